import { COLUMN_KINDS, MAX_TERM_LENGTH } from './constants.js'
import { corrupt } from './corrupt.js'
import { Dictionary } from './dictionary.js'
import { EliasFano } from './elias-fano.js'
import type { FieldType } from './schema.js'

/** What a column holds: keywords, numbers, dates as milliseconds since 1970, or whether something is so. */
export type ColumnValue = string | number | boolean

/** The different values of a column, rising: strings by their UTF-16 code units, false before true. */
export interface ColumnValues {
  at(i: number): ColumnValue
}

/** Most milliseconds from 1970 that a Date holds (ECMA-262, 21.4.1.1). */
export const MAX_DATE = 8.64e15

/** Opens the values of a column of a kind; `first` and `second` are its two parts. Throws `corrupt` where they do not fit. */
export function openValues(kind: number, first: Uint8Array, second: Uint8Array, size: number, type: FieldType): ColumnValues {
  const most = type === 'date' ? MAX_DATE : Number.MAX_VALUE
  const checked = (value: number): number => {
    if (!(Math.abs(value) <= most)) throw corrupt(first, 0, 'a value')
    return value
  }
  if (type === 'keyword' && kind === COLUMN_KINDS.strings) {
    const strings = new Dictionary(first, new EliasFano(second), size)
    return { at: i => strings.termAt(i) }
  }
  if (type === 'boolean' && kind === COLUMN_KINDS.flags && size === 2) return { at: i => i === 1 }
  const data = new DataView(first.buffer, first.byteOffset, first.length)
  if (type === 'number' || type === 'date') {
    if (kind === COLUMN_KINDS.doubles && first.length === 8 * size) return { at: i => checked(data.getFloat64(8 * i, true)) }
    if (kind === COLUMN_KINDS.steps && first.length === 24) {
      const steps = new EliasFano(second)
      const [base, unit, scale] = [0, 8, 16].map(at => data.getFloat64(at, true)) as [number, number, number]
      if (steps.length === size) return { at: i => checked((base + unit * steps.get(i)) / scale) }
    }
  }
  throw corrupt(first, 0, `values of a column of kind ${kind}`)
}

/** A keyword as columns hold it: longer ones are told apart by their first 1,024 code units. */
export function keywordOf(text: string): string {
  if (text.length <= MAX_TERM_LENGTH) return text
  const end = text.charCodeAt(MAX_TERM_LENGTH - 1)
  return text.slice(0, MAX_TERM_LENGTH - Number(end >= HIGH_FIRST && end <= HIGH_LAST))
}

/** Code units that begin a surrogate pair. */
const HIGH_FIRST = 0xd800
const HIGH_LAST = 0xdbff
