/** `npm run bench`: how fast text is read, indexes are built and opened, and queries answered, here and in other engines. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SpeedArguments } from './arguments.js'
import { run, speedArguments, TOKENIZER } from './arguments.js'
import type { BenchDocument, TextField } from './data/collection.js'
import { readDocuments, readQueries, utf8Bytes } from './data/collection.js'
import { sample } from './data/random.js'
import type { Job } from './engines/job.js'
import { loadLibrary } from './engines/library.js'
import { luceneTokens } from './engines/lucene.js'
import { ENGINES, isWanted } from './engines/registry.js'
import { runEngine } from './engines/run.js'
import { describeMachine, machine } from './report/machine.js'
import type { SpeedRow } from './report/speed-tables.js'
import { answered, ratioTable, speedTable, tokenizerTable } from './report/speed-tables.js'
import { contenders } from './tokenizer/contenders.js'
import type { TokenizerResult } from './tokenizer/measure.js'
import { measureTokenizers } from './tokenizer/measure.js'

const FIELDS: TextField[] = ['title', 'body']
const MOST_QUERIES = 500
const TOKENIZER_ROUNDS = 11
const TOKENIZER_BUDGET = 3000
const ENGINE_ROUNDS = 5
const QUERY_ROUNDS = 30
const ENGINE_BUDGET = 4000

async function main(args: SpeedArguments): Promise<void> {
  const documents = readDocuments(args.corpus)
  const queries = sample(readQueries(args.queries), MOST_QUERIES, args.seed)
  const bytes = utf8Bytes(documents, FIELDS)
  const where = machine()
  console.log(describeMachine(where))
  console.log(
    `${args.corpus}: ${documents.length} documents, ${(bytes / 1e6).toFixed(2)} MB of UTF-8 in title and body; ` +
      `${queries.length} queries, ten hits each; seed ${args.seed}\n`,
  )

  let tokenizers: TokenizerResult[] = []
  if (isWanted(TOKENIZER, args.only)) {
    tokenizers = await tokenizerResults(documents, bytes, args)
    console.log(tokenizerTable(tokenizers))
  }
  const job: Omit<Job, 'engine'> = {
    module: args.module,
    corpus: args.corpus,
    fields: FIELDS,
    queries,
    limit: 10,
    rounds: ENGINE_ROUNDS,
    queryRounds: QUERY_ROUNDS,
    budget: ENGINE_BUDGET,
  }
  const rows: SpeedRow[] = []
  for (const entry of ENGINES.filter(candidate => candidate.speed && isWanted(candidate.name, args.only))) {
    process.stderr.write(`${entry.name} …\n`)
    rows.push({ name: entry.name, settings: entry.settings, ...(await runEngine(entry, job, args)) })
  }
  if (rows.length > 0) console.log(speedTable(rows))
  const ratios = ratioTable(rows)
  if (ratios) console.log(ratios)

  if (args.json) {
    const corpus = { path: args.corpus, documents: documents.length, bytes }
    // Rankings stay out: they are the relevance benchmark's, and would be most of the file.
    const engines = rows.map(({ outcome, ...row }) => (outcome ? { ...row, ...outcome, answered: answered(outcome), run: undefined } : row))
    writeFileSync(args.json, `${JSON.stringify({ machine: where, corpus, queries: queries.length, seed: args.seed, tokenizers, engines }, null, 2)}\n`)
  }
}

async function tokenizerResults(documents: readonly BenchDocument[], bytes: number, args: SpeedArguments): Promise<TokenizerResult[]> {
  const texts = documents.flatMap(document => FIELDS.map(field => document[field])).filter(text => text !== '')
  process.stderr.write('tokenizers …\n')
  const results = measureTokenizers(contenders(await loadLibrary(args.module)), texts, bytes, TOKENIZER_ROUNDS, TOKENIZER_BUDGET)
  if (args.lucene) results.push(await luceneResult(texts, args.lucene))
  return results
}

/** Lucene prints the best of its passes only, so its row has no spread. */
async function luceneResult(texts: readonly string[], classes: string): Promise<TokenizerResult> {
  const folder = mkdtempSync(join(tmpdir(), 'fihris-bench-'))
  try {
    const path = join(folder, 'texts.txt')
    writeFileSync(path, texts.join('\n'))
    const { tokens, megabytesPerSecond: best } = await luceneTokens(path, classes)
    const unknown = Number.NaN
    return {
      name: 'Lucene ArabicAnalyzer',
      work: 'normalize, tokenize with offsets, stop words, light stem; best of 8',
      tokens,
      passes: 1,
      time: { rounds: 8, min: unknown, median: unknown, max: unknown, spread: unknown },
      best,
      median: unknown,
      worst: unknown,
      cpu: unknown,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await run(() => main(speedArguments(process.argv.slice(2))))
