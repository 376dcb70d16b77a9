import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { runTimed, trialOf } from './trial.js'

/**
 * Mutated images for as long as one likes: `npm run fuzz -- --minutes 30 --seed 1 --workers 2`, or one of them: `npm run fuzz -- --only 12345`.
 * Every failure is written to tests/format/failures with its seed; exits with 1 where there is one.
 */

/** Seeds of one campaign; the next begins behind them. */
const SEEDS_PER_CAMPAIGN = 2 ** 28
/** An image that takes a worker so long has hung it. */
const HANG = 20_000
const FOLDER = 'tests/format/failures'

interface Counts {
  images: number
  refused: number
  faulty: number
  answered: number
  accepted: number
  failures: number
  slowest: number
}

const none = (): Counts => ({ images: 0, refused: 0, faulty: 0, answered: 0, accepted: 0, failures: 0, slowest: 0 })

type Message = { counts: Counts } | { failure: string; seed: number }

/** What a worker does: every `step`th seed from `first`, the seed at hand in shared memory. */
function work({ first, step, now }: { first: number; step: number; now: SharedArrayBuffer }): void {
  const at = new Float64Array(now)
  // Traces of the errors that are expected cost more than the searches.
  Error.stackTraceLimit = 0
  let counts = none()
  let reported = performance.now()
  for (let seed = first; ; seed += step) {
    at[0] = seed
    at[1] = Date.now()
    const { kind, accepted, failure, milliseconds } = runTimed(trialOf(seed))
    counts.images++
    counts[kind]++
    if (accepted) counts.accepted++
    counts.slowest = Math.max(counts.slowest, milliseconds)
    if (failure !== undefined) {
      counts.failures++
      Error.stackTraceLimit = 30
      parentPort?.postMessage({ failure: runTimed(trialOf(seed)).failure ?? failure, seed })
      Error.stackTraceLimit = 0
    }
    if (performance.now() - reported < 500) continue
    parentPort?.postMessage({ counts })
    counts = none()
    reported = performance.now()
  }
}

function keep(seed: number, failure: string): void {
  const { image, mutation, base } = trialOf(seed)
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(`${FOLDER}/seed-${seed}.fihris`, image)
  console.log(`seed ${seed}, base ${base}, ${mutation}: ${failure}\n`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' }, workers: { type: 'string' }, only: { type: 'string' } },
  })
  if (values.only !== undefined) {
    const outcome = runTimed(trialOf(Number(values.only)))
    console.log(outcome)
    if (outcome.failure !== undefined) keep(Number(values.only), outcome.failure)
    process.exitCode = outcome.failure === undefined ? 0 : 1
    return
  }
  const minutes = Number(values.minutes)
  const campaign = Number(values.seed)
  const workers = Number(values.workers ?? availableParallelism())
  if (!(minutes > 0 && Number.isInteger(campaign) && campaign >= 0 && Number.isInteger(workers) && workers > 0))
    throw new Error('--minutes, --seed and --workers are numbers')
  console.log(`${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${workers} workers, seed ${campaign}, ${minutes} minutes`)
  const all = none()
  const running = Array.from({ length: workers }, (_, i) => start(campaign * SEEDS_PER_CAMPAIGN + i))
  const begun = performance.now()
  const line = (): string => {
    const rate = Math.round(all.images / ((performance.now() - begun) / 60_000))
    const { images, refused, faulty, answered, accepted, failures, slowest } = all
    return `${images} images (${rate} a minute): ${refused} refused, ${faulty} refused while searching, ${answered} answered, ${accepted} accepted by verifying; slowest ${slowest.toFixed(1)} ms; ${failures} failures`
  }
  let shown = begun
  while (performance.now() - begun < minutes * 60_000) {
    await new Promise(done => setTimeout(done, 250))
    for (const one of running) if (Date.now() - (one.at[1] as number) > HANG && one.at[1] !== 0) await restart(one)
    if (performance.now() - shown < 30_000) continue
    shown = performance.now()
    console.log(line())
  }
  for (const { worker } of running) await worker.terminate()
  console.log(line())
  process.exitCode = all.failures > 0 ? 1 : 0

  function start(first: number): { worker: Worker; at: Float64Array } {
    const now = new SharedArrayBuffer(16)
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { first, step: workers, now }, resourceLimits: { maxOldGenerationSizeMb: 512 } })
    const one = { worker, at: new Float64Array(now) }
    worker.on('message', (message: Message) => {
      if ('failure' in message) keep(message.seed, message.failure)
      else
        for (const name of Object.keys(all) as (keyof Counts)[])
          all[name] = name === 'slowest' ? Math.max(all[name], message.counts[name]) : all[name] + message.counts[name]
    })
    worker.on('error', error => {
      void restart(one, `the worker ended: ${error.message}`)
    })
    return one
  }

  /** Keeps the image that a worker hangs at, and goes on behind it. */
  async function restart(one: { worker: Worker; at: Float64Array }, failure = `no end after ${HANG} ms`): Promise<void> {
    const seed = one.at[0] as number
    all.failures++
    keep(seed, failure)
    await one.worker.terminate()
    Object.assign(one, start(seed + workers))
  }
}

if (isMainThread) await main()
else work(workerData as Parameters<typeof work>[0])
