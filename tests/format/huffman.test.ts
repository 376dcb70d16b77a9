import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { BitReader } from '../../src/format/bit-reader.js'
import { BitWriter } from '../../src/format/bit-writer.js'
import { GUARD, LONGEST_CODE } from '../../src/format/constants.js'
import { canonicalCodes, codeLengthBytes, HuffmanCode } from '../../src/format/huffman.js'
import { HuffmanWriter } from '../../src/format/huffman-writer.js'

const corrupt = expect.objectContaining({ code: 'corrupt' })

/** Counts of 34 or 256 symbols: flat, steep, sparse. */
const counts: fc.Arbitrary<number[]> = fc.constantFrom(34, 256).chain(size =>
  fc.oneof(
    fc.array(fc.nat(50), { minLength: size, maxLength: size }),
    fc.array(fc.oneof(fc.constant(0), fc.constant(0), fc.nat(2 ** 30)), { minLength: size, maxLength: size }),
    fc.nat(44).map(steps => Array.from({ length: size }, (_, i) => (i < steps ? Math.min(2 ** 31, Math.round(1.618 ** i)) : 0))),
  ),
)

function lengthsOf(nibbles: Uint8Array): number[] {
  return [...nibbles].flatMap(byte => [byte & 15, byte >>> 4])
}

function nibblesOf(lengths: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: lengths.length / 2 }, (_, i) => (lengths[2 * i] as number) | ((lengths[2 * i + 1] as number) << 4))
}

/** Bits that Huffman's algorithm takes in all, whatever its longest word: the sum of the counts that it joins. */
function leastBits(of: readonly number[]): number {
  const queue = of.filter(count => count > 0)
  let bits = queue.length === 1 ? (queue[0] as number) : 0
  while (queue.length > 1) {
    queue.sort((a, b) => b - a)
    const joined = (queue.pop() as number) + (queue.pop() as number)
    bits += joined
    queue.push(joined)
  }
  return bits
}

describe('prefix codes', () => {
  it('give back every text, symbol by symbol and many at once', () => {
    fc.assert(
      fc.property(counts, fc.array(fc.nat(), { maxLength: 300 }), fc.nat(7), (of, picks, before) => {
        const code = new HuffmanWriter(Uint32Array.from(of))
        const used = of.flatMap((count, symbol) => (count > 0 ? [symbol] : []))
        const text = used.length === 0 ? [] : picks.map(pick => used[pick % used.length] as number)
        const writer = new BitWriter()
        writer.bits(0, before)
        for (const symbol of text) code.write(writer, symbol)
        const reader = new BitReader(writer.toBytes(GUARD))
        const read = new HuffmanCode(code.lengths, of.length)
        const out = new Uint32Array(text.length)
        reader.at = before
        read.readAll(reader, text.length, out)
        expect([...out]).toEqual(text)
        expect(reader.at).toBe(writer.length)
        reader.at = before
        expect(text.map(() => read.read(reader))).toEqual(text)
        expect(reader.at).toBe(writer.length)
      }),
      { numRuns: 200 },
    )
  })

  it('have words for the symbols that come, none longer than 11 bits, and none left over', () => {
    fc.assert(
      fc.property(counts, of => {
        const lengths = lengthsOf(new HuffmanWriter(Uint32Array.from(of)).lengths)
        expect(lengths.map(length => length > 0)).toEqual(of.map(count => count > 0))
        expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST_CODE)
        const share = lengths.reduce((sum, length) => sum + (length > 0 ? 2 ** -length : 0), 0)
        const used = of.filter(count => count > 0).length
        expect(share).toBe(used === 0 ? 0 : used === 1 ? 0.5 : 1)
      }),
      { numRuns: 300 },
    )
  })

  it('are as short as Huffman’s where no word would be longer than 11 bits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 34, maxLength: 34 }), of => {
        const lengths = lengthsOf(new HuffmanWriter(Uint32Array.from(of)).lengths)
        expect(lengths.reduce((sum, length, symbol) => sum + length * (of[symbol] as number), 0)).toBe(leastBits(of))
      }),
      { numRuns: 200 },
    )
  })

  it('are those of RFC 1951, section 3.2.2, first bit first', () => {
    const lengths = [3, 3, 3, 3, 3, 2, 4, 4]
    const words: string[] = []
    canonicalCodes(
      8,
      symbol => lengths[symbol] as number,
      (symbol, length, code) => {
        words[symbol] = Array.from({ length }, (_, bit) => (code >>> bit) & 1).join('')
      },
    )
    expect(words).toEqual(['010', '011', '100', '101', '110', '00', '1110', '1111'])
  })

  it('stand in half a byte for each symbol, the first in the lower half', () => {
    expect(codeLengthBytes(34)).toBe(17)
    const code = new HuffmanWriter(Uint32Array.from([1, 0, 1, 2]))
    expect([...code.lengths]).toEqual([0x02, 0x12])
  })
})

describe('forged prefix codes', () => {
  it('of another length than their symbols are refused', () => {
    for (const length of [0, 127, 129, 100_000]) expect(() => new HuffmanCode(new Uint8Array(length), 256)).toThrow(corrupt)
  })

  it('without the word that comes are refused', () => {
    const lengths = nibblesOf([2, 2, 0, 0])
    const code = new HuffmanCode(lengths, 4)
    const ones = new BitReader(new Uint8Array(16).fill(0xff))
    expect(() => code.read(ones)).toThrow(corrupt)
    expect(() => code.readAll(ones, 1, new Uint32Array(1))).toThrow(corrupt)
    const none = new HuffmanCode(new Uint8Array(128), 256)
    expect(() => none.read(new BitReader(new Uint8Array(16)))).toThrow(corrupt)
  })

  it('are read or refused, whatever their lengths and bits: also with more words than fit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 17, maxLength: 17 }), fc.uint8Array({ maxLength: 300 }), (lengths, bytes) => {
        const code = new HuffmanCode(lengths, 34)
        const out = new Uint32Array(128)
        const reader = new BitReader(bytes)
        for (const read of [() => code.readAll(reader, 128, out), () => code.read(reader)]) {
          reader.at = 0
          try {
            read()
            expect(Math.max(...out)).toBeLessThan(34)
          } catch (error) {
            expect(error).toBeInstanceOf(ImageError)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('end where the section ends', () => {
    const code = new HuffmanCode(nibblesOf([1, 1]), 2)
    expect(() => code.readAll(new BitReader(new Uint8Array(12)), 128, new Uint32Array(128))).toThrow(corrupt)
    expect(() => code.readAll(new BitReader(new Uint8Array(24)), 128, new Uint32Array(128))).not.toThrow()
  })
})
