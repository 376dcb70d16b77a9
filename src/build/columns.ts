import type { ColumnValue } from '../format/column-values.js'
import { keywordOf } from '../format/column-values.js'
import type { ColumnWriter } from '../format/column-writer.js'
import type { SectionName } from '../format/constants.js'
import { encodeEliasFano } from '../format/elias-fano-writer.js'
import type { FieldType } from '../format/schema.js'
import { textsOf } from './documents.js'

/** What the column of a field holds of a value that was checked: none, one, or for a list of keywords several. */
export function columnValues(value: unknown, type: FieldType): ColumnValue[] {
  if (value === undefined) return []
  if (type === 'keyword') return textsOf(value).map(keywordOf)
  // -0 is 0 to every comparison, and should be to who reads it.
  return [type === 'date' ? new Date(value as string | number).getTime() : type === 'number' ? (value as number) + 0 : (value as boolean)]
}

/** The sections of the columns, for the fields that have one. */
export function columnSections(columns: readonly (ColumnWriter | undefined)[]): [SectionName, Uint8Array][] {
  const offsets = [0]
  const parts = columns.flatMap(column => column?.toBytes() ?? [])
  for (const { length } of parts) offsets.push((offsets.at(-1) as number) + length)
  const bytes = new Uint8Array(offsets.at(-1) as number)
  parts.forEach((part, i) => {
    bytes.set(part, offsets[i])
  })
  return [
    ['columns', bytes],
    ['columnOffsets', encodeEliasFano(offsets)],
  ]
}
