import { describe, expect, it } from 'vitest'
import { sample, seeded } from '../../bench/data/random.js'
import { pairedDifference } from '../../bench/metrics/bootstrap.js'
import { best, latencies, median, quantile, repeat, repeatWatched, Stopwatch, summarize } from '../../bench/metrics/timing.js'

describe('timing', () => {
  it('takes quantiles by nearest rank', () => {
    const sorted = [1, 2, 3, 4]
    expect([0, 0.25, 0.5, 0.51, 0.99, 1].map(q => quantile(sorted, q))).toEqual([1, 1, 2, 3, 4, 4])
    expect(quantile([], 0.5)).toBeNaN()
    expect(
      quantile(
        Array.from({ length: 1000 }, (_, i) => i + 1),
        0.99,
      ),
    ).toBe(990)
  })

  it('takes the mean of the two middle values', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5])
  })

  it('summarizes rounds', () => {
    expect(summarize([30, 10, 20])).toEqual({ rounds: 3, min: 10, median: 20, max: 30, spread: 1 })
  })

  it('measures latencies in any order', () => {
    expect(latencies([4, 1, 3, 2])).toEqual({ p50: 2, p99: 4, mean: 2.5 })
  })

  it('keeps the best of the rounds, figure by figure', () => {
    const rounds = [
      { p50: 2, p99: 9, mean: 3, cpu: 3 },
      { p50: 3, p99: 8, mean: 5, cpu: 2 },
    ]
    expect(best(rounds)).toEqual({ p50: 2, p99: 8, mean: 3, cpu: 2, spread: 0.5 })
    expect(best(rounds.slice(0, 1))).toMatchObject({ p99: 9, spread: 0 })
    expect(best([{ p50: 1, p99: 1, mean: 1 }]).cpu).toBeNaN()
  })

  it('runs at least once, twice unless it is very slow, and stops when its budget is spent', async () => {
    const wait = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 20))
    expect((await repeat(wait, 3, 1000)).wall).toHaveLength(3)
    expect((await repeat(wait, 3, 10)).wall).toHaveLength(2)
    expect((await repeat(wait, 1, 1000)).wall).toHaveLength(1)
    expect((await repeat(wait, 3, 0)).cpu).toHaveLength(1)
  })

  it('counts what a stopwatch is held around, and nothing between', async () => {
    const wait = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 20))
    const watch = new Stopwatch()
    expect(await watch.time(() => 7)).toBe(7)
    const before = watch.wall
    await wait()
    expect(watch.wall).toBe(before)
    await watch.time(wait)
    expect(watch.wall).toBeGreaterThan(before + 15)
    const { wall, cpu } = await repeatWatched(wait, 3, 1000)
    expect([wall, cpu]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ])
  })
})

describe('sample', () => {
  it('gives the same items for the same seed, in order, and all where there are few', () => {
    const items = Array.from({ length: 100 }, (_, i) => i)
    const chosen = sample(items, 10, 7)
    expect(chosen).toHaveLength(10)
    expect(chosen).toEqual(sample(items, 10, 7))
    expect(chosen).toEqual([...chosen].sort((a, b) => a - b))
    expect(chosen).not.toEqual(sample(items, 10, 8))
    expect(sample(items, 100, 7)).toEqual(items)
  })

  it('takes each item about as often', () => {
    const taken = new Uint32Array(10)
    for (let seed = 0; seed < 2000; seed++) for (const item of sample([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3, seed)) taken[item] = (taken[item] as number) + 1
    for (const count of taken) expect(Math.abs(count - 600)).toBeLessThan(100)
  })

  it('draws numbers from 0 to below 1', () => {
    const random = seeded(1)
    const drawn = Array.from({ length: 1000 }, random)
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...drawn)).toBeLessThan(1)
    expect(drawn.reduce((a, b) => a + b, 0) / 1000).toBeCloseTo(0.5, 1)
  })
})

describe('pairedDifference', () => {
  it('is exact where every query differs by the same', () => {
    const { mean, low, high } = pairedDifference([0.5, 0.25, 0], [0.75, 0.5, 0.25], 1)
    expect([mean, low, high]).toEqual([0.25, 0.25, 0.25])
  })

  it('holds 0 where wins and losses balance, and not where one side always wins', () => {
    const ours = Array.from({ length: 100 }, () => 0.5)
    const even = pairedDifference(
      ours,
      ours.map((value, i) => value + (i % 2 ? 0.1 : -0.1)),
      1,
    )
    expect(even.mean).toBeCloseTo(0, 12)
    expect(even.low).toBeLessThan(0)
    expect(even.high).toBeGreaterThan(0)
    expect(
      pairedDifference(
        ours,
        ours.map((value, i) => value - 0.01 * (i % 5) - 0.01),
        1,
      ).high,
    ).toBeLessThan(0)
  })

  it('has an interval of about two standard errors', () => {
    // Values 0 and 1 in equal number: standard error 0.5 / √400 = 0.025.
    const { low, high } = pairedDifference(
      Array<number>(400).fill(0),
      Array.from({ length: 400 }, (_, i) => i % 2),
      3,
    )
    expect(high - low).toBeGreaterThan(0.08)
    expect(high - low).toBeLessThan(0.12)
  })

  it('refuses lists of different lengths', () => {
    expect(() => pairedDifference([1], [1, 2], 1)).toThrow('1 and 2')
    expect(pairedDifference([], [], 1)).toEqual({ mean: 0, low: 0, high: 0 })
  })
})
