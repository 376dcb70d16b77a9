import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { BenchArguments } from '../arguments.js'
import { generatedCorpus } from '../corpus/corpora.js'
import { asFile } from '../corpus/source.js'
import type { Job } from '../engines/job.js'
import { ENGINES, isWanted } from '../engines/registry.js'
import { runEngine } from '../engines/run.js'
import type { GrowthRow } from '../report/growth.js'
import { growthChart, growthTable } from '../report/growth.js'
import type { Report } from '../report/report.js'
import { FIELDS, HITS } from './engines.js'

/** The engines that a user would choose from; `--only` names others. */
const DEFAULT = 'fihris,minisearch,flexsearch,orama,lucene'.split(',')
const QUERIES = 500
const BUDGET = 2000
const ROUNDS: Job['rounds'] = { build: 3, open: 1, warmUp: 3, query: 10 }

/** How engines fare as a corpus grows: each size begins with the documents of the one before. Prints, draws, and returns the figures. */
export async function benchGrowth(args: BenchArguments, report: Report): Promise<object> {
  const chosen = ENGINES.filter(({ name, speed }) => (args.only === undefined ? DEFAULT.includes(name) : speed && isWanted(name, args.only)))
  const rows: GrowthRow[] = []
  const failed = new Set<string>()
  for (const size of args.sizes) {
    const corpus = generatedCorpus(size, args.seed)
    const queries = await corpus.queries(QUERIES)
    const job: Omit<Job, 'engine' | 'corpus'> = {
      module: args.module,
      fields: FIELDS,
      queries,
      operators: ['or'],
      limit: HITS,
      rounds: ROUNDS,
      compress: false,
      budget: BUDGET,
    }
    await asFile(corpus.source, async file => {
      // Who could not take fewer documents cannot take so many.
      for (const entry of chosen.filter(({ name }) => !failed.has(name))) {
        process.stderr.write(`${size} documents: ${entry.name} …\n`)
        const answer = await runEngine(entry, { ...job, corpus: file }, args)
        rows.push({ name: entry.name, documents: size, ...answer })
        if ('failure' in answer) failed.add(entry.name)
      }
    })
  }
  report.line(`Generated corpora of ${args.sizes.join(', ')} documents; ${QUERIES} queries for each, any word suffices, ${HITS} hits`)
  report.table('Growth', growthTable(rows))
  if (args.svg !== undefined) {
    mkdirSync(dirname(args.svg), { recursive: true })
    writeFileSync(args.svg, growthChart(rows))
  }
  return { sizes: args.sizes, rows: rows.map(({ outcome, ...row }) => (outcome ? { ...row, ...outcome, answers: { or: outcome.answers.or?.rounds } } : row)) }
}
