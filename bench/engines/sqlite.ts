import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { batchesOf, bytesOf } from '../corpus/source.js'
import { TextFile } from '../data/text-file.js'
import type { Rounds, Summary } from '../metrics/timing.js'
import { repeatWatched, summarize } from '../metrics/timing.js'
import type { Operator } from './engine.js'
import { boostsOf } from './engine.js'
import { reasonOf } from './failure.js'
import type { Answer, Answers, Job } from './job.js'
import { snowballTerms } from './snowball.js'

const run = promisify(execFile)
/** Beside this module in the sources; the bundle is run from the root of the repository. */
const SCRIPT = 'bench/engines/fts5.py'

interface Printed {
  version: string
  builds: Summary
  buildCpu: number
  firstBuild: number
  peakMemory: number
  bytes: number
  gzipBytes?: number
  firstAnswer?: number
  answers: Partial<Record<Operator, Answers>>
}

/**
 * Runs a job on SQLite FTS5 through python3. Text is analysed here and its time added to each build; that of a query (some
 * hundredths of a millisecond) is left out, in favour of SQLite.
 */
export async function runInSqlite(job: Job, timeout: number): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'fihris-bench-'))
  try {
    const texts = join(folder, 'texts.jsonl')
    const { analysed, ...counts } = await analyse(job, texts)
    const queries = job.queries.map(({ id, text }) => ({ id, terms: [...new Set(snowballTerms(text))] }))
    const { limit, rounds, budget, fields, operators, compress } = job
    const path = join(folder, 'job.json')
    const boosts = boostsOf(fields)
    await writeFile(path, JSON.stringify({ limit, rounds, budget, fields, operators, compress, boosts, database: join(folder, 'index.db'), texts, queries }))
    const { stdout } = await run('python3', [resolve(SCRIPT), path], { timeout, maxBuffer: 1 << 28 })
    const { version, builds, ...printed } = JSON.parse(stdout) as Printed
    const analysis = summarize(analysed.wall)
    const build = { ...builds, min: builds.min + analysis.min, median: builds.median + analysis.median, max: builds.max + analysis.max }
    build.spread = (build.max - build.min) / build.median
    return {
      outcome: {
        ...counts,
        ...printed,
        firstBuild: printed.firstBuild + (analysed.wall[0] as number),
        build,
        buildCpu: printed.buildCpu + Math.min(...analysed.cpu),
        note: `SQLite ${version}; peak without the analysis`,
      },
    }
  } catch (error) {
    return { failure: reasonOf(error, 'python3', timeout) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes the analysed documents as lines of JSON: the id, then the terms of each field. The first round writes, all are timed. */
async function analyse(job: Job, path: string): Promise<{ analysed: Rounds; documents: number; textBytes: number }> {
  let file: TextFile | undefined = new TextFile(path)
  let documents = 0
  let textBytes = 0
  const analysed = await repeatWatched(
    async watch => {
      for await (const batch of batchesOf(job.corpus)) {
        const rows = await watch.time(() => batch.map(({ id, ...texts }) => [id, ...job.fields.map(field => snowballTerms(texts[field]).join(' '))]))
        if (!file) continue
        await file.write(rows.map(row => `${JSON.stringify(row)}\n`).join(''))
        documents += batch.length
        for (const document of batch) textBytes += bytesOf(document, job.fields)
      }
      await file?.close()
      file = undefined
    },
    job.rounds.build,
    job.budget,
  )
  return { analysed, documents, textBytes }
}
