import type { BitReader } from './bit-reader.js'
import { BLOCK_SIZE } from './constants.js'
import { corrupt } from './corrupt.js'
import { readPositions } from './positions.js'
import type { PostingCursor } from './postings.js'
import { frequencyOf } from './postings.js'
import type { ImageSegment, Segment } from './segment.js'

/** Everywhere that a stem stands in one field: documents, and for each the positions and forms of its occurrences. */
export interface Occurrences {
  docs: Uint32Array
  /** For each document where its occurrences begin, and one more. */
  starts: Uint32Array
  positions: Uint32Array
  /** Form of each occurrence, by its ordinal among the stem's. */
  ordinals: Uint32Array
}

/** More occurrences of a stem in a field than this are forged: a posting of any frequency may take few bits. */
export const MOST_OCCURRENCES: number = 1 << 24

/**
 * All occurrences of a stem in the fields for which `wanted` says so; undefined in the others, in those that keep no positions, and where the
 * stem has none. The one place that reads positions and ordinals together.
 */
export function occurrencesOf(segment: Segment, stem: number, cursors: readonly PostingCursor[], wanted: readonly boolean[]): (Occurrences | undefined)[] {
  // Not a method of images, so that what reads no positions does not bring them along.
  return segment.occurrencesOf?.(stem, cursors, wanted) ?? readOccurrences(segment as ImageSegment, stem, cursors, wanted)
}

export function readOccurrences(
  segment: ImageSegment,
  stem: number,
  cursors: readonly PostingCursor[],
  wanted: readonly boolean[],
): (Occurrences | undefined)[] {
  // Asked for a form, a cursor says where ordinals begin.
  segment.openStem(stem, segment.firstForm(stem), cursors)
  const reader = segment.positionsOf(stem)
  return cursors.map((cursor, field) => {
    if (!reader || cursor.count === 0 || !segment.hasPositions(field)) return undefined
    const last = !wanted.slice(field).some(Boolean)
    return last ? undefined : readField(reader, cursor, segment.normsOf(field))
  })
}

function readField(reader: BitReader, cursor: PostingCursor, lengths: Uint8Array): Occurrences {
  const { count } = cursor
  const docs = new Uint32Array(count)
  const starts = new Uint32Array(count + 1)
  let positions = new Uint32Array(2 * count)
  let ordinals = new Uint32Array(2 * count)
  let done = 0
  let read = 0
  const isLong = count >= BLOCK_SIZE
  if (isLong) reader.moveTo(reader.nextByte)
  for (let more = cursor.size > 0 || cursor.next(); more; more = cursor.next()) {
    const { size } = cursor
    let total = 0
    for (let i = 0; i < size; i++) {
      docs[done + i] = cursor.docs[i] as number
      starts[done + i] = read + total
      total += frequencyOf(cursor.codes[i] as number)
    }
    if (done + size > count || read + total > MOST_OCCURRENCES) throw corrupt(reader.bytes, reader.base, 'occurrences')
    if (read + total > positions.length) {
      positions = grown(positions, read + total)
      ordinals = grown(ordinals, read + total)
    }
    readPositions(reader, cursor.docs, cursor.codes, size, lengths, positions.subarray(read, read + total))
    if (isLong) reader.moveTo(reader.nextByte)
    cursor.readOrdinals(total, ordinals.subarray(read, read + total))
    done += size
    read += total
  }
  starts.fill(read, done)
  return { docs: docs.subarray(0, done), starts, positions, ordinals }
}

function grown(array: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(size, 2 * array.length))
  larger.set(array)
  return larger
}
