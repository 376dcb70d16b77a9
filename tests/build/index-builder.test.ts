import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AddAllOptions, DocumentLike } from '../../src/index.js'
import { IndexBuilder, openIndex } from '../../src/index.js'
import { documentsWith, idsOf, imageOf, indexOf, indexOfTexts } from '../support/documents.js'

const schema = { fields: { title: { store: true, boost: 2 }, body: {} } } as const
const documents = Array.from({ length: 200 }, (_, id) => ({ id, title: `كتاب ${id}`, body: `في المكتبة رقم ${id % 7}` }))
const error = (code: string): unknown => expect.objectContaining({ code })

async function* later<T>(values: Iterable<T>): AsyncGenerator<T> {
  for (const value of values) {
    await Promise.resolve()
    yield value
  }
}

describe('the image', () => {
  it('has the same bytes for the same documents in the same order', () => {
    fc.assert(
      fc.property(documentsWith(['title', 'body']), rows => {
        const image = imageOf(schema, rows)
        expect(imageOf(schema, rows)).toEqual(image)
        expect(imageOf(schema, structuredClone(rows))).toEqual(image)
      }),
      { numRuns: 40 },
    )
  })

  it('has the same bytes each time it is asked for, and goes on from there', () => {
    const builder = new IndexBuilder(schema)
    for (const document of documents.slice(0, 100)) builder.add(document)
    const half = builder.toBytes()
    expect(builder.toBytes()).toEqual(half)
    for (const document of documents.slice(100)) builder.add(document)
    expect(builder.toBytes()).toEqual(imageOf(schema, documents))
    expect(half).toEqual(imageOf(schema, documents.slice(0, 100)))
  })

  it('does not depend on what else was built or searched before', () => {
    const image = imageOf(schema, documents)
    indexOfTexts('ڤيتامين', '\u{10400}', 'ﷺ', 'x'.repeat(100_000)).search('ﻻ')
    expect(imageOf(schema, documents)).toEqual(image)
  })

  it('differs with the order of the documents only in what the order decides', () => {
    const turned = openIndex(imageOf(schema, [...documents].reverse()))
    const index = openIndex(imageOf(schema, documents))
    expect(idsOf(turned, 'كتاب')).toEqual(idsOf(index, 'كتاب').reverse())
    expect(turned.search('كتاب 7').hits[0]?.score).toBeCloseTo(index.search('كتاب 7').hits[0]?.score as number, 12)
  })

  it('knows broken plurals by the lexicon, and not where the schema asks for none', () => {
    expect(() => new IndexBuilder({ fields: ['body'], lexicon: 'mine' as 'none' })).toThrow(error('option'))
    const plural = (lexicon: 'default' | 'none'): string[] =>
      idsOf(indexOf({ fields: ['body'], lexicon }, [{ id: 'a', body: 'نساء' }]), 'امرأة', { fuzzy: false })
    expect(plural('default')).toEqual(['a'])
    expect(plural('none')).toEqual([])
  })

  it('of an empty builder opens', () => {
    const index = openIndex(new IndexBuilder(schema).toBytes(), { verify: true })
    expect([index.documents, index.search('كتاب').total]).toEqual([0, 0])
  })
})

describe('addAll', () => {
  it('adds as add does, from any iterable', async () => {
    const image = imageOf(schema, documents)
    for (const source of [documents, new Set(documents), documents.values(), later(documents)]) {
      const builder = new IndexBuilder(schema)
      expect(await builder.addAll(source)).toBe(builder)
      expect(builder.toBytes()).toEqual(image)
    }
  })

  it('tells its progress after every 64 documents and at the end', async () => {
    const told: number[] = []
    await new IndexBuilder(schema).addAll(later(documents), { onProgress: ({ documents }) => told.push(documents) })
    expect(told).toEqual([64, 128, 192, 200])
    told.length = 0
    await new IndexBuilder(schema).addAll([], { onProgress: ({ documents }) => told.push(documents) })
    expect(told).toEqual([0])
  })

  it('stops between two documents when asked to, with the reason given; what was added stays', async () => {
    const controller = new AbortController()
    const builder = new IndexBuilder(schema)
    let closed = false
    function* source(): Generator<DocumentLike> {
      try {
        for (const document of documents) {
          if (document.id === 10) controller.abort(new Error('enough'))
          yield document
        }
      } finally {
        closed = true
      }
    }
    await expect(builder.addAll(source(), { signal: controller.signal })).rejects.toThrow('enough')
    expect(closed).toBe(true)
    expect(builder.documents).toBe(10)
    expect(builder.toBytes()).toEqual(imageOf(schema, documents.slice(0, 10)))
  })

  it('does not begin where the signal was given before', async () => {
    const builder = new IndexBuilder(schema)
    await expect(builder.addAll(documents, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
    expect(builder.documents).toBe(0)
  })

  it('rejects with the error of the first bad document; those before it stay', async () => {
    const builder = new IndexBuilder(schema)
    await expect(builder.addAll([...documents.slice(0, 5), { id: 3 }, ...documents.slice(5)])).rejects.toMatchObject({ code: 'duplicate-id', index: 5 })
    expect(builder.toBytes()).toEqual(imageOf(schema, documents.slice(0, 5)))
  })

  it('rejects with the error of the source', async () => {
    async function* failing(): AsyncGenerator<DocumentLike> {
      yield documents[0] as DocumentLike
      throw new RangeError('the disk')
    }
    await expect(new IndexBuilder(schema).addAll(failing())).rejects.toThrow('the disk')
  })

  it('refuses unknown options', async () => {
    await expect(new IndexBuilder(schema).addAll(documents, { onprogress: () => {} } as AddAllOptions)).rejects.toEqual(error('option'))
  })
})

describe('a field without end', () => {
  const found = (text: string, query: string): string[] =>
    idsOf(
      indexOf({ fields: ['text'] }, [
        { id: 'huge', text },
        { id: 'other', text: 'سطر' },
      ]),
      query,
    )
  const repeated = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)

  it('of ten million characters in words is built and found', { timeout: 60_000 }, () => {
    expect(found(`${repeated('كتاب جديد في المكتبة العامة ', 10_000_000)} خاتمة`, 'خاتمة')).toEqual(['huge'])
  })

  it('of ten million letters is built and found by the pieces that it is cut into', { timeout: 60_000 }, () => {
    const text = repeated('كتاب', 10_000_000)
    const index = indexOf({ fields: ['text'] }, [{ id: 'huge', text }])
    expect(idsOf(index, text.slice(0, 64))).toEqual(['huge'])
    expect(idsOf(index, text.slice(0, 200))).toEqual(['huge'])
    expect(idsOf(index, text.slice(0, 200), { operator: 'and', fuzzy: false })).toEqual([])
    expect(idsOf(index, 'كتابكتاب')).toEqual([])
  })

  it.each([
    ['digits', '1234567890'],
    ['grouped digits', '123,'],
    ['decimal marks', '1.'],
    ['fractions in the Maghreb spelling', '3ر2'],
    ['hyphens', 'كتاب-'],
    ['letters and digits in turn', 'a1'],
    ['abbreviations', 'ا.'],
    ['names that are split', 'عبدالله'],
    ['vowel signs on one letter', '\u064e'],
    ['hamzas above one letter', '\u0654'],
    ['superscript alefs on one letter', '\u0670'],
    ['tatweel', 'ـ'],
    ['spaces', ' '],
    ['high surrogates', '\ud800'],
    ['letters of two readings', 'ڤ'],
  ])('of 300,000 characters is built in time that grows with its length: %s', { timeout: 60_000 }, (_, unit) => {
    expect(found(`ا${repeated(unit, 300_000)} خاتمة`, 'خاتمة')).toEqual(['huge'])
  })
})
