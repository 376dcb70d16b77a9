import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { readDocuments } from '../data/collection.js'
import type { Latencies, Summary } from '../metrics/timing.js'
import { repeat, summarize, warm } from '../metrics/timing.js'
import { boostsOf } from './engine.js'
import { reasonOf } from './failure.js'
import type { Answer, Job } from './job.js'
import { snowballTerms } from './snowball.js'

const run = promisify(execFile)
/** Beside this module in the sources; the bundle is run from the root of the repository. */
const SCRIPT = 'bench/engines/fts5.py'

interface Printed {
  version: string
  builds: Summary
  buildCpu: number
  firstBuild: number
  bytes: number
  firstAnswer: number
  rounds: Latencies[]
  run: Record<string, string[]>
}

/**
 * Runs a job on SQLite FTS5 through python3. Text is analysed here and its time added to each build; that of a query (some
 * hundredths of a millisecond) is left out, in favour of SQLite.
 */
export async function runInSqlite(job: Job, timeout: number): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'fihris-bench-'))
  try {
    const documents = readDocuments(job.corpus)
    let texts: string[][] = []
    const analysed = await repeat(
      () => {
        texts = documents.map(document => job.fields.map(field => snowballTerms(document[field]).join(' ')))
      },
      job.rounds,
      job.budget,
    )
    const queries = job.queries.map(({ id, text }) => ({ id, terms: [...new Set(snowballTerms(text))] }))
    const { limit, rounds, queryRounds, budget, fields } = job
    const path = join(folder, 'job.json')
    await writeFile(
      path,
      JSON.stringify({
        limit,
        rounds,
        queryRounds,
        budget,
        fields,
        boosts: boostsOf(fields),
        database: join(folder, 'index.db'),
        ids: documents.map(document => document.id),
        texts,
        queries,
      }),
    )
    const { stdout } = await run('python3', [resolve(SCRIPT), path], { timeout, maxBuffer: 1 << 28 })
    const printed = JSON.parse(stdout) as Printed
    const analysis = summarize(analysed.wall)
    const build = {
      ...printed.builds,
      min: printed.builds.min + analysis.min,
      median: printed.builds.median + analysis.median,
      max: printed.builds.max + analysis.max,
    }
    build.spread = (build.max - build.min) / build.median
    const { bytes, firstAnswer } = printed
    return {
      outcome: {
        firstBuild: printed.firstBuild + (analysed.wall[0] as number),
        build,
        buildCpu: printed.buildCpu + Math.min(...analysed.cpu),
        bytes,
        firstAnswer,
        rounds: warm(printed.rounds),
        run: printed.run,
        note: `SQLite ${printed.version}`,
      },
    }
  } catch (error) {
    return { failure: reasonOf(error, 'python3', timeout) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
