import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  B,
  COMMON_FAMILY,
  commonFrom,
  coordination,
  gridOf,
  inverseDocumentFrequency,
  K1,
  LEAST_DOCUMENTS,
  lengthNorms,
  saturate,
  stepOf,
} from '../../src/search/bm25.js'

describe('the arithmetic of scores', () => {
  it('weighs rare words more, and no word less than nothing', () => {
    expect(inverseDocumentFrequency(1000, 1)).toBeCloseTo(Math.log(1 + 999.5 / 1.5), 12)
    for (let frequency = 1; frequency <= 1000; frequency++) {
      expect(inverseDocumentFrequency(1000, frequency)).toBeGreaterThan(0)
      expect(inverseDocumentFrequency(1000, frequency)).toBeLessThan(inverseDocumentFrequency(1000, frequency - 1))
    }
  })

  it('saturates frequency below 1, sooner in short texts', () => {
    const norms = lengthNorms(20)
    expect(norms[20]).toBeCloseTo(K1, 12)
    expect(norms[0]).toBeCloseTo(K1 * (1 - B), 12)
    for (const length of [1, 20, 60, 255]) {
      const norm = norms[length] as number
      for (let frequency = 1; frequency < 20; frequency++) {
        expect(saturate(frequency, norm)).toBeLessThan(1)
        expect(saturate(frequency, norm)).toBeGreaterThan(saturate(frequency - 1, norm))
        expect(saturate(frequency, norm)).toBeLessThan(saturate(frequency, norms[length - 1] as number))
      }
    }
  })

  it('counts each further word for less than the one before', () => {
    expect([0, 1].map(coordination)).toEqual([1, 1])
    for (let words = 2; words < 1000; words++) {
      const [before, here, after] = [words - 1, words, words + 1].map(coordination) as [number, number, number]
      expect(here).toBeGreaterThan(before)
      expect(after - here).toBeLessThan(here - before)
    }
  })

  it('reads every family of a small index', () => {
    expect(commonFrom(COMMON_FAMILY, LEAST_DOCUMENTS - 1)).toBe(Number.POSITIVE_INFINITY)
    expect(commonFrom(COMMON_FAMILY, LEAST_DOCUMENTS)).toBe(COMMON_FAMILY * LEAST_DOCUMENTS)
  })
})

describe('the grid of scores', () => {
  const parts = fc
    .tuple(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }), fc.integer({ min: -1074, max: 900 }))
    .map(([values, power]) => values.map(value => value * 2 ** power))

  it('rounds parts so that they have the same sum in every order', () => {
    fc.assert(
      fc.property(parts, fc.infiniteStream(fc.nat()), (values, random) => {
        const grid = gridOf(values.reduce((sum, value) => sum + value, 0))
        const rounded = values.map(value => value + grid - grid)
        const sum = rounded.reduce((total, value) => total + value, 0)
        const shuffled = [...rounded].sort(() => ((random.next().value as number) % 3) - 1)
        expect(shuffled.reduce((total, value) => total + value, 0)).toBe(sum)
        expect(rounded.reduceRight((total, value) => total + value, 0)).toBe(sum)
      }),
      { numRuns: 1000 },
    )
  })

  it('moves no part by more than a step, and a step is far below the sum', () => {
    fc.assert(
      fc.property(parts, values => {
        const most = values.reduce((sum, value) => sum + value, 0)
        const grid = gridOf(most)
        expect(Number.isFinite(grid)).toBe(true)
        for (const value of values) expect(Math.abs(value + grid - grid - value)).toBeLessThanOrEqual(stepOf(grid))
        expect(stepOf(grid)).toBeLessThanOrEqual(most * 2 ** -38)
      }),
      { numRuns: 1000 },
    )
  })
})
