import { describe, expect, it } from 'vitest'
import { scoreRanking, scoreRun } from '../../bench/metrics/ranking.js'

const grades = (entries: Record<string, number>): Map<string, number> => new Map(Object.entries(entries))
const log2 = Math.log2

describe('scoreRanking', () => {
  it('gives 1 for the ideal order', () => {
    expect(scoreRanking(['a', 'b', 'c'], grades({ a: 2, b: 1, x: 0 }))).toEqual({ ndcg10: 1, mrr10: 1, recall10: 1, recall100: 1 })
  })

  it('takes linear gains over log2(rank + 1)', () => {
    // dcg = 1/log2(2) + 2/log2(4) = 1 + 1 = 2; ideal = 2/log2(2) + 1/log2(3) = 2 + 0.63093 = 2.63093
    expect(scoreRanking(['b', 'x', 'a'], grades({ a: 2, b: 1 })).ndcg10).toBeCloseTo(2 / 2.63093, 5)
  })

  it('takes one over the first relevant rank, and nothing after the tenth', () => {
    const others = Array.from({ length: 9 }, (_, i) => `x${i}`)
    // at rank 10: 1/log2(11) = 0.28906
    expect(scoreRanking([...others, 'a'], grades({ a: 1 }))).toEqual({ ndcg10: 1 / log2(11), mrr10: 0.1, recall10: 1, recall100: 1 })
    expect(scoreRanking([...others, 'y', 'a'], grades({ a: 1 }))).toEqual({ ndcg10: 0, mrr10: 0, recall10: 0, recall100: 1 })
  })

  it('counts recall over the relevant documents alone, to the hundredth rank', () => {
    const many = Array.from({ length: 100 }, (_, i) => `x${i}`)
    many[50] = 'b'
    const { recall10, recall100 } = scoreRanking(['a', ...many.slice(0, 99), 'c'], grades({ a: 1, b: 1, c: 1, d: 1, z: 0, w: -1 }))
    expect([recall10, recall100]).toEqual([1 / 4, 2 / 4])
  })

  it('compares with the ten best where more are relevant', () => {
    const all = Array.from({ length: 12 }, (_, i) => `d${i}`)
    const scores = scoreRanking(all, new Map(all.map(id => [id, 1])))
    expect(scores.ndcg10).toBeCloseTo(1, 12)
    expect(scores.recall10).toBeCloseTo(10 / 12, 12)
  })

  it('counts a document that stands twice once', () => {
    // dcg = 1 + 0 + 1/log2(3): the second "a" is dropped and "b" moves up to rank 2
    expect(scoreRanking(['a', 'a', 'b'], grades({ a: 1, b: 1 }))).toEqual({ ndcg10: 1, mrr10: 1, recall10: 1, recall100: 1 })
  })

  it('gives 0 for an empty ranking', () => {
    expect(scoreRanking([], grades({ a: 1 }))).toEqual({ ndcg10: 0, mrr10: 0, recall10: 0, recall100: 0 })
  })
})

describe('scoreRun', () => {
  it('is the mean over judged queries; one without a ranking scores 0, one without relevant documents is left out', () => {
    const judgements = new Map([
      ['q1', grades({ a: 1 })],
      ['q2', grades({ b: 1 })],
      ['q3', grades({ c: 0 })],
      ['q4', grades({ d: 1 })],
    ])
    const run = new Map([
      ['q1', ['a']],
      ['q2', ['x', 'b']],
      ['q3', ['c']],
      ['unjudged', ['a']],
    ])
    const { mean, queries, ndcg10 } = scoreRun(run, judgements)
    expect(queries).toEqual(['q1', 'q2', 'q4'])
    expect(ndcg10).toEqual([1, 1 / log2(3), 0])
    expect(mean.ndcg10).toBeCloseTo((1 + 1 / log2(3)) / 3, 12)
    expect(mean.mrr10).toBeCloseTo((1 + 0.5) / 3, 12)
    expect(mean.recall10).toBeCloseTo(2 / 3, 12)
  })

  it('gives zeros without queries', () => {
    expect(scoreRun(new Map(), new Map()).mean).toEqual({ ndcg10: 0, mrr10: 0, recall10: 0, recall100: 0 })
  })
})
