/**
 * Runs one engine in a process of its own, so that no engine's garbage, compiled code or memory stands in another's figures.
 * Started by `engines/run.ts`, which sends the job and waits for the answer.
 */
import { gzipSync } from 'node:zlib'
import { readDocuments } from './data/collection.js'
import type { EngineInput, Engine } from './engines/engine.js'
import type { Answer, Job, Outcome } from './engines/job.js'
import { createEngine } from './engines/registry.js'
import { latencies, memoryMegabytes, repeat, summarize } from './metrics/timing.js'
import type { Latencies } from './metrics/timing.js'

async function perform(job: Job): Promise<Outcome> {
  const engine = await createEngine(job.engine, job.module, job.fields)
  const input: EngineInput = { documents: readDocuments(job.corpus), fields: job.fields }
  // The index of the last build lives in this slot only, so that it can be let go of before memory is measured.
  const slot: { index?: unknown } = {}
  const builds = await repeat(
    async () => {
      slot.index = undefined
      slot.index = await engine.build(input)
    },
    job.rounds,
    job.budget,
  )
  const started = performance.now()
  const parts = await engine.save(slot.index)
  const save = performance.now() - started
  const sizes = parts.map(part => part.length)
  const gzipBytes = job.rounds > 1 ? parts.reduce((sum, part) => sum + gzipSync(part).length, 0) : undefined
  slot.index = undefined

  const base = memoryMegabytes() - parts.reduce((sum, part) => sum + part.buffer.byteLength, 0) / 1e6
  const first = performance.now()
  slot.index = await engine.open(parts)
  if (job.queries[0]) await engine.search(slot.index, job.queries[0].text, job.limit)
  const firstAnswer = performance.now() - first
  const opens = await repeat(
    async () => {
      slot.index = undefined
      slot.index = await engine.open(parts)
    },
    job.rounds,
    job.budget,
  )
  const { rounds, run } = await answer(engine, slot.index, job)
  // An engine that keeps the bytes keeps them alive; one that has parsed them does not need them.
  parts.length = 0
  const memory = memoryMegabytes() - base
  const outcome: Outcome = { firstBuild: builds[0] as number, build: summarize(builds), save, bytes: sizes.reduce((a, b) => a + b, 0), open: summarize(opens), firstAnswer, memory, rounds, run }
  if (gzipBytes !== undefined) outcome.gzipBytes = gzipBytes
  return outcome
}

/** Answers all queries in each round. The engine's promises are awaited only where it gives some: a needless turn costs time. */
async function answer(engine: Engine<unknown>, index: unknown, { queries, limit, rounds, budget }: Job): Promise<{ rounds: Latencies[]; run: Record<string, string[]> }> {
  const run: Record<string, string[]> = {}
  const perRound: Latencies[] = []
  const times = new Float64Array(queries.length)
  await repeat(
    async () => {
      for (let i = 0; i < queries.length; i++) {
        const { id, text } = queries[i] as { id: string; text: string }
        const start = performance.now()
        const result = engine.search(index, text, limit)
        const ids = Array.isArray(result) ? result : await result
        times[i] = performance.now() - start
        if (perRound.length === 0) run[id] = ids
      }
      perRound.push(latencies(Array.from(times)))
    },
    rounds,
    budget,
  )
  return { rounds: perRound, run }
}

process.once('message', (job: Job) => {
  perform(job).then(
    outcome => reply({ outcome }),
    (error: unknown) => reply({ failure: error instanceof Error ? error.message : String(error) }),
  )
})

function reply(answer: Answer): void {
  process.send?.(answer, () => process.disconnect())
}
