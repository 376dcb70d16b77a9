import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32c } from '../../src/format/crc32c.js'

const bytes = (size: number, at: (i: number) => number): Uint8Array => Uint8Array.from({ length: size }, (_, i) => at(i))

/** The definition, bit by bit. */
function slow(data: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1
  }
  return ~crc >>> 0
}

describe('crc32c', () => {
  // The check value of the algorithm, and the vectors of RFC 3720, appendix B.4.
  it.each([
    ['nothing', new Uint8Array(0), 0],
    ['"123456789"', new TextEncoder().encode('123456789'), 0xe3069283],
    ['32 zeros', new Uint8Array(32), 0x8a9136aa],
    ['32 bytes of ones', bytes(32, () => 0xff), 0x62a8ab43],
    ['0 to 31', bytes(32, i => i), 0x46dd794e],
    ['31 to 0', bytes(32, i => 31 - i), 0x113fdb5c],
  ])('of %s is the published value', (_, data, crc) => {
    expect(crc32c(data)).toBe(crc)
  })

  it('agrees with the bitwise definition at every length and address', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.nat(3), (data, from) => {
        expect(crc32c(data.subarray(from))).toBe(slow(data.subarray(from)))
      }),
      { numRuns: 300 },
    )
  })
})
