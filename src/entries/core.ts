/** `fihris/core`: as `fihris/search`, with only the features that are given to `openIndex`. */
export { FihrisError, FingerprintError, ImageError, OptionError, QueryError } from '../errors.js'
export { completion, explanation, queryLanguage, querySynonyms, refinement } from '../open/all-features.js'
export type { Feature } from '../open/features.js'
export type { CoreOptions } from '../open/open-core.js'
export { openIndex } from '../open/open-core.js'
export { SearchIndex } from '../open/search-index.js'
export type * from './search.js'
