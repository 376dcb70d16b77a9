import { completion, queryLanguage, querySynonyms, refinement } from './all-features.js'
import type { OpenOptions } from './search-index.js'
import { SearchIndex, segmentOf } from './search-index.js'

/** As `openIndex` of `fihris`, but for the explaining of scores, which is left to programs that have more room than a page. */
export function openIndex(image: Uint8Array | ArrayBuffer, options?: OpenOptions): SearchIndex {
  return new SearchIndex(segmentOf(image, options), options, { ...queryLanguage, ...refinement, ...completion, ...querySynonyms })
}
