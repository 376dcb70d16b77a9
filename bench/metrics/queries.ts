import type { Latencies } from './timing.js'
import { latencies, repeat } from './timing.js'

/** What asking the same queries again and again tells. */
export interface QueryRounds {
  /** Latencies of each round. */
  rounds: Latencies[]
  /** Latencies of each query in its fastest round: what no other program on the machine disturbs, and no collection of garbage either. */
  quiet: Latencies
}

/** How often queries are asked: rounds that nobody times, for the compiler, then rounds at most within a budget of milliseconds. */
export interface QueryPlan {
  warmUp: number
  rounds: number
  budget: number
}

/**
 * Asks `count` queries in each round. Promises are awaited only where some are given: a needless turn costs time. `keep` gets each
 * answer when its time has been taken.
 */
export async function measureQueries<Answer>(
  count: number,
  ask: (query: number) => Answer | Promise<Answer>,
  keep: (query: number, answer: Answer) => void,
  { warmUp, rounds, budget }: QueryPlan,
): Promise<QueryRounds> {
  const perRound: Latencies[] = []
  const times = new Float64Array(count)
  const fastest = new Float64Array(count)
  const askAll = async (): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const start = performance.now()
      const given = ask(i)
      const answer = given instanceof Promise ? await given : given
      const time = performance.now() - start
      times[i] = time
      if (time < (fastest[i] as number)) fastest[i] = time
      keep(i, answer)
    }
    perRound.push(latencies(times))
  }
  if (warmUp > 0) await repeat(askAll, warmUp, budget)
  perRound.length = 0
  fastest.fill(Number.POSITIVE_INFINITY)
  const { cpu } = await repeat(askAll, rounds, budget)
  return { rounds: perRound.map((round, i) => ({ ...round, cpu: (cpu[i] as number) / count })), quiet: latencies(fastest) }
}
