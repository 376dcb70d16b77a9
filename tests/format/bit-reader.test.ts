import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { BitReader } from '../../src/format/bit-reader.js'
import { BitWriter, bestRiceWidth } from '../../src/format/bit-writer.js'
import { GUARD, MAX_QUOTIENT, MAX_RICE_WIDTH } from '../../src/format/constants.js'

/** One thing to write, and what a reader then reads. */
type Piece =
  | { kind: 'bits'; width: number; value: number }
  | { kind: 'wide'; width: number; value: number }
  | { kind: 'unary'; value: number }
  | { kind: 'gamma'; value: number }
  | { kind: 'truncated'; range: number; value: number }
  | { kind: 'align' }
  | { kind: 'bytes'; bytes: Uint8Array }

const below = (width: number): fc.Arbitrary<number> => fc.oneof(fc.constantFrom(0, 2 ** width - 1), fc.integer({ min: 0, max: 2 ** width - 1 }))

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.nat(25).chain(width => below(width).map(value => ({ kind: 'bits' as const, width, value }))),
  fc.nat(32).chain(width => below(width).map(value => ({ kind: 'wide' as const, width, value }))),
  fc.oneof(fc.nat(70), fc.constantFrom(23, 24, 25, 31, 32, 33, 1000, MAX_QUOTIENT)).map(value => ({ kind: 'unary' as const, value })),
  fc.nat(31).chain(width => fc.integer({ min: 2 ** width, max: 2 ** (width + 1) - 1 }).map(value => ({ kind: 'gamma' as const, value }))),
  fc
    .oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 2 ** 20 }))
    .chain(range => fc.nat(range - 1).map(value => ({ kind: 'truncated' as const, range, value }))),
  fc.constant({ kind: 'align' as const }),
  fc.uint8Array({ maxLength: 40 }).map(bytes => ({ kind: 'bytes' as const, bytes })),
)

function write(writer: BitWriter, part: Piece): void {
  if (part.kind === 'bits' || part.kind === 'wide') writer.bits(part.value, part.width)
  else if (part.kind === 'unary') writer.unary(part.value)
  else if (part.kind === 'gamma') writer.gamma(part.value)
  else if (part.kind === 'truncated') writer.truncated(part.value, part.range)
  else writer.align()
  if (part.kind === 'bytes') writer.write(part.bytes)
}

function read(reader: BitReader, part: Piece): number | number[] | undefined {
  if (part.kind === 'bits') return reader.bits(part.width)
  if (part.kind === 'wide') return reader.wide(part.width)
  if (part.kind === 'unary') return reader.unary()
  if (part.kind === 'gamma') return reader.gamma()
  if (part.kind === 'truncated') return reader.truncated(part.range)
  reader.moveTo(reader.nextByte)
  return part.kind === 'bytes' ? Array.from(part.bytes, () => reader.bits(8)) : undefined
}

const wanted = (part: Piece): number | number[] | undefined => (part.kind === 'bytes' ? [...part.bytes] : part.kind === 'align' ? undefined : part.value)

/** The bits of some bytes in the order in which they are read. */
const bitsOf = (bytes: Uint8Array, count: number): string =>
  [...bytes]
    .map(byte => [...byte.toString(2).padStart(8, '0')].reverse().join(''))
    .join('')
    .slice(0, count)

function written(put: (writer: BitWriter) => void): string {
  const writer = new BitWriter()
  put(writer)
  return bitsOf(writer.view(), writer.length)
}

describe('BitWriter and BitReader', () => {
  it('give back whatever was written, in its order, from any byte of a section', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(9), (pieces, before) => {
        const writer = new BitWriter()
        writer.write(new Uint8Array(before).fill(0xff))
        for (const part of pieces) write(writer, part)
        const bytes = writer.toBytes(GUARD)
        expect(bytes.length).toBe(writer.byteLength + GUARD)
        const reader = new BitReader(bytes)
        reader.moveTo(before)
        expect(pieces.map(part => read(reader, part))).toEqual(pieces.map(wanted))
        expect(reader.base * 8 + reader.at).toBe(writer.length)
      }),
      { numRuns: 300 },
    )
  })

  it.each<[name: string, bits: string, put: (writer: BitWriter) => void]>([
    ['three bits of 5 and five of 1', '10110000', writer => [writer.bits(5, 3), writer.bits(1, 5)]],
    ['no bits', '', writer => writer.bits(7, 0)],
    ['unary 0 and 3', '10001', writer => [writer.unary(0), writer.unary(3)]],
    ['gamma 1', '1', writer => writer.gamma(1)],
    ['gamma 2 and 3', '010011', writer => [writer.gamma(2), writer.gamma(3)]],
    ['gamma 12', '0001001', writer => writer.gamma(12)],
    ['0, 1 and 2 of 3 in truncated binary', '01011', writer => [0, 1, 2].map(value => writer.truncated(value, 3))],
    ['0 of 1 in truncated binary', '', writer => writer.truncated(0, 1)],
    ['3 of 4 in truncated binary', '11', writer => writer.truncated(3, 4)],
    ['Rice codes of 5 and 2 with one low bit: low bits, then quotients', '1000101', writer => writer.rice([5, 2], 0, 2, 1)],
    ['a byte behind two bits', '1100000010000000', writer => [writer.bits(3, 2), writer.align(), writer.write(Uint8Array.of(1))]],
  ])('write %s as documented', (_, bits, put) => {
    expect(written(put)).toBe(bits)
  })

  it('take back what was written last, and begin anew on the same memory', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.array(piece, { maxLength: 20 }), fc.array(piece, { maxLength: 20 }), (kept, dropped, after) => {
        const expected = written(fresh => {
          for (const part of [...kept, ...after]) write(fresh, part)
        })
        const writer = new BitWriter()
        for (const part of dropped) write(writer, part)
        writer.clear()
        expect([writer.length, writer.byteLength]).toEqual([0, 0])
        for (const part of kept) write(writer, part)
        const length = writer.length
        for (const part of dropped) write(writer, part)
        writer.takeBack(length)
        for (const part of after) write(writer, part)
        expect(bitsOf(writer.view(), writer.length)).toBe(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('leave the next byte clean where memory is used again', () => {
    const writer = new BitWriter()
    writer.write(new Uint8Array(16).fill(0xff))
    writer.clear()
    writer.bits(1, 7)
    writer.bits(0, 24)
    writer.align()
    writer.bits(0, 3)
    expect([...writer.view()]).toEqual([1, 0, 0, 0, 0])
  })
})

describe('Rice codes', () => {
  const values = (most: number): fc.Arbitrary<number[]> => fc.array(fc.oneof(fc.nat(most), fc.nat(3)), { minLength: 1, maxLength: 300 })

  it.each(Array.from({ length: MAX_RICE_WIDTH + 1 }, (_, width) => width))(
    'of %i low bits come back: as values, as sums of gaps, and some at a time',
    width => {
      fc.assert(
        fc.property(
          values(2 ** Math.min(22, width + 4)),
          fc.nat(13),
          fc.integer({ min: -1, max: 1000 }),
          fc.integer({ min: 1, max: 128 }),
          (list, before, start, step) => {
            const writer = new BitWriter()
            writer.bits(0, before)
            writer.rice(list, 0, list.length, width)
            const reader = new BitReader(writer.toBytes(GUARD))
            const out = new Uint32Array(list.length)
            reader.at = before
            reader.rice(list.length, width, out)
            expect([...out]).toEqual(list)
            expect(reader.at).toBe(writer.length)
            reader.at = before
            let sum = start
            reader.riceGaps(list.length, width, out, start)
            expect([...out]).toEqual(list.map(gap => (sum += gap + 1)))
            expect(reader.at).toBe(writer.length)
            reader.at = before
            let quotients = reader.quotientsOf(list.length, width)
            const some: number[] = []
            for (let i = 0; i < list.length; i += step) {
              const size = Math.min(step, list.length - i)
              quotients = reader.riceSome(before + i * width, quotients, size, width, out)
              some.push(...out.subarray(0, size))
            }
            expect(some).toEqual(list)
            expect(quotients).toBe(writer.length)
          },
        ),
        { numRuns: 20 },
      )
    },
  )

  it('hold the largest quotient', () => {
    const writer = new BitWriter()
    writer.rice([MAX_QUOTIENT, 0, MAX_QUOTIENT], 0, 3, 0)
    const out = new Uint32Array(3)
    new BitReader(writer.toBytes(GUARD)).rice(3, 0, out)
    expect([...out]).toEqual([MAX_QUOTIENT, 0, MAX_QUOTIENT])
  })

  it('are given the width that makes them shortest', () => {
    fc.assert(
      fc.property(fc.oneof(values(3), values(1000), values(2 ** 28), fc.constant([0]), fc.constant([2 ** 31])), list => {
        const sizes = Array.from({ length: MAX_RICE_WIDTH + 1 }, (_, width) =>
          list.every(value => value >>> width <= MAX_QUOTIENT) ? list.reduce((sum, value) => sum + width + 1 + (value >>> width), 0) : Number.POSITIVE_INFINITY,
        )
        expect(sizes[bestRiceWidth(list, 0, list.length)]).toBe(Math.min(...sizes))
      }),
      { numRuns: 400 },
    )
  })
})

describe('forged bits', () => {
  const corrupt = expect.objectContaining({ code: 'corrupt' })

  it('end with an error where the section ends, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.nat(), (pieces, cut) => {
        const writer = new BitWriter()
        for (const part of pieces) write(writer, part)
        const bytes = writer.toBytes()
        const reader = new BitReader(bytes.subarray(0, cut % (bytes.length + 1)))
        try {
          for (const part of pieces) read(reader, part)
        } catch (error) {
          expect(error).toBeInstanceOf(ImageError)
        }
      }),
      { numRuns: 300 },
    )
    for (let length = 0; length < 8; length++) {
      const reader = new BitReader(new Uint8Array(length))
      expect(() => reader.unary()).toThrow(corrupt)
      expect(() => reader.rice(1, 0, new Uint32Array(1))).toThrow(corrupt)
    }
  })

  it('are no number of more than 32 bits, and no endless run of zeros', () => {
    const zeros = new Uint8Array(1 << 16)
    expect(() => new BitReader(zeros).gamma()).toThrow(corrupt)
    expect(() => new BitReader(zeros).unary()).toThrow(corrupt)
    expect(() => new BitReader(zeros).rice(1, 0, new Uint32Array(1))).toThrow(corrupt)
    const writer = new BitWriter()
    writer.unary(32)
    writer.bits(0, 32)
    expect(() => new BitReader(writer.toBytes(GUARD)).gamma()).toThrow(corrupt)
  })

  it.each([-1, -33, 25, 4096, 2 ** 31])('have no %i low bits', width => {
    const reader = new BitReader(new Uint8Array(64).fill(0xff))
    reader.at = 40
    expect(() => reader.rice(2, width, new Uint32Array(2))).toThrow(corrupt)
    expect(() => reader.riceGaps(2, width, new Uint32Array(2), 0)).toThrow(corrupt)
  })

  it('are no more codes than 31 bits can count', () => {
    expect(() => new BitReader(new Uint8Array(64)).quotientsOf(2 ** 30, 3)).toThrow(corrupt)
  })

  it('give gaps whose sums rise, or an error: none wraps', () => {
    const gaps = fc.array(fc.oneof(fc.nat(1000), fc.integer({ min: 2 ** 26, max: 2 ** 29 })), { minLength: 1, maxLength: 128 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 13, max: MAX_RICE_WIDTH }), fc.integer({ min: -1, max: 2 ** 30 }), (list, width, before) => {
        const writer = new BitWriter()
        writer.rice(list, 0, list.length, width)
        const reader = new BitReader(writer.toBytes(GUARD))
        const out = new Uint32Array(list.length)
        try {
          reader.riceGaps(list.length, width, out, before)
        } catch (error) {
          expect(error).toBeInstanceOf(ImageError)
          return
        }
        let sum = before
        expect([...out]).toEqual(list.map(gap => (sum += gap + 1)))
      }),
      { numRuns: 300 },
    )
  })

  it('are read or refused, whatever they are', () => {
    const step = fc.oneof(
      fc.nat(25).map(width => (reader: BitReader) => reader.bits(width)),
      fc.nat(32).map(width => (reader: BitReader) => reader.wide(width)),
      fc.constant((reader: BitReader) => reader.unary()),
      fc.constant((reader: BitReader) => reader.gamma()),
      fc.integer({ min: 1, max: 2 ** 20 }).map(range => (reader: BitReader) => reader.truncated(range)),
      fc.tuple(fc.integer({ min: -3, max: 30 }), fc.nat(128)).map(
        ([width, count]) =>
          (reader: BitReader) =>
            reader.rice(count, width, new Uint32Array(128)),
      ),
      fc.tuple(fc.integer({ min: -3, max: 30 }), fc.nat(128)).map(
        ([width, count]) =>
          (reader: BitReader) =>
            reader.riceGaps(count, width, new Uint32Array(128), 7),
      ),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(step, { maxLength: 30 }), (bytes, steps) => {
        const reader = new BitReader(bytes)
        try {
          for (const take of steps) take(reader)
        } catch (error) {
          expect(error).toBeInstanceOf(ImageError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
