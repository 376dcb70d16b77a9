import type { BitReader } from './bit-reader.js'
import type { ListCursor, PostingContext } from './postings.js'

/**
 * Opens a cursor for each text field on the record from byte `from` to byte `to`; those of fields where the stem has nothing are emptied.
 * `wanted` is the ordinal of a form among the stem's (-1: none). Returns how often that form occurs in all fields, of a stem with one form
 * Infinity.
 */
export function openRecord(
  { reader }: PostingContext,
  from: number,
  to: number,
  wanted: number,
  cursors: readonly ListCursor[],
  positions: readonly boolean[],
): number {
  reader.moveTo(from)
  const hasOrdinals = reader.bits(1) === 1
  const fields = readMask(reader, cursors.length)
  for (let field = 0; field < cursors.length; field++) {
    const cursor = cursors[field] as ListCursor
    if (fields & (1 << field)) cursor.open(wanted, hasOrdinals, positions[field] as boolean)
    else cursor.clear()
  }
  // Records that overlap would let a small image ask for much work.
  if (reader.nextByte > to) throw reader.fault()
  if (!hasOrdinals) return wanted === 0 ? Number.POSITIVE_INFINITY : 0
  if (wanted < 0) return 0
  for (const cursor of cursors) cursor.readOrdinalsHere()
  return readCount(reader, wanted)
}

/** A bit for each text field in which the stem stands. */
function readMask(reader: BitReader, fields: number): number {
  if (fields === 1) return 1
  return reader.wide(fields)
}

/** How often the form with an ordinal occurs: at the record's end stand the number of forms and their counts, each as the fall from the one before. */
function readCount(reader: BitReader, ordinal: number): number {
  if (ordinal >= reader.gamma()) return 0
  let count = reader.gamma()
  for (let i = 0; i < ordinal; i++) count += 1 - reader.gamma()
  return Math.max(0, count)
}
