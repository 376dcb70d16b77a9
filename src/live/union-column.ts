import { Column } from '../format/column.js'
import type { ColumnValue } from '../format/column-values.js'
import { ColumnWriter } from '../format/column-writer.js'
import { COLUMN_BLOCK } from '../format/constants.js'
import type { Field } from '../format/schema.js'
import type { Part } from './part.js'

/** One column of those of several parts, in the order of the documents; those that were removed have no value. */
export function mergedColumn(parts: readonly Part[], field: Field): Column {
  const writer = new ColumnWriter(field.type)
  addColumns(writer, parts, field, true)
  return new Column(writer.toBytes(), field.type, parts.at(-1)?.end ?? 0)
}

/** Adds the values of every document of some parts to a column, of those that were removed none or, unless `withRemoved`, nothing at all. */
export function addColumns(writer: ColumnWriter, parts: readonly Part[], { name }: Field, withRemoved: boolean): void {
  for (const part of parts) {
    const column = part.segment.column(name)
    for (let doc = 0; doc < column.documents; doc++) {
      if (!part.isRemoved(doc)) writer.add(valuesOf(column, doc))
      else if (withRemoved) writer.add([])
    }
  }
}

function valuesOf(column: Column, doc: number): ColumnValue[] {
  const block = Math.floor(doc / COLUMN_BLOCK)
  column.readBlock(block)
  const at = doc - block * COLUMN_BLOCK
  const values: ColumnValue[] = []
  for (let i = column.starts[at] as number; i < (column.starts[at + 1] as number); i++) {
    const code = column.codes[i] as number
    if (code > 0) values.push(column.valueOf(code))
  }
  return values
}
