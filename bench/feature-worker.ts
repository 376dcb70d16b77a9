/** Asks the features of one engine in a process of its own, as `worker.ts` does for the other benchmarks. */
import { createFeatureEngine } from './features/engines.js'
import type { FeatureAnswer, FeatureJob } from './features/job.js'
import { measureFeatures } from './features/measure.js'

process.once('message', (job: FeatureJob) => {
  createFeatureEngine(job.engine, job.module)
    .then(engine => measureFeatures(engine, job))
    .then(
      outcome => reply({ outcome }),
      (error: unknown) => reply({ failure: error instanceof Error ? error.message : String(error) }),
    )
})

function reply(answer: FeatureAnswer): void {
  process.send?.(answer, () => process.disconnect())
}
