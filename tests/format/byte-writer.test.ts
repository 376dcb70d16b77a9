import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { ByteReader } from '../../src/format/byte-reader.js'
import { ByteWriter, bitWidth } from '../../src/format/byte-writer.js'

const u32 = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 0xffffffff }))

describe('ByteWriter and ByteReader', () => {
  it.each([
    [0, [0x00]],
    [1, [0x01]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [300, [0xac, 0x02]],
    [16_383, [0xff, 0x7f]],
    [16_384, [0x80, 0x80, 0x01]],
    [0xffffffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('writes the varint %i as its documented bytes', (value, bytes) => {
    const writer = new ByteWriter()
    writer.varint(value)
    expect([...writer.toBytes()]).toEqual(bytes)
  })

  it('reads back every varint, and stands right after it', () => {
    fc.assert(
      fc.property(fc.array(u32, { maxLength: 200 }), values => {
        const writer = new ByteWriter()
        for (const value of values) writer.varint(value)
        const reader = new ByteReader(writer.toBytes())
        expect(values.map(() => reader.varint())).toEqual(values)
        expect(reader.at).toBe(writer.length)
      }),
      { numRuns: 500 },
    )
  })

  it('refuses a varint that the section cuts short, at every cut', () => {
    for (let cut = 0; cut < 5; cut++) {
      const reader = new ByteReader(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x0f]).subarray(0, cut))
      expect(() => reader.varint()).toThrow(expect.objectContaining({ code: 'corrupt' }))
    }
    expect(() => new ByteReader(new Uint8Array(0)).u8()).toThrow(ImageError)
  })

  it('refuses a varint of more than five bytes', () => {
    expect(() => new ByteReader(new Uint8Array(9).fill(0x80)).varint()).toThrow(ImageError)
  })

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
