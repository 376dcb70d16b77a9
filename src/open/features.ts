import type { TreeMarks } from '../highlight/matcher.js'
import type { ask } from '../query/ask.js'
import type { QuerySynonyms } from '../query/query-synonyms.js'
import type { Explainer } from '../search/explain.js'
import type { refine, resolveRefinement } from '../search/refine.js'
import type { searchTree } from '../search/tree-search.js'
import type { Completion } from '../suggest/completion.js'

/**
 * What an index can do beside answering words: each part may be left out, and its code with it. `fihris` and `fihris/search` have them all,
 * `fihris/core` those that are given to its `openIndex`.
 */
export interface Feature {
  /** The query language and trees; without it every sign is punctuation. */
  language?: { ask: typeof ask; searchTree: typeof searchTree; marks: TreeMarks }
  /** Filters, facets, sorting, groups and rules of rank. */
  refinement?: { refine: typeof refine; resolve: typeof resolveRefinement }
  /** `suggest`, `didYouMean`, `analyze`, `terms` and `related`. */
  completion?: typeof Completion
  /** Synonyms given with a query. */
  synonyms?: typeof QuerySynonyms
  explain?: Explainer
}
