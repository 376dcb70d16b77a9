import type { Options } from 'minisearch'
import MiniSearch from 'minisearch'
import type { BenchDocument, TextField } from '../data/collection.js'
import type { Engine } from './engine.js'
import { boostsOf, toBytes, toText } from './engine.js'

/** MiniSearch with BM25+ as it comes: the analysis gives finished terms, no prefixes, no fuzziness, any word suffices. */
export function miniSearch(terms: (text: string) => string[], fields: readonly TextField[]): Engine<MiniSearch<BenchDocument>> {
  const options: Options<BenchDocument> = {
    fields: [...fields],
    tokenize: terms,
    processTerm: term => term,
    searchOptions: { boost: boostsOf(fields), combineWith: 'OR', prefix: false, fuzzy: false },
  }
  return {
    build({ documents }) {
      const index = new MiniSearch(options)
      index.addAll(documents)
      return index
    },
    save: index => [toBytes(index)],
    open: parts => MiniSearch.loadJSON(toText(parts), options),
    search: (index, query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(result => result.id as string),
  }
}
