import type { ImageError } from '../errors.js'
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

/**
 * The stored values of an image, a MessagePack list for each document, each readable by itself. Where the section's first integer is 0 they
 * stand as they are; otherwise in a prefix code of that many symbols, the 256 bytes and strings of two to sixteen bytes, made for them. See
 * docs/decisions/020-stored-fields.md.
 */
export class StoredLists {
  private readonly reader: BitReader
  private strings: Strings | undefined

  /** `offsets` are the places of the lists in the section, and the end of the last. Throws `corrupt` where the section has no head. */
  constructor(
    private readonly section: Uint8Array,
    private readonly offsets: EliasFano,
  ) {
    if (section.length < HEAD) throw this.fault(0)
    this.reader = new BitReader(section)
  }

  /** The list of a document. Throws `corrupt`. */
  listOf(doc: number): Uint8Array {
    const { section, offsets, reader } = this
    const from = offsets.get(doc)
    const to = offsets.get(doc + 1)
    if (from < HEAD || to < from || to > section.length) throw this.fault(from)
    if (u32At(section, 0) === 0) return section.subarray(from, to)
    this.strings ??= this.readStrings()
    const { code, texts, lengths } = this.strings
    reader.moveTo(from)
    // The highest one of the last byte ends the list; where there is none, or no byte, this is below any symbol's end.
    const end = (to - from) * 8 - Math.clz32(to > from ? (section[to - 1] as number) << 24 : 0) - 1
    let list = new Uint8Array(6 * (to - from) + LONGEST_STORED_STRING)
    let length = 0
    while (reader.at < end) {
      const symbol = code.read(reader)
      if (length + LONGEST_STORED_STRING > list.length) {
        const larger = new Uint8Array(2 * list.length)
        larger.set(list)
        list = larger
      }
      for (let i = symbol * LONGEST_STORED_STRING, rest = lengths[symbol] as number; rest > 0; rest--) list[length++] = texts[i++] as number
    }
    if (reader.at !== end) throw this.fault(to)
    return list.subarray(0, length)
  }

  private readStrings(): Strings {
    const { section } = this
    const symbols = u32At(section, 0)
    if (symbols < BYTES || symbols > MOST_STORED_SYMBOLS) throw this.fault(0)
    let at = HEAD + codeLengthBytes(symbols)
    const code = new HuffmanCode(section.subarray(HEAD, at), symbols, LONGEST_STORED_CODE)
    const texts = new Uint8Array(symbols * LONGEST_STORED_STRING)
    const lengths = new Uint8Array(symbols)
    for (let symbol = 0; symbol < symbols; symbol++) {
      const text = symbol * LONGEST_STORED_STRING
      texts[text] = symbol
      lengths[symbol] = 1
      if (symbol < BYTES) continue
      const head = section[at++] as number
      const shared = head >>> 4
      const length = shared + (head & 15) + 1
      const end = at + length - shared
      if (end > section.length || length > LONGEST_STORED_STRING || shared > (lengths[symbol - 1] as number)) throw this.fault(at)
      texts.copyWithin(text, text - LONGEST_STORED_STRING, text - LONGEST_STORED_STRING + shared)
      texts.set(section.subarray(at, end), text + shared)
      lengths[symbol] = length
      at = end
    }
    return { code, texts, lengths }
  }

  private fault(at: number): ImageError {
    return corrupt(this.section, at, 'stored values')
  }
}

interface Strings {
  code: HuffmanCode
  /** For each symbol as much room as the longest string takes. */
  texts: Uint8Array
  lengths: Uint8Array
}
