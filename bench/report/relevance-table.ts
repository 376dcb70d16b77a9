import type { Difference } from '../metrics/bootstrap.js'
import type { RankingScores } from '../metrics/ranking.js'
import { MISSING, score, signed } from './numbers.js'
import type { Table } from './report.js'
import { right } from './report.js'

/** One engine on one set: scores, or why there are none. */
export interface RelevanceRow {
  name: string
  settings: string
  scores?: RankingScores
  /** nDCG@10 less that of our defaults on the same queries. */
  difference?: Difference
  failure?: string
}

export function relevanceTable(rows: readonly RelevanceRow[]): Table {
  return {
    columns: [{ title: 'engine' }, ...right('nDCG@10', 'to fihris', '95 % of it', 'MRR@10', 'R@10', 'R@100'), { title: 'what it does' }],
    rows: rows.map(({ name, settings, scores, difference, failure }) => {
      if (!scores) return [name, ...Array<string>(6).fill(MISSING), failure ?? '']
      const { ndcg10, mrr10, recall10, recall100 } = scores
      const compared = difference && name !== 'fihris' ? [signed(difference.mean), `${signed(difference.low)} to ${signed(difference.high)}`] : ['', '']
      return [name, score(ndcg10), ...compared, score(mrr10), score(recall10), score(recall100), settings]
    }),
  }
}
