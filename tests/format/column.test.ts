import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Column } from '../../src/format/column.js'
import type { ColumnValue } from '../../src/format/column-values.js'
import { ColumnWriter } from '../../src/format/column-writer.js'
import { COLUMN_BLOCK, COLUMN_KINDS } from '../../src/format/constants.js'
import type { FieldType } from '../../src/format/schema.js'
import { ImageError } from '../../src/index.js'
import { term } from '../support/documents.js'

type Rows = readonly (readonly ColumnValue[])[]

function bytesOf(type: FieldType, rows: Rows): Uint8Array {
  const writer = new ColumnWriter(type)
  for (const row of rows) writer.add(row)
  return writer.toBytes()
}

/** All values of all documents, as a column gives them back. */
function rowsOf(column: Column): ColumnValue[][] {
  return Array.from({ length: column.documents }, (_, doc) => {
    column.readBlock(Math.floor(doc / COLUMN_BLOCK))
    const at = doc % COLUMN_BLOCK
    return [...column.codes.subarray(column.starts[at], column.starts[at + 1])].filter(code => code > 0).map(code => column.valueOf(code))
  })
}

const sorted = (row: readonly ColumnValue[]): ColumnValue[] => [...new Set(row)].sort((a, b) => (a < b ? -1 : 1))

/** A row of up to `most` values, often a repeated one, for up to some blocks of documents. */
const rows = (value: fc.Arbitrary<ColumnValue>, most: number): fc.Arbitrary<ColumnValue[][]> =>
  fc
    .array(value, { minLength: 1, maxLength: 20 })
    .chain(values =>
      fc.array(fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...values) }, value), { maxLength: most }), { maxLength: 400, size: 'max' }),
    )

const number = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: 0, max: 10_000 }).map(cents => cents / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value + 0),
  fc.maxSafeInteger(),
)
const date = fc.oneof(
  fc.integer({ min: -9000, max: 20_000 }).map(day => day * 86_400_000),
  fc.integer({ min: -8.64e15, max: 8.64e15 }),
)

describe('a column', () => {
  it.each([
    ['keyword', rows(term, 5)],
    ['keyword', rows(fc.oneof(term, fc.constant('')), 1)],
    ['number', rows(number, 1)],
    [
      'number',
      rows(
        fc.integer({ min: 0, max: 10_000 }).map(cents => cents / 100),
        1,
      ),
    ],
    ['date', rows(date, 1)],
    ['boolean', rows(fc.boolean(), 1)],
  ] as const)('of %s gives back what was written, with bounds of every block (%#)', (type, arbitrary) => {
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<ColumnValue[][]>, documents => {
        const column = new Column(bytesOf(type, documents), type, documents.length)
        const expected = documents.map(sorted)
        expect(rowsOf(column)).toEqual(expected)
        expect(column.several).toBe(expected.some(row => row.length > 1))
        const values = type === 'boolean' ? [false, true] : sorted(expected.flat())
        expect(Array.from({ length: column.size }, (_, i) => column.valueOf(i + 1))).toEqual(values)
        for (let block = 0; block * COLUMN_BLOCK < documents.length; block++) {
          const codes = expected
            .slice(block * COLUMN_BLOCK, (block + 1) * COLUMN_BLOCK)
            .flatMap(row => (row.length === 0 ? [0] : row.map(value => values.indexOf(value) + 1)))
          expect([column.leastOf(block), column.largestOf(block)]).toEqual([Math.min(...codes), Math.max(...codes)])
        }
        values.forEach((value, i) => {
          expect([column.countBelow(value), column.countBelow(value, true)]).toEqual([i, i + 1])
        })
        expected.forEach((row, doc) => {
          const codes = row.map(value => values.indexOf(value) + 1)
          expect([column.codeOf(doc), column.codeOf(doc, true)]).toEqual([codes[0] ?? 0, codes.at(-1) ?? 0])
        })
      }),
      { numRuns: 150 },
    )
  })

  const day = 86_400_000
  it.each([
    ['days', 'date', Array.from({ length: 2000 }, (_, i) => i * 3 * day - 1e12), 'steps', 3],
    ['prices', 'number', Array.from({ length: 2000 }, (_, i) => (i * 7 + 5) / 100), 'steps', 3],
    ['whole numbers', 'number', Array.from({ length: 2000 }, (_, i) => i), 'steps', 3],
    ['roots', 'number', Array.from({ length: 2000 }, (_, i) => Math.sqrt(i)), 'doubles', 10],
    ['numbers too far apart', 'number', Array.from({ length: 2000 }, (_, i) => i * i * 2 ** 24 + (i % 2)), 'doubles', 10],
  ] as const)('keeps %s small', (_, type, values, kind, bytes) => {
    const image = bytesOf(
      type,
      values.map(value => [value]),
    )
    expect(image[4]).toBe(COLUMN_KINDS[kind])
    expect(image.length / values.length).toBeLessThan(bytes)
    expect(rowsOf(new Column(image, type, values.length)).flat()).toEqual(values)
  })

  it('takes a bit for each document where there are two values, and none where there is one', () => {
    const documents = 128 * 1000
    const flags = bytesOf(
      'boolean',
      Array.from({ length: documents }, (_, i) => [i % 3 === 0]),
    )
    const same = bytesOf(
      'keyword',
      Array.from({ length: documents }, () => ['سواء']),
    )
    expect(flags.length).toBeLessThan(documents / 8 + 1000 * 4)
    expect(same.length).toBeLessThan(2000)
  })

  it('with a changed byte gives codes of its own or throws ImageError', () => {
    const documents = Array.from({ length: 300 }, (_, i) => (i % 7 === 0 ? [] : [`k${i % 11}`, `k${i % 5}`]))
    const bytes = bytesOf('keyword', documents)
    let refused = 0
    for (let at = 0; at < bytes.length; at++) {
      for (const change of [1, 128]) {
        const copy = Uint8Array.from(bytes)
        copy[at] = (copy[at] as number) ^ change
        try {
          const column = new Column(copy, 'keyword', documents.length)
          expect(rowsOf(column).every(row => row.every(value => typeof value === 'string'))).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(ImageError)
          refused++
        }
      }
    }
    expect(refused).toBeGreaterThan(bytes.length / 2)
  })

  it.each(['keyword', 'number', 'date', 'boolean', 'text'] as const)('is refused where it holds values of another type than %s', type => {
    const all = { keyword: ['a'], number: [1.5, Math.PI], date: [8.64e15, 0], boolean: [true] }
    for (const [other, values] of Object.entries(all)) {
      const bytes = bytesOf(
        other as FieldType,
        values.map(value => [value]),
      )
      const isNumeric = (name: string): boolean => name === 'number' || name === 'date'
      if (other === type || (isNumeric(other) && isNumeric(type))) continue
      expect(() => new Column(bytes, type, values.length)).toThrow(ImageError)
    }
  })

  it('refuses numbers that are none, and dates beyond the calendar', () => {
    const bytes = bytesOf('number', [[1e300], [2.5]])
    expect(() => new Column(bytes, 'date', 2).valueOf(2)).toThrow(ImageError)
    new DataView(bytes.buffer).setFloat64(20, Number.NaN, true)
    expect(() => new Column(bytes, 'number', 2).valueOf(1)).toThrow(ImageError)
  })
})
