import { describe, expect, it } from 'vitest'
import { decodeLength, encodeLength, lengthLimit } from '../../src/format/lengths.js'

describe('length bytes', () => {
  it('are exact up to 63 tokens', () => {
    for (let tokens = 0; tokens < 64; tokens++) {
      expect(encodeLength(tokens)).toBe(tokens)
      expect(decodeLength(tokens)).toBe(tokens)
    }
  })

  it('are within half a step of 4.4 % up to 240,000', () => {
    for (let tokens = 64; tokens < 240_000; tokens = Math.ceil(tokens * 1.01)) {
      const ratio = decodeLength(encodeLength(tokens)) / tokens
      expect(Math.abs(Math.log2(ratio))).toBeLessThanOrEqual(1 / 32 + 1e-9)
    }
  })

  it('have a largest length, which positions stay below', () => {
    let tokens = 0
    for (let byte = 0; byte < 255; byte++) {
      while (encodeLength(tokens + 1) === byte) tokens++
      expect(lengthLimit(byte)).toBe(tokens)
      tokens++
    }
    expect(lengthLimit(255)).toBeGreaterThan(lengthLimit(254))
  })

  it('never fall, and stay at the largest', () => {
    let before = -1
    for (let tokens = 0; tokens < 300_000; tokens += 7) {
      const byte = encodeLength(tokens)
      expect(byte).toBeGreaterThanOrEqual(before)
      before = byte
    }
    expect(encodeLength(1e9)).toBe(255)
    for (let byte = 1; byte < 256; byte++) {
      expect(decodeLength(byte)).toBeGreaterThan(decodeLength(byte - 1))
      expect(encodeLength(decodeLength(byte))).toBe(byte)
    }
  })
})
