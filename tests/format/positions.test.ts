import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { BitReader } from '../../src/format/bit-reader.js'
import { BitWriter } from '../../src/format/bit-writer.js'
import { BLOCK_SIZE, GUARD, LEADS } from '../../src/format/constants.js'
import { encodeLength } from '../../src/format/lengths.js'
import { readPositions } from '../../src/format/positions.js'
import { writePositions } from '../../src/format/positions-writer.js'
import { codeOf } from '../../src/format/postings.js'
import type { PostingArrays } from '../../src/format/record-writer.js'
import { randomOf } from '../support/documents.js'

/** A document: its field's length in tokens, and where a stem stands in it. */
interface Place {
  length: number
  positions: number[]
}

function arraysOf(places: readonly Place[]): PostingArrays {
  const starts = [0]
  for (const { positions } of places) starts.push((starts.at(-1) as number) + positions.length)
  return {
    count: places.length,
    docs: Uint32Array.from(places, (_, doc) => 2 * doc),
    codes: Uint32Array.from(places, ({ positions }) => codeOf(positions.length, LEADS.filter(lead => (positions[0] as number) < lead).length)),
    lengths: Uint8Array.from(places, ({ length }) => encodeLength(length)),
    starts: Uint32Array.from(starts),
    ordinals: new Uint32Array(starts.at(-1) as number),
    positions: Uint32Array.from(places.flatMap(({ positions }) => positions)),
  }
}

/** Writes runs of a list one after the other, reads them again. */
function roundTrip(places: readonly Place[], before = 0): { positions: number[]; bits: number; read: number; escapes: number[] } {
  const list = arraysOf(places)
  const writer = new BitWriter()
  writer.bits(0, before)
  const begins: number[] = []
  for (let from = 0; from < places.length; from += BLOCK_SIZE) {
    begins.push(writer.length)
    writePositions(writer, list, from, Math.min(BLOCK_SIZE, places.length - from))
  }
  const reader = new BitReader(writer.toBytes(GUARD))
  const lengths = new Uint8Array(2 * places.length)
  list.docs.forEach((doc, i) => {
    lengths[doc] = list.lengths[i] as number
  })
  reader.at = before
  const escapes: number[] = []
  const positions: number[] = []
  for (const [run, begin] of begins.entries()) {
    expect(reader.at).toBe(begin)
    escapes.push(reader.bits(1))
    reader.at = begin
    const from = run * BLOCK_SIZE
    const size = Math.min(BLOCK_SIZE, places.length - from)
    const room = (list.starts[from + size] as number) - (list.starts[from] as number)
    const out = new Uint32Array(room)
    expect(readPositions(reader, list.docs.subarray(from), list.codes.subarray(from), size, lengths, out)).toBe(room)
    positions.push(...out)
  }
  return { positions, bits: writer.length - before, read: reader.at - before, escapes }
}

/** Words of a text, some of them the stem's: every position is below the length, and they rise. */
const place: fc.Arbitrary<Place> = fc
  .record({
    length: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 300 }), fc.constantFrom(63, 64, 65, 5000)),
    share: fc.constantFrom(1, 2, 9, 60),
    seed: fc.nat(),
  })
  .map(({ length, share, seed }) => {
    const random = randomOf(seed)
    const positions = Array.from({ length }, (_, i) => i).filter(() => random(share) === 0)
    return { length, positions: positions.length > 0 ? positions : [random(length)] }
  })

/** As the values of a list field and the whole of a compound make them: gaps of 64 between values, two at one position. */
const loose: fc.Arbitrary<Place> = fc
  .record({ length: fc.integer({ min: 1, max: 100 }), steps: fc.array(fc.constantFrom(0, 0, 1, 5, 64, 65, 100_000), { maxLength: 9 }), first: fc.nat(300) })
  .map(({ length, steps, first }) => {
    const positions = [first]
    for (const step of steps) positions.push((positions.at(-1) as number) + step)
    return { length, positions }
  })

const flat = (places: readonly Place[]): number[] => places.flatMap(({ positions }) => positions)

describe('positions', () => {
  it('that rise below the field’s length come back, and need no escape', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 300 }), fc.nat(9), (places, before) => {
        const { positions, bits, read, escapes } = roundTrip(places, before)
        expect(positions).toEqual(flat(places))
        expect(read).toBe(bits)
        expect(Math.max(...escapes)).toBe(0)
      }),
      { numRuns: 100 },
    )
  })

  it('of any order and size come back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: place }, { weight: 1, arbitrary: loose }), { minLength: 1, maxLength: 200 }),
        fc.nat(9),
        (places, before) => {
          const { positions, bits, read } = roundTrip(places, before)
          expect(positions).toEqual(flat(places))
          expect(read).toBe(bits)
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each<[string, Place]>([
    ['beyond the length, behind the gap between two values of a list', { length: 9, positions: [3, 70] }],
    ['at one place, of a compound’s part and its whole', { length: 9, positions: [3, 3] }],
    ['with no room left for those that follow', { length: 3, positions: [2, 3, 4] }],
    ['first beyond the opening that its length allows', { length: 20, positions: [40] }],
  ])('%s are escaped', (_, odd) => {
    const { positions, escapes } = roundTrip([{ length: 50, positions: [7] }, odd])
    expect(positions).toEqual([7, ...odd.positions])
    expect(escapes).toEqual([1])
  })

  it('take no bit where one place only is left, and few where few are', () => {
    const all = Array.from({ length: 7 }, (_, i) => ({ length: i + 1, positions: Array.from({ length: i + 1 }, (_, k) => k) }))
    expect(roundTrip(all).bits).toBe(1)
    // The first of eight places: three bits.
    expect(roundTrip([{ length: 5000, positions: [4] }]).bits).toBe(4)
    // Between 8 and 16, and then somewhere in the rest of sixty: three bits, and six or five.
    expect(roundTrip([{ length: 60, positions: [9, 59] }]).bits).toBeLessThanOrEqual(1 + 3 + 6)
  })

  it('of more occurrences than there is room for are refused', () => {
    const bytes = new Uint8Array(64)
    for (const first of [0, 1]) {
      bytes[0] = first
      const read = (): number =>
        readPositions(new BitReader(bytes), Uint32Array.of(0), Uint32Array.of(codeOf(2 ** 29, 3)), 1, Uint8Array.of(1), new Uint32Array(100))
      expect(read).toThrow(ImageError)
    }
  })

  it('are read or refused, whatever the bytes', () => {
    const run = fc.array(fc.record({ frequency: fc.integer({ min: 1, max: 9 }), lead: fc.nat(3), length: fc.nat(255) }), {
      minLength: 1,
      maxLength: BLOCK_SIZE,
    })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), run, (bytes, postings) => {
        const out = new Uint32Array(9 * BLOCK_SIZE)
        const codes = Uint32Array.from(postings, ({ frequency, lead }) => codeOf(frequency, lead))
        const docs = Uint32Array.from(postings, (_, i) => i)
        try {
          const count = readPositions(
            new BitReader(bytes),
            docs,
            codes,
            postings.length,
            Uint8Array.from(postings, ({ length }) => length),
            out,
          )
          expect(count).toBe(postings.reduce((sum, { frequency }) => sum + frequency, 0))
        } catch (error) {
          expect(error).toBeInstanceOf(ImageError)
        }
      }),
      { numRuns: 300 },
    )
  })
})
