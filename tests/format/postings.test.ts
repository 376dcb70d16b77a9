import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { BitReader } from '../../src/format/bit-reader.js'
import { BLOCK_SIZE, BOUND_WIDTH, MAX_RICE_WIDTH } from '../../src/format/constants.js'
import { codeOf, frequencyOf, leadOf, meanGapWidth } from '../../src/format/postings.js'
import { randomOf } from '../support/documents.js'
import type { TestStem } from './records.js'
import { contextOf, expected, numbered, openStem, randomStem, rest, writeRecords } from './records.js'

const corrupt = expect.objectContaining({ code: 'corrupt' })

const size = fc.oneof(fc.nat(12), fc.nat(400), fc.constantFrom(0, 1, 3, 4, 127, 128, 129, 255, 256, 257, 1000))

/** Stems of every density and number of occurrences, in one, two, three or many fields. */
const stem = (fields: number): fc.Arbitrary<TestStem> =>
  fc
    .record({
      seed: fc.nat(),
      sizes: fields > 3 ? fc.array(fc.nat(5), { minLength: fields, maxLength: fields }) : fc.array(size, { minLength: fields, maxLength: fields }),
      gap: fc.constantFrom(0, 1, 3, 60, 5000),
      most: fc.constantFrom(1, 2, 5, 70, 300),
      forms: fc.constantFrom(1, 2, 3, 20, 200),
    })
    .filter(({ sizes }) => sizes.some(of => of > 0))
    .map(randomStem)

const stems = fc.constantFrom(1, 2, 3, 17, 31).chain(fields => fc.array(stem(fields), { minLength: 1, maxLength: 4 }))

/** As many documents as the lists need, and some that no list names. */
const documentsOf = (list: readonly TestStem[], more: number): number => 1 + more + Math.max(...list.flatMap(({ lists }) => lists.flat().map(({ doc }) => doc)))

describe('records', () => {
  it('come back at every size and density: documents, codes, exact counts, how often a form occurs', () => {
    fc.assert(
      fc.property(stems, fc.nat(100), (written, more) => {
        const records = writeRecords(written, documentsOf(written, more))
        const context = contextOf(records)
        written.forEach(({ lists, counts }, i) => {
          for (const wanted of [-1, 0, 1, counts.length - 1, counts.length, 1000]) {
            const { cursors, formCount } = openStem(context, records, i, lists.length, wanted)
            expect(formCount).toBe(counts.length === 1 && wanted === 0 ? Number.POSITIVE_INFINITY : (counts[wanted] ?? 0))
            cursors.forEach((cursor, field) => {
              expect(cursor.count).toBe(lists[field]?.length)
              expect(rest(cursor)).toEqual(expected(lists[field] ?? [], wanted))
            })
          }
        })
      }),
      { numRuns: 120 },
    )
  })

  it('are read by several cursors at once, each a run at a time, into memory that was used before', () => {
    fc.assert(
      fc.property(fc.array(stem(2), { minLength: 2, maxLength: 4 }), fc.array(fc.nat()), (written, turns) => {
        const records = writeRecords(written, documentsOf(written, 3))
        const context = contextOf(records)
        const open = written.flatMap((_, i) => openStem(context, records, i, 2, 1).cursors)
        const lists = written.flatMap(({ lists: [first = [], second = []] }) => [expected(first, 1), expected(second, 1)])
        const read = open.map(() => 0)
        const take = (which: number): void => {
          const cursor = open[which] as (typeof open)[number]
          const from = read[which] as number
          if (cursor.count < BLOCK_SIZE ? from > 0 : !cursor.next()) return
          cursor.readExact()
          const run = Array.from({ length: cursor.size }, (_, k) => ({ doc: cursor.docs[k], code: cursor.codes[k], exact: cursor.exact[k] }))
          expect(run).toEqual(lists[which]?.slice(from, from + cursor.size))
          read[which] = from + cursor.size
        }
        for (const turn of turns) take(turn % open.length)
        open.forEach((_, which) => {
          for (let i = 0; i < 9; i++) take(which)
        })
        expect(read).toEqual(lists.map(list => list.length))
      }),
      { numRuns: 60 },
    )
  })

  it('bound a long list by its most occurrences and its least length, a short one by nothing', () => {
    fc.assert(
      fc.property(stem(1), written => {
        const records = writeRecords([written], documentsOf([written], 0))
        const [list = []] = written.lists
        const [cursor] = openStem(contextOf(records), records, 0, 1).cursors
        const bound = [Math.min(255, Math.max(...list.map(({ ordinals }) => ordinals.length))), Math.min(...list.map(({ length }) => length))]
        expect([cursor?.mostFrequent, cursor?.shortest]).toEqual(list.length < BLOCK_SIZE ? [255, 0] : bound)
      }),
      { numRuns: 100 },
    )
  })

  it('hold a word’s frequency beyond what a prefix code has words for', () => {
    const written = numbered([
      [1, 63, 64, 65, 5000].map((frequency, doc) => ({ doc, lead: 3 - (doc % 4), length: 9, ordinals: new Array<number>(frequency).fill(0) })),
    ])
    const records = writeRecords([written], 5)
    const [cursor] = openStem(contextOf(records), records, 0, 1, 0).cursors
    expect(rest(cursor as NonNullable<typeof cursor>)).toEqual(expected(written.lists[0] ?? [], 0))
  })

  it('take little: a word that each of a hundred documents holds once half a byte for each', () => {
    const list = Array.from({ length: 100 }, (_, doc) => ({ doc, lead: 0, length: 20, ordinals: [0] }))
    expect(writeRecords([numbered([list])], 100).offsets[1]).toBeLessThan(50)
  })
})

describe('seeking', () => {
  it('finds the first document that is not before the one sought, with runs read in between, at every density', () => {
    fc.assert(
      fc.property(stem(1), fc.nat(), fc.constantFrom(5, 60, 1000), (written, seed, times) => {
        const [list = []] = written.lists
        const documents = documentsOf([written], 50)
        const step = Math.ceil((2 * documents) / times)
        const records = writeRecords([written], documents)
        const [cursor] = openStem(contextOf(records), records, 0, 1, 0).cursors
        if (!cursor) return
        const random = randomOf(seed)
        const exact = expected(list, 0)
        let at = 0
        for (let doc = random(step); doc < documents + step; doc += random(step) + 1) {
          if (random(6) === 0 && list.length >= BLOCK_SIZE && cursor.size > 0) {
            // The run after the one at hand.
            at = Math.floor(at / BLOCK_SIZE + 1) * BLOCK_SIZE
            expect(cursor.next()).toBe(at < list.length)
            if (at >= list.length) return
          } else {
            while (at < list.length && (list[at]?.doc as number) < doc) at++
            expect(cursor.seek(doc)).toBe(at < list.length)
            if (at >= list.length) break
          }
          cursor.readExact()
          expect({ doc: cursor.docs[cursor.at], code: cursor.codes[cursor.at], exact: cursor.exact[cursor.at] }).toEqual(exact[at])
        }
        expect(cursor.seek(documents)).toBe(false)
        expect(cursor.next()).toBe(false)
        expect(cursor.seek(0)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('reads no more than the run sought', () => {
    const list = Array.from({ length: 20 * BLOCK_SIZE }, (_, i) => ({ doc: 3 * i, lead: 0, length: 9, ordinals: [i % 2] }))
    const records = writeRecords([numbered([list])], 60 * BLOCK_SIZE)
    const context = contextOf(records)
    const [cursor] = openStem(context, records, 0, 1, 1).cursors
    const { codes } = context
    const readAll = vi.spyOn(codes, 'readAll')
    expect(cursor?.seek(3 * 19 * BLOCK_SIZE + 1)).toBe(true)
    expect(cursor?.docs[cursor.at]).toBe(3 * 19 * BLOCK_SIZE + 3)
    expect(readAll).toHaveBeenCalledTimes(1)
  })
})

describe('codes of postings', () => {
  it('hold frequency and lead', () => {
    for (const frequency of [1, 2, 3, 1000, 2 ** 29])
      for (const lead of [0, 1, 2, 3]) expect([frequencyOf(codeOf(frequency, lead)), leadOf(codeOf(frequency, lead))]).toEqual([frequency, lead])
  })
})

describe('the width that a list’s mean gap gives', () => {
  it('is the whole part of log2 of ln 2 times the gap, within what a Rice code takes', () => {
    expect([1, 2, 3, 6, 100, 2 ** 20, 2 ** 30].map(documents => meanGapWidth(documents, 1))).toEqual([0, 0, 1, 2, 6, 19, MAX_RICE_WIDTH])
    expect(meanGapWidth(1000, 1000)).toBe(0)
    expect(meanGapWidth(1000, 3)).toBe(7)
  })

  it('serves one document of many millions', () => {
    const written = numbered([[{ doc: 900_000_000, lead: 0, length: 1, ordinals: [0] }]])
    const records = writeRecords([written], 2 ** 30)
    const [cursor] = openStem(contextOf(records), records, 0, 1).cursors
    expect(cursor?.docs[0]).toBe(900_000_000)
  })
})

describe('forged records', () => {
  const list = (count: number, step: number): TestStem['lists'] => [
    Array.from({ length: count }, (_, i) => ({ doc: step * i, lead: i % 4, length: 9, ordinals: [i % 3, 0] })),
  ]

  it('of more documents than the image has, or one beyond them, are refused', () => {
    const records = writeRecords([numbered(list(3, 1))], 3)
    expect(() => openStem(contextOf({ ...records, documents: 2 }), records, 0, 1)).toThrow(corrupt)
    const far = writeRecords([numbered([[{ doc: 9, lead: 0, length: 1, ordinals: [0] }]])], 10)
    // Of as many documents as give the same width.
    expect(() => openStem(contextOf({ ...far, documents: 9 }), far, 0, 1)).toThrow(corrupt)
    expect(openStem(contextOf(far), far, 0, 1).cursors[0]?.docs[0]).toBe(9)
  })

  it('that reach into the next are refused', () => {
    for (const count of [5, 300]) {
      const records = writeRecords([numbered(list(count, 2))], 700)
      const shorter = { ...records, offsets: [0, (records.offsets[1] as number) - 20] }
      expect(() => openStem(contextOf(records), { ...shorter, offsets: [0, 3] }, 0, 1)).toThrow(corrupt)
      expect(() => openStem(contextOf(records), { ...shorter, offsets: [8, 4] }, 0, 1)).toThrow(corrupt)
    }
  })

  it('whose table sends a reader back, or beyond the list, are refused', () => {
    const records = writeRecords([numbered(list(5 * BLOCK_SIZE, 2))], 2000)
    // A bit for ordinals, 19 for the number of documents, 16 for the bound; the length of all runs; the table, from a byte's border.
    const reader = new BitReader(records.postings)
    reader.at = 1 + 19 + 16
    const endWidth = 32 - Math.clz32(reader.wide(32))
    const documentWidth = 11
    for (const [run, bit] of [
      [1, 0],
      [3, 1],
    ] as const) {
      const bytes = Uint8Array.from(records.postings)
      const at = 72 + run * (documentWidth + endWidth + 2 * BOUND_WIDTH) + documentWidth
      for (let i = at; i < at + endWidth; i++) bytes[i >>> 3] = ((bytes[i >>> 3] as number) & ~(1 << (i & 7))) | (bit << (i & 7))
      const [cursor] = openStem(contextOf({ ...records, postings: bytes }), records, 0, 1, 0).cursors
      for (let i = 0; i <= run; i++) expect(cursor?.next()).toBe(true)
      expect(() => cursor?.next()).toThrow(corrupt)
    }
  })

  it('give documents that rise and are the image’s, or ImageError, whichever bytes were changed or cut', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255))
    fc.assert(
      fc.property(
        fc.oneof(stem(1), stem(2)),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.option(fc.nat()),
        fc.boolean(),
        (written, changes, cut, sought) => {
          const documents = documentsOf([written], 5)
          const records = writeRecords([written], documents)
          const bytes = Uint8Array.from(records.postings)
          for (const [place, byte] of changes) bytes[place % bytes.length] = byte
          const forged = { ...records, postings: cut === null ? bytes : bytes.subarray(0, cut % bytes.length) }
          try {
            for (const cursor of openStem(contextOf(forged), forged, 0, written.lists.length, 1).cursors) {
              const found: number[] = []
              if (sought) for (let doc = 0; cursor.seek(doc); doc = (found.at(-1) as number) + 40) found.push(cursor.docs[cursor.at] as number)
              else found.push(...rest(cursor).map(({ doc }) => doc))
              expect(found.every((doc, i) => doc < documents && (i === 0 || doc > (found[i - 1] as number)))).toBe(true)
            }
          } catch (error) {
            expect(error).toBeInstanceOf(ImageError)
          }
        },
      ),
      { numRuns: 600 },
    )
  })
})
