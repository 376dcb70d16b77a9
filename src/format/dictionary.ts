import { BitReader } from './bit-reader.js'
import { ENTRIES_PER_BLOCK, MAX_TERM_LENGTH, MOST_IN_HEAD } from './constants.js'
import { corrupt } from './corrupt.js'
import type { EliasFano } from './elias-fano.js'
import { codeLengthBytes, HuffmanCode } from './huffman.js'
import { compareCodes, decodeTerm, encodeTerm, MAX_BYTES_PER_UNIT } from './term-code.js'

/** Values of a byte: what a string's bytes and an entry's head are coded from. */
export const BYTE_SYMBOLS = 256

/** Widths of a number's distance to the one before, from 0 to 33 bits: one says in which direction. */
export const WIDTH_SYMBOLS = 34

/** Bytes of the three codes that stand before the first block. */
export const CODES_LENGTH: number = 2 * codeLengthBytes(BYTE_SYMBOLS) + codeLengthBytes(WIDTH_SYMBOLS)

/** So many first entries are kept: those of a search's first seven steps, some ten thousand bytes. */
const MOST_FIRSTS = 128

/**
 * Strings front-coded in blocks of 24, bit by bit: an entry's head says how many bytes it shares with the one before (0 for the first of a
 * block) and how many it adds; those bytes follow, then the entry's number as the distance to the number before. Heads, bytes and the
 * widths of distances have prefix codes made for the section. Any entry is read by reading its block up to it.
 */
export class FrontCodedStrings {
  readonly length: number
  /** The entry read last: `codeLength` bytes. */
  protected code: Uint8Array = new Uint8Array(256)
  protected codeLength = 0
  /** Number of the entry read last. */
  protected number = 0
  protected readonly blocks: EliasFano
  protected readonly reader: BitReader
  private readonly longest: number
  private readonly heads: HuffmanCode
  private readonly bytes: HuffmanCode
  private readonly widths: HuffmanCode
  /** Offsets of the blocks read so far, plus 1: a search by halves comes back to the same few. */
  private readonly offsets: Uint32Array

  /** No string has more bytes than `longest`: each takes a bit at least, so that none has more than the section has bits. */
  constructor(strings: Uint8Array, blocks: EliasFano, length: number, longest: number = strings.length * 8) {
    // An entry takes a bit at least for its head, one for its number.
    if (blocks.length !== Math.ceil(length / ENTRIES_PER_BLOCK) + 1 || strings.length < CODES_LENGTH || length > strings.length * 4)
      throw corrupt(strings, 0, `${length} strings in ${blocks.length - 1} blocks`)
    const half = codeLengthBytes(BYTE_SYMBOLS)
    this.reader = new BitReader(strings)
    this.heads = new HuffmanCode(strings.subarray(0, half), BYTE_SYMBOLS)
    this.bytes = new HuffmanCode(strings.subarray(half, 2 * half), BYTE_SYMBOLS)
    this.widths = new HuffmanCode(strings.subarray(2 * half, CODES_LENGTH), WIDTH_SYMBOLS)
    this.blocks = blocks
    this.length = length
    this.longest = longest
    this.offsets = new Uint32Array(blocks.length)
  }

  /** The code of entry `i`, 0 ≤ i < length; valid until the next read. */
  codeAt(i: number): Uint8Array {
    const block = Math.floor(i / ENTRIES_PER_BLOCK)
    this.moveTo(block)
    for (let k = block * ENTRIES_PER_BLOCK; k <= i; k++) this.readEntry()
    return this.code.subarray(0, this.codeLength)
  }

  /** Stands before the first entry of a block. */
  protected moveTo(block: number): void {
    const offset = this.offsets[block] || this.blocks.get(block) + 1
    this.offsets[block] = offset
    this.reader.moveTo(CODES_LENGTH + offset - 1)
    this.codeLength = this.number = 0
  }

  /** Reads the next entry of the block into `code` and `number`; returns how many bytes it took over from the entry before. */
  protected readEntry(): number {
    const { reader } = this
    const head = this.heads.read(reader)
    const shared = (head >>> 4) + (head >>> 4 === MOST_IN_HEAD ? reader.gamma() - 1 : 0)
    const added = (head & 15) + ((head & 15) === MOST_IN_HEAD ? reader.gamma() - 1 : 0)
    const length = shared + added
    if (shared > this.codeLength || length > this.longest) throw reader.fault()
    if (length > this.code.length) {
      const { code } = this
      this.code = new Uint8Array(2 * length)
      this.code.set(code)
    }
    this.bytes.readBytes(reader, shared, length, this.code)
    this.codeLength = length
    this.readNumber()
    return shared
  }

  /** A distance is even where it is upwards; its top bit is not written. */
  private readNumber(): void {
    const { reader } = this
    const width = this.widths.read(reader)
    if (width === 0) return
    const distance = width > 25 ? 2 ** (width - 1) + reader.wide(width - 1) : (1 << (width - 1)) | reader.bits(width - 1)
    this.number += distance % 2 === 0 ? distance / 2 : -(distance + 1) / 2
  }
}

/** So many bytes of each block's first entry are kept for {@link Dictionary.walkBeginnings}, those of a word that may be misspelt. */
const MOST_IN_FIRST = 48

/** Beginnings of the first entries of all blocks, one behind the other, and how many bytes each shares with the next. */
interface Beginnings {
  bytes: Uint8Array
  starts: Uint32Array
  shared: Uint8Array
}

/** Strings in the order of their term codes, found by a search of the blocks' first entries by halves and a walk through one block. */
export class Dictionary extends FrontCodedStrings {
  private readonly wanted = new Uint8Array(MAX_TERM_LENGTH * MAX_BYTES_PER_UNIT)
  /** First entries of blocks that every search passes. */
  private readonly firsts: Uint8Array[] = []
  private beginnings: Beginnings | undefined

  constructor(strings: Uint8Array, blocks: EliasFano, length: number) {
    super(strings, blocks, length, MAX_TERM_LENGTH * MAX_BYTES_PER_UNIT)
  }

  /** The number of a term, or -1. Throws `corrupt` where the number is not below `length`. */
  numberOf(term: string): number {
    return this.indexOf(term) < 0 ? -1 : this.checkedNumber()
  }

  /** The place of a term in the order, or -1. */
  indexOf(term: string): number {
    if (term.length > MAX_TERM_LENGTH) return -1
    const length = encodeTerm(term, this.wanted)
    const block = this.lastBlockUpTo(length)
    if (block < 0) return -1
    this.moveTo(block)
    const end = Math.min(this.length, (block + 1) * ENTRIES_PER_BLOCK)
    for (let i = block * ENTRIES_PER_BLOCK; i < end; i++) {
      this.readEntry()
      const order = compareCodes(this.code, this.codeLength, this.wanted, length)
      if (order >= 0) return order === 0 ? i : -1
    }
    return -1
  }

  /** The term at a place in the order, 0 ≤ i < length. */
  termAt(i: number): string {
    const code = this.codeAt(i)
    return decodeTerm(code, code.length)
  }

  /**
   * Shows every entry in order: its code (scratch memory, `length` bytes of it), its number, and how many bytes it surely shares
   * with the entry before.
   */
  walk(visit: (code: Uint8Array, length: number, shared: number, number: number) => void): void {
    const { reader } = this
    for (let i = 0; i < this.length; i++) {
      if (i % ENTRIES_PER_BLOCK === 0) {
        const before = i === 0 ? 0 : reader.nextByte
        this.moveTo(i / ENTRIES_PER_BLOCK)
        // Blocks that overlap would let a small image hold any number of terms.
        if (reader.base < before) throw reader.fault()
      }
      const shared = this.readEntry()
      visit(this.code, this.codeLength, shared, this.checkedNumber())
    }
  }

  /**
   * Shows entries in order as {@link walk} does, without those that begin as one that `visit` said leads nowhere: it returns how many bytes of
   * what it was shown no other needs to begin with, or 0. Before the entries of a block it is shown what they all begin with, with the number -1.
   */
  walkBeginnings(visit: (code: Uint8Array, length: number, shared: number, number: number) => number): void {
    this.beginnings ??= this.readBeginnings()
    const { bytes, starts, shared } = this.beginnings
    /** Bytes that what is shown next shares with what was shown last. */
    let known = 0
    for (let block = 0; block < shared.length; block++) {
      const common = shared[block] as number
      const dead = visit(bytes.subarray(starts[block], starts[block + 1]), common, Math.min(known, common), -1)
      known = common
      if (dead > 0) {
        // The entries of blocks that share so much with the next all begin so.
        while ((shared[block + 1] as number) >= dead) known = Math.min(known, shared[++block] as number)
        continue
      }
      this.moveTo(block)
      const end = Math.min(this.length, (block + 1) * ENTRIES_PER_BLOCK)
      for (let i = block * ENTRIES_PER_BLOCK; i < end; i++) {
        const own = this.readEntry()
        const ends = visit(this.code, this.codeLength, i % ENTRIES_PER_BLOCK === 0 ? common : own, this.checkedNumber())
        if (ends > own && this.beginsNext(block, ends)) break
      }
    }
  }

  /** Whether the block behind `block` begins with so many bytes of the entry read last: then all entries between do. */
  private beginsNext(block: number, length: number): boolean {
    const { bytes, starts } = this.beginnings as Beginnings
    const from = starts[block + 1] as number
    if (from + length > (starts[block + 2] ?? 0)) return false
    for (let i = 0; i < length; i++) if (bytes[from + i] !== this.code[i]) return false
    return true
  }

  private readBeginnings(): Beginnings {
    const blocks = this.blocks.length - 1
    const starts = new Uint32Array(blocks + 1)
    const shared = new Uint8Array(blocks)
    let bytes = new Uint8Array(16 * blocks)
    for (let block = 0, end = 0; block < blocks; block++) {
      // Blocks that overlap would let a small image hold any number of terms.
      const before = this.reader.nextByte
      this.moveTo(block)
      if (block > 0 && this.reader.base < before) throw this.reader.fault()
      this.readEntry()
      const length = Math.min(MOST_IN_FIRST, this.codeLength)
      if (end + length > bytes.length) {
        const larger = new Uint8Array(2 * (end + length))
        larger.set(bytes)
        bytes = larger
      }
      bytes.set(this.code.subarray(0, length), end)
      const last = starts[block - 1] ?? 0
      let same = 0
      while (same < length && last + same < end && bytes[last + same] === bytes[end + same]) same++
      if (block > 0) shared[block - 1] = same
      end += length
      starts[block + 1] = end
    }
    return { bytes, starts, shared }
  }

  /** The blocks in which terms with a prefix stand, from the first to before the second; there may be others in the first and the last of them. */
  blocksOf(prefix: string): [first: number, end: number] {
    if (prefix.length > MAX_TERM_LENGTH) return [0, 0]
    const { wanted } = this
    let length = encodeTerm(prefix, wanted)
    const first = Math.max(0, this.lastBlockUpTo(length))
    // The least code above all that begin with the prefix's.
    while (length > 0 && wanted[length - 1] === 0xff) length--
    if (length === 0) return [first, this.blocks.length - 1]
    wanted[length - 1] = (wanted[length - 1] as number) + 1
    return [first, this.lastBlockUpTo(length) + 1]
  }

  /** Shows the terms of a block in order, each with its number. */
  readBlock(block: number, visit: (term: string, number: number) => void): void {
    this.moveTo(block)
    for (let i = block * ENTRIES_PER_BLOCK; i < Math.min(this.length, (block + 1) * ENTRIES_PER_BLOCK); i++) {
      this.readEntry()
      visit(decodeTerm(this.code, this.codeLength), this.checkedNumber())
    }
  }

  /** Shows the entries that begin with `prefix` in order, as {@link walk} does, until `visit` returns false. `visit` must not read here. */
  walkPrefix(prefix: string, visit: (code: Uint8Array, length: number, number: number) => boolean): void {
    if (prefix.length > MAX_TERM_LENGTH) return
    const length = encodeTerm(prefix, this.wanted)
    for (let i = Math.max(0, this.lastBlockUpTo(length)) * ENTRIES_PER_BLOCK; i < this.length; i++) {
      if (i % ENTRIES_PER_BLOCK === 0) this.moveTo(i / ENTRIES_PER_BLOCK)
      this.readEntry()
      const order = compareCodes(this.code, Math.min(this.codeLength, length), this.wanted, length)
      if (order > 0 || (order === 0 && !visit(this.code, this.codeLength, this.checkedNumber()))) return
    }
  }

  private checkedNumber(): number {
    const { number } = this
    if (number < 0 || number >= this.length) throw this.reader.fault()
    return number
  }

  private lastBlockUpTo(length: number): number {
    let low = 0
    let high = this.blocks.length - 1
    for (let node = 1; low < high; ) {
      const middle = (low + high) >>> 1
      const head = this.headOf(middle, node)
      node *= 2
      if (compareCodes(head, head.length, this.wanted, length) <= 0) {
        low = middle + 1
        node++
      } else high = middle
    }
    return low - 1
  }

  /** The first entry of a block; `node` numbers the steps of a search by halves, 1, then 2 or 3, then 4 to 7. */
  private headOf(block: number, node: number): Uint8Array {
    const known = this.firsts[node]
    if (known) return known
    this.moveTo(block)
    this.readEntry()
    const head = this.code.subarray(0, this.codeLength)
    if (node < MOST_FIRSTS) this.firsts[node] = head.slice()
    return head
  }
}
