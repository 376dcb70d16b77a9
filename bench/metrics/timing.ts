import { collectGarbage } from './garbage.js'

/** What repeated measurements say: the fastest is what the code can do, the spread what the machine was doing meanwhile. */
export interface Summary {
  rounds: number
  min: number
  median: number
  max: number
  /** (max − min) ÷ median. */
  spread: number
}

/** Latencies of the queries of one round, in milliseconds. */
export interface Latencies {
  p50: number
  p99: number
  mean: number
  /** Processor time of a query in the mean, all threads; undefined for a program that does not tell. */
  cpu?: number
}

/** How long rounds of some work took, in milliseconds. */
export interface Rounds {
  wall: number[]
  /** Processor time of all threads: collecting garbage beside the work counts, waiting for another program's turn does not. */
  cpu: number[]
}

/** The value below which the share `q` of sorted values lies: the smallest value with at least that share at or below it. */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0) return Number.NaN
  return sorted[Math.max(0, Math.min(sorted.length, Math.ceil(sorted.length * q)) - 1)] as number
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

export function summarize(values: readonly number[]): Summary {
  const min = Math.min(...values)
  const max = Math.max(...values)
  const middle = median(values)
  return { rounds: values.length, min, median: middle, max, spread: middle === 0 ? 0 : (max - min) / middle }
}

export function latencies(times: ArrayLike<number>): Latencies {
  const sorted = Float64Array.from(times).sort()
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), mean: sorted.reduce((sum, time) => sum + time, 0) / sorted.length }
}

/**
 * Latencies over rounds: of each figure the smallest, for another program's turn on the processor only adds, and what an engine's own
 * garbage costs comes back in every round. The spread is of the means.
 */
export function best(rounds: readonly Latencies[]): Required<Latencies> & { spread: number } {
  const least = (name: keyof Latencies): number => Math.min(...rounds.map(round => round[name] ?? Number.NaN))
  return { p50: least('p50'), p99: least('p99'), mean: least('mean'), cpu: least('cpu'), spread: summarize(rounds.map(round => round.mean)).spread }
}

/** Adds up the time that it runs, for work that comes in pieces with other work between them. */
export class Stopwatch {
  /** Milliseconds. */
  wall = 0
  /** Milliseconds of processor time, all threads. */
  cpu = 0

  async time<T>(work: () => T | Promise<T>): Promise<T> {
    const cpu = process.cpuUsage()
    const start = performance.now()
    const result = await work()
    this.wall += performance.now() - start
    const { user, system } = process.cpuUsage(cpu)
    this.cpu += (user + system) / 1000
    return result
  }
}

/** A first round this many times over the budget is the only one. */
const SLOW = 4

/**
 * Runs `work` until `rounds` or `budget` milliseconds are used up, collecting garbage before each round. A second round is run wherever
 * the first was not very slow: an engine judged by its first alone would pay for the compiler, others not.
 */
export function repeat(work: () => unknown, rounds: number, budget: number): Promise<Rounds> {
  return repeatWatched(watch => watch.time(work), rounds, budget)
}

/** The same for work that says what of it is to be timed. */
export async function repeatWatched(work: (watch: Stopwatch) => Promise<unknown>, rounds: number, budget: number): Promise<Rounds> {
  const taken: Rounds = { wall: [], cpu: [] }
  let spent = 0
  while (taken.wall.length === 0 || (taken.wall.length < rounds && spent < (taken.wall.length === 1 ? SLOW * budget : budget))) {
    collectGarbage()
    const watch = new Stopwatch()
    await work(watch)
    taken.wall.push(watch.wall)
    taken.cpu.push(watch.cpu)
    spent += watch.wall
  }
  return taken
}

/** Megabytes that live objects and array buffers take, after collecting garbage. */
export function memoryMegabytes(): number {
  collectGarbage()
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

/** Most megabytes that this process has held at a time since it began, all of it: heap, buffers, code, stacks. */
export function peakMegabytes(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6
}
