import { describe, expect, it } from 'vitest'
import { B, inverseDocumentFrequency, K1, lengthNorms, saturate } from '../../src/search/bm25.js'

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
})
