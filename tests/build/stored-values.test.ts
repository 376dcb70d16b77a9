import fc from 'fast-check'
import { unpack } from 'msgpackr'
import { describe, expect, it } from 'vitest'
import { StoredValues } from '../../src/build/stored-values.js'
import { EliasFano } from '../../src/format/elias-fano.js'
import { encodeEliasFano } from '../../src/format/elias-fano-writer.js'
import { StoredLists } from '../../src/format/stored.js'
import { randomOf, text } from '../support/documents.js'

const scalar = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  text(),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true }).map(value => value + 0),
  fc.array(text(4)),
)
const rows = fc.array(fc.array(scalar, { maxLength: 4 }), { maxLength: 12 })

/** The values of each document, read from the section as it would stand in an image, in an order that is none. */
function readBack(documents: readonly (readonly unknown[])[]): { lists: unknown[]; isCoded: boolean; bytes: number } {
  const values = new StoredValues()
  for (const list of documents) values.add(list)
  const { stored, offsets } = values.encode()
  expect(offsets).toHaveLength(documents.length + 1)
  const lists = new StoredLists(stored, new EliasFano(encodeEliasFano(offsets)))
  const order = [...documents.keys()].sort((a, b) => ((a * 7919) % 101) - ((b * 7919) % 101))
  const read: unknown[] = []
  for (const doc of order) read[doc] = unpack(lists.listOf(doc).slice())
  return { lists: read, isCoded: new DataView(stored.buffer, stored.byteOffset).getUint32(0, true) > 0, bytes: stored.length }
}

describe('stored values', () => {
  it('come back as they were, a list for each document', () => {
    fc.assert(
      fc.property(rows, documents => {
        expect(readBack(documents).lists).toEqual(documents)
      }),
    )
  })

  it('come back as they were where they are many', () => {
    let coded = 0
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 3 }), fc.integer({ min: 20, max: 60 }), (parts, times) => {
        const documents = Array.from({ length: times }, () => parts.flat()).flat()
        const { lists, isCoded } = readBack(documents)
        expect(lists).toEqual(documents)
        if (isCoded) coded++
      }),
      { numRuns: 30 },
    )
    expect(coded).toBeGreaterThan(15)
  })

  it('come back where they are more than a sample, and a list is longer than a chunk', { timeout: 60_000 }, () => {
    const random = randomOf(5)
    const words = Array.from({ length: 3000 }, (_, i) => `${['كتاب', 'مدرسة', 'وزير', 'river', '東京'][i % 5]}${i % 601}`)
    const some = (count: number): string => Array.from({ length: count }, () => words[random(words.length)]).join(' ')
    const documents = Array.from({ length: 900 }, (_, i) => [some(i === 450 ? 120_000 : 120), i, i % 7 === 0 ? null : [some(3), '']])
    const { lists, isCoded, bytes } = readBack(documents)
    expect(lists).toEqual(documents)
    expect(isCoded).toBe(true)
    expect(bytes).toBeLessThan(JSON.stringify(documents).length / 2)
  })

  it('stay as they are where a code would be longer', () => {
    expect(readBack([['كتاب']])).toMatchObject({ isCoded: false, bytes: 4 + 1 + 1 + 8 })
    const random = randomOf(9)
    const noise = Array.from({ length: 12 }, () => [String.fromCharCode(...Array.from({ length: 45 }, () => 0x20 + random(95)))])
    const { lists, isCoded, bytes } = readBack(noise)
    expect(lists).toEqual(noise)
    expect([isCoded, bytes]).toEqual([false, 4 + 12 * (1 + 2 + 45)])
  })

  it('are written the same each time, also when more were added between', () => {
    const add = (values: StoredValues, from: number): void => {
      for (let i = from; i < from + 50; i++) values.add([`كتاب الطبخ ${i} في المكتبة`, i])
    }
    const [once, twice] = [new StoredValues(), new StoredValues()]
    add(once, 0)
    add(once, 50)
    add(twice, 0)
    const first = twice.encode().stored.length
    add(twice, 50)
    expect(twice.encode()).toEqual(once.encode())
    expect(twice.encode().stored.length).toBeGreaterThan(first)
  })
})
