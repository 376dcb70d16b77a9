import type { BitReader } from './bit-reader.js'
import { LEADS } from './constants.js'
import { lengthLimit } from './lengths.js'
import { frequencyOf, leadOf } from './postings.js'

/**
 * Positions of a stem's occurrences in a field, run by run as the posting list has them. They rise within a document, lie below its length, and
 * the posting's code says how early the first of them stands: each is written as one of the places that are left to it. A run where
 * that does not hold (values of a list have gaps between them, a compound's whole stands at its last part's position) is written as
 * distances.
 */
export interface PlaceRange {
  from: number
  to: number
}

/** The places left to occurrence `i` of `frequency` behind the one at `before`, in a field whose positions lie below `limit`. */
export function placesLeft(range: PlaceRange, i: number, before: number, frequency: number, lead: number, limit: number): void {
  range.from = before + 1
  range.to = limit - (frequency - 1 - i)
  if (i > 0) return
  if (lead > 0) range.to = Math.min(range.to, LEADS[lead - 1] as number)
  range.from = LEADS[lead] ?? 0
}

const range: PlaceRange = { from: 0, to: 0 }

/**
 * Reads the positions of `size` postings into `out`, one for each occurrence; returns how many. `lengths` are the length bytes of the field by
 * document. Throws `corrupt` where there are more than `out` holds: a place that alone is left takes no bits.
 */
export function readPositions(reader: BitReader, docs: Uint32Array, codes: Uint32Array, size: number, lengths: Uint8Array, out: Uint32Array): number {
  let count = 0
  for (let i = 0; i < size; i++) count += frequencyOf(codes[i] as number)
  if (count > out.length) throw reader.fault()
  if (reader.bits(1) === 1) {
    reader.rice(count, reader.gamma() - 1, out)
    for (let i = 0, at = 0; i < size; i++) {
      for (const end = at++ + frequencyOf(codes[i] as number); at < end; at++) out[at] = (out[at] as number) + (out[at - 1] as number)
    }
    return count
  }
  for (let i = 0, at = 0; i < size; i++) {
    const frequency = frequencyOf(codes[i] as number)
    const lead = leadOf(codes[i] as number)
    const limit = lengthLimit(lengths[docs[i] as number] as number)
    let position = -1
    for (let k = 0; k < frequency; k++) {
      placesLeft(range, k, position, frequency, lead, limit)
      position = range.from + reader.truncated(Math.max(1, range.to - range.from))
      out[at++] = position
    }
  }
  return count
}
