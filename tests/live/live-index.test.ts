import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchIndex, SearchOptions, SearchResult } from '../../src/index.js'
import { DocumentError, IndexBuilder, LiveIndex, openIndex } from '../../src/index.js'

interface Doc {
  id: string
  title: string
  body: string[]
  tag?: string[]
  year?: number
}

const schema = {
  fields: { title: { boost: 2, store: true }, body: { store: true }, tag: { type: 'keyword' }, year: { type: 'number' } },
} as const

// Words whose stems and roots the lexicon knows, so that no count changes which of them belong together.
const WORDS = ['كتاب', 'الكتب', 'مكتبة', 'المكتبات', 'مدرسة', 'المدارس', 'بحر', 'البحار', 'في', 'من', 'جديد']
/** Queries of words that documents hold: one that none holds any more is known all the same until parts are merged. */
function queriesOf(docs: Iterable<Doc>): string[] {
  const [a = 'كتاب', b = a, c = b] = [...new Set([...docs].flatMap(({ title, body }) => [title, ...body].join(' ').split(' ')))]
  return [a, `${b} ${c} ${a}`, `"${a} ${b}"`, `"${c} ${a}"~3`, `+${b} -${c}`, `title:${c}`, `=${a}`]
}

const OPTIONS: SearchOptions[] = [
  { exactTotal: true, limit: 20 },
  { operator: 'and', exactTotal: true },
  { conflation: 'stem', limit: 3, exactTotal: true },
  { filter: { field: 'year', gte: 2010 }, exactTotal: true },
  { facets: { tag: {}, year: {} }, sort: { field: 'year', order: 'desc' } },
  { groupBy: 'tag' },
  { highlight: true, snippet: true },
]

const words = (most: number) => fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: most }).map(list => list.join(' '))
const document = (id: fc.Arbitrary<string>): fc.Arbitrary<Doc> =>
  fc
    .record({
      id,
      title: words(3),
      body: fc.array(words(40), { minLength: 1, maxLength: 2 }),
      tag: fc.option(fc.array(fc.constantFrom('أ', 'ب', 'ج'), { maxLength: 2 })),
      year: fc.option(fc.integer({ min: 2000, max: 2020 })),
    })
    .map(({ tag, year, ...doc }) => ({ ...doc, ...(tag && { tag }), ...(year !== null && { year }) }))

const anyId = fc.integer({ min: 0, max: 12 }).map(String)
type Step = { type: 'put'; doc: Doc } | { type: 'remove'; id: string } | { type: 'removeAll'; year: number } | { type: 'search' } | { type: 'merge' }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: document(anyId).map(doc => ({ type: 'put', doc }) as const) },
  { weight: 2, arbitrary: anyId.map(id => ({ type: 'remove', id }) as const) },
  { weight: 1, arbitrary: fc.integer({ min: 2000, max: 2020 }).map(year => ({ type: 'removeAll', year }) as const) },
  { weight: 3, arbitrary: fc.constant({ type: 'search' } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'merge' } as const) },
)

function freshOf(docs: Iterable<Doc>): { image: Uint8Array; index: SearchIndex } {
  const builder = new IndexBuilder(schema)
  for (const doc of docs) builder.add(doc)
  const image = builder.toBytes()
  return { image, index: openIndex(image) }
}

function shown(result: SearchResult): unknown {
  const { elapsed: _, cursor: __, ...rest } = result
  return rest
}

/** The same but for the last bits of numbers. */
function expectAlike(found: unknown, wanted: unknown): void {
  if (typeof wanted === 'number') expect(found).toBeCloseTo(wanted, 9)
  else if (typeof wanted === 'object' && wanted !== null) {
    expect(Object.keys(found as object)).toEqual(Object.keys(wanted))
    for (const [key, value] of Object.entries(wanted)) expectAlike((found as Record<string, unknown>)[key], value)
  } else expect(found).toEqual(wanted)
}

describe('a live index', () => {
  it('answers after any steps as an index built of the documents that are there, and becomes the same image', () => {
    fc.assert(
      fc.property(fc.array(document(anyId), { maxLength: 8 }), fc.array(step, { minLength: 1, maxLength: 14 }), (first, steps) => {
        const model = new Map(first.map(doc => [doc.id, doc]))
        const live = LiveIndex.open(freshOf(model.values()).image)
        const check = (): void => {
          const { index } = freshOf(model.values())
          expect(live.documents).toBe(model.size)
          for (const query of queriesOf(model.values()))
            for (const options of OPTIONS) expectAlike(shown(live.search(query, options)), shown(index.search(query, options)))
          expect(live.terms()).toEqual(index.terms())
        }
        for (const each of steps) {
          if (each.type === 'put') {
            model.delete(each.doc.id)
            model.set(each.doc.id, each.doc)
            live.update(each.doc)
          } else if (each.type === 'remove') expect(live.remove(each.id)).toBe(model.delete(each.id))
          else if (each.type === 'removeAll') {
            const gone = [...model.values()].filter(({ year }) => year !== undefined && year < each.year)
            for (const { id } of gone) model.delete(id)
            expect(live.removeAll({ field: 'year', lt: each.year })).toBe(gone.length)
          } else if (each.type === 'merge') live.merge()
          else check()
        }
        check()
        expect(Buffer.compare(live.toBytes(), freshOf(model.values()).image)).toBe(0)
      }),
      { numRuns: 25, endOnFailure: true },
    )
  })

  it('finds what was added at once, and not what was removed', () => {
    const live = LiveIndex.create(schema)
    expect(live.search('كتاب').total).toBe(0)
    live.add({ id: 'a', title: 'كتاب' })
    expect(live.search('كتب').hits.map(({ id }) => id)).toEqual(['a'])
    live.update({ id: 'a', title: 'مدرسة' })
    expect(live.search('كتب').total).toBe(0)
    expect(live.search('مدارس').total).toBe(1)
    expect(live.remove('a')).toBe(true)
    expect(live.remove('a')).toBe(false)
    expect(live.search('مدارس').total).toBe(0)
    expect(live.documents).toBe(0)
  })

  it('refuses a document that is none, and an id that is taken, and changes nothing', () => {
    const live = LiveIndex.create(schema).add({ id: 'a', title: 'كتاب' })
    expect(() => live.add({ id: 'a', title: 'بحر' })).toThrow(DocumentError)
    expect(() => live.update({ id: 'a', title: 5 })).toThrow(DocumentError)
    expect(() => live.add({ title: 'بحر' })).toThrow(DocumentError)
    expect(live.documents).toBe(1)
    expect(live.search('كتاب').total).toBe(1)
    expect(live.has('a')).toBe(true)
  })
})
