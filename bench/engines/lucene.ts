import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { CorpusSource } from '../corpus/source.js'
import { batchesOf, bytesOf } from '../corpus/source.js'
import type { TextField } from '../data/collection.js'
import { TextFile } from '../data/text-file.js'
import { latencies, summarize } from '../metrics/timing.js'
import type { Operator } from './engine.js'
import { reasonOf } from './failure.js'
import type { Answer, Answers, Job } from './job.js'

const run = promisify(execFile)
/** Where Debian's liblucene8-java puts its jars. */
const JARS = '/usr/share/java'
const NEEDED = /^lucene-(core|analyzers-common)-8.*\.jar$/
const RUNNER = 'LuceneBench'
/** From the root of the repository, where the benchmarks are run. */
const SOURCE = `bench/lucene/${RUNNER}.java`
const MOST_OUTPUT = 1 << 28

/** The class path of Lucene and of the runner in the folder `classes`, compiled into it where it is not there or older than its source. */
async function classPath(classes: string): Promise<string> {
  const jars = existsSync(JARS) ? readdirSync(JARS).filter(file => NEEDED.test(file)) : []
  if (jars.length < 2) throw new Error(`no Lucene 8 in ${JARS}: install liblucene8-java, or leave out --lucene`)
  const paths = jars.map(jar => join(JARS, jar))
  const compiled = join(classes, `${RUNNER}.class`)
  if (!existsSync(compiled) || statSync(compiled).mtimeMs < statSync(SOURCE).mtimeMs) {
    await mkdir(classes, { recursive: true })
    await run('javac', ['-cp', paths.join(':'), '-d', classes, SOURCE])
  }
  return [...paths, classes].join(':')
}

interface Printed {
  builds: number[]
  buildsCpu: number[]
  bytes: number
  peakMemory?: number
  gzipBytes?: number
  opens?: number[]
  firstAnswer?: number
  answers?: Partial<Record<Operator, { times: number[][]; cpu: number[] }>>
}

/** Runs a job on Lucene: each build is merged to one segment; all rounds are in one virtual machine, the first in a cold one. */
export async function runInLucene(job: Job, classes: string, timeout: number, heapMegabytes: number): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'fihris-bench-'))
  try {
    const path = (name: string): string => join(folder, name)
    const counts = await writeDocuments(path('documents.tsv'), job.corpus, job.fields)
    await writeFile(path('queries.tsv'), job.queries.map(({ id, text }) => `${id}\t${text.replace(/\s+/gu, ' ')}\n`).join(''))
    const settings = {
      title: job.fields.includes('title'),
      limit: job.limit,
      buildRounds: job.rounds.build,
      openRounds: job.rounds.open,
      warmUpRounds: job.rounds.warmUp,
      queryRounds: job.rounds.query,
      budget: job.budget,
      operators: job.operators.join(),
      compress: job.compress,
      // The scratch index goes into our folder too, so that nothing is left behind where the run is ended early.
      'java.io.tmpdir': folder,
    }
    const properties = Object.entries(settings).map(([name, value]) => `-D${name}=${value}`)
    const analyzer = job.engine === 'lucene-snowball' ? 'snowball' : 'arabic'
    const files = [path('documents.tsv'), path('queries.tsv'), path('answers.tsv')]
    const options = [`-Xmx${heapMegabytes}m`, ...properties, '-cp', await classPath(classes)]
    const { stdout } = await run('java', [...options, RUNNER, 'run', analyzer, ...files], { timeout, maxBuffer: MOST_OUTPUT })
    const { builds, buildsCpu, opens, answers, ...printed } = JSON.parse(stdout) as Printed
    return {
      outcome: {
        ...counts,
        ...printed,
        firstBuild: builds[0] as number,
        build: summarize(builds),
        buildCpu: Math.min(...buildsCpu),
        ...(opens && { open: summarize(opens) }),
        answers: answers ? answersOf(answers, await readFile(path('answers.tsv'), 'utf8')) : {},
      },
    }
  } catch (error) {
    return { failure: reasonOf(error, 'java', timeout) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What Lucene's ArabicAnalyzer makes of texts: tokens, and milliseconds of each round, by the clock and of the processor. */
export async function luceneTokens(
  texts: readonly string[],
  classes: string,
  rounds: number,
  passes: number,
): Promise<{ tokens: number; wall: number[]; cpu: number[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'fihris-bench-'))
  try {
    const path = join(folder, 'texts.tsv')
    await writeFile(path, texts.map(text => `${escaped(text)}\n`).join(''))
    const { stdout } = await run('java', ['-cp', await classPath(classes), RUNNER, 'tokens', 'arabic', path, String(rounds), String(passes)])
    return JSON.parse(stdout) as { tokens: number; wall: number[]; cpu: number[] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeDocuments(path: string, corpus: CorpusSource, fields: readonly TextField[]): Promise<{ documents: number; textBytes: number }> {
  const file = new TextFile(path)
  let documents = 0
  let textBytes = 0
  for await (const batch of batchesOf(corpus)) {
    const lines = batch.map(({ id, title, body }) => `${escaped(id)}\t${escaped(title)}\t${escaped(body)}\n`)
    await file.write(lines.join(''))
    documents += batch.length
    for (const document of batch) textBytes += bytesOf(document, fields)
  }
  await file.close()
  return { documents, textBytes }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' }

function escaped(text: string): string {
  return text.replace(/[\\\n\t\r]/g, unit => ESCAPES[unit] as string)
}

/** `written` has a line for each operator and query: these, then the ids of the documents found. */
function answersOf(printed: NonNullable<Printed['answers']>, written: string): Partial<Record<Operator, Answers>> {
  const answers: Partial<Record<Operator, Answers>> = {}
  for (const [operator, { times, cpu }] of Object.entries(printed) as [Operator, { times: number[][]; cpu: number[] }][]) {
    const rounds = times.map((round, i) => ({ ...latencies(round), cpu: (cpu[i] as number) / round.length }))
    const fastest = times[0]?.map((_, query) => Math.min(...times.map(round => round[query] as number))) ?? []
    answers[operator] = { rounds, quiet: latencies(fastest), run: {} }
  }
  for (const line of written.split('\n')) {
    const [operator, query, ...ids] = line.split('\t')
    const answer = answers[operator as Operator]
    if (answer && query) answer.run[query] = ids.filter(id => id !== '')
  }
  return answers
}
