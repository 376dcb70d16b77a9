import type { CorpusSource } from '../corpus/source.js'
import type { QueryPlan, QueryRounds } from '../metrics/queries.js'
import type { FeatureEngineName } from './engines.js'
import type { FeatureName, QuerySets } from './feature.js'

/** What an engine is asked to do, in a form that crosses a process boundary. */
export interface FeatureJob {
  engine: FeatureEngineName
  /** The built library's main module, from the root of the repository. */
  module: string
  corpus: CorpusSource
  queries: QuerySets
  /** Hits for each query. */
  limit: number
  plan: QueryPlan
}

/** How an engine answered one feature. */
export interface FeatureFigures extends QueryRounds {
  how: string
  queries: number
  /** Share of the queries that got any answer. */
  answered: number
}

/** What came of a job: figures for the features that the engine has, or why one gave none. */
export type FeatureOutcome = Partial<Record<FeatureName, FeatureFigures | { how: string; failure: string }>>

export type FeatureAnswer = { outcome: FeatureOutcome } | { failure: string }
