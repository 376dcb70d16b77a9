import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteWriter, bitWidth } from '../../src/format/byte-writer.js'

const u32 = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 0xffffffff }))

describe('ByteWriter', () => {
  it('grows over many kinds of writes and keeps little-endian order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 700 }), u32), { maxLength: 30 }), pieces => {
        const writer = new ByteWriter()
        const expected: number[] = []
        for (const piece of pieces) {
          if (typeof piece === 'number') {
            writer.u32(piece)
            expected.push(piece & 0xff, (piece >>> 8) & 0xff, (piece >>> 16) & 0xff, piece >>> 24)
          } else {
            writer.write(piece)
            expected.push(...piece)
          }
        }
        expect([...writer.toBytes()]).toEqual(expected)
        expect([...writer.view()]).toEqual(expected)
        expect(writer.length).toBe(expected.length)
      }),
      { numRuns: 100 },
    )
  })

  it('gives copies that later writes leave alone', () => {
    const writer = new ByteWriter()
    writer.u8(7)
    const copy = writer.toBytes()
    writer.clear()
    writer.u8(9)
    expect([...copy]).toEqual([7])
    expect([...writer.toBytes()]).toEqual([9])
  })
})

describe('bitWidth', () => {
  it('is the least width that holds the value', () => {
    expect(bitWidth(0)).toBe(0)
    for (let width = 1; width <= 32; width++) {
      expect(bitWidth(2 ** (width - 1))).toBe(width)
      expect(bitWidth(2 ** width - 1)).toBe(width)
    }
  })
})
