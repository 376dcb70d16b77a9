/** `npm run bench:relevance`: how well documents are ranked, by our engine, by parts of it, and by others. */
import { writeFileSync } from 'node:fs'
import type { RelevanceArguments } from './arguments.js'
import { commandLine, relevanceArguments, run } from './arguments.js'
import type { Collection, QuerySet } from './data/collection.js'
import { readCollections, readDocuments, utf8Bytes } from './data/collection.js'
import type { Answer, Job } from './engines/job.js'
import type { EngineEntry } from './engines/registry.js'
import { ENGINES, isWanted } from './engines/registry.js'
import { runEngine } from './engines/run.js'
import { pairedDifference } from './metrics/bootstrap.js'
import type { SetScores } from './metrics/ranking.js'
import { scoreRun } from './metrics/ranking.js'
import { describeMachine, machine } from './report/machine.js'
import type { RelevanceRow } from './report/relevance-table.js'
import { relevanceTable } from './report/relevance-table.js'
import { Report } from './report/report.js'

/** Deep enough for recall@100. */
const LIMIT = 100

interface SetResult {
  collection: string
  set: string
  queries: number
  rows: RelevanceRow[]
}

async function main(argv: string[]): Promise<void> {
  const args = relevanceArguments(argv)
  const report = new Report(args.markdown)
  const where = machine()
  report.line(`\`${commandLine('bench:relevance', argv)}\`: ${describeMachine(where)}; fields ${args.fields.join(', ')}; seed ${args.seed}`)
  const results: SetResult[] = []
  for (const collection of readCollections(args.collections)) {
    const documents = readDocuments(collection.corpus)
    const megabytes = utf8Bytes(documents, args.fields) / 1e6
    const answers = await answerAll(collection, args)
    for (const set of collection.sets) {
      const result = resultOf(collection, set, answers, args.seed)
      const corpus = `${documents.length} documents, ${megabytes.toFixed(2)} MB of UTF-8`
      report.table(`${collection.name}/${set.name}: ${result.queries} queries over ${corpus}`, relevanceTable(result.rows))
      results.push(result)
    }
  }
  if (args.docs !== undefined) report.writeInto(args.docs, 'bench:relevance')
  if (args.json !== undefined) writeFileSync(args.json, `${JSON.stringify({ machine: where, fields: args.fields, seed: args.seed, results }, null, 2)}\n`)
}

/** Queries of all sets at once, each under a number of its own: ids of two sets may be the same, and hold anything. */
const numberOf = (set: number, query: number): string => `${set}.${query}`

async function answerAll(collection: Collection, args: RelevanceArguments): Promise<[EngineEntry, Answer][]> {
  const queries = collection.sets.flatMap((set, s) => set.queries.map(({ text }, q) => ({ id: numberOf(s, q), text })))
  const job: Omit<Job, 'engine'> = {
    module: args.module,
    corpus: { kind: 'file', path: collection.corpus },
    fields: args.fields,
    queries,
    operators: ['or'],
    limit: LIMIT,
    rounds: { build: 1, open: 1, warmUp: 0, query: 1 },
    budget: 0,
    compress: false,
  }
  const answers: [EngineEntry, Answer][] = []
  for (const entry of ENGINES.filter(candidate => candidate.relevance && isWanted(candidate.name, args.only))) {
    process.stderr.write(`${collection.name}: ${entry.name} …\n`)
    answers.push([entry, await runEngine(entry, job, args)])
  }
  return answers
}

function resultOf(collection: Collection, set: QuerySet, answers: readonly [EngineEntry, Answer][], seed: number): SetResult {
  const number = collection.sets.indexOf(set)
  const scored = answers.map(([entry, answer]): [EngineEntry, Answer, SetScores | undefined] => {
    if (!('outcome' in answer)) return [entry, answer, undefined]
    const run = new Map(set.queries.map(({ id }, q) => [id, answer.outcome.answers.or?.run[numberOf(number, q)] ?? []]))
    return [entry, answer, scoreRun(run, set.judgements)]
  })
  const ours = scored.find(([entry]) => entry.name === 'fihris')?.[2]
  const rows = scored.map(([{ name, settings }, answer, scores]): RelevanceRow => {
    if (!scores) return { name, settings, failure: 'failure' in answer ? answer.failure : '' }
    return { name, settings, scores: scores.mean, ...(ours ? { difference: pairedDifference(ours.ndcg10, scores.ndcg10, seed) } : {}) }
  })
  return { collection: collection.name, set: set.name, queries: scored.find(([, , scores]) => scores)?.[2]?.queries.length ?? set.queries.length, rows }
}

await run(() => main(process.argv.slice(2)))
