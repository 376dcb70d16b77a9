import type { Query, SearchOptions } from 'minisearch'
import MiniSearch from 'minisearch'
import { boostsOf } from '../engines/engine.js'
import type { FeatureDocument, FeatureEngine } from './feature.js'
import { editsOf } from './feature.js'

/** MiniSearch, with what its filter looks at stored. It has neither columns nor texts, so nothing of what needs them. */
export function miniSearchFeatures(terms: (text: string) => string[]): FeatureEngine<MiniSearch<FeatureDocument>> {
  const search = (index: MiniSearch<FeatureDocument>, text: string, limit: number, options?: SearchOptions): number =>
    index.search(text, options).slice(0, limit).length
  const isLast = (_: string, place: number, all: string[]): boolean => place === all.length - 1
  return {
    build(documents) {
      const index = new MiniSearch<FeatureDocument>({
        fields: ['title', 'body'],
        storeFields: ['category'],
        tokenize: terms,
        processTerm: term => term,
        searchOptions: { boost: boostsOf(['title', 'body']), combineWith: 'OR' },
      })
      index.addAll(documents)
      return index
    },
    features: {
      words: { how: 'search(text)', answer: search },
      prefix: { how: 'prefix for the last term', answer: (index, text, limit) => search(index, text, limit, { prefix: isLast }) },
      suggest: { how: 'autoSuggest(text), in stems', answer: (index, text, limit) => index.autoSuggest(text).slice(0, limit).length },
      fuzzy: { how: 'fuzzy: 1, from six letters 2', answer: (index, word, limit) => search(index, word, limit, { fuzzy: editsOf(word) }) },
      boolean: {
        how: 'a tree of queries',
        answer: (index, { must, either, not }, limit) => {
          const wanted: Query = { combineWith: 'AND', queries: [must, { combineWith: 'OR', queries: either }] }
          return index.search({ combineWith: 'AND_NOT', queries: [wanted, not] }).slice(0, limit).length
        },
      },
      filter: {
        how: 'a callback over stored fields',
        answer: (index, { text, category }, limit) => search(index, text, limit, { filter: result => result['category'] === category }),
      },
    },
  }
}
