import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packedAt, popcount, u32At } from '../../src/format/bits.js'
import { ByteWriter } from '../../src/format/byte-writer.js'

const GUARD = 4
const widths = Array.from({ length: 33 }, (_, width) => width)

/** Values of at most `width` bits, the largest and 0 among them. */
const valuesOf = (width: number): fc.Arbitrary<number[]> => {
  const most = 2 ** width - 1
  return fc.array(fc.oneof(fc.constantFrom(0, most), fc.integer({ min: 0, max: most })), { maxLength: 300 })
}

function packed(values: readonly number[], width: number, before: number): Uint8Array {
  const writer = new ByteWriter()
  for (let i = 0; i < before; i++) writer.u8(0xaa)
  writer.packed(values, 0, values.length, width)
  for (let i = 0; i < GUARD; i++) writer.u8(0)
  return writer.toBytes()
}

describe('packed integers', () => {
  it.each(widths)('of %i bits come back, each by itself, at any offset', width => {
    fc.assert(
      fc.property(valuesOf(width), fc.nat(3), (values, before) => {
        const bytes = packed(values, width, before)
        expect(bytes.length).toBe(before + Math.ceil((values.length * width) / 8) + GUARD)
        expect(values.map((_, i) => packedAt(bytes, before, i, width))).toEqual(values)
      }),
      { numRuns: 50 },
    )
  })

  it.each(widths)('of %i bits need no bytes after them: what lies past the end reads as zero', width => {
    const values = Array.from({ length: 128 }, () => 2 ** width - 1)
    const bytes = packed(values, width, 0).slice(0, -GUARD)
    expect(values.map((_, i) => packedAt(bytes, 0, i, width))).toEqual(values)
  })

  it('writes the first value into the lowest bits', () => {
    expect([...packed([1, 2, 3], 4, 0)].slice(0, 2)).toEqual([0x21, 0x03])
    expect([...packed([0x12345678], 32, 0)].slice(0, 4)).toEqual([0x78, 0x56, 0x34, 0x12])
  })
})

describe('u32At', () => {
  it('agrees with DataView', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 40 }), bytes => {
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
        for (let at = 0; at + 4 <= bytes.length; at++) expect(u32At(bytes, at)).toBe(view.getUint32(at, true))
      }),
    )
  })
})

describe('popcount', () => {
  it('counts the ones that a reader would count', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), word => {
        expect(popcount(word)).toBe((word >>> 0).toString(2).replaceAll('0', '').length)
      }),
      { numRuns: 500 },
    )
    expect(popcount(0)).toBe(0)
    expect(popcount(-1)).toBe(32)
  })
})
