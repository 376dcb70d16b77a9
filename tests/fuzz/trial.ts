import { readFileSync } from 'node:fs'
import type { SearchIndex } from '../../src/index.js'
import { FihrisError, openIndex, verifyIndex } from '../../src/index.js'
import { images } from '../open/hostile.js'
import { randomOf } from '../support/documents.js'
import { ASKS } from './asks.js'
import { damaged, falsified } from './mutations.js'

/** One mutated image, opened and asked. */

/** The images that are mutated. */
export const BASES: readonly Uint8Array[] = [...images, new Uint8Array(readFileSync('tests/golden/small.fihris'))]

/** Milliseconds that one image may take, with all that is asked of it. */
export const MOST_MILLISECONDS = 100

const ASKS_PER_IMAGE = 3

export type Mutation = 'damaged' | 'falsified'

/** What came of an image: no fault of the library, or what is one. */
export interface Outcome {
  /** Whether opening refused it, a question was refused, or all were answered. */
  kind: 'refused' | 'faulty' | 'answered'
  /** Whether `verifyIndex`, or opening with `verify`, accepted it. */
  accepted: boolean
  failure?: string
}

export interface Trial {
  seed: number
  mutation: Mutation
  base: number
  image: Uint8Array
}

/** A seed of 32 bits that is not near its neighbour's. */
function mixed(seed: number): number {
  return Math.imul(seed ^ Math.imul(Math.floor(seed / 2 ** 32) + 1, 0x9e3779b1), 0x85ebca6b) >>> 0
}

/** The image of a seed: the same for the same seed and bases. */
export function trialOf(seed: number): Trial {
  const base = seed % BASES.length
  const mutation = Math.floor(seed / BASES.length) % 4 === 0 ? 'damaged' : 'falsified'
  const image = (mutation === 'damaged' ? damaged : falsified)(BASES[base] as Uint8Array, mixed(seed))
  return { seed, mutation, base, image }
}

/** Answers of the images as they were, by base and question. */
const honest = new Map<string, string>()

function honestAnswer(base: number, ask: number): string {
  const key = `${base}/${ask}`
  let answer = honest.get(key)
  if (answer === undefined) {
    answer = JSON.stringify((ASKS[ask] as (typeof ASKS)[number]).of(openIndex(BASES[base] as Uint8Array)))
    honest.set(key, answer)
  }
  return answer
}

/** Opens and asks the image of a trial; `asks` are the ordinals of questions, by default some that the seed chooses. */
export function run({ seed, mutation, base, image }: Trial, asks: readonly number[] = asksOf(seed)): Outcome {
  const accepted = mutation === 'damaged' ? isOpened(image) : verifyIndex(image).ok
  const outcome: Outcome = { kind: 'answered', accepted }
  const attempt = (what: string, use: () => void): boolean => {
    try {
      use()
      return true
    } catch (error) {
      if (!(error instanceof FihrisError)) outcome.failure ??= `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
      else if (accepted) outcome.failure ??= `${what}: accepted, and then ${error.message}`
      return false
    }
  }
  let index: SearchIndex | undefined
  attempt('open', () => {
    index = openIndex(image)
  })
  if (index === undefined) return { ...outcome, kind: 'refused' }
  const opened = index
  for (const i of asks) {
    const ask = ASKS[i] as (typeof ASKS)[number]
    const isDone = attempt(ask.name, () => {
      const answer = ask.of(opened)
      if (!accepted || mutation === 'falsified') return
      if (JSON.stringify(answer) !== honestAnswer(base, i)) outcome.failure ??= `${ask.name}: another answer, and the checksums fit`
    })
    if (!isDone) outcome.kind = 'faulty'
  }
  return outcome
}

function isOpened(image: Uint8Array): boolean {
  try {
    openIndex(image, { verify: true })
    return true
  } catch (error) {
    if (error instanceof FihrisError) return false
    throw error
  }
}

function asksOf(seed: number): number[] {
  const random = randomOf(mixed(seed + 77))
  random(2)
  return Array.from({ length: ASKS_PER_IMAGE }, () => random(ASKS.length))
}

/** As {@link run}; an image that takes too long is a failure where it does so however often it is tried: others use the machine too. */
export function runTimed(trial: Trial): Outcome & { milliseconds: number } {
  let milliseconds = Number.POSITIVE_INFINITY
  for (let tries = 0; ; tries++) {
    const start = performance.now()
    let outcome: Outcome
    try {
      outcome = run(trial)
    } catch (error) {
      outcome = { kind: 'faulty', accepted: false, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
    milliseconds = Math.min(milliseconds, performance.now() - start)
    if (outcome.failure !== undefined || milliseconds <= MOST_MILLISECONDS) return { ...outcome, milliseconds }
    if (tries === 4) return { ...outcome, milliseconds, failure: `${Math.round(milliseconds)} ms` }
  }
}
