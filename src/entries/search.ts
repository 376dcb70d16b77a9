/** `fihris/search`: opening and searching, for pages. No lexicon, no builder, no writer; a check in CI holds that. */
export type { ErrorCode } from '../errors.js'
export { FihrisError, FingerprintError, ImageError, OptionError, QueryError } from '../errors.js'
export type { Field, FieldType } from '../format/schema.js'
export type { StoredDocument } from '../highlight/highlight.js'
export type { Range } from '../highlight/matcher.js'
export type { Snippet } from '../highlight/snippet.js'
export type { Hit, OpenOptions, SearchResult } from '../open/search-index.js'
export { openIndex, SearchIndex } from '../open/search-index.js'
export type {
  AllQuery,
  BoolQuery,
  ExactQuery,
  FuzzyQuery,
  PhraseQuery,
  PrefixQuery,
  Query,
  RangeQuery,
  Scope,
  TextQuery,
  WildcardQuery,
  WordQuery,
} from '../query/tree.js'
export type { Explanation } from '../search/explanation.js'
export type { Conflation, SearchOptions } from '../search/options.js'
