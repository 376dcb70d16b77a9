import type { Judgements } from '../data/collection.js'

/** How good one ranking is, or the mean over queries: each from 0 to 1. */
export interface RankingScores {
  /** Normalized discounted cumulative gain of the first ten: gain = grade (linear), discount = log2(rank + 1). */
  ndcg10: number
  /** One over the rank of the first relevant document, 0 where none is among ten. */
  mrr10: number
  /** Share of the relevant documents among the first ten. */
  recall10: number
  /** … among the first hundred. */
  recall100: number
}

/** Scores of a set, and the nDCG of each query in the order of `queries`, for paired comparisons. */
export interface SetScores {
  mean: RankingScores
  queries: string[]
  ndcg10: number[]
}

/** Scores one ranking (document ids, best first) against grades; a document that stands twice counts once, at its first rank. */
export function scoreRanking(ranking: readonly string[], grades: ReadonlyMap<string, number>): RankingScores {
  const relevant = [...grades.values()].filter(grade => grade > 0)
  if (relevant.length === 0) return { ndcg10: 0, mrr10: 0, recall10: 0, recall100: 0 }
  let gain = 0
  let first = 0
  let in10 = 0
  let in100 = 0
  const distinct = [...new Set(ranking)].slice(0, 100)
  distinct.forEach((id, i) => {
    const grade = grades.get(id) ?? 0
    if (grade <= 0) return
    in100++
    if (i >= 10) return
    in10++
    gain += grade / Math.log2(i + 2)
    if (first === 0) first = 1 / (i + 1)
  })
  const ideal = relevant
    .sort((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, grade, i) => sum + grade / Math.log2(i + 2), 0)
  return { ndcg10: gain / ideal, mrr10: first, recall10: in10 / relevant.length, recall100: in100 / relevant.length }
}

/**
 * Scores a run (rankings by query id): means over the queries that have at least one relevant document, each counting the same;
 * a query without a ranking scores 0. Others (no relevant document) are left out, as no engine can answer them.
 */
export function scoreRun(run: ReadonlyMap<string, readonly string[]>, judgements: Judgements): SetScores {
  const sum: RankingScores = { ndcg10: 0, mrr10: 0, recall10: 0, recall100: 0 }
  const queries: string[] = []
  const ndcg10: number[] = []
  for (const [query, grades] of judgements) {
    if (![...grades.values()].some(grade => grade > 0)) continue
    const scores = scoreRanking(run.get(query) ?? [], grades)
    for (const name of Object.keys(sum) as (keyof RankingScores)[]) sum[name] += scores[name]
    queries.push(query)
    ndcg10.push(scores.ndcg10)
  }
  const count = Math.max(1, queries.length)
  return { mean: { ndcg10: sum.ndcg10 / count, mrr10: sum.mrr10 / count, recall10: sum.recall10 / count, recall100: sum.recall100 / count }, queries, ndcg10 }
}
