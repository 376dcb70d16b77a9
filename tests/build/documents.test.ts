import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentLike, FieldOptions } from '../../src/index.js'
import { DocumentError, IndexBuilder, openIndex } from '../../src/index.js'
import { idsOf, imageOf, indexOf, indexOfTexts } from '../support/documents.js'

const schema = {
  fields: {
    text: { store: true },
    tag: { type: 'keyword', store: true },
    year: { type: 'number', store: true },
    day: { type: 'date', store: true },
    open: { type: 'boolean', store: true },
  },
} as const
const good = { id: 'good', text: 'نص سليم', tag: ['أ', 'ب'], year: 2020, day: '2020-05-01', open: true }
const sparse = ['نص']
sparse[2] = 'آخر'

/** Documents that a builder must refuse, and the code of the refusal. */
const BAD: readonly (readonly [what: string, document: unknown, code: string])[] = [
  ['that is missing', undefined, 'document'],
  ['that is null', null, 'document'],
  ['that is a text', 'نص', 'document'],
  ['that is a list', ['نص'], 'document'],
  ['without id', { text: 'نص' }, 'document'],
  ['with an id that is null', { ...good, id: null }, 'document'],
  ['with an empty id', { ...good, id: '' }, 'document'],
  ['with an id that is an object', { ...good, id: {} }, 'document'],
  ['with an id that is true', { ...good, id: true }, 'document'],
  ['with an id that is NaN', { ...good, id: Number.NaN }, 'document'],
  ['with an id that is infinite', { ...good, id: Number.POSITIVE_INFINITY }, 'document'],
  ['with an id that is a bigint', { ...good, id: 5n }, 'document'],
  ['with an id that is a symbol', { ...good, id: Symbol('id') }, 'document'],
  ['with half of a surrogate pair in its id', { ...good, id: 'a\ud800' }, 'document'],
  ['with an id that only its prototype has', Object.create({ id: 'inherited' }), 'document'],
  ['with an id that is taken', { ...good, id: 'taken' }, 'duplicate-id'],
  ['with a number that is the id of an earlier one', { ...good, id: 7 }, 'duplicate-id'],
  ['with a text field that holds a number', { ...good, text: 5 }, 'document'],
  ['with a text field that holds an object', { ...good, text: {} }, 'document'],
  ['with a text field that holds a boolean', { ...good, text: false }, 'document'],
  ['with a text field that holds a list with a number', { ...good, text: ['نص', 5] }, 'document'],
  ['with a text field that holds a list with null', { ...good, text: ['نص', null] }, 'document'],
  ['with a text field that holds a list with a list', { ...good, text: [['نص']] }, 'document'],
  ['with a text field that holds a list with a hole', { ...good, text: sparse }, 'document'],
  ['with a text field that holds a String object', { ...good, text: new String('نص') }, 'document'],
  ['with a keyword that is a number', { ...good, tag: 5 }, 'document'],
  ['with a keyword that is a list with a hole', { ...good, tag: sparse }, 'document'],
  ['with a number that is NaN', { ...good, year: Number.NaN }, 'document'],
  ['with a number that is infinite', { ...good, year: Number.NEGATIVE_INFINITY }, 'document'],
  ['with a number that is a text', { ...good, year: '2020' }, 'document'],
  ['with a number that is a bigint', { ...good, year: 2020n }, 'document'],
  ['with a date that no calendar has', { ...good, day: '2020-13-45' }, 'document'],
  ['with a date that is a text of words', { ...good, day: 'أمس' }, 'document'],
  ['with a date that is an invalid Date', { ...good, day: new Date(Number.NaN) }, 'document'],
  ['with a date that is NaN', { ...good, day: Number.NaN }, 'document'],
  ['with a date that is infinite', { ...good, day: Number.POSITIVE_INFINITY }, 'document'],
  ['with a date beyond all dates', { ...good, day: 9e15 }, 'document'],
  ['with a date that is a list', { ...good, day: [2020] }, 'document'],
  ['with a boolean that is a number', { ...good, open: 1 }, 'document'],
  ['with a boolean that is a text', { ...good, open: 'true' }, 'document'],
]

describe('a document', () => {
  it.each(BAD)('%s is refused, and leaves no trace in the builder', (_, bad, code) => {
    const before = [
      { ...good, id: 'taken' },
      { ...good, id: '7' },
    ]
    const builder = new IndexBuilder(schema)
    for (const document of before) builder.add(document)
    const image = builder.toBytes()
    try {
      builder.add(bad as DocumentLike)
      expect.unreachable('it was added')
    } catch (error) {
      expect(error).toBeInstanceOf(DocumentError)
      expect(error).toMatchObject({ code, index: 2 })
      expect((error as Error).message).toMatch(/^document 2: /)
    }
    expect(builder.documents).toBe(2)
    expect(builder.toBytes()).toEqual(image)
    expect(builder.add(good).toBytes()).toEqual(imageOf(schema, [...before, good]))
  })

  it('may be any value at all: it is added and read back, or an error of the library comes out', () => {
    const junk = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withDate: true, withMap: true, withTypedArray: true })
    const text = fc.oneof(junk, fc.string(), fc.array(fc.string()), fc.array(junk))
    const document = fc.record(
      {
        id: fc.oneof(fc.string(), fc.double(), junk),
        text,
        tag: text,
        year: fc.oneof(fc.double(), junk),
        day: fc.oneof(fc.date(), fc.double(), junk),
        open: junk,
      },
      { requiredKeys: ['id'] },
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(document, junk), { maxLength: 4 }), documents => {
        const builder = new IndexBuilder(schema)
        for (const [i, value] of documents.entries()) {
          try {
            builder.add((i === 0 && typeof value === 'object' && value !== null ? { ...value, text: 'كلمة' } : value) as DocumentLike)
          } catch (error) {
            expect(error).toBeInstanceOf(DocumentError)
          }
        }
        const index = openIndex(builder.toBytes(), { verify: true })
        expect(index.documents).toBe(builder.documents)
        for (const hit of index.search('كلمة', { snippet: true }).hits) expect(hit.document).toBeDefined()
      }),
      { numRuns: 500 },
    )
  })

  it('is named by its id in any script; a number is written out', () => {
    const ids = [0, -1, 1.5, 1e21, 'نص', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '\uFEFFa', 'a', '\u{1F600}', ' ', 'x'.repeat(5000)]
    const index = indexOf(
      { fields: ['text'] },
      ids.map(id => ({ id, text: 'كلمة' })),
    )
    expect(idsOf(index, 'كلمة')).toEqual(ids.map(String))
  })

  it('may be identified by another property', () => {
    const index = indexOf({ id: 'مفتاح', fields: ['text'] }, [{ مفتاح: 'ك', id: {}, text: 'كلمة' }])
    expect(idsOf(index, 'كلمة')).toEqual(['ك'])
    const proto = indexOf({ id: '__proto__', fields: ['text'] }, [JSON.parse('{"__proto__":"p","text":"كلمة"}') as DocumentLike])
    expect(idsOf(proto, 'كلمة')).toEqual(['p'])
    expect(() => new IndexBuilder({ id: '__proto__', fields: ['text'] }).add({ text: 'x' })).toThrow(DocumentError)
  })

  it('may lack fields, or hold null and undefined in them', () => {
    const index = indexOf(schema, [
      { id: 1 },
      { id: 2, text: null, tag: null, year: null, day: null, open: null },
      { id: 3, text: undefined, year: undefined },
      { id: 4, text: 'كلمة', other: 5n },
    ])
    expect(index.documents).toBe(4)
    expect(index.search('كلمة').hits.map(hit => [hit.id, { ...hit.document }])).toEqual([['4', { text: 'كلمة' }]])
  })

  it('may hold no text in all its fields', () => {
    const index = indexOf({ fields: ['a', 'b'] }, [{ id: 1, a: '', b: [] }, { id: 2, a: [''], b: '؟! 😀' }, { id: 3 }])
    expect(index.documents).toBe(3)
    expect(index.search('كلمة').total).toBe(0)
  })

  it('may hold a list of texts, each a text of its own', () => {
    const index = indexOf({ fields: { text: { store: true } } }, [
      { id: 1, text: ['باب', 'الكتاب'] },
      { id: 2, text: 'باب' },
    ])
    expect(idsOf(index, 'باب الكتاب')).toEqual(['1', '2'])
    expect(index.search('كتاب').hits[0]?.document?.['text']).toEqual(['باب', 'الكتاب'])
    expect(index.search('بابالكتاب', { fuzzy: false }).total).toBe(0)
  })

  it('stands further apart where it is a list: the opening ends with the first text', () => {
    const filler = Array.from({ length: 25 }, () => 'شجر').join(' ')
    const [joined, listed] = [`${filler} بحر`, [filler, 'بحر']]
    const [first, second] = indexOf({ fields: ['text'] }, [
      { id: 'listed', text: listed },
      { id: 'joined', text: joined },
    ]).search('بحر').hits
    expect([first?.id, second?.id]).toEqual(['joined', 'listed'])
  })

  it('is kept as it was when added, whatever becomes of it', () => {
    const document = { id: 1, text: ['كلمة'], tag: ['أ'], year: 1 }
    const builder = new IndexBuilder(schema).add(document)
    document.text.push('أخرى')
    document.tag[0] = 'ب'
    document.year = 2
    expect({ ...openIndex(builder.toBytes()).search('كلمة').hits[0]?.document }).toEqual({ text: ['كلمة'], tag: ['أ'], year: 1 })
  })

  it('stores every type as it came, a Date as text', () => {
    const day = new Date(0)
    const index = indexOf(schema, [good, { id: 2, text: 'نص', tag: 'وسم', year: -0.5, day, open: false }, { id: 3, text: 'نص', day: 86_400_000 }])
    expect(
      index
        .search('نص')
        .hits.map(hit => ({ id: hit.id, ...hit.document }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    ).toEqual([{ id: '2', text: 'نص', tag: 'وسم', year: -0.5, day: day.toISOString(), open: false }, { id: '3', text: 'نص', day: 86_400_000 }, good])
  })

  it('stores any text unchanged but for halves of surrogate pairs, each of which becomes U+FFFD', () => {
    const stored = (text: string): unknown => indexOfTexts(`كلمة ${text}`).search('كلمة').hits[0]?.document?.['text']
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('\uFEFF', '\ud800', '\udfff', 'كَ', '\0')),
          size: 'medium',
        }),
        text => {
          expect(stored(text)).toBe(`كلمة ${text.toWellFormed()}`)
        },
      ),
      { numRuns: 300 },
    )
    for (const size of [0, 10, 100, 5000]) {
      const long = `${'ن'.repeat(size)}\ud800\udfff\udfff${'x'.repeat(size)}\ud800`
      expect(stored(long)).toBe(`كلمة ${long.toWellFormed()}`)
    }
  })
})

describe('half of a surrogate pair in a text', () => {
  it.each(['\ud800', '\udfff', '\udc00\ud800', '\udbff'])('ends a word: %j', half => {
    const index = indexOfTexts(`بحر${half}نهر`, `${half}جبل`, `سهل${half}`)
    expect([idsOf(index, 'بحر'), idsOf(index, 'نهر'), idsOf(index, 'جبل'), idsOf(index, 'سهل')]).toEqual([['0'], ['0'], ['1'], ['2']])
    expect(idsOf(index, `نهر${half}جبل`).sort()).toEqual(['0', '1'])
    expect(idsOf(index, half)).toEqual([])
  })
})

describe('names that every object has', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']

  it('are words like any others', () => {
    const index = indexOfTexts(...NAMES)
    NAMES.forEach((name, i) => {
      expect(idsOf(index, name, { operator: 'and' })).toEqual([String(i)])
    })
    const empty = indexOfTexts('كلمة')
    for (const name of NAMES) expect(empty.search(name, { highlight: true, snippet: true }).total).toBe(0)
  })

  it('are fields like any others', () => {
    const fields = Object.fromEntries(NAMES.map(name => [name, { store: true }] as [string, FieldOptions]))
    const rows = NAMES.map((name, i) => JSON.parse(`{"id":"d${i}","${name}":"كلمة${i} مشتركة"}`) as DocumentLike)
    const index = indexOf({ fields }, rows)
    NAMES.forEach((name, i) => {
      const { hits } = index.search('مشتركة', { fields: [name], highlight: true, snippet: true })
      expect(hits.map(hit => hit.id)).toEqual([`d${i}`])
      expect(Object.entries(hits[0]?.document ?? {})).toEqual([[name, `كلمة${i} مشتركة`]])
      expect(Object.entries(hits[0]?.highlights ?? {})).toEqual([[name, [{ start: 6, end: 12 }]]])
      expect(Object.keys(hits[0]?.snippets ?? {})).toEqual([name])
    })
    // A document that lacks the field does not have it from Object.prototype.
    expect(indexOf({ fields: NAMES }, [{ id: 1 }]).documents).toBe(1)
    expect(({} as Record<string, unknown>)['store']).toBeUndefined()
  })

  it('are boosts like any others', () => {
    const index = indexOf({ fields: ['constructor', 'toString'] }, [
      { id: 'a', constructor: 'كلمة', toString: '' },
      { id: 'b', constructor: '', toString: 'كلمة' },
    ])
    expect(idsOf(index, 'كلمة')).toEqual(['a', 'b'])
    expect(idsOf(index, 'كلمة', { boost: { toString: 2 } as unknown as Record<string, number> })).toEqual(['b', 'a'])
  })
})
