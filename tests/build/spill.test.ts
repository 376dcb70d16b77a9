import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BuilderOptions, SpillStore } from '../../src/index.js'
import { IndexBuilder } from '../../src/index.js'
import { documentsWith, imageOf, randomOf, VOCABULARY } from '../support/documents.js'
import { MemorySpill } from '../support/spill.js'

const LEAST = 1 << 16
const schema = { fields: { title: { store: true }, body: {}, notes: { positions: false } } } as const

/** So many documents of random words that their stream takes several times the least memory. */
function corpusOf(seed: number, documents: number): object[] {
  const random = randomOf(seed)
  const words = (most: number): string => Array.from({ length: random(most) }, () => VOCABULARY[random(VOCABULARY.length)]).join(' ')
  return Array.from({ length: documents }, (_, id) => ({
    id,
    title: words(6),
    body: random(9) === 0 ? [words(90), '', words(20)] : words(200),
    ...(random(3) === 0 && { notes: words(30) }),
  }))
}

function spilledImage(documents: readonly object[], spill: MemorySpill, maxMemory = LEAST): Uint8Array {
  const builder = new IndexBuilder(schema, { maxMemory, spill })
  for (const document of documents) builder.add(document)
  return builder.toBytes()
}

describe('a builder with maxMemory', () => {
  it('writes the bytes that it writes without, however often it spills', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 300, max: 700 }), fc.integer({ min: LEAST, max: 3 * LEAST }), (seed, size, maxMemory) => {
        const documents = corpusOf(seed, size)
        const spill = new MemorySpill()
        expect(Buffer.compare(spilledImage(documents, spill, maxMemory), imageOf(schema, documents))).toBe(0)
        expect(spill.written).toBeGreaterThan(1)
      }),
      { numRuns: 8 },
    )
  })

  it('spills nothing where all fits', () => {
    fc.assert(
      fc.property(documentsWith(['title', 'body', 'notes']), documents => {
        const spill = new MemorySpill()
        expect(spilledImage(documents, spill)).toEqual(imageOf(schema, documents))
        expect(spill.calls).toBe(0)
      }),
      { numRuns: 20 },
    )
  })

  it('takes one document that is larger than its memory, and documents without words', () => {
    const documents = [{ id: 'a', body: '' }, { id: 'b', body: 'كتاب ومكتبة '.repeat(40_000) }, { id: 'c' }, ...corpusOf(1, 200), { id: 'd', title: '' }]
    expect(Buffer.compare(spilledImage(documents, new MemorySpill()), imageOf(schema, documents))).toBe(0)
  })

  it('gives the same image again, goes on from there, and keeps only the stream in between', () => {
    const documents = corpusOf(2, 400)
    const spill = new MemorySpill()
    const builder = new IndexBuilder(schema, { maxMemory: LEAST, spill })
    for (const document of documents.slice(0, 300)) builder.add(document)
    const streams = spill.runs.size
    expect(streams).toBeGreaterThan(0)
    const image = builder.toBytes()
    expect(spill.runs.size).toBe(streams)
    expect(Buffer.compare(builder.toBytes(), image)).toBe(0)
    for (const document of documents.slice(300)) builder.add(document)
    expect(Buffer.compare(builder.toBytes(), imageOf(schema, documents))).toBe(0)
  })

  it('shares a store with another builder', () => {
    const spill = new MemorySpill()
    const corpora = [corpusOf(3, 300), corpusOf(4, 300)]
    const builders = corpora.map(() => new IndexBuilder(schema, { maxMemory: LEAST, spill }))
    for (let i = 0; i < 300; i++) for (const [k, builder] of builders.entries()) builder.add(corpora[k]?.[i] as object)
    builders.forEach((builder, k) => {
      expect(Buffer.compare(builder.toBytes(), imageOf(schema, corpora[k] as object[]))).toBe(0)
    })
  })
})

describe('a store that fails', () => {
  const documents = corpusOf(5, 300)
  const all = new MemorySpill()
  spilledImage(documents, all)

  it('loses no document and leaves nothing of its own, at whichever call', () => {
    const image = imageOf(schema, documents)
    for (let failAt = 1; failAt <= all.calls; failAt += 3) {
      const spill = new MemorySpill(failAt)
      const builder = new IndexBuilder(schema, { maxMemory: LEAST, spill })
      let failures = 0
      const again = <T>(call: () => T): T => {
        try {
          return call()
        } catch (error) {
          expect((error as Error).message).toBe('the store is full')
          failures++
          return call()
        }
      }
      for (const document of documents) again(() => builder.add(document))
      const streams = [...spill.runs.keys()]
      expect(
        Buffer.compare(
          again(() => builder.toBytes()),
          image,
        ),
      ).toBe(0)
      expect([...spill.runs.keys()]).toEqual(streams)
      expect(failures).toBe(1)
    }
  })

  it('is told where it gives other bytes than it should', () => {
    for (const read of [() => new Uint8Array(0), () => undefined, (_: string, from: number, to: number) => new Uint8Array(to - from + 1)]) {
      const spill = new MemorySpill()
      const builder = new IndexBuilder(schema, { maxMemory: LEAST, spill })
      for (const document of documents) builder.add(document)
      spill.read = read as SpillStore['read']
      expect(() => builder.toBytes()).toThrow(expect.objectContaining({ code: 'option', message: expect.stringContaining('spill store') }))
    }
  })
})

describe('the options', () => {
  const store = new MemorySpill()

  it.each<[string, unknown]>([
    ['no number', { maxMemory: '1 GB', spill: store }],
    ['too little', { maxMemory: LEAST - 1, spill: store }],
    ['no integer', { maxMemory: 1e6 + 0.5, spill: store }],
    ['not a number', { maxMemory: Number.NaN, spill: store }],
    ['without a store', { maxMemory: LEAST }],
    ['a store without maxMemory', { spill: store }],
    ['a store that lacks a method', { maxMemory: LEAST, spill: { write: store.write, read: store.read } }],
    ['no store', { maxMemory: LEAST, spill: 'folder' }],
    ['a name unknown', { memory: 1 }],
    ['none', null],
  ])('are refused: %s', (_, options) => {
    expect(() => new IndexBuilder(schema, options as BuilderOptions)).toThrow(expect.objectContaining({ code: 'option' }))
  })

  it('may be left out', () => {
    expect(new IndexBuilder(schema, {}).documents).toBe(0)
  })
})
