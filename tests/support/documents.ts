import fc from 'fast-check'
import type { Schema, SearchIndex } from '../../src/index.js'
import { IndexBuilder, openIndex } from '../../src/index.js'

/** Documents, words and texts that tests of the index make at random, and the shortest way to an index. All written for these tests. */

/** A document of text fields. */
export type TextDocument = { id: string } & Record<string, string | string[] | null>

/** A term of a dictionary in any script, from one to a dozen code units: Arabic, its extensions, Latin-1, Cyrillic, halves of pairs. */
export const term: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0x0621, max: 0x064a }) },
      { weight: 2, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
      { weight: 2, arbitrary: fc.integer({ min: 0x066e, max: 0x06ff }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x0750, max: 0x08ff }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x80, max: 0xff }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x0400, max: 0x05ff }) },
      { weight: 1, arbitrary: fc.integer({ min: 0xd800, max: 0xdfff }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map(units => String.fromCharCode(...units))

/** Words of a few families with their clitics and spellings, and written words that hold several. */
export const VOCABULARY: readonly string[] = [
  ...['كتاب', 'كتب', 'الكتاب', 'والكتاب', 'بالكتاب', 'كتابهم', 'للكتاب', 'كُتُب', 'مكتبة', 'مكتبات', 'المكتبة', 'مكتبتهم', 'كاتب', 'كتّاب', 'مكتوب'],
  ...['مدرسة', 'مدارس', 'المدارس', 'مدرستهم', 'درس', 'دروس', 'يدرس', 'سيدرس', 'مدرس', 'مدرسون'],
  ...['وزير', 'الوزير', 'وزراء', 'ووزير', 'وزارة', 'ولد', 'أولاد', 'والد', 'فندق', 'وفندق'],
  ...['شيء', 'شئ', 'أشياء', 'مسؤول', 'مسئول', 'مسوول', 'قرآن', 'القرءان', 'هيئة', 'هيأة'],
  ...['في', 'من', 'ثم', 'لا', 'أب', 'أبوه', 'يد', 'ب', 'ما', 'ماء'],
  ...['COVID-19', 'covid', '19', 'كوفيد-19', 'كوفيد19', '٥كلم', '5', 'كلم', 'ب2.3', 'ال25', '3ر2', '1,234', '1234', '2.3'],
  ...['عبدالله', 'عبد الله', 'وعبدالرحمن', 'أبوظبي', 'أبو ظبي', 'بي.بي.سي', 'بيبيسي', 'U.S.A', 'usa', "O'Neil", 'مدرسة-جامعة', 'الشرق-الأوسط'],
  ...['ڤيتامين', 'فيتامين', 'قيتامين', 'ڤيتامين-سي', 'ڤي-ڤي', 'قي', 'في.في', 'فيفي', 'ڤي.بي', 'café', 'Cafe', 'Ёлка', '東京', '\u{10400}\u{10428}'],
]

/** A word of the vocabulary, seldom one of random letters. */
export const word: fc.Arbitrary<string> = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...VOCABULARY) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...'اوبكلسيتهمنردعء'), { minLength: 1, maxLength: 6 }).map(letters => letters.join('')),
  },
)

const separator = fc.oneof(
  { weight: 8, arbitrary: fc.constant(' ') },
  { weight: 2, arbitrary: fc.constantFrom('، ', '. ', '\n', ' - ', '؟ ', '«', '"', ' 😀 ', '/') },
)

/** A text of the vocabulary's words. */
export const text = (maxLength = 12): fc.Arbitrary<string> => fc.array(fc.tuple(word, separator), { maxLength }).map(pieces => pieces.flat().join(''))

const value = fc.oneof(
  { weight: 8, arbitrary: text() },
  { weight: 1, arbitrary: text(45) },
  { weight: 1, arbitrary: fc.array(text(5), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant(null) },
)

/** Up to a dozen documents with these text fields. */
export const documentsWith = (fields: readonly string[], maxLength = 12): fc.Arbitrary<TextDocument[]> =>
  fc
    .array(fc.tuple(...fields.map(() => value)), { maxLength })
    .map(rows => rows.map((row, i) => ({ id: `d${i}`, ...Object.fromEntries(fields.map((name, k) => [name, row[k]])) }) as TextDocument))

export const TEXT_FIELDS = ['title', 'body', 'notes'] as const

/** One, two or three field names. */
export const fieldNames: fc.Arbitrary<string[]> = fc.integer({ min: 1, max: TEXT_FIELDS.length }).map(count => TEXT_FIELDS.slice(0, count))

/** The image of some documents. */
export function imageOf(schema: Schema, documents: readonly object[]): Uint8Array {
  const builder = new IndexBuilder(schema)
  for (const document of documents) builder.add(document)
  return builder.toBytes()
}

/** The opened index of some documents. */
export function indexOf(schema: Schema, documents: readonly object[]): SearchIndex {
  return openIndex(imageOf(schema, documents))
}

/** An index of one stored text field, a document for each text; ids are 0, 1, … No stop words: their guides cost most of the time. */
export function indexOfTexts(...texts: readonly string[]): SearchIndex {
  return indexOf(
    { fields: { text: { store: true } }, stopWords: 'none' },
    texts.map((content, id) => ({ id, text: content })),
  )
}

/** The ids that a query finds, best first. */
export function idsOf(index: SearchIndex, query: string, options: Parameters<SearchIndex['search']>[1] = {}): string[] {
  return index.search(query, { limit: 1000, ...options }).hits.map(hit => hit.id)
}

/** A generator of integers below `most`: the same numbers for the same seed (Numerical Recipes' linear congruence). */
export function randomOf(seed: number): (most: number) => number {
  let state = seed >>> 0
  return most => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}
