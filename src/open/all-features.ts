import { PhraseMatcher } from '../highlight/phrase-matcher.js'
import { ask } from '../query/ask.js'
import { QuerySynonyms } from '../query/query-synonyms.js'
import { explain } from '../search/explain.js'
import { refine, resolveRefinement } from '../search/refine.js'
import { timesWritten } from '../search/times-written.js'
import { searchTree } from '../search/tree-search.js'
import { Completion } from '../suggest/completion.js'
import type { Feature } from './features.js'

/** Phrases, operators, fields, patterns, and queries as trees: docs/query-language.md. */
export const queryLanguage: Feature = { language: { ask, searchTree, marks: { PhraseMatcher, timesWritten } } }

/** `filter`, `facets`, `sort`, `after`, `groupBy`, `rank` and `matchAll` of a search. */
export const refinement: Feature = { refinement: { refine, resolve: resolveRefinement } }

/** `suggest`, `didYouMean`, `analyze`, `terms` and `related` of an index. */
export const completion: Feature = { completion: Completion }

/** `synonyms` of a search. */
export const querySynonyms: Feature = { synonyms: QuerySynonyms }

/** `explain` of a search. */
export const explanation: Feature = { explain }
