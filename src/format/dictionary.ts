import { ByteReader } from './byte-reader.js'
import { ENTRIES_PER_BLOCK } from './constants.js'
import { corrupt } from './corrupt.js'
import type { EliasFano } from './elias-fano.js'
import { compareCodes, decodeTerm, encodeTerm, MAX_BYTES_PER_UNIT } from './term-code.js'

/**
 * Strings front-coded in blocks of 16: an entry holds how many bytes it shares with the one before (not the first of a block), how
 * many it adds, and those bytes. Any entry is read by reading its block up to it.
 */
export class FrontCodedStrings {
  readonly length: number
  /** The entry read last: `codeLength` bytes. */
  protected code: Uint8Array = new Uint8Array(256)
  protected codeLength = 0
  protected readonly blocks: EliasFano
  private readonly strings: Uint8Array
  /** Offsets of the blocks read so far, plus 1: a search by halves comes back to the same few. */
  private readonly offsets: Uint32Array

  constructor(strings: Uint8Array, blocks: EliasFano, length: number) {
    if (blocks.length !== Math.ceil(length / ENTRIES_PER_BLOCK) + 1) throw corrupt(strings, 0, `${length} strings in ${blocks.length - 1} blocks`)
    this.strings = strings
    this.blocks = blocks
    this.length = length
    this.offsets = new Uint32Array(blocks.length)
  }

  /** The code of entry `i`, 0 ≤ i < length; valid until the next read. */
  codeAt(i: number): Uint8Array {
    const block = Math.floor(i / ENTRIES_PER_BLOCK)
    const reader = this.readerAt(block)
    for (let k = block * ENTRIES_PER_BLOCK; k <= i; k++) this.readEntry(reader, k)
    return this.code.subarray(0, this.codeLength)
  }

  protected readerAt(block: number): ByteReader {
    const offset = this.offsets[block] || this.blocks.get(block) + 1
    this.offsets[block] = offset
    return new ByteReader(this.strings, offset - 1)
  }

  /** Reads entry `i` at `reader` into `code`; returns how many bytes it took over from the entry before. */
  protected readEntry(reader: ByteReader, i: number): number {
    const { strings, code } = this
    const shared = i % ENTRIES_PER_BLOCK === 0 ? 0 : reader.varint()
    const added = reader.varint()
    const length = shared + added
    if (shared > this.codeLength || reader.at + added > strings.length) throw corrupt(strings, reader.at, 'a string')
    if (length > code.length) {
      this.code = new Uint8Array(2 * length)
      this.code.set(code)
    }
    this.code.set(strings.subarray(reader.at, reader.at + added), shared)
    reader.at += added
    this.codeLength = length
    return shared
  }
}

/** Strings in the order of their term codes, found by a search of the blocks' first entries by halves and a walk through one block. */
export class Dictionary extends FrontCodedStrings {
  private wanted = new Uint8Array(256)

  /** The ordinal of a term, or -1. */
  indexOf(term: string): number {
    if (term.length * MAX_BYTES_PER_UNIT > this.wanted.length) this.wanted = new Uint8Array(term.length * MAX_BYTES_PER_UNIT)
    const length = encodeTerm(term, this.wanted)
    const block = this.lastBlockUpTo(length)
    if (block < 0) return -1
    const reader = this.readerAt(block)
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
    return decodeTerm(this.codeAt(i), this.codeLength)
  }

  /**
   * Shows every entry in order: its code (scratch memory, `length` bytes of it), its ordinal, and how many bytes it surely shares
   * with the entry before.
   */
  walk(visit: (code: Uint8Array, length: number, shared: number, ordinal: number) => void): void {
    const reader = this.readerAt(0)
    for (let i = 0; i < this.length; i++) {
      const shared = this.readEntry(reader, i)
      visit(this.code, this.codeLength, shared, i)
    }
  }

  private lastBlockUpTo(length: number): number {
    let low = 0
    let high = this.blocks.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      this.readEntry(this.readerAt(middle), middle * ENTRIES_PER_BLOCK)
      if (compareCodes(this.code, this.codeLength, this.wanted, length) <= 0) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
