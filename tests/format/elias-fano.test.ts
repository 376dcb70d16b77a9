import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { EliasFano } from '../../src/format/elias-fano.js'
import { encodeEliasFano } from '../../src/format/elias-fano-writer.js'

/** Sequences made of steps: runs of equals, small steps and jumps. */
const sequence = fc
  .record({
    first: fc.oneof(fc.constant(0), fc.nat(100), fc.integer({ min: 0, max: 2 ** 31 })),
    steps: fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(1000), fc.integer({ min: 0, max: 2 ** 24 })), { maxLength: 400 }),
  })
  .map(({ first, steps }) => {
    const values = [first]
    for (const step of steps) values.push(Math.min(2 ** 32 - 1, (values[values.length - 1] as number) + step))
    return values
  })

function roundTrip(values: readonly number[]): EliasFano {
  return new EliasFano(encodeEliasFano(values))
}

function all(read: EliasFano): number[] {
  return Array.from({ length: read.length }, (_, i) => read.get(i))
}

describe('EliasFano', () => {
  it('gives back every value of random monotone sequences', () => {
    fc.assert(
      fc.property(sequence, values => {
        expect(all(roundTrip(values))).toEqual(values)
      }),
      { numRuns: 400 },
    )
  })

  it('finds the last value that is not larger, as a scan does', () => {
    fc.assert(
      fc.property(sequence, fc.array(fc.nat()), (values, others) => {
        const read = roundTrip(values)
        for (const wanted of [...others, ...values.slice(0, 20), ...values.slice(0, 20).map(value => value - 1), 0, 2 ** 32]) {
          expect(read.indexOf(wanted)).toBe(values.findLastIndex(value => value <= wanted))
        }
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['nothing', []],
    ['one zero', [0]],
    ['one value', [12_345]],
    ['the largest value alone', [2 ** 32 - 1]],
    ['the largest value twice', [2 ** 32 - 1, 2 ** 32 - 1]],
    ['a jump over everything', [0, 2 ** 32 - 1]],
    ['65 zeros', new Array(65).fill(0)],
    ['1000 equals after a jump', [0, ...new Array(1000).fill(2 ** 30)]],
    ['equals, then a jump', [...new Array(200).fill(5), 2 ** 31]],
    ['every integer to 1000', Array.from({ length: 1000 }, (_, i) => i)],
    ['powers of two', Array.from({ length: 32 }, (_, i) => 2 ** i)],
  ])('holds %s', (_, values) => {
    const bytes = encodeEliasFano(values)
    expect(all(new EliasFano(bytes))).toEqual(values)
    expect(bytes.length).toBeLessThan(64 + 9 * values.length)
  })

  it('takes about two bits a value more than the low part', () => {
    const values = Array.from({ length: 10_000 }, (_, i) => i * 1000)
    // 9 or 10 low bits, two high bits, half a bit of samples.
    expect((encodeEliasFano(values).length * 8) / values.length).toBeLessThan(13)
  })

  it('reads at any address', () => {
    const encoded = encodeEliasFano([1, 5, 5, 900])
    const shifted = new Uint8Array(encoded.length + 3)
    shifted.set(encoded, 3)
    expect(all(new EliasFano(shifted.subarray(3)))).toEqual([1, 5, 5, 900])
  })

  it('refuses every truncation and every longer section', () => {
    const encoded = encodeEliasFano([3, 70, 70, 1000, 50_000])
    for (let length = 0; length < encoded.length; length++) expect(() => new EliasFano(encoded.subarray(0, length))).toThrow(ImageError)
    const longer = new Uint8Array(encoded.length + 1)
    longer.set(encoded)
    expect(() => new EliasFano(longer)).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })

  it('refuses an index that it has not', () => {
    const read = roundTrip([3, 70, 71])
    for (const i of [-1, 3, 64, 2 ** 31]) expect(() => read.get(i)).toThrow(ImageError)
  })

  it('looks for no value beyond the place of the next sample', () => {
    const bytes = encodeEliasFano(Array.from({ length: 640 }, (_, i) => i * 100))
    expect(new EliasFano(bytes).get(63)).toBe(6300)
    // The second sample, where the first stands.
    bytes.set(bytes.subarray(12, 16), 16)
    expect(() => new EliasFano(bytes).get(63)).toThrow(ImageError)
    // A second sample far behind all bits, which are zeros: half a billion bytes are not looked through.
    bytes.fill(0xff, 16, 20)
    bytes.fill(0, 12 + 4 * 10 + Math.ceil((640 * 6) / 8))
    const start = performance.now()
    expect(() => new EliasFano(bytes).get(1)).toThrow(ImageError)
    expect(performance.now() - start).toBeLessThan(100)
  })

  it('gives no value below 0', () => {
    const bytes = encodeEliasFano(Array.from({ length: 640 }, (_, i) => i * 100))
    bytes.set(bytes.subarray(12, 16), 16)
    // Value 64 would be the first bit's: a high part of -64.
    expect(() => new EliasFano(bytes).get(64)).toThrow(ImageError)
  })

  it('gives numbers or an ImageError on damaged bytes, and comes to an end', () => {
    fc.assert(
      fc.property(sequence, fc.nat(), fc.nat(255), (values, place, byte) => {
        const bytes = encodeEliasFano(values)
        bytes[place % bytes.length] = byte
        try {
          const read = new EliasFano(bytes)
          for (let i = 0; i < Math.min(read.length, 500); i++) expect(read.get(i)).toBeGreaterThanOrEqual(0)
          read.indexOf(1000)
        } catch (error) {
          expect(error).toBeInstanceOf(ImageError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
