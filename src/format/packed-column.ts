import { packedAt, u32At } from './bits.js'
import { corrupt } from './corrupt.js'

/** Integers of one width, each readable by itself: u32 count, u32 width, packed values, four bytes of zeros. */
const PREFIX = 8
const GUARD = 4

/** Reads a column in place. */
export class PackedColumn {
  readonly length: number
  private readonly bytes: Uint8Array
  private readonly width: number

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.length = bytes.length < PREFIX ? -1 : u32At(bytes, 0)
    this.width = u32At(bytes, 4)
    if (this.length < 0 || this.width > 32 || PREFIX + Math.ceil((this.length * this.width) / 8) + GUARD !== bytes.length) {
      throw corrupt(bytes, 0, `${this.length} values in ${bytes.length} bytes`)
    }
  }

  /** The value at `i`, 0 ≤ i < length. */
  get(i: number): number {
    return packedAt(this.bytes, PREFIX, i, this.width)
  }
}
