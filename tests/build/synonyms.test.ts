import { describe, expect, it } from 'vitest'
import { conflate } from '../../src/build/conflate.js'
import { attestedGroups, synonymTable, wordsOfGroups } from '../../src/build/synonyms.js'
import { Vocabulary } from '../../src/build/vocabulary.js'
import { PHRASE_WEIGHT, SYNONYM_WEIGHT } from '../../src/format/meta.js'
import { builtInLexicon } from '../../src/lexicon/built-in.js'
import { synonymsOf } from '../../src/lexicon/synonyms.js'
import type { SynonymRule } from '../../src/tokenize/synonym-groups.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'

function vocabularyOf(text: string): Vocabulary {
  const vocabulary = new Vocabulary()
  for (const { form } of new Tokenizer().forms(text))
    vocabulary.intern(
      Uint16Array.from(form, letter => letter.charCodeAt(0)),
      0,
      form.length,
    )
  return vocabulary
}

const attested = (groups: readonly (readonly string[])[], text: string, stopWords: readonly string[] = []): string[][] =>
  attestedGroups(synonymsOf(groups, 8), vocabularyOf(text), new Set(stopWords)).map(({ to }) => to.map(words => words.join(' ')))

/** The table in words: for each run of stems, weight and stems of each synonym, a stem named by its first form. */
function tableOf(groups: readonly SynonymRule[], text: string, documents = 10): Record<string, string[]> {
  const vocabulary = vocabularyOf(text)
  const chosen = attestedGroups(synonymsOf(groups, 8), vocabulary, new Set())
  const corpus = conflate(vocabulary, builtInLexicon(), new Set(wordsOfGroups(chosen)))
  const table = synonymTable(chosen, corpus, documents)
  const stems = corpus.flatMap(root => root.stems.map(stem => stem.forms[0]?.term ?? ''))
  const named = (ordinals: readonly (number | string)[]): string => ordinals.map(ordinal => stems[Number(ordinal)]).join(' ')
  return Object.fromEntries(
    Object.entries(table).map(([key, others]) => [named(key.split(',')), others.map(([weight, ...rest]) => `${weight} ${named(rest)}`)]),
  )
}

const WORD = 100 * SYNONYM_WEIGHT
const PHRASE = 100 * PHRASE_WEIGHT

describe('attestedGroups', () => {
  it('are those of which a member has all of its words in the corpus, bare or with what nouns take', () => {
    expect(attested([['جانفي', 'يناير']], 'في يناير')).toEqual([['جانفي', 'يناير']])
    expect(attested([['جانفي', 'يناير']], 'وليناير')).toHaveLength(1)
    expect(attested([['حاسوب', 'كمبيوتر']], 'بالحاسوب')).toHaveLength(1)
    expect(attested([['حافلة', 'باص']], 'والحافلات')).toHaveLength(1)
    expect(attested([['جانفي', 'كانون الثاني']], 'كانون')).toEqual([])
    expect(attested([['جانفي', 'كانون الثاني']], 'الثاني من كانون')).toHaveLength(1)
    expect(attested([['جانفي', 'يناير']], 'بحر ونهر')).toEqual([])
    expect(attested([], 'بحر')).toEqual([])
  })

  it('leave out stop words, which would find everything', () => {
    expect(attested([['كم', 'كيلومتر', 'ميل']], 'كم ميلا', ['كم'])).toEqual([['كيلومتر', 'ميل']])
    expect(attested([['كم', 'كيلومتر']], 'كم كيلومترا', ['كم'])).toEqual([])
    expect(attested([['ما بعد', 'غدا']], 'غدا', ['ما', 'بعد'])).toEqual([['ما بعد', 'غدا']])
  })
})

describe('synonymTable', () => {
  it('leads from each member to those that the corpus has', () => {
    expect(tableOf([['جانفي', 'يناير', 'كانون الثاني']], 'يناير')).toEqual({ جانفي: [`${WORD} يناير`], 'كانون الثاني': [`${WORD} يناير`] })
    expect(tableOf([['تلفاز', 'تلفزيون']], 'تلفاز تلفزيون')).toEqual({ تلفاز: [`${WORD} تلفزيون`], تلفزيون: [`${WORD} تلفاز`] })
  })

  it('leads to several words where all of them stand in the corpus', () => {
    expect(tableOf([['جانفي', 'كانون الثاني']], 'كانون الثاني')).toEqual({ جانفي: [`${PHRASE} كانون الثاني`] })
    expect(tableOf([['جانفي', 'كانون الثاني']], 'كانون')).toEqual({})
  })

  it('holds a rare synonym back, and a common one not', () => {
    const { تلفاز, تلفزيون } = tableOf([['تلفاز', 'تلفزيون']], `تلفزيون ${'تلفاز '.repeat(30)}`, 100)
    expect(Number.parseInt(تلفاز?.[0] as string, 10)).toBeLessThan(WORD / 2)
    expect(Number.parseInt(تلفاز?.[0] as string, 10)).toBeGreaterThan(0)
    expect(تلفزيون).toEqual([`${WORD} تلفاز`])
  })

  it('gives a listed word a stem of its own where the rules take it for another', () => {
    const groups = [['جوان', 'يونيو']]
    const stemsOf = (names: readonly (readonly string[])[]): string[][] => {
      const vocabulary = vocabularyOf('الجو جو يونيو وجوان جو')
      const chosen = attestedGroups(synonymsOf(names, 8), vocabulary, new Set())
      const corpus = conflate(vocabulary, builtInLexicon(), new Set(wordsOfGroups(chosen)))
      synonymTable(chosen, corpus, 10)
      return corpus.flatMap(root => root.stems.map(stem => stem.forms.map(form => form.term))).filter(forms => forms.some(form => form.includes('جو')))
    }
    expect(stemsOf([]).find(forms => forms.includes('جو'))).toContain('وجوان')
    expect(stemsOf(groups).find(forms => forms.includes('جو'))).not.toContain('وجوان')
    expect(
      stemsOf(groups)
        .find(forms => forms.includes('وجوان'))
        ?.sort(),
    ).toEqual(['جوان', 'وجوان'])
  })

  it('passes over a word of two letters where the corpus has it mostly as another', () => {
    const groups = [['آب', 'أغسطس']]
    expect(tableOf(groups, 'آب الأب أغسطس أغسطس')).toEqual({ اب: [`${WORD} اغسطس`], اغسطس: [`${WORD} اب`] })
    expect(tableOf(groups, 'آب الأب أبوه والأب أغسطس')).toEqual({})
  })

  it('does not look for several words where one of them is hardly ever meant', () => {
    const groups = [['لاب توب', 'حاسوب']]
    expect(Object.values(tableOf(groups, `حاسوب توب لاب ${'أب الأب أبيه '.repeat(10)}`))).toEqual([[`${WORD} حاسوب`]])
    expect(Object.keys(tableOf(groups, 'حاسوب توب لاب'))).toHaveLength(2)
  })

  it('takes a word with the article for the one without', () => {
    expect(tableOf([['التلفاز', 'المذياع']], 'تلفاز مذياع')).toEqual({ تلفاز: [`${WORD} مذياع`], مذياع: [`${WORD} تلفاز`] })
  })

  it('leads to a stem once', () => {
    const table = tableOf(
      [
        ['تلفاز', 'تلفزيون', 'التلفزيون'],
        ['تلفزيون', 'تلفاز'],
      ],
      'تلفاز تلفزيون',
    )
    expect(table).toEqual({ تلفاز: [`${WORD} تلفزيون`], تلفزيون: [`${WORD} تلفاز`] })
  })
})
