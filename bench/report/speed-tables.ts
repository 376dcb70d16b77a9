import type { Column } from '../../src/cli/table.js'
import { formatTable } from '../../src/cli/table.js'
import type { Outcome } from '../engines/job.js'
import { best } from '../metrics/timing.js'
import type { TokenizerResult } from '../tokenizer/measure.js'
import { MISSING, percent, short } from './numbers.js'

/** A row of the speed table: figures, or why there are none. */
export interface SpeedRow {
  name: string
  settings: string
  outcome?: Outcome
  failure?: string
}

const right = (...titles: string[]): Column[] => titles.map(title => ({ title, right: true }))

/** How fast text is read: MB/s, the share of the machine's limit, and how many tokens each makes of the same text. */
export function tokenizerTable(results: readonly TokenizerResult[]): string {
  const limit = results.find(result => result.name === 'scan limit')?.cpu
  return formatTable(
    [{ title: 'tokenizer' }, ...right('best MB/s', 'median', 'worst', 'spread', 'MB/CPU s', 'of limit', 'tokens', 'rounds'), { title: 'work' }],
    results.map(r => [
      r.name,
      short(r.best),
      short(r.median),
      short(r.worst),
      percent(r.time.spread),
      short(r.cpu),
      limit ? percent((Number.isNaN(r.cpu) ? r.best : r.cpu) / limit) : MISSING,
      String(r.tokens),
      `${r.time.rounds} × ${r.passes}`,
      r.work,
    ]),
  )
}

const megabytes = (bytes: number | undefined): string => (bytes === undefined ? MISSING : short(bytes / 1e6))

/** Share of the queries that got any answer: a fast engine that finds nothing should be seen to. */
export function answered(outcome: Outcome): number {
  const answers = Object.values(outcome.run)
  return answers.filter(ids => ids.length > 0).length / Math.max(1, answers.length)
}

/** Every figure of every engine. */
export function speedTable(rows: readonly SpeedRow[]): string {
  return formatTable(
    [
      { title: 'engine' },
      ...right(
        'build s',
        'CPU s',
        'first s',
        'export MB',
        'gzip MB',
        'open ms',
        'to answer ms',
        'memory MB',
        'p50 ms',
        'p99 ms',
        'mean ms',
        'CPU ms',
        'spread',
        'rounds',
        'answered',
      ),
      { title: 'what it does' },
    ],
    rows.map(({ name, settings, outcome, failure }) => {
      if (!outcome) return [name, ...Array<string>(15).fill(MISSING), failure ?? '']
      const times = best(outcome.rounds)
      return [
        name,
        short(outcome.build.min / 1000),
        short(outcome.buildCpu === undefined ? undefined : outcome.buildCpu / 1000),
        short(outcome.firstBuild / 1000),
        megabytes(outcome.bytes),
        megabytes(outcome.gzipBytes),
        short(outcome.open?.median),
        short(outcome.firstAnswer),
        short(outcome.memory),
        short(times.p50),
        short(times.p99),
        short(times.mean),
        short(times.cpu),
        percent(times.spread),
        String(outcome.rounds.length),
        percent(answered(outcome)),
        outcome.note ? `${settings} (${outcome.note})` : settings,
      ]
    }),
  )
}

/** Each engine's figures as multiples of ours: below 1, the other engine wins. Empty where there is nothing to compare. */
export function ratioTable(rows: readonly SpeedRow[], ours = 'fihris'): string {
  const base = rows.find(row => row.name === ours)?.outcome
  const others = rows.filter(row => row.name !== ours && row.outcome)
  if (!base || others.length === 0) return ''
  const figures = (outcome: Outcome): (number | undefined)[] => {
    const { p50, p99, mean, cpu } = best(outcome.rounds)
    return [outcome.build.min, outcome.buildCpu, outcome.firstBuild, outcome.bytes, outcome.gzipBytes, outcome.firstAnswer, outcome.memory, p50, p99, mean, cpu]
  }
  const unit = figures(base)
  return formatTable(
    [{ title: `÷ ${ours}` }, ...right('build', 'build CPU', 'first build', 'export', 'gzip', 'to answer', 'memory', 'p50', 'p99', 'mean', 'query CPU')],
    others.map(({ name, outcome }) => [
      name,
      ...figures(outcome as Outcome).map((value, i) => (value === undefined || Number.isNaN(value) ? MISSING : short(value / (unit[i] as number)))),
    ]),
  )
}
