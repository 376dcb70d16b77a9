import { HEADER_SIZE, TABLE_ENTRY_SIZE } from '../../src/format/constants.js'
import { crc32c } from '../../src/format/crc32c.js'
import { assemble, rawSections } from '../open/forge.js'
import { forged } from '../open/mutate.js'
import { randomOf } from '../support/documents.js'

/** Changes of images: what befalls a file on its way, and what somebody forges with checksums that fit. */

type Random = (most: number) => number

/** Numbers at which something ends. */
const EDGES: readonly number[] = [0, 1, 2, 7, 8, 31, 32, 127, 128, 255, 256, 65_535, 65_536, 2 ** 24, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]

/** A generator whose first numbers are not like its neighbour's. */
function randomFor(seed: number): Random {
  const random = randomOf(Math.imul(seed, 2_654_435_761))
  for (let i = 0; i < 5; i++) random(2)
  return random
}

/** An image as an accident leaves it: checksums are not made anew. */
export function damaged(image: Uint8Array, seed: number): Uint8Array {
  const random = randomFor(seed)
  const copy = Uint8Array.from(image)
  const at = random(copy.length)
  const length = random(Math.min(200, copy.length - at) + 1)
  switch (random(8)) {
    case 0:
      return copy.subarray(0, at)
    case 1: {
      const longer = new Uint8Array(copy.length + 1 + random(64))
      longer.set(copy)
      return longer
    }
    case 2:
      return copy.fill(random(2) * 255, at, at + length)
    case 3:
      copy.copyWithin(random(copy.length), at, at + length)
      return copy
    case 4:
      for (let changes = 1 + random(16); changes > 0; changes--) copy[random(copy.length)] = random(256)
      return copy
    case 5:
      // A line's end made another, as some transfers do.
      return copy.filter((byte, i) => i < 6 || byte !== 0x0d)
    default:
      for (let changes = 1 + random(3); changes > 0; changes--) {
        const place = random(copy.length)
        copy[place] = (copy[place] as number) ^ (1 << random(8))
      }
      return copy
  }
}

/** An image whose table of sections is forged, or a section of which stands where another should, or a count in a section's first bytes. */
function forgedTable(image: Uint8Array, random: Random): Uint8Array {
  const sections = rawSections(image)
  const one = sections[random(sections.length)] as (typeof sections)[number]
  const other = sections[random(sections.length)] as typeof one
  const kind = random(6)
  if (kind === 0) [one.bytes, other.bytes] = [other.bytes, one.bytes]
  else if (kind === 1) [one.type, other.type] = [other.type, one.type]
  else if (kind === 2 && one.bytes.length >= 4) {
    const bytes = Uint8Array.from(one.bytes)
    const at = 4 * random(Math.min(8, Math.floor(bytes.length / 4)))
    new DataView(bytes.buffer).setUint32(at, EDGES[random(EDGES.length)] as number, true)
    one.bytes = bytes
  } else if (kind === 3) one.flags = random(4)
  const copy = assemble(sections)
  if (kind < 4) return copy
  // A field of the table itself: type, offset or length.
  const view = new DataView(copy.buffer)
  const entry = HEADER_SIZE + TABLE_ENTRY_SIZE * random(sections.length)
  const field = entry + ([0, 8, 12, 16, 20][random(5)] as number)
  const value = random(2) === 0 ? (EDGES[random(EDGES.length)] as number) : view.getUint32(field, true) + random(33) - 16
  view.setUint32(field, value >>> 0, true)
  const table = copy.subarray(HEADER_SIZE, HEADER_SIZE + TABLE_ENTRY_SIZE * sections.length)
  view.setUint32(HEADER_SIZE - 8, crc32c(Buffer.concat([copy.subarray(0, HEADER_SIZE - 8), table])), true)
  return copy
}

/** An image that somebody forged, checksums and all. */
export function falsified(image: Uint8Array, seed: number): Uint8Array {
  const random = randomFor(seed)
  return random(5) === 0 ? forgedTable(image, random) : forged(image, seed)
}
