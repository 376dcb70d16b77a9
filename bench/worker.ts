/**
 * Runs one engine in a process of its own, so that no engine's garbage, compiled code or memory stands in another's figures.
 * Started by `engines/run.ts`, which sends the job and waits for the answer.
 */
import { gzipSync } from 'node:zlib'
import { batchesOf, bytesOf } from './corpus/source.js'
import type { BenchQuery } from './data/collection.js'
import type { Engine, Operator } from './engines/engine.js'
import type { Answer, Answers, Job, Outcome } from './engines/job.js'
import { createEngine } from './engines/registry.js'
import { measureQueries } from './metrics/queries.js'
import { memoryMegabytes, peakMegabytes, repeat, repeatWatched, summarize } from './metrics/timing.js'

/** The opened index, held by the module: a local that is not used again may be collected before its memory is measured. */
const held: { index?: unknown } = {}

async function perform(job: Job): Promise<Outcome> {
  const engine = await createEngine(job.engine, job.module, job.fields)
  const { saved, ...built } = await buildAndSave(engine, job)
  if (job.rounds.open === 0) return { ...built, answers: {} }
  // The bytes are left out of the base: an engine that keeps them must answer for them, one that parses them needs them no more.
  const buffers = new Set(saved.map(part => part.buffer))
  const base = memoryMegabytes() - [...buffers].reduce((sum, buffer) => sum + buffer.byteLength, 0) / 1e6
  buffers.clear()
  const start = performance.now()
  held.index = await engine.open(saved)
  if (job.queries[0]) await engine.search(held.index, job.queries[0].text, job.limit, 'or')
  const firstAnswer = performance.now() - start
  const opens = await repeat(
    async () => {
      held.index = undefined
      held.index = await engine.open(saved)
    },
    job.rounds.open,
    job.budget,
  )
  saved.length = 0
  const answers: Partial<Record<Operator, Answers>> = {}
  for (const operator of job.operators) answers[operator] = await answer(engine, held.index, operator, job)
  return { ...built, open: summarize(opens.wall), firstAnswer, memory: memoryMegabytes() - base, answers }
}

/** What building tells; `saved` is the export. */
type Built = Omit<Outcome, 'answers' | 'open' | 'firstAnswer' | 'memory'> & { saved: Uint8Array[] }

/** A function by itself, so that neither the documents nor a built index outlive it and blur the memory of the opened one. */
async function buildAndSave(engine: Engine<unknown>, job: Job): Promise<Built> {
  const slot: { index?: unknown } = {}
  let documents = 0
  let textBytes = 0
  let peakMemory = 0
  const builds = await repeatWatched(
    async watch => {
      slot.index = undefined
      documents = 0
      textBytes = 0
      const building = await watch.time(() => engine.begin(job.fields))
      for await (const batch of batchesOf(job.corpus)) {
        await watch.time(() => building.add(batch))
        documents += batch.length
        for (const document of batch) textBytes += bytesOf(document, job.fields)
      }
      slot.index = await watch.time(() => building.finish())
      if (peakMemory === 0) peakMemory = peakMegabytes()
    },
    job.rounds.build,
    job.budget,
  )
  const start = performance.now()
  const saved = [...(await engine.save(slot.index))]
  const save = performance.now() - start
  const compressed = job.compress ? { gzipBytes: saved.reduce((sum, part) => sum + gzipSync(part).length, 0) } : {}
  const parts = job.compress ? engine.parts?.(slot.index) : undefined
  return {
    documents,
    textBytes,
    firstBuild: builds.wall[0] as number,
    build: summarize(builds.wall),
    buildCpu: Math.min(...builds.cpu),
    peakMemory,
    save,
    bytes: saved.reduce((sum, part) => sum + part.length, 0),
    ...compressed,
    ...(parts && { parts }),
    saved,
  }
}

/** Answers all queries in each round. */
async function answer(engine: Engine<unknown>, index: unknown, operator: Operator, { queries, limit, rounds, budget }: Job): Promise<Answers> {
  const run: Record<string, string[]> = {}
  const measured = await measureQueries(
    queries.length,
    i => engine.search(index, (queries[i] as BenchQuery).text, limit, operator),
    (i, ids) => {
      run[(queries[i] as BenchQuery).id] ??= ids
    },
    { warmUp: rounds.warmUp, rounds: rounds.query, budget },
  )
  return { ...measured, run }
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
