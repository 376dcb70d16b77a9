import fc from 'fast-check'
import { Packr } from 'msgpackr/pack'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { readMessagePack } from '../../src/format/message-pack.js'

const packr = new Packr({ useRecords: false })

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\uFEFFنص', '__proto__', 'كِتَاب', 'ا'.repeat(300), 'x'.repeat(70_000)),
)

const value = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'value' },
    fc.constantFrom(null, true, false),
    // msgpackr writes -0 as 0.
    fc.oneof(
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true }).map(number => number + 0),
    ),
    text,
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(text, tie('value'), { maxKeys: 20, noNullPrototype: false }),
  ),
})).value

/** A value as the reader gives it: objects without a prototype. */
function bare(original: unknown): unknown {
  if (Array.isArray(original)) return original.map(bare)
  if (typeof original !== 'object' || original === null) return original
  return Object.assign(Object.create(null), Object.fromEntries(Object.entries(original).map(([key, inner]) => [key, bare(inner)])))
}

describe('readMessagePack', () => {
  it('reads what msgpackr writes of any JSON value', () => {
    fc.assert(
      fc.property(value, original => {
        expect(readMessagePack(packr.pack(original))).toStrictEqual(bare(original))
      }),
      { numRuns: 1000 },
    )
  })

  it.each([0, 1, 15, 16, 31, 32, 255, 256, 65_535, 65_536])('reads strings, lists and maps of %i', size => {
    const list = Array.from({ length: size }, (_, i) => i)
    expect(readMessagePack(packr.pack('ن'.repeat(size)))).toBe('ن'.repeat(size))
    expect(readMessagePack(packr.pack(list))).toEqual(list)
    // msgpackr writes maps of 16-bit size.
    const map = Object.fromEntries(list.slice(0, 65_535).map(i => [`k${i}`, i]))
    expect({ ...(readMessagePack(packr.pack(map)) as object) }).toEqual(map)
  })

  it.each([
    0,
    127,
    128,
    255,
    256,
    65_535,
    65_536,
    2 ** 32 - 1,
    2 ** 32,
    2 ** 53 - 1,
    -1,
    -32,
    -33,
    -128,
    -129,
    -32_768,
    -32_769,
    -(2 ** 31),
    -(2 ** 31) - 1,
    0.5,
    1e300,
    Number.POSITIVE_INFINITY,
  ])('reads %d', number => {
    expect(readMessagePack(packr.pack(number))).toBe(number)
  })

  it.each([
    ['a signed integer of 8 bits that needs none', [0xd0, 5], 5],
    ['a signed integer of 16 bits', [0xd1, 0xff, 0xfe], -2],
    ['a signed integer of 32 bits', [0xd2, 0x7f, 0xff, 0xff, 0xff], 2 ** 31 - 1],
    ['a map of 32-bit size', [0xdf, 0, 0, 0, 1, 0xa1, 0x61, 0x01], { a: 1 }],
    ['a list of 32-bit size', [0xdd, 0, 0, 0, 1, 0x05], [5]],
  ])('reads %s, whoever wrote it', (_, bytes, expected) => {
    expect(readMessagePack(Uint8Array.from(bytes))).toEqual(expected)
  })

  it('keeps __proto__ a key like any other', () => {
    const read = readMessagePack(packr.pack(JSON.parse('{"__proto__":{"polluted":1},"constructor":2}'))) as Record<string, unknown>
    expect(Object.getPrototypeOf(read)).toBeNull()
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('reads at any address', () => {
    const packed = packr.pack(['نص', 1.5, { a: [] }])
    const shifted = new Uint8Array(packed.length + 1)
    shifted.set(packed, 1)
    expect(readMessagePack(shifted.subarray(1))).toEqual(['نص', 1.5, { a: [] }])
  })

  it.each([
    ['a 32-bit float', [0xca, 0x3f, 0x80, 0, 0]],
    ['a 64-bit unsigned integer', [0xcf, 0, 0, 0, 1, 0, 0, 0, 0]],
    ['a 64-bit signed integer', [0xd3, 255, 255, 255, 255, 255, 255, 255, 254]],
    ['binary', [0xc4, 1, 7]],
    ['an extension', [0xd4, 0, 0]],
    ['the unused type', [0xc1]],
    ['a map with a number for key', [0x81, 1, 1]],
    ['a second value', [1, 1]],
    ['nothing', []],
    ['a forged list of four thousand million', [0xdd, 255, 255, 255, 255, 1, 1]],
    ['a forged map of four thousand million', [0xdf, 255, 255, 255, 255, 0xa1, 0x61, 1]],
    ['a forged string of four thousand million', [0xdb, 255, 255, 255, 255, 1]],
    ['lists within lists without end', new Array(5000).fill(0x91)],
  ])('refuses %s', (_, bytes) => {
    expect(() => readMessagePack(Uint8Array.from(bytes))).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })

  it('refuses every truncation', () => {
    fc.assert(
      fc.property(value, original => {
        const packed = packr.pack(original)
        const step = Math.max(1, Math.floor(packed.length / 200))
        for (let length = 0; length < packed.length; length += step) expect(() => readMessagePack(packed.subarray(0, length))).toThrow(ImageError)
      }),
      { numRuns: 100 },
    )
  })

  it('gives a value or an ImageError for random bytes, and nothing else', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.tuple(value, fc.nat(), fc.nat(255)).map(([original, place, byte]) => flip(packr.pack(original), place, byte)),
    )
    fc.assert(
      fc.property(noise, bytes => {
        try {
          readMessagePack(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(ImageError)
        }
      }),
      { numRuns: 3000 },
    )
  })
})

function flip(bytes: Uint8Array, place: number, byte: number): Uint8Array {
  const damaged = Uint8Array.from(bytes)
  damaged[place % damaged.length] = byte
  return damaged
}
