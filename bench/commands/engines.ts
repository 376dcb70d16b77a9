import type { BenchArguments, Command } from '../arguments.js'
import type { Corpus } from '../corpus/corpora.js'
import { asFile } from '../corpus/source.js'
import type { TextField } from '../data/collection.js'
import { OPERATORS } from '../engines/engine.js'
import type { Job } from '../engines/job.js'
import { ENGINES, isWanted } from '../engines/registry.js'
import { runEngine } from '../engines/run.js'
import type { EngineRow } from '../report/engine-tables.js'
import { answered, buildTable, openTable, partsTable, queryTable, sizeTable } from '../report/engine-tables.js'
import type { Report } from '../report/report.js'

export const FIELDS: TextField[] = ['title', 'body']
export const HITS = 10
export const MOST_QUERIES = 1000
const BUDGET = 4000

/** Rounds of each step, and whether exports are compressed: a command takes no more steps than it prints. */
const STEPS: Readonly<Record<Exclude<Command, 'tokenizer' | 'growth' | 'features'>, Pick<Job, 'rounds' | 'compress'>>> = {
  build: { rounds: { build: 5, open: 0, warmUp: 0, query: 0 }, compress: false },
  query: { rounds: { build: 1, open: 5, warmUp: 3, query: 30 }, compress: false },
  size: { rounds: { build: 1, open: 0, warmUp: 0, query: 0 }, compress: true },
  all: { rounds: { build: 5, open: 5, warmUp: 3, query: 30 }, compress: true },
}

/** Runs every engine on a corpus and prints what the command is for; returns the figures without the rankings. */
export async function benchEngines(command: keyof typeof STEPS, corpus: Corpus, args: BenchArguments, report: Report): Promise<object> {
  const { rounds, compress } = STEPS[command]
  const queries = rounds.query > 0 ? await corpus.queries(MOST_QUERIES) : []
  const job = { module: args.module, fields: FIELDS, queries, operators: [...OPERATORS], limit: HITS, rounds, compress, budget: BUDGET }
  const rows: EngineRow[] = []
  await asFile(corpus.source, async file => {
    for (const entry of ENGINES.filter(({ name, speed, sameIndex }) => speed && isWanted(name, args.only) && !(sameIndex && rounds.query === 0))) {
      process.stderr.write(`${corpus.name}: ${entry.name} …\n`)
      rows.push({ name: entry.name, settings: entry.settings, ...(await runEngine(entry, { ...job, corpus: file }, args)) })
    }
  })
  report.line(`${corpus.name}: ${describeCorpus(rows)}${queries.length > 0 ? `; ${queries.length} queries, ${HITS} hits each` : ''}`)
  const asked = (name: Command): boolean => command === name || command === 'all'
  if (asked('build')) report.table('Building', buildTable(rows))
  if (asked('query')) {
    report.table('Queries, any word (or)', queryTable(rows, 'or'))
    report.table('Queries, all words (and)', queryTable(rows, 'and'))
    report.table('Opening', openTable(rows))
  }
  if (asked('size')) {
    report.table('Size', sizeTable(rows))
    for (const { name, outcome } of rows) if (outcome) report.table(`Sections of ${name}`, partsTable(outcome))
  }
  return { corpus: corpus.source, name: corpus.name, queries: queries.length, engines: rows.map(withoutRankings) }
}

function describeCorpus(rows: readonly EngineRow[]): string {
  const outcome = rows.find(row => row.outcome)?.outcome
  if (!outcome) return 'no engine came to an end'
  return `${outcome.documents} documents, ${(outcome.textBytes / 1e6).toFixed(2)} MB of UTF-8 in ${FIELDS.join(' and ')}`
}

/** Rankings are the relevance benchmark's, and would be most of the file. */
function withoutRankings({ outcome, ...row }: EngineRow): object {
  if (!outcome) return row
  const answers = Object.entries(outcome.answers).map(([operator, answer]) => [
    operator,
    { rounds: answer.rounds, quiet: answer.quiet, answered: answered(answer) },
  ])
  return { ...row, ...outcome, answers: Object.fromEntries(answers) as object }
}
