import { BUILT, loadFlexSearchAdapter, loadLibrary } from '../engines/library.js'
import { snowballTerms } from '../engines/snowball.js'
import type { FeatureEngine } from './feature.js'
import { fihrisFeatures } from './fihris.js'
import { flexSearchFeatures } from './flexsearch.js'
import { miniSearchFeatures } from './minisearch.js'
import { oramaFeatures } from './orama.js'

/** The engines whose features are measured, by their names in the registry, with the same analysis as there. */
export const FEATURE_ENGINES = ['fihris', 'minisearch', 'flexsearch', 'orama'] as const
export type FeatureEngineName = (typeof FEATURE_ENGINES)[number]

/** Any index type will do for the harness, which only hands it back to its engine. */
const erased = <Index>(engine: FeatureEngine<Index>): FeatureEngine<unknown> => engine as FeatureEngine<unknown>

export async function createFeatureEngine(name: FeatureEngineName, module: string = BUILT): Promise<FeatureEngine<unknown>> {
  if (name === 'fihris') return erased(fihrisFeatures(await loadLibrary(module)))
  if (name === 'flexsearch') return erased(flexSearchFeatures((await loadFlexSearchAdapter(module)).fihrisEncoder({ stopWords: 'default' })))
  return name === 'minisearch' ? erased(miniSearchFeatures(snowballTerms)) : erased(oramaFeatures(snowballTerms))
}
