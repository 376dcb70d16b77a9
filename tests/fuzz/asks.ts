import type { Query, SearchIndex, SearchOptions } from '../../src/index.js'

/** What the fuzzer asks of an index: every part of the engine that reads an image, in small questions. */

/** A question, by name; its answer is plain data that is the same whenever the index is. Throws where an answer is malformed. */
export interface Ask {
  readonly name: string
  readonly of: (index: SearchIndex) => unknown
}

const QUERIES: readonly (string | Query)[] = [
  'كتاب',
  'بالمكتبة COVID-19',
  'في كتب',
  'المدراسة وزيييير',
  'مكتبة الحي عبد الله',
  'رسالة بالبريد',
  'درس من في',
  '"كتاب مكتبة"~3 OR (كتا* -*ب)',
  'وزر~2 =كتاب OR NOT "الكتاب وصفات"',
  '"في الكتاب" +مدارس -وزير',
  { type: 'bool', must: [{ type: 'prefix', prefix: 'ك' }], should: [{ type: 'phrase', text: 'وكتب أخرى', slop: 2 }] },
  '',
]

/** A field of the index of some type, by name. */
function named(index: SearchIndex, ...types: string[]): string[] {
  return index.fields.filter(({ type, column }) => types.includes(type) && (type === 'text' || column)).map(({ name }) => name)
}

const VALUES: Readonly<Record<string, string | number | boolean>> = { keyword: 'كتاب', number: 3, date: '2020-03-01', boolean: true }

const OPTIONS: Readonly<Record<string, (index: SearchIndex) => SearchOptions>> = {
  plain: () => ({}),
  shown: () => ({ highlight: true, snippet: { length: 30 } }),
  and: () => ({ operator: 'and', exactTotal: true, limit: 1000 }),
  exact: index => ({ conflation: 'exact', fields: named(index, 'text').slice(-1) }),
  fuzzy: () => ({ conflation: 'stem', fuzzy: true, offset: 1, limit: 2 }),
  typed: () => ({ prefix: 'last', explain: true, limit: 3 }),
  synonyms: () => ({
    synonyms: [
      ['كتاب', 'درس'],
      ['وزير', 'مكتبة'],
    ],
    explain: true,
  }),
  filtered: index => ({
    matchAll: true,
    filter: {
      or: index.fields
        .filter(({ type, column }) => column && type !== 'text')
        .flatMap(({ name, type }) => [{ field: name, gte: VALUES[type] ?? 0 }, { not: { field: name, eq: VALUES[type] ?? 0 } }]),
    },
  }),
  sorted: index => ({
    matchAll: true,
    sort: named(index, 'keyword', 'number', 'date', 'boolean')
      .slice(0, 8)
      .map(field => ({ field, order: 'desc' as const })),
  }),
  counted: index => ({
    matchAll: true,
    facets: Object.fromEntries(
      index.fields
        .filter(({ type, column }) => column && type !== 'text')
        .slice(0, 64)
        .map(({ name, type }) => [name, type === 'date' ? { interval: 'month' } : { limit: 5 }]),
    ),
  }),
  ranked: index => ({
    rank: named(index, 'number', 'date')
      .slice(0, 16)
      .map(field => ({ type: 'value', field, scale: 2 }) as const),
  }),
  grouped: index => {
    const [field] = named(index, 'keyword', 'number', 'date', 'boolean')
    return field === undefined ? {} : { matchAll: true, groupBy: { field, hits: 2 }, limit: 5 }
  },
}

function search(index: SearchIndex, query: string | Query, options: SearchOptions): unknown {
  const { elapsed, ...answer } = index.search(query, options)
  const groups = answer.groups?.flatMap(({ hits }) => hits) ?? []
  if (answer.total < answer.hits.length || answer.hits.length > (options.limit ?? 10)) throw new Error(`${answer.hits.length} hits of ${answer.total}`)
  for (const { id, score, highlights = {} } of [...answer.hits, ...groups]) {
    if (typeof id !== 'string' || typeof score !== 'number' || Number.isNaN(score)) throw new Error(`a hit ${id} with score ${score}`)
    for (const { start, end } of Object.values(highlights).flat()) if (!(start < end)) throw new Error(`a range from ${start} to ${end}`)
  }
  if (!(elapsed >= 0)) throw new Error(`${elapsed} ms`)
  return answer
}

/** A second page behind the first. */
function paged(index: SearchIndex): unknown {
  const first = index.search('كتاب مكتبة', { limit: 2 })
  return first.cursor === undefined ? first.total : search(index, 'كتاب مكتبة', { limit: 2, after: first.cursor })
}

export const ASKS: readonly Ask[] = [
  ...QUERIES.flatMap((query, i) =>
    Object.entries(OPTIONS).map(([name, options]) => ({ name: `query ${i} ${name}`, of: (index: SearchIndex) => search(index, query, options(index)) })),
  ),
  ...['ك', 'والمكت', 'الكتاب في مد', 'المدراسسس', 'كتاب '].map(text => ({
    name: `suggest ${text}`,
    of: (index: SearchIndex) => index.suggest(text, { recent: ['كتاب الطبخ'] }),
  })),
  { name: 'didYouMean', of: index => index.didYouMean('المدراسة وزيييير COVID') ?? null },
  { name: 'analyze', of: index => index.analyze('بالمكتبة COVID-19 قط') },
  { name: 'terms', of: index => [index.terms({ limit: 30 }), index.terms({ sort: 'alphabet', limit: 30 })] },
  { name: 'related', of: index => [index.related('مكتبة'), index.related('كتاب')] },
  { name: 'paged', of: paged },
]
