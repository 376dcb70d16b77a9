import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { LONGEST_STORED_STRING, MOST_STORED_SYMBOLS } from '../../src/format/constants.js'
import { EliasFano } from '../../src/format/elias-fano.js'
import { encodeEliasFano } from '../../src/format/elias-fano-writer.js'
import { StoredLists } from '../../src/format/stored.js'
import { codedStored, plainStored } from '../../src/format/stored-writer.js'

const corrupt = expect.objectContaining({ code: 'corrupt' })

function listsOf(section: Uint8Array, offsets: ArrayLike<number>): StoredLists {
  return new StoredLists(section, new EliasFano(encodeEliasFano(offsets)))
}

/** Two strings, ab and abc, and the lists "abcz" and "z". */
function example(): { stored: Uint8Array; offsets: number[] } {
  const counts = new Uint32Array(258)
  const [ab, abc, z] = [256, 257, 0x7a]
  counts[ab] = counts[abc] = 1
  counts[z] = 2
  return codedStored({ strings: ['ab', 'abc'].map(text => Buffer.from(text)), counts, pieces: [Uint16Array.of(abc, z), Uint16Array.of(z)], sizes: [2, 1] })
}

/** The bytes of the lengths of a code of 258 symbols. */
const LENGTHS = 129

describe('stored lists', () => {
  it('stand as the format says: symbols, code lengths, strings by what they share, lists to a border, guard', () => {
    const { stored, offsets } = example()
    expect([...stored.subarray(0, 4)]).toEqual([2, 1, 0, 0])
    expect(stored[4 + 0x7a / 2]).toBe(1)
    expect(stored[4 + 256 / 2]).toBe(0x22)
    expect([...stored.subarray(4 + LENGTHS, offsets[0])]).toEqual([0x01, 0x61, 0x62, 0x20, 0x63])
    // z is 0, ab 10 and abc 11, first bit first, and a one behind the last symbol.
    expect([...stored.subarray(offsets[0])]).toEqual([0b1011, 0b10, ...new Array<number>(8).fill(0)])
    const lists = listsOf(stored, offsets)
    expect(Buffer.from(lists.listOf(0)).toString()).toBe('abcz')
    expect(Buffer.from(lists.listOf(1)).toString()).toBe('z')
    expect(Buffer.from(lists.listOf(0)).toString()).toBe('abcz')
  })

  it('stand as they are behind a zero', () => {
    const { stored, offsets } = plainStored([Buffer.from('abc'), Buffer.from('z')], [1, 2, 1])
    expect(Buffer.from(stored)).toEqual(Buffer.from('\0\0\0\0abcz'))
    expect(offsets).toEqual([4, 5, 7, 8])
    expect(Buffer.from(listsOf(stored, offsets).listOf(1)).toString()).toBe('bc')
  })
})

describe('forged stored lists', () => {
  const { stored, offsets } = example()
  const changed = (at: number, ...bytes: number[]): Uint8Array => {
    const copy = Uint8Array.from(stored)
    copy.set(bytes, at)
    return copy
  }
  const strings = 4 + LENGTHS
  const [first, second] = offsets as [number, number]

  it('have a head', () => {
    for (let length = 0; length < 4; length++) expect(() => listsOf(new Uint8Array(length), [0, 0])).toThrow(corrupt)
  })

  it('have as many symbols as a code may, and an even number', () => {
    for (const count of [1, 255, 257, MOST_STORED_SYMBOLS + 2, 65_536, 2 ** 31]) {
      const section = new Uint8Array(70_000)
      section.set(stored)
      new DataView(section.buffer).setUint32(0, count, true)
      expect(() => listsOf(section, offsets).listOf(0), String(count)).toThrow(corrupt)
    }
  })

  it('have strings that share what is there, are no longer than they may be, and end in the section', () => {
    expect(() => listsOf(changed(strings, 0x20), offsets).listOf(0)).toThrow(corrupt)
    expect(() => listsOf(changed(strings + 3, 0x30), offsets).listOf(0)).toThrow(corrupt)
    expect(() => listsOf(changed(strings + 3, 0x2f), offsets).listOf(0)).toThrow(corrupt)
    for (let length = 4; length < strings + 5; length++) {
      expect(() => listsOf(stored.subarray(0, length), [4, length]).listOf(0), String(length)).toThrow(corrupt)
    }
  })

  it('lie in the section, behind its head', () => {
    for (const wrong of [
      [0, first, second],
      [first, stored.length + 1, stored.length + 1],
      [2 ** 31, 2 ** 31, 2 ** 32 - 1],
    ]) {
      expect(() => listsOf(stored, wrong).listOf(0)).toThrow(corrupt)
    }
    expect(() => listsOf(plainStored([Buffer.from('abc')], [3]).stored, [4, 8]).listOf(0)).toThrow(corrupt)
    expect(() => listsOf(plainStored([Buffer.from('abc')], [3]).stored, [3, 7]).listOf(0)).toThrow(corrupt)
  })

  it('end with a one, and where a symbol ends', () => {
    expect(() => listsOf(changed(first, 0), offsets).listOf(0)).toThrow(corrupt)
    expect(() => listsOf(stored, [first, first, second]).listOf(0)).toThrow(corrupt)
    // A word of two bits of which one is left.
    expect(() => listsOf(changed(first, 0b11), offsets).listOf(0)).toThrow(corrupt)
    expect(listsOf(changed(first, 1), offsets).listOf(0)).toHaveLength(0)
  })

  it('hold no word that the code has not', () => {
    const none = Uint8Array.from(stored)
    none.fill(0, 4, 4 + LENGTHS)
    expect(() => listsOf(none, offsets).listOf(0)).toThrow(corrupt)
  })

  it('come to no more than the longest string for each bit, or are refused', () => {
    const part = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 135, maxLength: 300 }))
    fc.assert(
      fc.property(part, fc.boolean(), fc.nat(400), fc.nat(400), (noise, keepsHead, from, to) => {
        const section = Uint8Array.from([...stored.subarray(0, keepsHead ? 4 : 0), ...noise])
        try {
          const [low, high] = [Math.min(from, to), Math.max(from, to)]
          expect(listsOf(section, [low, high]).listOf(0).length).toBeLessThanOrEqual(8 * LONGEST_STORED_STRING * (high - low))
        } catch (error) {
          expect(error).toBeInstanceOf(ImageError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
