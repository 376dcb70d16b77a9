import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import type { Segment } from '../../src/format/segment.js'
import { ImageSegment } from '../../src/format/segment.js'
import type { Schema } from '../../src/index.js'
import type { Plan } from '../../src/query/plan.js'
import { plan } from '../../src/query/plan.js'
import { Places } from '../../src/query/resolve.js'
import type { Query } from '../../src/query/tree.js'
import { MAX_QUERY_LENGTH, MAX_QUERY_WORDS } from '../../src/query/tree.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { imageOf, indexOfTexts } from '../support/documents.js'

const error = (code: string): unknown => expect.objectContaining({ code })

function segmentOf(texts: readonly string[], stopWords: NonNullable<Schema['stopWords']> = 'none'): Segment {
  const image = imageOf(
    { fields: ['text'], stopWords },
    texts.map((text, id) => ({ id, text })),
  )
  return new ImageSegment(image, readLayout(image))
}

const planOf = (query: string | Query, segment: Segment, fuzzy = false): Plan => plan(query, segment, new Tokenizer(), new Places(segment), fuzzy)

/** The clauses of a query, parts before a bar, alternatives after it. */
const clauses = (query: string, segment: Segment): string[] =>
  planOf(query, segment).clauses.map(({ parts, alternatives }) => [parts, alternatives].map(terms => terms.map(term => term.text).join(' ')).join(' | '))

describe('plan', () => {
  const none = segmentOf([])

  it.each([
    ['كتاب', ['كتاب | ']],
    ['كتاب مدرسة', ['كتاب | ', 'مدرسه | ']],
    ['COVID-19', ['covid 19 | covid19']],
    ['٥كلم', ['5 كلم | 5كلم']],
    ['عبدالله', ['عبد | ', 'الله | ']],
    ['عبدالله COVID-19', ['عبد | ', 'الله | ', 'covid 19 | covid19']],
    ['COVID-19 عبدالله', ['covid 19 | covid19', 'عبد | ', 'الله | ']],
    ['مدرسة-جامعة 5كلم', ['مدرسه | ', 'جامعه | ', '5 كلم | 5كلم']],
    ['بي.بي.سي', ['بي بي سي | بيبيسي']],
    ['5كلم 6كلم', ['5 كلم | 5كلم', '6 كلم | 6كلم']],
    ['ڤيتامين', ['فيتامين | قيتامين']],
    ['ڤيتامين-سيارة', ['فيتامين | قيتامين', 'سياره | ']],
    ['ب2.3 كلم', ['2.3 | ', 'كلم | ']],
  ])('cuts «%s» into written words', (query, expected) => {
    expect(clauses(query, none)).toEqual(expected)
  })

  it('takes a word once, however often and in whatever spelling it comes', () => {
    expect(clauses('كتاب كِتَاب كـتاب كتاب', none)).toEqual(['كتاب | '])
    expect(clauses('COVID-19 covid19 Covid 19', none)).toEqual(['covid 19 | covid19', 'covid | ', '19 | '])
  })

  it.each(['', ' ', '\t\n', '؟!', '«»', 'ـ', '\u200f', '\u064e\u064f', '-', '...', '😀', '\udc00'])('finds no word in %j', query => {
    expect(planOf(query, none).clauses).toEqual([])
  })

  it('weighs by the boost of a word', () => {
    expect(planOf({ type: 'word', word: 'كتاب', boost: 2.5 }, none).clauses[0]?.parts[0]?.weight).toBe(2.5)
    expect(planOf({ type: 'word', word: 'كتاب' }, none).clauses[0]?.parts[0]?.weight).toBe(1)
    expect(planOf({ type: 'text', text: 'كتاب مدرسة' }, none).clauses).toHaveLength(2)
  })

  it.each<[unknown]>([
    [undefined],
    [null],
    [5],
    [5n],
    [['كتاب']],
    [{}],
    [Object.create(null)],
    [{ type: 'text' }],
    [{ type: 'text', text: 5 }],
    [{ type: 'word', text: 'كتاب' }],
    [{ type: 'phrase', text: 'كتاب' }],
    ...[0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e101, '2', null, {}].map((boost): [unknown] => [{ type: 'word', word: 'كتاب', boost }]),
  ])('refuses a query that is none', query => {
    expect(() => planOf(query as unknown as string, none)).toThrow(error('query'))
  })

  it('takes 16,384 code units, and refuses one more and a MB', () => {
    expect(MAX_QUERY_LENGTH).toBe(16_384)
    const index = indexOfTexts('كتاب')
    for (const unit of ['ك', 'كتاب ', ' ', 'ا-', '5', '\u064e']) {
      expect(() => index.search(unit.repeat(MAX_QUERY_LENGTH / unit.length))).not.toThrow()
      expect(() => index.search(unit.repeat(2 ** 20))).toThrow(error('query'))
    }
    expect(index.search(`كتاب${' '.repeat(MAX_QUERY_LENGTH - 4)}`).total).toBe(1)
    expect(() => index.search(`كتاب${' '.repeat(MAX_QUERY_LENGTH - 3)}`)).toThrow(error('query'))
    expect(() => index.search({ type: 'word', word: 'x'.repeat(MAX_QUERY_LENGTH + 1) })).toThrow(error('query'))
  })

  it('takes 1,024 different words, and refuses one more', () => {
    expect(MAX_QUERY_WORDS).toBe(1024)
    const words = Array.from(
      { length: MAX_QUERY_WORDS },
      (_, i) =>
        `w${String(i)
          .split('')
          .map(digit => 'abcdefghij'.charAt(Number(digit)))
          .join('')}`,
    )
    const index = indexOfTexts(words.join(' '), 'wa')
    expect(index.search(words.join(' '), { operator: 'and' }).hits.map(hit => hit.id)).toEqual(['0'])
    expect(index.search([...words, ...words.slice(0, 500)].join(' ')).total).toBe(2)
    expect(() => index.search([...words, 'another'].join(' '))).toThrow(error('query'))
  })
})

describe('stop words', () => {
  const texts = ['في البيت', 'من السوق', 'البيت والسوق']
  const optional = (query: string, segment: Segment): boolean[] => planOf(query, segment).clauses.map(clause => clause.optional)

  it('are optional beside other words, and weigh less', () => {
    const segment = segmentOf(texts, ['في', 'من'])
    expect(optional('في البيت من السوق', segment)).toEqual([false, false, true, true])
    const [other, stop] = planOf('في البيت', segment).clauses
    expect(stop?.parts[0]?.weight).toBeLessThan(other?.parts[0]?.weight as number)
  })

  it('are words where the query holds no others', () => {
    expect(optional('في من', segmentOf(texts, ['في', 'من']))).toEqual([false, false])
  })

  it('are none where the schema says so', () => {
    expect(optional('في البيت', segmentOf(texts, 'none'))).toEqual([false, false])
  })

  it('are folded as words of texts are', () => {
    expect(optional('إِلى البيت', segmentOf(['الى البيت'], ['إلى']))).toEqual([false, true])
  })
})

describe('a word that the index does not hold', () => {
  const segment = segmentOf(['المستشفى الكبير', 'ما هي الجامعة القديمة'], ['ما', 'هي'])
  const near = (query: string): { form: number; weight: number }[] =>
    planOf(query, segment, true).clauses.flatMap(({ alternatives }) => alternatives.map(({ form, weight }) => ({ form, weight })))

  it('is led to the nearest terms, which weigh less the more of the word is wrong', () => {
    const [hospital] = [segment.formOf('المستشفي')]
    // One edit is two halves.
    expect(near('المسرشفى')).toEqual([{ form: hospital, weight: 1 - (0.8 * 2) / 8 }])
    // Letters that sound alike or lie side by side on the keyboard, or a letter doubled, are half an edit.
    for (const word of ['المصتشفى', 'المسنشفى']) expect(near(word)).toEqual([{ form: hospital, weight: 1 - 0.8 / 8 }])
    expect(near('المستتشفى')).toEqual([{ form: hospital, weight: 1 - 0.8 / 9 }])
  })

  it('loses the family that its letters make', () => {
    for (const { parts, alternatives } of planOf('المسنشفى', segment, true).clauses) {
      expect(parts).toEqual([expect.objectContaining({ form: -1, stem: -1, root: -1 })])
      expect(alternatives[0]?.root).toBe(segment.rootOf(segment.stemOf(segment.formOf('المستشفي'))))
    }
  })

  it('is taken apart where it is two words run together: both stop words, both long, or the second with the article', () => {
    const words = (query: string): (string | undefined)[] => planOf(query, segment, true).clauses.map(({ parts }) => parts[0]?.text)
    expect(words('ماهي')).toEqual(['ما', 'هي'])
    expect(words('الجامعهالقديمه')).toEqual(['الجامعه', 'القديمه'])
    expect(words('ماالجامعه')).toEqual(['الجامعه', 'ما'])
  })

  it('stays as it is where no guesses were asked for, and beyond eight of a query', () => {
    expect(planOf('المسنشفى ماهي', segment).clauses.map(({ parts, alternatives }) => [parts[0]?.text, alternatives.length])).toEqual([
      ['المسنشفي', 0],
      ['ماهي', 0],
    ])
    const unknown = Array.from({ length: 8 }, (_, i) => 'ضظذغ'.repeat(3) + 'ابتثجحخد'.charAt(i))
    const guessed = planOf([...unknown, 'المسنشفى'].join(' '), segment, true).clauses
    expect(guessed.at(-1)?.alternatives).toEqual([])
    expect(planOf([...unknown.slice(1), 'المسنشفى'].join(' '), segment, true).clauses.at(-1)?.alternatives).toHaveLength(1)
  })
})
