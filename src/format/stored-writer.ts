import { BitWriter } from './bit-writer.js'
import { GUARD, LONGEST_STORED_CODE } from './constants.js'
import { HuffmanWriter } from './huffman-writer.js'
import { BYTES, HEAD } from './stored.js'

/** Stored values cut into symbols: one below 256 is a byte, one from there on a string. */
export interface StoredSymbols {
  /** In the order of their bytes; with the bytes an even number. */
  strings: readonly Uint8Array[]
  /** How often each symbol comes. */
  counts: Uint32Array
  /** The symbols of all lists, one after the other, in pieces in which no list is divided. */
  pieces: readonly Uint16Array[]
  /** How many symbols each list has. */
  sizes: ArrayLike<number>
}

export interface EncodedStored {
  stored: Uint8Array
  /** Where each list begins in the section, and the end of the last. */
  offsets: number[]
}

/** Writes lists as they are, given how many bytes each has. */
export function plainStored(pieces: readonly Uint8Array[], sizes: ArrayLike<number>): EncodedStored {
  const writer = new BitWriter()
  writer.bits(0, 8 * HEAD)
  for (const bytes of pieces) writer.write(bytes)
  let end = HEAD
  return { stored: writer.finish(0), offsets: [end, ...Array.from(sizes, size => (end += size))] }
}

/** Writes lists in a code made for them; see stored.ts for the layout. */
export function codedStored({ strings, counts, pieces, sizes }: StoredSymbols): EncodedStored {
  const code = new HuffmanWriter(counts, LONGEST_STORED_CODE)
  const writer = new BitWriter()
  writer.bits(BYTES + strings.length, 8 * HEAD)
  writer.write(code.lengths)
  strings.forEach((text, i) => {
    const shared = sharedBytes(strings[i - 1] ?? LAST_BYTE, text)
    writer.bits((shared << 4) | (text.length - shared - 1), 8)
    writer.write(text.subarray(shared))
  })
  const offsets = [writer.byteLength]
  let list = 0
  for (const symbols of pieces) {
    for (let i = 0; i < symbols.length; ) {
      for (const end = i + (sizes[list++] as number); i < end; i++) code.write(writer, symbols[i] as number)
      writer.bits(1, 1)
      writer.align()
      offsets.push(writer.byteLength)
    }
  }
  return { stored: writer.finish(GUARD), offsets }
}

/** The symbol before the first string. */
const LAST_BYTE = Uint8Array.of(BYTES - 1)

/** Bytes with which both strings begin, so few that at least one is added. */
function sharedBytes(before: Uint8Array, text: Uint8Array): number {
  let shared = 0
  while (shared < text.length - 1 && before[shared] === text[shared]) shared++
  return shared
}
