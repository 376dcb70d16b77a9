import { completion, explanation, queryLanguage, querySynonyms, refinement } from './all-features.js'
import type { OpenOptions } from './search-index.js'
import { SearchIndex, segmentOf } from './search-index.js'

/**
 * Opens an image without copying or parsing it: the header is read, the sections become views. The bytes must not change while the
 * index is in use. Throws ImageError (`code`: not-an-image, version, truncated, checksum, corrupt) and FingerprintError.
 */
export function openIndex(image: Uint8Array | ArrayBuffer, options?: OpenOptions): SearchIndex {
  return new SearchIndex(segmentOf(image, options), options, { ...queryLanguage, ...refinement, ...completion, ...querySynonyms, ...explanation })
}
