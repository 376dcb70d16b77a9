import { seeded } from '../data/random.js'

/** The mean difference of paired values with its 95 % interval. */
export interface Difference {
  mean: number
  low: number
  high: number
}

const RESAMPLES = 2000

/**
 * Paired bootstrap (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, percentile interval): queries are drawn again
 * with replacement, both engines on the same draw. An interval that holds 0 says that the set cannot tell the two apart.
 */
export function pairedDifference(ours: readonly number[], theirs: readonly number[], seed: number): Difference {
  if (ours.length !== theirs.length) throw new Error(`paired values must be as many: got ${ours.length} and ${theirs.length}`)
  if (ours.length === 0) return { mean: 0, low: 0, high: 0 }
  const differences = theirs.map((value, i) => value - (ours[i] as number))
  const random = seeded(seed)
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0
    for (let i = 0; i < differences.length; i++) sum += differences[Math.floor(random() * differences.length)] as number
    return sum / differences.length
  }).sort()
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length
  return { mean, low: means[Math.floor(RESAMPLES * 0.025)] as number, high: means[Math.ceil(RESAMPLES * 0.975) - 1] as number }
}
