import { describe, expect, it } from 'vitest'
import { MOST_SYNONYM_WORDS } from '../../src/format/meta.js'
import { OptionError, SchemaError } from '../../src/index.js'
import * as data from '../../src/lexicon/data/synonyms.js'
import type { Synonyms } from '../../src/lexicon/synonyms.js'
import { builtInSynonyms, synonymsOf } from '../../src/lexicon/synonyms.js'

const groupsOf = (option: unknown): unknown => synonymsOf(option as Synonyms, MOST_SYNONYM_WORDS)

describe('the built-in groups', () => {
  const lines = Object.values(data).flatMap(list => list.split('\n').filter(line => line !== ''))
  const groups = builtInSynonyms()
  const members = groups.map(({ to }) => to.map(words => words.join(' ')))

  it('are the lines of the lists', () => {
    expect(groups).toHaveLength(lines.length)
    expect(groups.length).toBeGreaterThan(150)
    expect(lines.filter(line => !/^\S+( \S+)*( = \S+( \S+)*)+$/.test(line))).toEqual([])
  })

  it('are written in letters of Arabic, or as an abbreviation', () => {
    expect(lines.flatMap(line => line.split(/ =? ?/)).filter(word => !/^([\u0621-\u063a\u0641-\u064a]+|[A-Z]+)$/.test(word))).toEqual([])
  })

  it('have two members or more, each of a word or several', () => {
    expect(members.filter(group => group.length < 2 || group.includes(''))).toEqual([])
    expect(groups.flatMap(({ to }) => to).filter(words => words.length > MOST_SYNONYM_WORDS)).toEqual([])
  })

  it('share no member, and none stands twice', () => {
    const all = members.flat()
    expect(all.filter((member, i) => all.indexOf(member) !== i)).toEqual([])
  })

  it.each([
    ['كانون الثاني', 'يناير', 'جانفي'],
    ['آب', 'أغسطس', 'أوت', 'غشت'],
    ['أمريكا', 'أميركا', 'الولايات المتحدة'],
    ['ميانمار', 'بورما'],
    ['تلفاز', 'تلفزيون'],
    ['كغ', 'كيلوغرام', 'كيلوجرام'],
  ])('hold %s and %s together', (...words) => {
    const [group] = synonymsOf([words], MOST_SYNONYM_WORDS)
    const wanted = group?.to.map(member => member.join(' ')) ?? []
    expect(members.find(known => known.includes(wanted[0] as string))).toEqual(expect.arrayContaining(wanted))
  })

  it.each(['كم', 'فلم', 'فينا', 'كيف', 'عمان', 'بنين'])('leave out %s, which folds as another common word', word => {
    expect(members.flat()).not.toContain(word)
  })
})

describe('synonymsOf', () => {
  it('takes the library’s groups or none', () => {
    expect(groupsOf('default')).toBe(builtInSynonyms())
    expect(groupsOf('none')).toEqual([])
    expect(groupsOf([])).toEqual([])
  })

  it('cuts and folds groups as documents are', () => {
    const members = [['جوال'], ['هاتف', 'محمول'], ['covid', '19'], ['عبد', 'الله']]
    expect(groupsOf([['جوّال', 'هاتفٌ محمول', 'COVID-19', 'عبدالله', 'جـوال']])).toEqual([{ from: members, to: members }])
    expect(groupsOf([{ from: ['كوفيد ١٩'], to: ['كورونا', 'الوباء'] }])).toEqual([{ from: [['كوفيد', '19']], to: [['كورونا'], ['الوباء']] }])
  })

  it.each<[unknown]>([['some'], [''], [5], [5n], [null], [{}], [Object.create(null)], [() => []]])('refuses an option that is none', option => {
    expect(() => groupsOf(option)).toThrow(OptionError)
  })

  it.each<[string, unknown, string]>([
    [
      'a group that is a text',
      ['جوال = موبايل'],
      'group 0 of "synonyms" is a list of words that mean the same, or { from, to } with two such lists, not string',
    ],
    ['a group that is null', [['جوال', 'موبايل'], null], 'group 1 of "synonyms" is a list'],
    ['a member that is no text', [['جوال', 5]], 'group 0 of "synonyms" holds words as strings, not number'],
    ['a member that is a list', [['جوال', ['موبايل']]], 'holds words as strings, not object'],
    ['a member without a word', [['جوال', '؟!']], 'there is no word in "؟!"'],
    ['a rule without an end', [{ from: ['جوال'] }], 'or { from, to } with two such lists, not object'],
    ['a rule from nothing', [{ from: [], to: ['جوال'] }], 'or { from, to } with two such lists'],
    ['a rule with more', [{ from: ['جوال'], to: ['هاتف'], weight: 2 }], 'or { from, to } with two such lists'],
    ['a rule of other things', [{ from: ['جوال'], to: [5] }], 'holds words as strings, not number'],
    ['a group of one', [['جوال']], 'at least two members'],
    ['an empty group', [[]], 'at least two members'],
    ['spellings of one word', [['أحمد', 'احمد']], 'at least two members that differ in more than spelling, not ["أحمد","احمد"]'],
    ['a member of too many words', [['جوال', 'ا ب ت ث ج ح خ د ذ']], 'a member has at most 8 words, not 9'],
  ])('refuses %s', (_, option, message) => {
    expect(() => groupsOf(option)).toThrow(SchemaError)
    expect(() => groupsOf(option)).toThrow(message)
  })
})
