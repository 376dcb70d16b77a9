import type { BitWriter } from './bit-writer.js'
import { bestRiceWidth } from './bit-writer.js'
import { lengthLimit } from './lengths.js'
import type { PlaceRange } from './positions.js'
import { placesLeft } from './positions.js'
import { leadOf } from './postings.js'
import type { PostingArrays } from './record-writer.js'

const range: PlaceRange = { from: 0, to: 0 }

/** Limits by length byte: asked for with every posting. */
const LIMITS = Uint32Array.from({ length: 256 }, (_, byte) => lengthLimit(byte))

/** Writes the positions of `size` postings from `from`; positions.ts gives the layout. */
export function writePositions(writer: BitWriter, list: PostingArrays, from: number, size: number): void {
  const start = writer.length
  writer.bits(0, 1)
  if (writePlaces(writer, list, from, size)) return
  writer.takeBack(start)
  writer.bits(1, 1)
  const { starts, positions } = list
  const first = starts[from] as number
  const distances = positions.slice(first, starts[from + size] as number)
  for (let i = from; i < from + size; i++) {
    for (let k = (starts[i + 1] as number) - 1; k > (starts[i] as number); k--) distances[k - first] = (positions[k] as number) - (positions[k - 1] as number)
  }
  const width = bestRiceWidth(distances, 0, distances.length)
  writer.gamma(width + 1)
  writer.rice(distances, 0, distances.length, width)
}

/** Writes each position as one of the places left to it; false, with part of them written, where one is not among them. */
function writePlaces(writer: BitWriter, { codes, lengths, starts, positions }: PostingArrays, from: number, size: number): boolean {
  for (let i = from; i < from + size; i++) {
    const first = starts[i] as number
    const frequency = (starts[i + 1] as number) - first
    const lead = leadOf(codes[i] as number)
    const limit = LIMITS[lengths[i] as number] as number
    let before = -1
    for (let k = 0; k < frequency; k++) {
      placesLeft(range, k, before, frequency, lead, limit)
      before = positions[first + k] as number
      if (before < range.from || before >= range.to) return false
      writer.truncated(before - range.from, range.to - range.from)
    }
  }
  return true
}
