import type { SearchIndex, SearchResult } from '../../src/index.js'
import { TITLE_BOOST } from '../engines/engine.js'
import type { Library } from '../engines/library.js'
import type { FeatureEngine } from './feature.js'
import { editsOf, GROUP_HITS, PASSAGE } from './feature.js'

const hits = (result: SearchResult): number => result.hits.length

/** Our engine: one image for all features, with texts stored and columns beside them. */
export function fihrisFeatures({ IndexBuilder, openIndex }: Library): FeatureEngine<SearchIndex> {
  return {
    build(documents) {
      const builder = new IndexBuilder({
        fields: {
          title: { boost: TITLE_BOOST, store: true },
          body: { store: true },
          category: { type: 'keyword' },
          date: { type: 'date' },
          length: { type: 'number' },
        },
      })
      // What a document has none of is left out: an empty string would be a category, and is no date.
      for (const { category, date, ...rest } of documents) builder.add({ ...rest, ...(category !== '' && { category }), ...(date !== '' && { date }) })
      return openIndex(builder.toBytes())
    },
    features: {
      words: { how: 'search(text)', answer: (index, text, limit) => hits(index.search(text, { limit })) },
      phrase: { how: 'search(\'"…"\')', answer: (index, text, limit) => hits(index.search(`"${text}"`, { limit })) },
      prefix: { how: "prefix: 'last'", answer: (index, text, limit) => hits(index.search(text, { limit, prefix: 'last' })) },
      suggest: { how: 'suggest(text)', answer: (index, text, limit) => index.suggest(text, { limit }).length },
      wildcard: { how: 'search(pattern)', answer: (index, pattern, limit) => hits(index.search(pattern, { limit })) },
      fuzzy: { how: 'word~1, from six letters word~2', answer: (index, word, limit) => hits(index.search(`${word}~${editsOf(word)}`, { limit })) },
      boolean: {
        how: 'AND (… OR …) NOT',
        answer: (index, { must, either: [a, b], not }, limit) => hits(index.search(`${must} AND (${a} OR ${b}) NOT ${not}`, { limit })),
      },
      filter: {
        how: 'filter',
        answer: (index, { text, category }, limit) => hits(index.search(text, { limit, filter: { field: 'category', eq: category } })),
      },
      facets: {
        how: 'filter, facets',
        answer: (index, { text, least, from, hasCategories }, limit) => {
          const ranges = from.map((low, i) => ({ from: low, ...(i + 1 < from.length && { to: from[i + 1] as number }) }))
          const facets = { length: { ranges }, ...(hasCategories && { category: {} }) }
          return hits(index.search(text, { limit, filter: { field: 'length', gte: least }, facets }))
        },
      },
      sort: { how: 'sort', answer: (index, { text, by }, limit) => hits(index.search(text, { limit, sort: { field: by, order: 'desc' } })) },
      group: {
        how: 'groupBy',
        answer: (index, text, limit) => index.search(text, { limit, groupBy: { field: 'category', hits: GROUP_HITS } }).groups?.length ?? 0,
      },
      highlight: {
        how: 'highlight, snippet',
        answer: (index, text, limit) => hits(index.search(text, { limit, highlight: true, snippet: { length: PASSAGE } })),
      },
    },
  }
}
