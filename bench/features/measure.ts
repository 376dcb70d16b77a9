import type { QueryPlan } from '../metrics/queries.js'
import { measureQueries } from '../metrics/queries.js'
import { featureDocuments } from './documents.js'
import type { Answering, FeatureEngine } from './feature.js'
import { FEATURE_NAMES } from './feature.js'
import type { FeatureFigures, FeatureJob, FeatureOutcome } from './job.js'

/** Builds one engine's indexes and asks each feature that it has, one after the other. */
export async function measureFeatures(
  engine: FeatureEngine<unknown>,
  { corpus, queries, limit, plan }: Omit<FeatureJob, 'engine' | 'module'>,
): Promise<FeatureOutcome> {
  const index = await engine.build(await featureDocuments(corpus))
  const outcome: FeatureOutcome = {}
  for (const name of FEATURE_NAMES) {
    // Of one name the query and what answers it are of one type, which the compiler loses over a union of names.
    const answering = engine.features[name] as Answering<unknown, unknown> | undefined
    const asked: readonly unknown[] = queries[name]
    if (!answering || asked.length === 0) continue
    try {
      outcome[name] = await measure(answering, index, asked, limit, plan)
    } catch (error) {
      // An engine that cannot answer one query of a feature can still answer the other features.
      outcome[name] = { how: answering.how, failure: error instanceof Error ? error.message : String(error) }
    }
  }
  return outcome
}

async function measure(
  { how, answer }: Answering<unknown, unknown>,
  index: unknown,
  asked: readonly unknown[],
  limit: number,
  plan: QueryPlan,
): Promise<FeatureFigures> {
  const found = new Uint8Array(asked.length)
  const measured = await measureQueries(
    asked.length,
    i => answer(index, asked[i], limit),
    (i, hits) => {
      found[i] = Number(hits > 0)
    },
    plan,
  )
  const answered = found.reduce((sum, one) => sum + one, 0) / asked.length
  return { ...measured, how, queries: asked.length, answered }
}
