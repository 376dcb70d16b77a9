import { BitReader } from './bit-reader.js'
import { packedAt, u32At } from './bits.js'
import type { ColumnValue, ColumnValues } from './column-values.js'
import { openValues } from './column-values.js'
import { COLUMN_BLOCK, COLUMN_HEAD, GUARD, SEVERAL } from './constants.js'
import { corrupt } from './corrupt.js'
import type { FieldType } from './schema.js'

/**
 * The values of one field, document by document: the different values in rising order, and for each document its _codes_, 0 where it has no
 * value, else the place of the value among them, from 1. So every comparison of values is one of integers. Codes stand in blocks of 128
 * documents, the least and the largest of each block beside it; docs/format/v1.md gives the layout.
 */
export class Column {
  /** Number of different values: the largest code. */
  readonly size: number
  /** True where a document may have more than one value. */
  readonly several: boolean
  readonly documents: number
  /** Codes of the block read last, rising in each document. */
  codes: Uint32Array = new Uint32Array(COLUMN_BLOCK)
  /** Where the codes of each of its documents begin, and one more. */
  readonly starts: Uint32Array = new Uint32Array(COLUMN_BLOCK + 1)
  private readonly values: ColumnValues
  private readonly bytes: Uint8Array
  private readonly reader: BitReader
  private readonly width: number
  private readonly endWidth: number
  /** Where the least codes of blocks begin, the largest, the ends of blocks, and the blocks. */
  private readonly least: number
  private readonly largest: number
  private readonly ends: number
  private readonly blocks: number
  private readonly length: number
  private block = -1

  /** Throws `corrupt` where the lengths written contradict each other. */
  constructor(bytes: Uint8Array, type: FieldType, documents: number) {
    if (bytes.length < COLUMN_HEAD) throw corrupt(bytes, 0, 'a column')
    const size = u32At(bytes, 0)
    const kind = u32At(bytes, 4)
    const firstLength = u32At(bytes, 8)
    const secondLength = u32At(bytes, 12)
    const length = u32At(bytes, 16)
    const count = Math.ceil(documents / COLUMN_BLOCK)
    const second = COLUMN_HEAD + firstLength
    this.width = bitWidth(size)
    this.endWidth = bitWidth(length)
    this.least = second + secondLength
    this.largest = this.least + Math.ceil((count * this.width) / 8)
    this.ends = this.largest + this.largest - this.least
    this.blocks = this.ends + Math.ceil((count * this.endWidth) / 8)
    this.length = length
    if (this.blocks + length + GUARD !== bytes.length) throw corrupt(bytes, 0, 'a column')
    this.size = size
    this.several = (kind & SEVERAL) !== 0
    this.documents = documents
    this.values = openValues(kind & ~SEVERAL, bytes.subarray(COLUMN_HEAD, second), bytes.subarray(second, this.least), size, type)
    for (let i = 0; i <= COLUMN_BLOCK; i++) this.starts[i] = i
    this.bytes = bytes
    this.reader = new BitReader(bytes)
  }

  /** The value of a code from 1 to `size`. */
  valueOf(code: number): ColumnValue {
    return this.values.at(code - 1)
  }

  /** How many values are less than one of the column's own type, or with `orEqual` no more. */
  countBelow(value: ColumnValue, orEqual = false): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      const found = this.values.at(middle)
      if (orEqual ? found <= value : found < value) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The least code in a block of documents. */
  leastOf(block: number): number {
    return packedAt(this.bytes, this.least, block, this.width)
  }

  largestOf(block: number): number {
    return packedAt(this.bytes, this.largest, block, this.width)
  }

  /** The least code of a document, or the largest; documents one after the other cost least. */
  codeOf(doc: number, largest = false): number {
    this.readBlock(doc >>> BLOCK_SHIFT)
    const at = doc & (COLUMN_BLOCK - 1)
    return this.codes[largest ? (this.starts[at + 1] as number) - 1 : (this.starts[at] as number)] as number
  }

  /** Reads a block into `codes` and `starts`. */
  readBlock(block: number): void {
    if (block === this.block) return
    // An error must not leave half a block behind.
    this.block = -1
    const { bytes, reader, starts } = this
    const from = block === 0 ? 0 : packedAt(bytes, this.ends, block - 1, this.endWidth)
    const to = packedAt(bytes, this.ends, block, this.endWidth)
    const least = this.leastOf(block)
    const largest = this.largestOf(block)
    if (from > to || to > this.length || least > largest || largest > this.size) throw this.fault(block)
    const documents = Math.min(COLUMN_BLOCK, this.documents - block * COLUMN_BLOCK)
    const width = bitWidth(largest - least)
    reader.moveTo(this.blocks + from)
    let known = documents
    if (this.several) {
      known = 0
      for (let i = 0; i < documents; i++) {
        starts[i] = known
        let entry: number
        do {
          entry = reader.wide(width + 1)
          if (known === this.codes.length) this.grow()
          this.codes[known++] = least + (entry >>> 1)
        } while (entry & 1)
      }
      starts[documents] = known
    } else reader.packed(documents, width, least, this.codes)
    if (reader.nextByte !== this.blocks + to) throw this.fault(block)
    for (let i = 0; i < known; i++) if ((this.codes[i] as number) > largest) throw this.fault(block)
    this.block = block
  }

  private grow(): void {
    const { codes } = this
    this.codes = new Uint32Array(2 * codes.length)
    this.codes.set(codes)
  }

  private fault(block: number): Error {
    return corrupt(this.bytes, 0, `block ${block} of a column`)
  }
}

function bitWidth(largest: number): number {
  return 32 - Math.clz32(largest)
}

const BLOCK_SHIFT = 31 - Math.clz32(COLUMN_BLOCK)
