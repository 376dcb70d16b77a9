import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchOptions } from '../../src/index.js'
import { FihrisError } from '../../src/index.js'
import { idsOf, indexOf } from '../support/documents.js'

const index = indexOf({ fields: { title: { boost: 2, store: true }, body: {}, tag: { type: 'keyword' } } }, [
  { id: 'title', title: 'بحر', body: 'نهر', tag: 'بحر' },
  { id: 'body', title: 'نهر', body: 'بحر', tag: '' },
])

describe('search options', () => {
  it.each<[string, unknown]>([
    ['that are null', null],
    ['that are a text', 'limit'],
    ['with an unknown name', { size: 5 }],
    ['with a name that every object has', { toString: 1 }],
    ['with a negative limit', { limit: -1 }],
    ['with half a limit', { limit: 0.5 }],
    ['with a limit that is NaN', { limit: Number.NaN }],
    ['with a limit that is a text', { limit: '10' }],
    ['with a limit beyond reason', { limit: 1e9 }],
    ['with a limit that is infinite', { limit: Number.POSITIVE_INFINITY }],
    ['with a negative offset', { offset: -1 }],
    ['with an offset that is a text', { offset: '1' }],
    ['with an offset beyond reason', { offset: 1e9 }],
    ['with an unknown operator', { operator: 'not' }],
    ['with an operator in capitals', { operator: 'AND' }],
    ['with an unknown conflation', { conflation: 'light' }],
    ['with a conflation that is null', { conflation: null }],
    ['with an unknown field', { fields: ['heading'] }],
    ['with a field that is no text', { fields: ['tag'] }],
    ['with fields that are a text', { fields: 'title' }],
    ['with a field that is a number', { fields: [5] }],
    ['with a field that every object has', { fields: ['constructor'] }],
    ['with a boost of an unknown field', { boost: { heading: 1 } }],
    ['with a boost of a field that is no text', { boost: { tag: 1 } }],
    ['with a negative boost', { boost: { title: -1 } }],
    ['with a boost that is NaN', { boost: { title: Number.NaN } }],
    ['with a boost that is infinite', { boost: { title: Number.POSITIVE_INFINITY } }],
    ['with a boost that is a text', { boost: { title: '2' } }],
    ['with a boost beyond reason', { boost: { title: 1e101 } }],
    ['with an exact total that is a number', { exactTotal: 1 }],
    ['with an explanation that is a text', { explain: 'yes' }],
    ['with a highlight that is a number', { highlight: 1 }],
    ['with a snippet that is a number', { snippet: 100 }],
    ['with a snippet that is null', { snippet: null }],
    ['with a snippet of 19 units', { snippet: { length: 19 } }],
    ['with a snippet of half a unit', { snippet: { length: 20.5 } }],
    ['with a snippet beyond reason', { snippet: { length: 1e6 } }],
    ['with a snippet length that is a text', { snippet: { length: '100' } }],
  ])('%s are refused', (_, options) => {
    expect(() => index.search('بحر', options as SearchOptions)).toThrow(expect.objectContaining({ code: 'option' }))
  })

  it('may be any value at all: an answer comes out, or an error of the library', () => {
    const values = [
      undefined,
      null,
      true,
      false,
      Number.NaN,
      -0,
      '',
      'title',
      'or',
      'root',
      5n,
      [],
      ['title'],
      {},
      { title: 1 },
      { length: 50 },
      () => 5,
      new Date(Number.NaN),
      new Map(),
    ]
    const junk = fc.oneof(fc.constantFrom<unknown>(...values), fc.double(), fc.integer(), fc.string(), fc.array(fc.constantFrom<unknown>(...values)))
    const some = fc.record(
      {
        limit: junk,
        offset: junk,
        fields: junk,
        boost: junk,
        operator: junk,
        conflation: junk,
        fuzzy: junk,
        exactTotal: junk,
        explain: junk,
        highlight: junk,
        snippet: junk,
      },
      { requiredKeys: [] },
    )
    const query = fc.oneof(
      fc.constant('بحر'),
      junk,
      fc.record({ type: fc.constantFrom('text', 'word'), text: junk, word: junk, boost: junk }, { requiredKeys: ['type'] }),
    )
    fc.assert(
      fc.property(
        query,
        fc.oneof(
          junk,
          some,
          fc.record({ boost: fc.record({ title: junk }) }),
          fc.record({ snippet: fc.record({ length: junk }) }),
          fc.record({ fields: fc.array(junk) }),
        ),
        (asked, options) => {
          try {
            expect(index.search(asked as string, options as SearchOptions).total).toBeLessThanOrEqual(2)
          } catch (error) {
            expect(error).toBeInstanceOf(FihrisError)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('refuse a query that no JSON can tell from others', () => {
    const circular: Record<string, unknown> = { type: 'word', word: 'بحر' }
    circular['self'] = circular
    for (const query of [circular, { type: 'word', word: 'بحر', text: [5n] }]) {
      expect(() => index.search(query as unknown as string)).toThrow(expect.objectContaining({ code: 'option', message: expect.stringContaining('JSON') }))
    }
  })

  it('choose the fields that are searched', () => {
    expect(idsOf(index, 'بحر')).toEqual(['title', 'body'])
    expect(idsOf(index, 'بحر', { fields: ['title'] })).toEqual(['title'])
    expect(idsOf(index, 'بحر', { fields: ['body', 'body'] })).toEqual(['body'])
    expect(idsOf(index, 'بحر', { fields: [] })).toEqual([])
  })

  it('weigh the fields in place of the schema; 0 leaves a field out', () => {
    expect(idsOf(index, 'بحر', { boost: { body: 5 } })).toEqual(['body', 'title'])
    expect(idsOf(index, 'بحر', { boost: { title: 1, body: 1 } })).toEqual(['title', 'body'])
    expect(idsOf(index, 'بحر', { boost: { title: 0 } })).toEqual(['body'])
    const [twice] = index.search('بحر', { fields: ['title'], boost: { title: 4 } }).hits
    const [once] = index.search('بحر', { fields: ['title'], boost: { title: 2 } }).hits
    expect(twice?.score).toBe(2 * (once?.score as number))
    expect(index.search('بحر', { fields: ['title'] }).hits[0]?.score).toBe(once?.score)
  })
})
