import type { Operator } from '../engines/engine.js'
import type { Answers, Outcome } from '../engines/job.js'
import { best } from '../metrics/timing.js'
import { MISSING, percent, short } from './numbers.js'
import type { Table } from './report.js'
import { right } from './report.js'

/** A row of a table: figures, or why there are none. */
export interface EngineRow {
  name: string
  settings: string
  outcome?: Outcome
  failure?: string
}

const OURS = 'fihris'
/** Other engines' figures as multiples of ours: below 1, the other engine wins. */
const RATIO = '÷ ours'

type Figure = number | undefined

/** A table with a row for each engine, the figures of `cells` between its name and what it does. */
function tableOf(rows: readonly EngineRow[], titles: readonly string[], cells: (outcome: Outcome, ratio: Ratio) => string[]): Table {
  const ours = rows.find(row => row.name === OURS)?.outcome
  return {
    columns: [{ title: 'engine' }, ...right(...titles), { title: 'what it does' }],
    rows: rows.map(({ name, settings, outcome, failure }) => {
      if (!outcome) return [name, ...titles.map(() => MISSING), failure ?? '']
      const ratio: Ratio = figure => {
        const base = ours && figure(ours)
        return base ? short(divided(figure(outcome), base)) : MISSING
      }
      return [name, ...cells(outcome, ratio), outcome.note ? `${settings} (${outcome.note})` : settings]
    }),
  }
}

/** One figure of an engine by that of ours. */
type Ratio = (figure: (outcome: Outcome) => Figure) => string

const divided = (figure: Figure, by: number): Figure => (figure === undefined ? undefined : figure / by)
const seconds = (milliseconds: Figure): string => short(divided(milliseconds, 1000))
const megabytes = (bytes: Figure): string => short(divided(bytes, 1e6))

/** How long documents take to become an index that answers, and what that takes. */
export function buildTable(rows: readonly EngineRow[]): Table {
  const titles = ['best s', RATIO, 'median s', 'spread', 'rounds', 'first s', RATIO, 'CPU s', RATIO, 'docs/s', 'MB/s', 'peak MB', RATIO, 'image MB', RATIO]
  return tableOf(rows, titles, (outcome, ratio) => [
    seconds(outcome.build.min),
    ratio(({ build }) => build.min),
    seconds(outcome.build.median),
    percent(outcome.build.spread),
    String(outcome.build.rounds),
    seconds(outcome.firstBuild),
    ratio(({ firstBuild }) => firstBuild),
    seconds(outcome.buildCpu),
    ratio(({ buildCpu }) => buildCpu),
    short(outcome.documents / (outcome.build.min / 1000)),
    short(outcome.textBytes / 1000 / outcome.build.min),
    short(outcome.peakMemory),
    ratio(({ peakMemory }) => peakMemory),
    megabytes(outcome.bytes),
    ratio(({ bytes }) => bytes),
  ])
}

/** Share of the queries that got any answer: a fast engine that finds nothing should be seen to. */
export function answered({ run }: Answers): number {
  const found = Object.values(run)
  return found.filter(ids => ids.length > 0).length / Math.max(1, found.length)
}

/** Latencies of queries asked in one way. */
export function queryTable(rows: readonly EngineRow[], operator: Operator): Table {
  const bestOf = (outcome: Outcome): ReturnType<typeof best> | undefined => {
    const answers = outcome.answers[operator]
    return answers && best(answers.rounds)
  }
  const titles = ['p50 ms', RATIO, 'p99 ms', RATIO, 'mean ms', RATIO, 'quiet p99 ms', RATIO, 'CPU ms', RATIO, 'spread', 'rounds', 'answered']
  return tableOf(rows, titles, (outcome, ratio) => {
    const times = bestOf(outcome)
    const answers = outcome.answers[operator]
    return [
      ...(['p50', 'p99', 'mean'] as const).flatMap(name => [short(times?.[name]), ratio(other => bestOf(other)?.[name])]),
      short(answers?.quiet.p99),
      ratio(other => other.answers[operator]?.quiet.p99),
      short(times?.cpu),
      ratio(other => bestOf(other)?.cpu),
      percent(times?.spread),
      String(answers?.rounds.length ?? 0),
      percent(answers && answered(answers)),
    ]
  })
}

/** From an export's bytes to an index, and what it takes. */
export function openTable(rows: readonly EngineRow[]): Table {
  const titles = ['open ms', RATIO, 'spread', 'rounds', 'to answer ms', RATIO, 'memory MB', RATIO]
  return tableOf(rows, titles, (outcome, ratio) => [
    short(outcome.open?.median),
    ratio(({ open }) => open?.median),
    percent(outcome.open?.spread),
    String(outcome.open?.rounds ?? MISSING),
    short(outcome.firstAnswer),
    ratio(({ firstAnswer }) => firstAnswer),
    short(outcome.memory),
    ratio(({ memory }) => memory),
  ])
}

/** What a site would ship. */
export function sizeTable(rows: readonly EngineRow[]): Table {
  return tableOf(rows, ['MB', RATIO, 'gzip MB', RATIO, 'bytes/doc', 'of text'], (outcome, ratio) => [
    megabytes(outcome.bytes),
    ratio(({ bytes }) => bytes),
    megabytes(outcome.gzipBytes),
    ratio(({ gzipBytes }) => gzipBytes),
    short(outcome.bytes / outcome.documents),
    percent(outcome.bytes / outcome.textBytes),
  ])
}

/** The parts of an image, largest first; what the sections leave is the header and padding. */
export function partsTable({ bytes, documents, parts = [] }: Outcome): Table {
  const rest = bytes - parts.reduce((sum, part) => sum + part.bytes, 0)
  const all = [...parts].sort((a, b) => b.bytes - a.bytes).map(part => ({ ...part, gzip: String(part.gzipBytes) }))
  if (parts.length > 0) all.push({ name: 'header, padding', bytes: rest, gzipBytes: 0, gzip: MISSING })
  return {
    columns: [{ title: 'section' }, ...right('bytes', 'share', 'bytes/doc', 'gzip bytes')],
    rows: all.map(part => [part.name, String(part.bytes), percent(part.bytes / bytes), short(part.bytes / documents), part.gzip]),
  }
}
