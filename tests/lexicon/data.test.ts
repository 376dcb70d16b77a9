import { describe, expect, it } from 'vitest'
import { common, intransitive } from '../../src/lexicon/data/common-verbs.js'
import * as nouns from '../../src/lexicon/data/nouns.js'
import * as augmented from '../../src/lexicon/data/plurals-augmented.js'
import * as triliteral from '../../src/lexicon/data/plurals-triliteral.js'
import * as final from '../../src/lexicon/data/protected-final.js'
import * as initial from '../../src/lexicon/data/protected-initial.js'
import * as quadriliterals from '../../src/lexicon/data/quadriliterals.js'
import * as reflexive from '../../src/lexicon/data/reflexive-nouns.js'
import * as firstThird from '../../src/lexicon/data/roots-hamza-to-hah.js'
import * as secondThird from '../../src/lexicon/data/roots-khah-to-seen.js'
import * as lastThird from '../../src/lexicon/data/roots-sheen-to-yeh.js'
import { verbsOf } from '../../src/lexicon/verbs.js'
import { normalize } from '../../src/normalize/normalize.js'

type Lists = Readonly<Record<string, string>>

const WORD_LISTS: readonly (readonly [file: string, lists: Lists])[] = [
  ['nouns', nouns],
  ['protected-final', final],
  ['protected-initial', initial],
  ['quadriliterals', quadriliterals],
  ['reflexive-nouns', reflexive],
]
const PLURAL_LISTS: readonly (readonly [file: string, lists: Lists])[] = [
  ['plurals-augmented', augmented],
  ['plurals-triliteral', triliteral],
]

/** A word as a dictionary prints it: letters of Arabic, no vowel signs, no tatweel. */
const BARE_WORD = /^[\u0621-\u063a\u0641-\u064a]+$/

function wordsOf(list: string): string[] {
  return list.split(/\s+/).filter(word => word !== '')
}

function linesOf(list: string): string[] {
  return list.split('\n').filter(line => line !== '')
}

describe('the lists of words', () => {
  it.each([...WORD_LISTS, ...PLURAL_LISTS])('%s hold bare words', (_, lists) => {
    for (const [name, list] of Object.entries(lists)) expect([name, wordsOf(list).filter(word => !BARE_WORD.test(word))]).toEqual([name, []])
  })

  it('repeat no word, nor one that the plurals have', () => {
    const plurals = new Set(PLURAL_LISTS.flatMap(([, lists]) => Object.values(lists).flatMap(wordsOf)).map(word => normalize(word)))
    const words = [nouns, final, initial].flatMap(lists => Object.values(lists as Lists).flatMap(wordsOf)).map(word => normalize(word))
    expect(words.filter((word, i) => plurals.has(word) || words.indexOf(word) !== i)).toEqual([])
  })

  it('of common verbs hold verbs of the lists of roots, none twice', () => {
    const known = verbsOf()
    const written = new Set(known.map(verb => verb.written))
    const derived = new Set(known.filter(verb => verb.written === undefined).map(({ verb }) => verb.past))
    const words = wordsOf(common)
    expect(words.filter(word => !written.has(word) && !derived.has(normalize(word)))).toEqual([])
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    expect(wordsOf(intransitive).filter(word => !written.has(word))).toEqual([])
  })

  it('of protected beginnings hold words that begin so', () => {
    const letters: Readonly<Record<string, RegExp>> = { waw: /^و/, fa: /^ف/, ba: /^ب/, kaf: /^ك/, lam: /^ل/, sin: /^س/, alefLam: /^[اأإآ]ل/ }
    expect(Object.keys(initial).sort()).toEqual(Object.keys(letters).sort())
    for (const [name, list] of Object.entries(initial)) expect([name, wordsOf(list).filter(word => !letters[name]?.test(word))]).toEqual([name, []])
  })
})

describe('the lists of plurals', () => {
  it.each(PLURAL_LISTS)('%s hold a singular and its plurals a line, none twice', (_, lists) => {
    for (const [name, list] of Object.entries(lists)) {
      const lines = linesOf(list)
      expect([name, lines.filter(line => !/^\S+( \S+)+$/.test(line))]).toEqual([name, []])
      expect([name, lines.filter(line => new Set(line.split(' ')).size < line.split(' ').length)]).toEqual([name, []])
      expect([name, lines.filter((line, i) => lines.indexOf(line) !== i)]).toEqual([name, []])
    }
  })
})

describe('the lists of roots', () => {
  const lines = [firstThird, secondThird, lastThird].flatMap(lists => Object.values(lists as Lists).flatMap(linesOf))

  it('hold a root, its simple verbs, then the numbers of its derived forms, a line each', () => {
    const letter = '[\u0621-\u063a\u0641-\u064a]'
    const line = new RegExp(`^${letter}{3}( ${letter}+/ي${letter}+)*( ([2-9]|10))*$`)
    expect(lines.filter(each => !line.test(each))).toEqual([])
  })

  it('name each root once, with at least one verb', () => {
    const roots = lines.map(line => line.slice(0, 3))
    expect(roots.filter((root, i) => roots.indexOf(root) !== i)).toEqual([])
    expect(lines.filter(line => line.length === 3)).toEqual([])
  })

  it('name each form once, in order', () => {
    const unordered = lines.filter(line => {
      const forms = [...line.matchAll(/\d+/g)].map(([form]) => Number(form))
      return forms.some((form, i) => i > 0 && form <= (forms[i - 1] as number))
    })
    expect(unordered).toEqual([])
  })

  it('write hamza in roots as ء', () => {
    expect(lines.filter(line => /[أإآؤئاى]/.test(line.slice(0, 3)))).toEqual([])
  })
})
