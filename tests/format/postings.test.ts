import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { ByteReader } from '../../src/format/byte-reader.js'
import { ByteWriter } from '../../src/format/byte-writer.js'
import { BLOCK_SIZE } from '../../src/format/constants.js'
import { frequencyOf, leadOf, PostingList, readPackedBlocks } from '../../src/format/postings.js'
import { writePackedBlocks, writePostings } from '../../src/format/postings-writer.js'

interface List {
  documents: number
  docs: number[]
  codes: number[]
  lengths: number[]
}

/** Lists over 0 to 1000 documents of every density: gaps from a scale of their own. */
const list: fc.Arbitrary<List> = fc
  .record({
    count: fc.oneof(fc.nat(1000), fc.constantFrom(0, 1, 127, 128, 129, 255, 256, 257)),
    scale: fc.constantFrom(0, 1, 3, 60, 5000),
    codes: fc.constantFrom(0, 3, 40, 2 ** 20),
    seed: fc.nat(),
    after: fc.nat(10),
  })
  .map(({ count, scale, codes, seed, after }) => {
    let state = seed
    const random = (most: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * (most + 1))
    }
    const docs: number[] = []
    for (let i = 0; i < count; i++) docs.push((docs[i - 1] ?? -1) + 1 + random(scale))
    const last = docs[count - 1] ?? -1
    return { documents: last + 1 + after, docs, codes: docs.map(() => random(codes)), lengths: docs.map(() => random(255)) }
  })

function write({ docs, codes, lengths }: List): Uint8Array {
  const writer = new ByteWriter()
  writePostings(writer, new ByteWriter(), {
    docs: Uint32Array.from(docs),
    codes: Uint32Array.from(codes),
    lengths: Uint8Array.from(lengths),
    count: docs.length,
  })
  return writer.toBytes()
}

function read(bytes: Uint8Array, documents: number): { docs: number[]; codes: number[]; at: number } {
  const reader = new ByteReader(bytes)
  const postings = new PostingList(documents)
  postings.read(reader)
  return { docs: [...postings.docs.subarray(0, postings.count)], codes: [...postings.codes.subarray(0, postings.count)], at: reader.at }
}

describe('posting lists', () => {
  it('come back at every size and density, and the reader stands at their end', () => {
    fc.assert(
      fc.property(list, written => {
        const bytes = write(written)
        expect(read(bytes, written.documents)).toEqual({ docs: written.docs, codes: written.codes, at: bytes.length })
      }),
      { numRuns: 400 },
    )
  })

  it('are read one after the other into the same memory', () => {
    fc.assert(
      fc.property(list, list, (first, second) => {
        const writer = new ByteWriter()
        writer.write(write(first))
        writer.write(write(second))
        const postings = new PostingList(Math.max(first.documents, second.documents))
        const reader = new ByteReader(writer.toBytes())
        postings.read(reader)
        postings.read(reader)
        expect([...postings.docs.subarray(0, postings.count)]).toEqual(second.docs)
        expect([...postings.codes.subarray(0, postings.count)]).toEqual(second.codes)
      }),
      { numRuns: 100 },
    )
  })

  it('give bounds of each full block: last document, bytes, largest frequency, least length', () => {
    fc.assert(
      fc.property(list, written => {
        const bytes = write(written)
        const reader = new ByteReader(bytes)
        const full = Math.floor(reader.varint() / BLOCK_SIZE)
        let last = -1
        let size = 0
        for (let block = 0; block < full; block++) {
          const from = block * BLOCK_SIZE
          const to = from + BLOCK_SIZE
          last += reader.varint() + 1
          size += reader.varint()
          expect(last).toBe(written.docs[to - 1])
          expect(reader.u8()).toBe(Math.min(255, Math.max(...written.codes.slice(from, to).map(frequencyOf))))
          expect(reader.u8()).toBe(Math.min(...written.lengths.slice(from, to)))
        }
        if (full * BLOCK_SIZE === written.docs.length) expect(reader.at + size).toBe(bytes.length)
      }),
      { numRuns: 100 },
    )
  })

  it('take at most a byte and a half for each document that holds a word once, all of a hundred', () => {
    const docs = Array.from({ length: 100 }, (_, i) => i)
    expect(write({ documents: 100, docs, codes: docs.map(() => 0), lengths: docs }).length).toBe(101)
  })

  it('refuse a list of more documents than the index has, and one beyond them', () => {
    const bytes = write({ documents: 3, docs: [0, 1, 2], codes: [0, 0, 0], lengths: [1, 1, 1] })
    expect(() => read(bytes, 2)).toThrow(ImageError)
    const far = write({ documents: 10, docs: [9], codes: [0], lengths: [1] })
    expect(() => read(far, 9)).toThrow(expect.objectContaining({ code: 'corrupt' }))
    expect(read(far, 10).docs).toEqual([9])
  })

  it('give documents in order and in range, or ImageError, on damaged and cut bytes', () => {
    fc.assert(
      fc.property(list, fc.nat(), fc.nat(255), fc.boolean(), (written, place, byte, cut) => {
        const bytes = write(written)
        const at = place % bytes.length
        bytes[at] = byte
        try {
          const { docs } = read(cut ? bytes.subarray(0, at) : bytes, written.documents)
          expect(docs.every((doc, i) => doc < written.documents && (i === 0 || doc > (docs[i - 1] as number)))).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(ImageError)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('hold frequency and opening in one code', () => {
    for (const frequency of [1, 2, 3, 1000])
      for (const lead of [0, 1, 2, 3]) expect([frequencyOf(((frequency - 1) << 2) | lead), leadOf(((frequency - 1) << 2) | lead)]).toEqual([frequency, lead])
  })
})

describe('packed blocks', () => {
  it('come back at every size and width', () => {
    const values = fc.nat(32).chain(width => fc.array(fc.integer({ min: 0, max: 2 ** width - 1 }), { maxLength: 700 }))
    fc.assert(
      fc.property(values, written => {
        const writer = new ByteWriter()
        writePackedBlocks(writer, Uint32Array.from(written), written.length)
        writer.u8(0xee)
        const reader = new ByteReader(writer.toBytes())
        const out = new Uint32Array(written.length)
        readPackedBlocks(reader, written.length, out)
        expect([...out]).toEqual(written)
        expect(reader.u8()).toBe(0xee)
      }),
      { numRuns: 200 },
    )
  })

  it('refuse a width beyond 32', () => {
    expect(() => readPackedBlocks(new ByteReader(Uint8Array.from([33, 0, 0])), 3, new Uint32Array(3))).toThrow(ImageError)
  })
})
