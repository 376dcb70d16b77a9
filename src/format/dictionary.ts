import { ImageError } from '../errors.js'
import { ByteReader } from './byte-reader.js'
import { ENTRIES_PER_BLOCK } from './constants.js'
import type { EliasFano } from './elias-fano.js'
import { compareCodes, decodeTerm, encodeTerm, MAX_BYTES_PER_UNIT } from './term-code.js'

/** No term of an image is longer: tokens are cut at 64 code units. */
const MAX_CODE = 256 * MAX_BYTES_PER_UNIT

/**
 * Strings in order, front-coded in blocks of 16: an entry holds how many bytes it shares with the one before (not the first of a
 * block), how many it adds, and those bytes. A look-up searches the blocks' first entries by halves, then reads one block.
 */
export class Dictionary {
  readonly length: number
  private readonly strings: Uint8Array
  private readonly blocks: EliasFano
  private readonly code = new Uint8Array(MAX_CODE)
  private readonly wanted = new Uint8Array(MAX_CODE)
  private codeLength = 0

  constructor(strings: Uint8Array, blocks: EliasFano, length: number) {
    if (blocks.length !== Math.ceil(length / ENTRIES_PER_BLOCK) + 1)
      throw new ImageError('corrupt', strings.byteOffset, `${length} strings do not fit ${blocks.length - 1} blocks`)
    this.strings = strings
    this.blocks = blocks
    this.length = length
  }

  /** The ordinal of a term, or -1. */
  indexOf(term: string): number {
    if (term.length * MAX_BYTES_PER_UNIT > MAX_CODE) return -1
    const length = encodeTerm(term, this.wanted)
    const block = this.lastBlockUpTo(length)
    if (block < 0) return -1
    const reader = new ByteReader(this.strings, this.blocks.get(block))
    const end = Math.min(this.length, (block + 1) * ENTRIES_PER_BLOCK)
    for (let i = block * ENTRIES_PER_BLOCK; i < end; i++) {
      this.readEntry(reader, i)
      const order = compareCodes(this.code, this.codeLength, this.wanted, length)
      if (order >= 0) return order === 0 ? i : -1
    }
    return -1
  }

  /** The term with an ordinal, 0 ≤ i < length. */
  termAt(i: number): string {
    const block = Math.floor(i / ENTRIES_PER_BLOCK)
    const reader = new ByteReader(this.strings, this.blocks.get(block))
    for (let k = block * ENTRIES_PER_BLOCK; k <= i; k++) this.readEntry(reader, k)
    return decodeTerm(this.code, this.codeLength)
  }

  private lastBlockUpTo(length: number): number {
    let low = 0
    let high = this.blocks.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      this.readEntry(new ByteReader(this.strings, this.blocks.get(middle)), middle * ENTRIES_PER_BLOCK)
      if (compareCodes(this.code, this.codeLength, this.wanted, length) <= 0) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  private readEntry(reader: ByteReader, i: number): void {
    const shared = i % ENTRIES_PER_BLOCK === 0 ? 0 : reader.varint()
    const added = reader.varint()
    if (shared > this.codeLength || shared + added > MAX_CODE || reader.at + added > this.strings.length) {
      throw new ImageError('corrupt', this.strings.byteOffset + reader.at, 'a dictionary entry does not fit its block')
    }
    this.code.set(this.strings.subarray(reader.at, reader.at + added), shared)
    reader.at += added
    this.codeLength = shared + added
  }
}

/** The `i`th string of a front-coded list of UTF-8 strings (document ids). */
export function frontCodedString(strings: Uint8Array, blocks: EliasFano, i: number): string {
  const block = Math.floor(i / ENTRIES_PER_BLOCK)
  const reader = new ByteReader(strings, blocks.get(block))
  let code = new Uint8Array(64)
  let length = 0
  for (let k = block * ENTRIES_PER_BLOCK; k <= i; k++) {
    const shared = k % ENTRIES_PER_BLOCK === 0 ? 0 : reader.varint()
    const added = reader.varint()
    if (shared > length || reader.at + added > strings.length) throw new ImageError('corrupt', strings.byteOffset + reader.at, 'an id does not fit its block')
    if (shared + added > code.length) {
      const larger = new Uint8Array(2 * (shared + added))
      larger.set(code)
      code = larger
    }
    code.set(strings.subarray(reader.at, reader.at + added), shared)
    reader.at += added
    length = shared + added
  }
  return decoder.decode(code.subarray(0, length))
}

// A byte order mark that begins an id is a character of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
