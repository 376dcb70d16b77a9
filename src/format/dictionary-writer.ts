import { BitWriter } from './bit-writer.js'
import { bitWidth } from './byte-writer.js'
import { ENTRIES_PER_BLOCK, GUARD, MOST_IN_HEAD } from './constants.js'
import { BYTE_SYMBOLS, WIDTH_SYMBOLS } from './dictionary.js'
import { encodeEliasFano } from './elias-fano-writer.js'
import { HuffmanWriter } from './huffman-writer.js'
import { encodeTerm, MAX_BYTES_PER_UNIT } from './term-code.js'

/** Front-coded strings and the offsets of their blocks. */
export interface EncodedStrings {
  strings: Uint8Array
  blocks: Uint8Array
}

/** Encodes terms that are already in order, each with its number where it has one; see dictionary.ts for the layout. */
export function encodeTerms(terms: readonly string[], numbers?: Uint32Array): EncodedStrings {
  const longest = terms.reduce((most, term) => Math.max(most, term.length), 0)
  const code = new Uint8Array(longest * MAX_BYTES_PER_UNIT)
  return frontCode(
    terms.length,
    i => code.subarray(0, encodeTerm(terms[i] as string, code)),
    i => numbers?.[i] ?? 0,
  )
}

/** Encodes ids in document order, as UTF-8. */
export function encodeIds(ids: readonly string[]): EncodedStrings {
  const encoder = new TextEncoder()
  return frontCode(
    ids.length,
    i => encoder.encode(ids[i]),
    () => 0,
  )
}

/** What there is to write of each entry: found in a first pass, so that the codes can be made for it. */
interface Entries {
  shared: Uint32Array
  added: Uint32Array
  distances: Float64Array
  /** The added bytes of all entries. */
  bytes: Uint8Array
}

function frontCode(count: number, codeOf: (i: number) => Uint8Array, numberOf: (i: number) => number): EncodedStrings {
  const entries = entriesOf(count, codeOf, numberOf)
  const { heads, bytes, widths } = codesOf(entries)
  const writer = new BitWriter()
  const offsets: number[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (i % ENTRIES_PER_BLOCK === 0) {
      writer.align()
      offsets.push(writer.byteLength)
    }
    const shared = entries.shared[i] as number
    const added = entries.added[i] as number
    heads.write(writer, headOf(shared, added))
    if (shared >= MOST_IN_HEAD) writer.gamma(shared - MOST_IN_HEAD + 1)
    if (added >= MOST_IN_HEAD) writer.gamma(added - MOST_IN_HEAD + 1)
    for (const end = at + added; at < end; at++) bytes.write(writer, entries.bytes[at] as number)
    const distance = entries.distances[i] as number
    const width = bitWidthOf(distance)
    widths.write(writer, width)
    if (width > 17) {
      writer.bits(distance % 0x10000, 16)
      writer.bits(Math.floor(distance / 0x10000), width - 17)
    } else if (width > 1) writer.bits(distance, width - 1)
  }
  writer.align()
  offsets.push(writer.byteLength)
  const strings = new BitWriter()
  for (const code of [heads, bytes, widths]) strings.write(code.lengths)
  strings.write(writer.view())
  return { strings: strings.toBytes(GUARD), blocks: encodeEliasFano(offsets) }
}

function entriesOf(count: number, codeOf: (i: number) => Uint8Array, numberOf: (i: number) => number): Entries {
  const shared = new Uint32Array(count)
  const added = new Uint32Array(count)
  const distances = new Float64Array(count)
  let bytes = new Uint8Array(1 << 16)
  let length = 0
  let before = new Uint8Array(64)
  let beforeLength = 0
  let numberBefore = 0
  for (let i = 0; i < count; i++) {
    if (i % ENTRIES_PER_BLOCK === 0) beforeLength = numberBefore = 0
    const code = codeOf(i)
    let same = 0
    while (same < code.length && same < beforeLength && code[same] === before[same]) same++
    shared[i] = same
    added[i] = code.length - same
    const distance = numberOf(i) - numberBefore
    distances[i] = distance >= 0 ? 2 * distance : -2 * distance - 1
    numberBefore += distance
    if (length + code.length > bytes.length) bytes = grown(bytes, length + code.length)
    bytes.set(code.subarray(same), length)
    length += code.length - same
    if (code.length > before.length) before = grown(before, code.length)
    before.set(code)
    beforeLength = code.length
  }
  return { shared, added, distances, bytes: bytes.subarray(0, length) }
}

function codesOf({ shared, added, distances, bytes }: Entries): { heads: HuffmanWriter; bytes: HuffmanWriter; widths: HuffmanWriter } {
  const heads = new Uint32Array(BYTE_SYMBOLS)
  const letters = new Uint32Array(BYTE_SYMBOLS)
  const widths = new Uint32Array(WIDTH_SYMBOLS)
  const count = (counts: Uint32Array, symbol: number): void => {
    counts[symbol] = (counts[symbol] as number) + 1
  }
  for (let i = 0; i < shared.length; i++) {
    count(heads, headOf(shared[i] as number, added[i] as number))
    count(widths, bitWidthOf(distances[i] as number))
  }
  for (const byte of bytes) count(letters, byte)
  return { heads: new HuffmanWriter(heads), bytes: new HuffmanWriter(letters), widths: new HuffmanWriter(widths) }
}

function headOf(shared: number, added: number): number {
  return (Math.min(shared, MOST_IN_HEAD) << 4) | Math.min(added, MOST_IN_HEAD)
}

/** Bits of a distance, which may be twice 2^32. */
function bitWidthOf(distance: number): number {
  return distance > 0xffffffff ? 33 : bitWidth(distance)
}

function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, bytes.length * 2))
  larger.set(bytes)
  return larger
}
