/** Everything that the package exports; see docs/architecture.md for where each part lives. */

export type { Analyzer, AnalyzerOptions, Token } from './analysis/analyzer.js'
export { createAnalyzer, rootKey, stem, tokenize } from './analysis/analyzer.js'
export type { DocumentLike } from './build/documents.js'
export type { AddAllOptions, AddProgress } from './build/index-builder.js'
export { IndexBuilder } from './build/index-builder.js'
export type { BuilderOptions, SpillStore } from './build/spill.js'
export * from './errors.js'
export type { FieldFilter, Filter } from './filter/filter.js'
export type { FilterValue } from './filter/values.js'
export type { Field, FieldOptions, FieldType, LexiconOptions, Schema } from './format/schema.js'
export type { Verification, VerifyOptions } from './format/verify.js'
export { verifyIndex } from './format/verify.js'
export type { StoredDocument } from './highlight/highlight.js'
export type { Range } from './highlight/matcher.js'
export type { Snippet } from './highlight/snippet.js'
export type { LiveOptions } from './live/live-index.js'
export { LiveIndex } from './live/live-index.js'
export type { NormalizedText } from './normalize/normalize.js'
export { normalize, normalizeWithOrigins } from './normalize/normalize.js'
export { openIndex } from './open/open-index.js'
export type { Group, Hit, OpenOptions, SearchResult } from './open/search-index.js'
export { SearchIndex } from './open/search-index.js'
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
} from './query/tree.js'
export { explainText } from './search/explain.js'
export type { Explanation } from './search/explanation.js'
export type { Facet, FacetOptions, FacetValue } from './search/facets.js'
export type { GroupBy } from './search/groups.js'
export type { Conflation, SearchOptions } from './search/options.js'
export type { RankRule } from './search/rank.js'
export type { RefineOptions } from './search/refine.js'
export type { Sort } from './search/sort.js'
export type { LatinStemmer } from './stem/latin-stemmer.js'
export type { IndexToken } from './suggest/analyze-text.js'
export type { RelatedOptions, RelatedWords } from './suggest/related.js'
export type { Suggestion, SuggestOptions } from './suggest/suggest.js'
export type { TermCount, TermsOptions } from './suggest/terms.js'
export type { SynonymRule } from './tokenize/synonym-groups.js'
