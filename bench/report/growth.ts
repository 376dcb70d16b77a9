import type { Outcome } from '../engines/job.js'
import { best } from '../metrics/timing.js'
import type { Panel } from './line-chart.js'
import { lineChart } from './line-chart.js'
import { MISSING, percent, short } from './numbers.js'
import type { Table } from './report.js'
import { right } from './report.js'

/** An engine at a size. */
export interface GrowthRow {
  name: string
  documents: number
  outcome?: Outcome
  failure?: string
}

/** What is followed as the corpus grows. */
const CURVES: readonly { title: string; column: string; of: (outcome: Outcome) => number | undefined }[] = [
  { title: 'Building, µs a document', column: 'µs/doc', of: ({ build, documents }) => (build.min * 1000) / documents },
  { title: 'Index, bytes a document', column: 'bytes/doc', of: ({ bytes, documents }) => bytes / documents },
  { title: 'Peak memory of building, MB', column: 'peak MB', of: ({ peakMemory }) => peakMemory },
  { title: 'Median of the queries, ms', column: 'p50 ms', of: ({ answers }) => answers.or && best(answers.or.rounds).p50 },
  { title: 'Their 99th percentile, ms', column: 'p99 ms', of: ({ answers }) => answers.or && best(answers.or.rounds).p99 },
]

export function growthTable(rows: readonly GrowthRow[]): Table {
  const titles = [...CURVES.map(({ column }) => column), 'quiet p99 ms', 'CPU µs/doc', 'text MB', 'build spread', 'builds', 'query spread', 'query rounds']
  return {
    columns: [{ title: 'engine' }, ...right('documents', ...titles), { title: '' }],
    rows: [...rows]
      // Of each engine its sizes together, as a curve is read; a stable sort keeps them rising.
      .sort((a, b) => order(rows, a) - order(rows, b))
      .map(({ name, documents, outcome, failure }) => {
        if (!outcome) return [name, String(documents), ...titles.map(() => MISSING), failure ?? '']
        const { build, buildCpu = Number.NaN, answers, textBytes } = outcome
        return [
          name,
          String(documents),
          ...CURVES.map(({ of }) => short(of(outcome))),
          short(answers.or?.quiet.p99),
          short((buildCpu * 1000) / documents),
          short(textBytes / 1e6),
          percent(build.spread),
          String(build.rounds),
          percent(answers.or && best(answers.or.rounds).spread),
          String(answers.or?.rounds.length ?? 0),
          outcome.note ?? '',
        ]
      }),
  }
}

function order(rows: readonly GrowthRow[], row: GrowthRow): number {
  return rows.findIndex(({ name }) => name === row.name)
}

export function growthChart(rows: readonly GrowthRow[]): string {
  const names = [...new Set(rows.map(({ name }) => name))]
  const panels = CURVES.map(({ title, of }): Panel => {
    const series = names.map(name => ({
      name,
      points: rows.flatMap(row => {
        const value = row.name === name && row.outcome ? of(row.outcome) : undefined
        return value !== undefined && value > 0 ? [[row.documents, value] as const] : []
      }),
    }))
    return { title, series }
  })
  return lineChart(panels, 'documents', `${names.join(', ')} by the number of documents`)
}
