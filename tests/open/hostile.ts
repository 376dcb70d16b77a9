import { inspectImage } from '../../src/format/inspect.js'
import type { SearchIndex, SearchOptions } from '../../src/index.js'
import { FingerprintError, ImageError, openIndex } from '../../src/index.js'
import { imageOf, randomOf } from '../support/documents.js'

/** Images of every kind, small enough to be opened thousands of times, and a use of them that leaves nothing of the engine out. */

const WORDS = ['كتاب', 'والكتاب', 'كتب', 'مكتبة', 'درس', 'مدارس', 'وزير', 'COVID-19', '19', 'عبدالله', 'في', 'من']

function sentences(count: number, seed: number): string[] {
  const random = randomOf(seed)
  return Array.from({ length: count }, () => Array.from({ length: 1 + random(7) }, () => WORDS[Math.min(random(12), random(12))]).join(' '))
}

export const images: readonly Uint8Array[] = [
  // Three documents: lists of values, a compound, several forms of a stem, stop words, every type of field.
  imageOf({ fields: { title: { store: true, boost: 2 }, body: { store: true }, year: { type: 'number', store: true } }, stopWords: ['في'] }, [
    { id: 'first', title: 'كتاب الطبخ', body: ['في الكتاب وصفات', 'وكتب أخرى'], year: 1999 },
    { id: 'second', title: '', body: 'لقاح COVID-19 في المكتبة', year: null },
    { id: 'third', title: 'المكتبات', body: [''] },
  ]),
  // Lists of several runs, with ordinals and positions.
  imageOf(
    { fields: { title: {}, body: { store: true } }, stopWords: ['في', 'من'] },
    sentences(300, 7).map((body, id) => ({ id, title: id % 3 === 0 ? body.slice(0, 9) : '', body })),
  ),
  // One field without positions, nothing stored, synonyms of one and of several words.
  imageOf(
    {
      fields: { body: { positions: false } },
      stopWords: 'none',
      synonyms: [
        ['كتاب', 'درس'],
        ['وزير', 'عبد الله'],
        ['مكتبة الحي', 'كتب'],
      ],
    },
    sentences(140, 3).map((body, id) => ({ id, body: `${body} مكتبة الحي` })),
  ),
  // More fields than sixteen bits count.
  imageOf({ fields: Array.from({ length: 18 }, (_, i) => `f${i}`), stopWords: 'none', lexicon: 'none' }, [
    Object.fromEntries([['id', 'a'], ...sentences(18, 5).map((text, i) => [`f${i}`, text])]) as object,
    { id: 'b', f17: 'كتاب', f3: 'وزير' },
  ]),
  imageOf({ fields: ['text'] }, []),
  // Columns of every kind, of one value a document and of several, in more blocks than one.
  imageOf(
    {
      fields: {
        body: {},
        kind: { type: 'keyword' },
        tags: { type: 'keyword' },
        price: { type: 'number' },
        root: { type: 'number' },
        date: { type: 'date' },
        open: { type: 'boolean' },
      },
      stopWords: 'none',
      lexicon: 'none',
    },
    sentences(270, 11).map((body, id) => ({
      id,
      body,
      kind: id % 9 === 0 ? null : WORDS[Math.floor(id / 40)],
      tags: [WORDS[id % 7], WORDS[id % 5]].slice(id % 3),
      price: (id % 90) / 4,
      root: Math.sqrt(id),
      date: new Date(Date.UTC(2020, 0, id)),
      open: id % 4 === 0 ? undefined : id % 2 === 0,
    })),
  ),
]

const TREES = ['"كتاب مكتبة"~3 OR (كتا* -*ب)', 'وزر~2 =كتاب OR NOT "الكتاب وصفات"']

const QUERIES = ['كتاب', 'بالمكتبة COVID-19', 'في كتب', 'المدراسة وزيييير', 'مكتبة الحي عبد الله', 'ماهي', 'درس من في', ...TREES]

const OPTIONS: readonly ((index: SearchIndex) => SearchOptions)[] = [
  () => ({ highlight: true, snippet: { length: 30 } }),
  () => ({ operator: 'and', exactTotal: true, limit: 1000 }),
  index => ({
    conflation: 'exact',
    fields: index.fields
      .filter(({ type }) => type === 'text')
      .slice(0, 1)
      .map(({ name }) => name),
  }),
  () => ({ conflation: 'stem', fuzzy: true, offset: 1, limit: 2 }),
  refined,
]

/** A search that reads every column in every way. */
function refined({ fields }: SearchIndex): SearchOptions {
  const columns = fields.filter(field => field.column && field.type !== 'text')
  const [first] = columns
  const values = { text: 'كتاب', keyword: 'كتاب', number: 3, date: '2020-03-01', boolean: true }
  const numeric = columns.filter(({ type }) => type === 'number' || type === 'date')
  return {
    matchAll: true,
    filter: { or: columns.flatMap(({ name, type }) => [{ field: name, gte: values[type] ?? 0 }, { not: { field: name, eq: values[type] ?? 0 } }]) },
    sort: columns.map(({ name }, i) => ({ field: name, order: i % 2 === 0 ? 'asc' : 'desc' })),
    facets: Object.fromEntries(columns.map(({ name, type }) => [name, type === 'date' ? { interval: 'month' } : { limit: 5 }])),
    rank: numeric.map(({ name }) => ({ type: 'value', field: name, scale: 2 })),
    ...(first && { groupBy: { field: first.name, hits: 2 } }),
    limit: 5,
  }
}

/**
 * Opens and uses an image that may be damaged or forged. Returns whether it answered all queries; false where an error of the
 * library said that the image is none. Throws whatever else comes out, and where an answer is malformed.
 */
export function answers(image: Uint8Array, verify: boolean): boolean {
  let isWhole = true
  const attempt = (use: () => void): void => {
    try {
      use()
    } catch (error) {
      if (!(error instanceof ImageError || error instanceof FingerprintError)) throw error
      isWhole = false
    }
  }
  attempt(() => {
    inspectImage(image)
  })
  attempt(() => {
    const index = openIndex(image, { verify })
    // One index for all, so that what an error leaves behind is met too; the first query with all options, each other with one.
    attempt(() => {
      useWords(index)
    })
    OPTIONS.forEach((options, i) => {
      for (const [k, query] of QUERIES.entries()) if (k === 0 || k % OPTIONS.length === i) attempt(() => check(index, query, options(index)))
    })
  })
  return isWhole
}

/** What is asked of the words of an index rather than of its documents. */
function useWords(index: SearchIndex): void {
  for (const text of ['ك', 'والمكت', 'الكتاب في مد', 'المدراسسس', 'كتاب ']) {
    for (const { text: shown, count } of index.suggest(text, { recent: ['كتاب الطبخ'] }))
      if (typeof shown !== 'string' || !(count >= 0)) throw new Error(`${shown} ${count} times`)
  }
  index.didYouMean('المدراسة وزيييير COVID')
  for (const { documents } of index.analyze('بالمكتبة COVID-19 قط')) if (!(documents <= index.documents)) throw new Error(`in ${documents} documents`)
  for (const sort of ['frequency', 'alphabet'] as const)
    for (const { text, count } of index.terms({ sort, limit: 30 })) if (text === '' || !(count > 0)) throw new Error(`the term ${text} ${count} times`)
  const { forms, family } = index.related('مكتبة')
  for (const { count } of [...forms, ...family]) if (!(count > 0)) throw new Error(`a form ${count} times`)
}

function check(index: SearchIndex, query: string, options: SearchOptions): void {
  const { total, hits } = index.search(query, options)
  if (total < hits.length || hits.length > (options.limit ?? 10)) throw new Error(`${hits.length} hits of ${total}`)
  for (const { id, score, highlights = {} } of hits) {
    if (typeof id !== 'string' || typeof score !== 'number') throw new Error(`a hit ${id} with score ${score}`)
    for (const range of Object.values(highlights).flat()) if (!(range.start < range.end)) throw new Error(`from ${range.start} to ${range.end}`)
  }
}
