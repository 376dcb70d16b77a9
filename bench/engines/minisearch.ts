import type { Options } from 'minisearch'
import MiniSearch from 'minisearch'
import type { BenchDocument, TextField } from '../data/collection.js'
import type { Engine } from './engine.js'
import { boostsOf, toBytes, toText } from './engine.js'

/** MiniSearch with BM25+ as it comes: the analysis gives finished terms, no prefixes, no fuzziness. */
export function miniSearch(terms: (text: string) => string[], fields: readonly TextField[]): Engine<MiniSearch<BenchDocument>> {
  const options: Options<BenchDocument> = {
    fields: [...fields],
    tokenize: terms,
    processTerm: term => term,
    searchOptions: { boost: boostsOf(fields), prefix: false, fuzzy: false },
  }
  return {
    begin() {
      const index = new MiniSearch(options)
      return { add: documents => index.addAll(documents), finish: () => index }
    },
    save: index => [toBytes(index)],
    open: parts => MiniSearch.loadJSON(toText(parts), options),
    search: (index, query, limit, operator) =>
      index
        .search(query, { combineWith: operator === 'or' ? 'OR' : 'AND' })
        .slice(0, limit)
        .map(result => result.id as string),
  }
}
