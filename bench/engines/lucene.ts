import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readDocuments } from '../data/collection.js'
import { summarize } from '../metrics/timing.js'
import { reasonOf } from './failure.js'
import type { Answer, Job } from './job.js'

const run = promisify(execFile)
/** Where Debian's liblucene8-java puts its jars. */
const JARS = '/usr/share/java'
const NEEDED = /^lucene-(core|analyzers-common|queryparser|queries)-8.*\.jar$/
const HEAP = '-Xmx4g'

/** The class path of Lucene and the compiled runner; throws where the jars are not installed. */
export function luceneClassPath(classes: string): string {
  const jars = existsSync(JARS) ? readdirSync(JARS).filter(file => NEEDED.test(file)) : []
  if (jars.length < 4) throw new Error(`no Lucene 8 in ${JARS}: install liblucene8-java, or leave out --lucene`)
  if (!existsSync(join(classes, 'LuceneRun.class'))) throw new Error(`${classes} holds no LuceneRun.class`)
  return [...jars.map(jar => join(JARS, jar)), classes].join(':')
}

/** Virtual machines started for a speed row, since each prints but one build and one round of queries. */
const RUNS = 3

interface Printed {
  index_s: number
  bytes: number
  p50_ms: number
  p99_ms: number
  mean_ms: number
}

/**
 * Runs a job on Lucene through the compiled `LuceneRun`: a build merged to one segment, then query rounds of which it prints the last,
 * the warmest. Each build has a cold virtual machine, compiler included: it stands beside our first build rather than our best.
 */
export async function runInLucene(job: Job, classes: string, timeout: number): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'fihris-bench-'))
  try {
    const path = (name: string): string => join(folder, name)
    const title = job.fields.includes('title')
    // The runner finds properties by this exact spacing.
    const lines = readDocuments(job.corpus).map(
      d => `{"id": ${JSON.stringify(d.id)}, "title": ${JSON.stringify(title ? d.title : '')}, "body": ${JSON.stringify(d.body)}}`,
    )
    await writeFile(path('corpus.jsonl'), lines.join('\n'))
    await writeFile(path('queries.tsv'), job.queries.map(({ id, text }) => `${id}\t${text}`).join('\n'))
    const analyzer = job.engine === 'lucene-snowball' ? 'snowball' : 'arabic'
    // The scratch index goes into our folder too, so that nothing is left behind where the run is ended early.
    const flags = [HEAP, `-Dtitle=${title}`, `-Djava.io.tmpdir=${folder}`, '-cp', luceneClassPath(classes)]
    const files = [path('corpus.jsonl'), path('queries.tsv'), path('answers.run')]
    const printed: Printed[] = []
    for (let i = 0; i < (job.rounds > 1 ? RUNS : 1); i++) {
      const { stdout } = await run('java', [...flags, 'LuceneRun', analyzer, ...files, String(job.limit), String(job.queryRounds)], { timeout })
      printed.push(JSON.parse(stdout) as Printed)
    }
    const builds = printed.map(({ index_s }) => index_s * 1000)
    return {
      outcome: {
        firstBuild: builds[0] as number,
        build: summarize(builds),
        bytes: printed[0]?.bytes as number,
        rounds: printed.map(({ p50_ms, p99_ms, mean_ms }) => ({ p50: p50_ms, p99: p99_ms, mean: mean_ms })),
        run: readRun(await readFile(path('answers.run'), 'utf8')),
        note: `each build in a cold virtual machine; rounds are the last of ${job.queryRounds} in each`,
      },
    }
  } catch (error) {
    return { failure: reasonOf(error, 'java', timeout) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** MB/s of UTF-8 through Lucene's ArabicAnalyzer alone, best of eight passes over a text file. */
export async function luceneTokens(path: string, classes: string): Promise<{ tokens: number; megabytesPerSecond: number }> {
  const { stdout } = await run('java', [HEAP, '-cp', luceneClassPath(classes), 'LuceneRun', 'tokens', 'arabic', path])
  const { tokens, mb_per_s } = JSON.parse(stdout) as { tokens: number; mb_per_s: number }
  return { tokens, megabytesPerSecond: mb_per_s }
}

/** Rankings of a TREC run: query, Q0, document, rank, score, tag, by rank. */
function readRun(text: string): Record<string, string[]> {
  const run: Record<string, string[]> = {}
  for (const line of text.split('\n')) {
    const [query, , document] = line.split(' ')
    if (!query || !document) continue
    const ids = run[query] ?? []
    ids.push(document)
    run[query] = ids
  }
  return run
}
