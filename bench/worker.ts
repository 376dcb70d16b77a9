/**
 * Runs one engine in a process of its own, so that no engine's garbage, compiled code or memory stands in another's figures.
 * Started by `engines/run.ts`, which sends the job and waits for the answer.
 */
import { gzipSync } from 'node:zlib'
import { readDocuments } from './data/collection.js'
import type { Engine, EngineInput } from './engines/engine.js'
import type { Answer, Job, Outcome } from './engines/job.js'
import { createEngine } from './engines/registry.js'
import type { Latencies } from './metrics/timing.js'
import { latencies, memoryMegabytes, repeat, summarize, warm } from './metrics/timing.js'

/** The opened index, held by the module: a local that is not used again may be collected before its memory is measured. */
const held: { index?: unknown } = {}

async function perform(job: Job): Promise<Outcome> {
  const engine = await createEngine(job.engine, job.module, job.fields)
  const { parts, ...built } = await buildAndSave(engine, job)
  // The bytes are left out of the base: an engine that keeps them must answer for them, one that parses them needs them no more.
  const buffers = new Set(parts.map(part => part.buffer))
  const base = memoryMegabytes() - [...buffers].reduce((sum, buffer) => sum + buffer.byteLength, 0) / 1e6
  buffers.clear()
  const start = performance.now()
  held.index = await engine.open(parts)
  if (job.queries[0]) await engine.search(held.index, job.queries[0].text, job.limit)
  const firstAnswer = performance.now() - start
  const opens = await repeat(
    async () => {
      held.index = undefined
      held.index = await engine.open(parts)
    },
    job.rounds,
    job.budget,
  )
  parts.length = 0
  const { rounds, run } = await answer(engine, held.index, job)
  return { ...built, open: summarize(opens.wall), firstAnswer, memory: memoryMegabytes() - base, rounds, run }
}

/** A function by itself, so that neither the documents nor a built index outlive it and blur the memory of the opened one. */
async function buildAndSave(
  engine: Engine<unknown>,
  job: Job,
): Promise<Pick<Outcome, 'firstBuild' | 'build' | 'buildCpu' | 'save' | 'bytes' | 'gzipBytes'> & { parts: Uint8Array[] }> {
  const input: EngineInput = { documents: readDocuments(job.corpus), fields: job.fields }
  const slot: { index?: unknown } = {}
  const builds = await repeat(
    async () => {
      slot.index = undefined
      slot.index = await engine.build(input)
    },
    job.rounds,
    job.budget,
  )
  const start = performance.now()
  const parts = await engine.save(slot.index)
  const save = performance.now() - start
  const bytes = parts.reduce((sum, part) => sum + part.length, 0)
  // Only the speed tables show it, and it takes seconds for the large exports.
  const gzipBytes = job.rounds > 1 ? { gzipBytes: parts.reduce((sum, part) => sum + gzipSync(part).length, 0) } : {}
  return {
    firstBuild: builds.wall[0] as number,
    build: summarize(builds.wall),
    buildCpu: Math.min(...builds.cpu),
    save,
    bytes,
    ...gzipBytes,
    parts: [...parts],
  }
}

/** Answers all queries in each round. The engine's promises are awaited only where it gives some: a needless turn costs time. */
async function answer(
  engine: Engine<unknown>,
  index: unknown,
  { queries, limit, queryRounds, budget }: Job,
): Promise<{ rounds: Latencies[]; run: Record<string, string[]> }> {
  const run: Record<string, string[]> = {}
  const perRound: Latencies[] = []
  const times = new Float64Array(queries.length)
  const taken = await repeat(
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
    queryRounds,
    budget,
  )
  return { rounds: warm(perRound.map((round, i) => ({ ...round, cpu: (taken.cpu[i] as number) / queries.length }))), run }
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
