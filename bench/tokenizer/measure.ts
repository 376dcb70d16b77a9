import { collectGarbage } from '../metrics/garbage.js'
import type { Summary } from '../metrics/timing.js'
import { summarize } from '../metrics/timing.js'
import type { Contender } from './contenders.js'

/** What a contender made of the texts; `time` in milliseconds for one measurement of `passes` passes. */
export interface TokenizerResult {
  name: string
  work: string
  tokens: number
  passes: number
  time: Summary
  /** Megabytes (10^6) of UTF-8 a second: of the fastest, the middle and the slowest round. */
  best: number
  median: number
  worst: number
  /** MB/s of processor time, at best: what an idle machine would show. */
  cpu: number
}

/** Less text than this in a measurement, and the clock and a single collection of garbage would be most of it. */
const LEAST_BYTES = 8e6

/**
 * Rounds in turns, each contender once a round, so that a slow moment of the machine falls on all of them; a contender that has used
 * up `budget` milliseconds sits out after its third round. One round before the first is for the compiler and is not counted.
 */
export function measureTokenizers(all: readonly Contender[], texts: readonly string[], bytes: number, rounds: number, budget: number): TokenizerResult[] {
  const passes = passesFor(bytes)
  const times = all.map((): number[] => [])
  const cpuTimes = all.map((): number[] => [])
  const tokens = all.map(({ run }) => run(texts))
  for (let round = 0; round < rounds; round++) {
    all.forEach(({ run }, i) => {
      const mine = times[i] as number[]
      if (mine.length >= 3 && mine.reduce((sum, time) => sum + time, 0) > budget) return
      collectGarbage()
      const cpu = process.cpuUsage()
      const start = performance.now()
      for (let pass = 0; pass < passes; pass++) run(texts)
      mine.push(performance.now() - start)
      const { user, system } = process.cpuUsage(cpu)
      cpuTimes[i]?.push((user + system) / 1000)
    })
  }
  return all.map(({ name, work }, i) => resultOf({ name, work, tokens: tokens[i] as number, passes }, times[i] as number[], cpuTimes[i] as number[], bytes))
}

/** How often texts of so many bytes are read in one measurement. */
export function passesFor(bytes: number): number {
  return Math.max(1, Math.ceil(LEAST_BYTES / Math.max(1, bytes)))
}

/** Speeds from the milliseconds of each round. */
export function resultOf(
  what: Pick<TokenizerResult, 'name' | 'work' | 'tokens' | 'passes'>,
  times: readonly number[],
  cpuTimes: readonly number[],
  bytes: number,
): TokenizerResult {
  const time = summarize(times)
  const speed = (milliseconds: number): number => (bytes * what.passes) / 1000 / milliseconds
  return { ...what, time, best: speed(time.min), median: speed(time.median), worst: speed(time.max), cpu: speed(Math.min(...cpuTimes)) }
}
