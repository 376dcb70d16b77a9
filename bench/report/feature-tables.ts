import type { FeatureName } from '../features/feature.js'
import { FEATURE_NAMES, FEATURES } from '../features/feature.js'
import type { FeatureFigures, FeatureOutcome } from '../features/job.js'
import { best } from '../metrics/timing.js'
import { MISSING, percent, short } from './numbers.js'
import type { Table } from './report.js'
import { right } from './report.js'

/** An engine with its figures, or why there are none. */
export interface FeatureRow {
  name: string
  outcome?: FeatureOutcome
  failure?: string
}

function figures(row: FeatureRow, name: FeatureName): FeatureFigures | undefined {
  const found = row.outcome?.[name]
  return found && 'rounds' in found ? found : undefined
}

/** A line for each feature that any engine was asked for: the two figures of each engine, empty where it lacks the feature, dashes where it failed. */
export function featureTable(rows: readonly FeatureRow[]): Table {
  const asked = FEATURE_NAMES.filter(name => rows.some(row => figures(row, name)))
  return {
    columns: [{ title: 'feature' }, ...rows.flatMap(({ name }) => right(`${name} p50`, 'p99')), { title: 'what is asked' }],
    rows: asked.map(feature => {
      const cells = rows.flatMap(row => {
        const found = figures(row, feature)
        const times = found && best(found.rounds)
        return times ? [short(times.p50), short(times.p99)] : row.outcome?.[feature] || !row.outcome ? [MISSING, MISSING] : ['', '']
      })
      return [feature, ...cells, FEATURES[feature]]
    }),
  }
}

/** A line for each feature of each engine, with what a reader must know of the figures. An engine that failed has one line that says why. */
export function featureDetails(rows: readonly FeatureRow[]): Table {
  const titles = ['p50 ms', 'p99 ms', 'mean ms', 'quiet p99 ms', 'CPU ms', 'spread', 'rounds', 'queries', 'answered']
  return {
    columns: [{ title: 'engine' }, { title: 'feature' }, ...right(...titles), { title: 'how' }],
    rows: rows.flatMap(row => {
      if (!row.outcome) return [[row.name, '', ...titles.map(() => MISSING), row.failure ?? '']]
      return FEATURE_NAMES.flatMap(feature => {
        const found = row.outcome?.[feature]
        if (!found) return []
        if (!('rounds' in found)) return [[row.name, feature, ...titles.map(() => MISSING), `${found.how}: ${found.failure}`]]
        const { p50, p99, mean, cpu, spread } = best(found.rounds)
        const times = [p50, p99, mean, found.quiet.p99, cpu].map(short)
        return [[row.name, feature, ...times, percent(spread), String(found.rounds.length), String(found.queries), percent(found.answered), found.how]]
      })
    }),
  }
}
