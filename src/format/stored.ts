import { BitReader } from './bit-reader.js'
import { u32At } from './bits.js'
import { LONGEST_STORED_CODE, LONGEST_STORED_STRING, MOST_STORED_SYMBOLS } from './constants.js'
import { corrupt } from './corrupt.js'
import type { EliasFano } from './elias-fano.js'
import { codeLengthBytes, HuffmanCode } from './huffman.js'

/** Symbols that are bytes, before those that are strings. */
export const BYTES = 256

/** Bytes of the number of symbols. */
export const HEAD = 4

/** A larger room for decoded bytes is not kept. */
const MOST_KEPT = 1 << 16

/**
 * The stored values of an image, a MessagePack list for each document, each readable by itself. Where the section's first integer is 0 they
 * stand as they are; otherwise in a prefix code of that many symbols, the 256 bytes and strings of two to sixteen bytes, made for them. See
 * docs/decisions/020-stored-fields.md.
 */
export class StoredLists {
  private readonly reader: BitReader
  private strings: Strings | undefined
  /** What was read last. */
  private room = new Uint8Array(1 << 12)

  /** `offsets` are the places of the lists in the section, and the end of the last. Throws `corrupt` where the section has no head. */
  constructor(
    private readonly section: Uint8Array,
    private readonly offsets: EliasFano,
  ) {
    if (section.length < HEAD) throw corrupt(section, 0, 'stored values')
    this.reader = new BitReader(section)
  }

  /** The list of a document, valid until the next is read. Throws `corrupt`. */
  listOf(doc: number): Uint8Array {
    const { section, offsets } = this
    const from = offsets.get(doc)
    const to = offsets.get(doc + 1)
    if (from < HEAD || to < from || to > section.length) throw corrupt(section, from, 'an offset past its section')
    if (u32At(section, 0) === 0) return section.subarray(from, to)
    this.strings ??= readStrings(section)
    return this.decoded(this.strings, from, to)
  }

  private decoded({ code, texts, lengths }: Strings, from: number, to: number): Uint8Array {
    const { section, reader } = this
    // The highest one of the last byte ends the list.
    const last = from === to ? 0 : (section[to - 1] as number)
    if (last === 0) throw corrupt(section, to, 'stored values')
    const end = (to - from) * 8 - 1 - Math.clz32(last << 24)
    reader.moveTo(from)
    let { room } = this
    let length = 0
    while (reader.at < end) {
      const symbol = code.read(reader)
      if (length + LONGEST_STORED_STRING > room.length) room = grown(room)
      const text = symbol * LONGEST_STORED_STRING
      for (let i = text, rest = lengths[symbol] as number; rest > 0; rest--) room[length++] = texts[i++] as number
    }
    if (reader.at > end) throw reader.fault()
    if (room.length <= MOST_KEPT) this.room = room
    return room.subarray(0, length)
  }
}

interface Strings {
  code: HuffmanCode
  /** For each symbol as much room as the longest string takes. */
  texts: Uint8Array
  lengths: Uint8Array
}

function readStrings(section: Uint8Array): Strings {
  const symbols = u32At(section, 0)
  if (symbols < BYTES || symbols > MOST_STORED_SYMBOLS) throw corrupt(section, 0, `${symbols} symbols of stored values`)
  let at = HEAD + codeLengthBytes(symbols)
  const code = new HuffmanCode(section.subarray(HEAD, at), symbols, LONGEST_STORED_CODE)
  const texts = new Uint8Array(symbols * LONGEST_STORED_STRING)
  const lengths = new Uint8Array(symbols).fill(1, 0, BYTES)
  for (let byte = 0; byte < BYTES; byte++) texts[byte * LONGEST_STORED_STRING] = byte
  for (let symbol = BYTES, before = 0; symbol < symbols; symbol++) {
    const head = section[at++] ?? 0
    const shared = head >>> 4
    const added = (head & 15) + 1
    if (at + added > section.length || shared > before || shared + added > LONGEST_STORED_STRING) throw corrupt(section, at, 'a string of stored values')
    const text = symbol * LONGEST_STORED_STRING
    texts.copyWithin(text, text - LONGEST_STORED_STRING, text - LONGEST_STORED_STRING + shared)
    texts.set(section.subarray(at, at + added), text + shared)
    at += added
    before = lengths[symbol] = shared + added
  }
  return { code, texts, lengths }
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * bytes.length)
  larger.set(bytes)
  return larger
}
