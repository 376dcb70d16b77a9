import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Filter, SearchOptions } from '../../src/index.js'
import { FihrisError, OptionError } from '../../src/index.js'
import { SCHEMA } from '../support/columns.js'
import { indexOf } from '../support/documents.js'

const index = indexOf({ ...SCHEMA, fields: { ...SCHEMA.fields, url: { type: 'keyword', column: false } } }, [
  { id: 1, text: 'كتاب', kind: 'خبر', tags: ['a', 'b'], price: 5, date: '2024-03-01', open: true },
  { id: 2, text: 'كتاب', kind: 'رأي', price: -0, date: new Date(0), open: false, url: '/2' },
  { id: 3, text: 'كتاب', kind: 'ك'.repeat(2000) },
])
const find = (filter: unknown): string[] => index.search('كتاب', { filter: filter as Filter }).hits.map(({ id }) => id)
const nested = (depth: number): Filter => (depth === 1 ? { and: [] } : { not: nested(depth - 1) })

describe('a filter', () => {
  it.each<[Filter, string[]]>([
    [{ field: 'kind', eq: 'خبر' }, ['1']],
    [{ field: 'tags', in: ['b', 'c'] }, ['1']],
    [{ field: 'price', gte: 0 }, ['1', '2']],
    [{ field: 'price', eq: 0 }, ['2']],
    [{ field: 'date', lt: '2000' }, ['2']],
    [{ field: 'date', eq: new Date('2024-03-01') }, ['1']],
    [{ field: 'date', gt: 0 }, ['1']],
    [{ field: 'open', exists: false }, ['3']],
    [{ field: 'kind', eq: 'ك'.repeat(2000) }, ['3']],
    [{ field: 'kind', eq: 'ك'.repeat(1023) }, []],
    [{ not: { field: 'kind', in: [] } }, ['1', '2', '3']],
    [{ and: [] }, ['1', '2', '3']],
    [{ or: [] }, []],
    [nested(31), ['1', '2', '3']],
    [{ or: Array.from({ length: 1000 }, (_, i) => ({ field: 'price', eq: i })) }, ['1', '2']],
  ])('%j finds %j', (filter, ids) => {
    expect(find(filter)).toEqual(ids)
  })

  it.each([
    [5, 'a filter is an object, not number'],
    [null, 'a filter is an object, not null'],
    [{}, '"field" of a filter is a field with a column (kind, tags, price, date, open), not undefined'],
    [{ field: 'text', eq: 'a' }, 'is a field with a column (kind, tags, price, date, open), not "text"'],
    [{ field: 'url', eq: '/2' }, 'not "url"'],
    [{ field: 'kind' }, 'the filter on "kind" says nothing of its values; it takes eq, in, gt, gte, lt, lte, exists'],
    [{ field: 'kind', equals: 'a' }, 'a filter knows no option "equals"'],
    [{ field: 'kind', eq: 5 }, '"eq" of the keyword field "kind" is a string, not 5'],
    [{ field: 'price', gt: '5' }, '"gt" of the number field "price" is a number, not "5"'],
    [{ field: 'price', gt: Number.NaN }, 'is a number, not NaN'],
    [{ field: 'date', lt: 'غدا' }, '"lt" of the date field "date" is a date: ISO 8601, a Date, or milliseconds since 1970, not "غدا"'],
    [{ field: 'date', lt: 1e17 }, 'not 100000000000000000'],
    [{ field: 'date', in: [new Date('?')] }, '"in" of the date field "date" is a date'],
    [{ field: 'open', eq: 'true' }, '"eq" of the boolean field "open" is true or false, not "true"'],
    [{ field: 'open', exists: 1 }, '"exists" of the filter on "open" is true or false, not number'],
    [{ field: 'tags', in: 'a' }, '"in" of the filter on "tags" is a list of values, not string'],
    [{ and: {} }, '"and" of a filter is a list of filters, not object'],
    [{ and: [], or: [] }, 'the filter "and" knows no option "or"'],
    [{ not: [] }, 'is a field with a column'],
    [nested(33), 'filters stand at most 32 deep in each other'],
    [{ or: Array.from({ length: 1100 }, () => ({ and: [] })) }, 'a filter has at most 1024 conditions'],
    [{ field: 'price', in: Array.from({ length: 70_000 }, (_, i) => i) }, 'the sets of a filter have at most 65536 values in all'],
  ])('%j is refused', (filter, message) => {
    expect(() => find(filter)).toThrow(OptionError)
    expect(() => find(filter)).toThrow(message)
  })
})

describe('what a search asks of columns', () => {
  it.each<[object, string]>([
    [{ sort: 'text' }, '"field" of "sort" is a field with a column'],
    [{ sort: [5] }, '"sort" is a field\'s name or { field, order, missing }, or a list of them, not 5'],
    [{ sort: { field: 'price', order: 'up' } }, '"order" is asc or desc, not "up"'],
    [{ sort: { field: 'price', missing: 'none' } }, '"missing" is last or first, not "none"'],
    [{ sort: Array.from({ length: 9 }, () => 'price') }, '"sort" takes at most 8 fields'],
    [{ facets: { text: {} } }, 'a name in "facets" is a field with a column'],
    [{ facets: { kind: { ranges: [] } } }, 'ranges count numbers or dates, and "kind" is a keyword'],
    [{ facets: { price: { interval: 'year' } } }, 'an interval counts dates, and "price" is a number'],
    [{ facets: { date: { interval: 'week' } } }, '"interval" is year, month or day, not "week"'],
    [{ facets: { kind: { limit: -1 } } }, 'the limit of a facet is an integer from 0 to 100000, not -1'],
    [{ facets: { kind: { order: 'name' } } }, 'the order of a facet is count or value, not "name"'],
    [{ facets: { price: { ranges: [{ from: 'a' }] } } }, '"from" of the number field "price" is a number, not "a"'],
    [{ groupBy: 'text' }, '"field" of "groupBy" is a field with a column'],
    [{ groupBy: { field: 'kind', hits: 0 } }, '"hits" of "groupBy" is an integer from 1 to 1000, not 0'],
    [{ rank: [{ type: 'boost' }] }, 'a rule of "rank" has a type: decay, value or filter, not "boost"'],
    [{ rank: [{ type: 'decay', field: 'kind', scale: 1 }] }, 'a rule of type "decay" takes a number or a date, not "kind"'],
    [{ rank: [{ type: 'decay', field: 'price', scale: 1 }] }, '"origin" of the number field "price" is a number, not undefined'],
    [{ rank: [{ type: 'decay', field: 'date', scale: 0 }] }, 'the scale of a rule is a number above 0, not 0'],
    [{ rank: [{ type: 'value', field: 'price', scale: 1, weight: 2 }] }, 'the weight of a rule is a number from 0 to 1, not 2'],
    [{ matchAll: 'yes' }, '"matchAll" is true or false, not string'],
    [{ after: 'x' }, '"after" is the cursor of the page before'],
    [{ after: '', groupBy: 'kind' }, '"after" goes on behind a hit'],
  ])('%j is refused', (options, message) => {
    expect(() => index.search('كتاب', options)).toThrow(OptionError)
    expect(() => index.search('كتاب', options)).toThrow(message)
  })

  it('may be any value at all: an answer comes out, or an error of the library', () => {
    const fields = fc.constantFrom('text', 'kind', 'tags', 'price', 'date', 'open', 'none', '__proto__')
    const junk = fc.oneof(fields, fc.anything({ withBigInt: true, withDate: true, maxDepth: 3 }))
    const near = fc.dictionary(
      fc.constantFrom('field', 'eq', 'in', 'gte', 'and', 'or', 'not', 'type', 'scale', 'filter', 'order', 'limit', 'ranges', 'interval', 'hits', 'origin'),
      fc.oneof(junk, fc.array(junk, { maxLength: 3 }), fc.constantFrom('decay', 'value', 'filter', 'asc', 'year', 1)),
      { maxKeys: 4 },
    )
    const value = fc.oneof(junk, near, fc.array(near, { maxLength: 3 }), fc.dictionary(fields, near, { maxKeys: 3 }))
    const options = fc.dictionary(fc.constantFrom('filter', 'facets', 'sort', 'rank', 'groupBy', 'after', 'matchAll'), value, { maxKeys: 2 })
    let answered = 0
    fc.assert(
      fc.property(options, given => {
        try {
          index.search('كتاب', given as object)
          answered++
        } catch (error) {
          if (!(error instanceof FihrisError)) throw error
        }
      }),
      { numRuns: 3000 },
    )
    expect(answered).toBeGreaterThan(20)
  })
})

describe('a cursor', () => {
  const options: SearchOptions = { sort: 'price', limit: 1 }
  const cursor = index.search('كتاب', options).cursor as string

  it('leads on, and survives another limit', () => {
    expect(index.search('كتاب', { ...options, after: cursor }).hits.map(({ id }) => id)).toEqual(['1'])
    expect(index.search('كتاب', { ...options, limit: 5, after: cursor }).hits.map(({ id }) => id)).toEqual(['1', '3'])
  })

  it('is of one index, query and search', () => {
    const other = indexOf(SCHEMA, [{ id: 1, text: 'كتاب', price: 5 }])
    expect(() => other.search('كتاب', { ...options, after: cursor })).toThrow(OptionError)
    expect(() => index.search('الكتاب', { ...options, after: cursor })).toThrow(OptionError)
    for (const change of [{ sort: 'date' }, { sort: [] }, { filter: { and: [] } }, { operator: 'and' }, { fields: ['text'], boost: { text: 2 } }] as const) {
      expect(() => index.search('كتاب', { ...options, ...change, after: cursor })).toThrow('"after" is the cursor of the page before')
    }
  })

  it('keeps what the first page took for now', () => {
    const recent: SearchOptions = { rank: [{ type: 'decay', field: 'date', scale: 864e5 }], limit: 1 }
    const first = index.search('كتاب', recent)
    const rest = index.search('كتاب', { ...recent, limit: 5, after: first.cursor as string })
    expect([...first.hits, ...rest.hits].map(({ id }) => id).sort()).toEqual(['1', '2', '3'])
  })

  it('with another letter leads somewhere or is refused', () => {
    for (let at = 0; at <= cursor.length; at++) {
      for (const letter of ['', '0', 'z', '.', '-', ' ', 'é']) {
        const changed = cursor.slice(0, at) + letter + cursor.slice(at + 1)
        try {
          expect(index.search('كتاب', { ...options, after: changed }).hits.length).toBeLessThanOrEqual(1)
        } catch (error) {
          expect(error).toBeInstanceOf(OptionError)
        }
      }
    }
  })
})

describe('explain', () => {
  it('adds what rules make of the score', () => {
    const rank = [
      { type: 'decay', field: 'price', origin: 2, scale: 3, weight: 0.8 } as const,
      { type: 'filter', filter: { field: 'open', eq: true } } as const,
    ]
    for (const query of ['كتاب', '']) {
      for (const { score, explanation } of index.search(query, { explain: true, rank, matchAll: true }).hits) {
        expect(explanation?.details?.length).toBe(3)
        expect(explanation?.value).toBe(score)
      }
    }
  })
})
