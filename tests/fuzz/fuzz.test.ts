import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FihrisError, openIndex, verifyIndex } from '../../src/index.js'
import { ASKS } from './asks.js'
import type { Outcome } from './trial.js'
import { BASES, run, trialOf } from './trial.js'

/** A short campaign; `npm run fuzz` is the long one. No clock here: what hangs runs into the test's own limit. */

const IMAGES = Number(process.env['FUZZ_IMAGES'] ?? 2000)
const FAILURES = 'tests/format/failures'

describe('a mutated image', () => {
  it('answers or is refused by an error of the library', { timeout: 120_000 }, () => {
    const outcomes = Array.from({ length: IMAGES }, (_, seed): [number, Outcome] => [seed, run(trialOf(seed))])
    expect(outcomes.filter(([, { failure }]) => failure !== undefined)).toEqual([])
    // Each of the three comes about, so that none is missed for a fault of the fuzzer.
    for (const kind of ['refused', 'faulty', 'answered']) expect(outcomes.filter(([, outcome]) => outcome.kind === kind).length).toBeGreaterThan(IMAGES / 20)
    expect(outcomes.filter(([, { accepted }]) => accepted).length).toBeGreaterThan(IMAGES / 100)
  })

  it('is the same for the same seed', () => {
    expect(trialOf(123_456)).toEqual(trialOf(123_456))
    expect(trialOf(1).image).not.toEqual(BASES[1])
  })

  it.each(BASES.map((image, base) => [base, image] as const))('that was not mutated answers everything: base %i', (base, image) => {
    const all = ASKS.map((_, i) => i)
    expect(run({ seed: 0, mutation: 'damaged', base, image }, all)).toEqual({ kind: 'answered', accepted: true })
    expect(verifyIndex(image).ok).toBe(true)
  })
})

describe('an image that once made the library fail', () => {
  const kept = existsSync(FAILURES) ? readdirSync(FAILURES).filter(name => name.endsWith('.fihris')) : []
  it.each(['tests/golden/small.fihris', ...kept.map(name => `${FAILURES}/${name}`)])('answers or is refused: %s', path => {
    const image = new Uint8Array(readFileSync(path))
    const accepted = verifyIndex(image).ok
    let asked = 0
    const attempt = (use: () => void): void => {
      asked++
      try {
        use()
      } catch (error) {
        expect(error).toBeInstanceOf(FihrisError)
        expect(accepted, String(error)).toBe(false)
      }
    }
    attempt(() => {
      const index = openIndex(image)
      for (const ask of ASKS) attempt(() => ask.of(index))
    })
    expect(asked).toBeGreaterThan(0)
  })
})
