import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readDocuments } from '../data/collection.js'
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

/**
 * Runs a job on Lucene through the compiled `LuceneRun`: one build in a cold virtual machine (its compiler included, ours has had
 * earlier rounds), merged to one segment; of the query rounds it gives the last, the warmest.
 */
export async function runInLucene(job: Job, classes: string, timeout: number): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'fihris-bench-'))
  try {
    const title = job.fields.includes('title')
    // The runner finds properties by this exact spacing.
    const documents = readDocuments(job.corpus).map(
      d => `{"id": ${JSON.stringify(d.id)}, "title": ${JSON.stringify(title ? d.title : '')}, "body": ${JSON.stringify(d.body)}}`,
    )
    const [corpus, queries, answers] = ['corpus.jsonl', 'queries.tsv', 'answers.run'].map(name => join(folder, name)) as [string, string, string]
    await writeFile(corpus, documents.join('\n'))
    await writeFile(queries, job.queries.map(({ id, text }) => `${id}\t${text}`).join('\n'))
    const analyzer = job.engine === 'lucene-snowball' ? 'snowball' : 'arabic'
    // The scratch index goes into our folder too, so that nothing is left behind where the run is ended early.
    const flags = [HEAP, `-Dtitle=${title}`, `-Djava.io.tmpdir=${folder}`, '-cp', luceneClassPath(classes)]
    const { stdout } = await run('java', [...flags, 'LuceneRun', analyzer, corpus, queries, answers, String(job.limit), String(job.queryRounds)], { timeout })
    const printed = JSON.parse(stdout) as { index_s: number; bytes: number; p50_ms: number; p99_ms: number; mean_ms: number }
    const build = printed.index_s * 1000
    return {
      outcome: {
        firstBuild: build,
        build: { rounds: 1, min: build, median: build, max: build, spread: 0 },
        bytes: printed.bytes,
        rounds: [{ p50: printed.p50_ms, p99: printed.p99_ms, mean: printed.mean_ms }],
        run: readRun(await readFile(answers, 'utf8')),
        note: `one build in a cold virtual machine; the last of ${job.queryRounds} query rounds`,
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
