import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveFields } from '../../src/format/schema.js'
import type { FieldOptions, Schema } from '../../src/index.js'
import { FihrisError, IndexBuilder } from '../../src/index.js'

const error = (code: string): unknown => expect.objectContaining({ code })
const resolve = (schema: unknown): unknown => resolveFields(schema as Schema)

describe('resolveFields', () => {
  it('fills in every default', () => {
    const text = { type: 'text', boost: 1, store: false, positions: true, column: false }
    expect(resolveFields({ fields: ['title', 'body'] })).toEqual([
      { name: 'title', ...text },
      { name: 'body', ...text },
    ])
    expect(
      resolveFields({ fields: { body: {}, url: { type: 'keyword', store: true }, year: { type: 'number' }, title: { boost: 3, positions: false } } }),
    ).toEqual([
      { name: 'body', ...text },
      { name: 'url', type: 'keyword', boost: 1, store: true, positions: false, column: true },
      { name: 'year', type: 'number', boost: 1, store: false, positions: false, column: true },
      { name: 'title', ...text, boost: 3, positions: false },
    ])
  })

  it('keeps the analysis of a plain field, and that of no other', () => {
    const plain = resolveFields({ fields: { name: { analysis: 'plain' }, body: { analysis: 'arabic' } } })
    expect(plain.map(field => [field.name, field.analysis, Object.hasOwn(field, 'analysis')])).toEqual([
      ['name', 'plain', true],
      ['body', undefined, false],
    ])
  })

  it.each([
    ['an analysis that is none', { fields: { name: { analysis: 'english' } } }],
    ['an analysis of numbers', { fields: { body: {}, year: { type: 'number', analysis: 'plain' } } }],
    ['nothing', undefined],
    ['null', null],
    ['a text', 'title'],
    ['a function', () => ['title']],
    ['no fields', {}],
    ['fields that are a text', { fields: 'title' }],
    ['fields that are null', { fields: null }],
    ['an empty list', { fields: [] }],
    ['an empty object', { fields: {} }],
    ['no text field', { fields: { url: { type: 'keyword' } } }],
    ['a name used twice', { fields: ['title', 'body', 'title'] }],
    ['an empty name', { fields: [''] }],
    ['a name that is a number', { fields: [7] }],
    ['a name that is a bigint', { fields: [7n] }],
    ['an unknown type', { fields: { title: { type: 'string' } } }],
    ['a type that is null', { fields: { title: { type: null } } }],
    ['a type that is a property of every object', { fields: { title: { type: 'constructor' } } }],
    ['options that are null', { fields: { title: null } }],
    ['options that are a text', { fields: { title: 'text' } }],
    ['options that are a bigint', { fields: { title: 5n } }],
    ['a boost of 0', { fields: { title: { boost: 0 } } }],
    ['a negative boost', { fields: { title: { boost: -1 } } }],
    ['a boost that is NaN', { fields: { title: { boost: Number.NaN } } }],
    ['a boost that is infinite', { fields: { title: { boost: Number.POSITIVE_INFINITY } } }],
    ['a boost beyond what scores hold', { fields: { title: { boost: 1e101 } } }],
    ['a boost that is a text', { fields: { title: { boost: '2' } } }],
    ['a store that is no boolean', { fields: { title: { store: 1 } } }],
    ['a column that is no boolean', { fields: { title: {}, year: { type: 'number', column: 1 } } }],
    ['a column of text', { fields: { title: { column: true } } }],
    ['positions that are no boolean', { fields: { title: { positions: 'yes' } } }],
    ['an id that is empty', { id: '', fields: ['title'] }],
    ['an id that is a number', { id: 5, fields: ['title'] }],
    ['an id that is a bigint', { id: 5n, fields: ['title'] }],
    ['32 text fields', { fields: Array.from({ length: 32 }, (_, i) => `f${i}`) }],
  ])('refuses %s', (_, schema) => {
    expect(() => resolve(schema)).toThrow(error('schema'))
  })

  it.each([
    ['the schema', { fields: ['title'], ids: 'id' }],
    ['a field', { fields: { title: { weight: 2 } } }],
    ['the schema, named like a property of every object', { fields: ['title'], constructor: 1 }],
  ])('refuses an unknown option of %s', (_, schema) => {
    expect(() => resolve(schema)).toThrow(error('option'))
  })

  it('refuses stop words that are none', () => {
    for (const stopWords of ['some', 5, ['في', 5], {}, null, 5n]) {
      expect(() => new IndexBuilder({ fields: ['title'], stopWords } as unknown as Schema)).toThrow(error('option'))
    }
  })

  it.each(['short', 'default', 'long', 'none', [], ['في']] as const)('takes %j as stop words', stopWords => {
    expect(() => new IndexBuilder({ fields: ['title'], stopWords })).not.toThrow()
  })

  it.each<[unknown]>([['some'], [5], [{}], [null], [5n], [true]])('refuses synonyms that are none', synonyms => {
    expect(() => new IndexBuilder({ fields: ['title'], synonyms } as unknown as Schema)).toThrow(error('option'))
  })

  it.each<[unknown]>([[['بحر']], [[['بحر']]], [[['بحر', 5]]], [[['بحر', '']]], [[['بحر', 'يم'], null]], [[['بَحر', 'بحر']]]])(
    'refuses groups of synonyms that are none',
    synonyms => {
      expect(() => new IndexBuilder({ fields: ['title'], synonyms } as unknown as Schema)).toThrow(error('schema'))
    },
  )

  it.each(['default', 'none', [], [['بحر', 'يم']]] as const)('takes %j as synonyms', synonyms => {
    expect(() => new IndexBuilder({ fields: ['title'], synonyms })).not.toThrow()
  })

  it('says what was expected and what came', () => {
    expect(() => resolve({ fields: { title: { type: 'string' } } })).toThrow('field "title" has type "string"; types are text, keyword, number, date, boolean')
    expect(() => resolve({ fields: { title: { weight: 2 } } })).toThrow(
      'field "title" knows no option "weight"; it takes type, analysis, boost, store, positions, column',
    )
  })

  it('takes 31 text fields, and names that mean something elsewhere', () => {
    expect(resolveFields({ fields: Array.from({ length: 31 }, (_, i) => `f${i}`) })).toHaveLength(31)
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'عنوان']
    expect(resolveFields({ fields: names }).map(field => field.name)).toEqual(names)
    const options = JSON.parse('{"__proto__":{},"constructor":{"type":"number"}}') as Record<string, FieldOptions>
    expect(resolveFields({ fields: options }).map(({ name, type }) => [name, type])).toEqual([
      ['__proto__', 'text'],
      ['constructor', 'number'],
    ])
  })

  it('resolves any value at all, or throws an error of the library', () => {
    const junk = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withDate: true, withMap: true })
    const options = fc.oneof(junk, fc.record({ type: junk, boost: junk, store: junk, positions: junk, column: junk }, { requiredKeys: [] }))
    const fields = fc.oneof(junk, fc.array(fc.oneof(junk, fc.constant('title'))), fc.dictionary(fc.string(), options), fc.record({ title: options }))
    fc.assert(
      fc.property(fc.oneof(junk, fc.record({ fields, id: junk, stopWords: junk, synonyms: junk }, { requiredKeys: ['fields'] })), schema => {
        try {
          new IndexBuilder(schema as Schema)
        } catch (fault) {
          expect(fault).toBeInstanceOf(FihrisError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
