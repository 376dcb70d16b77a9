import type { ImageError } from '../errors.js'
import { corrupt } from './corrupt.js'

/** A place in a section from which variable-length integers are read, never past the section's end. */
export class ByteReader {
  readonly bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  u8(): number {
    if (this.at >= this.bytes.length) throw pastEnd(this.bytes, this.at)
    return this.bytes[this.at++] as number
  }

  varint(): number {
    const { bytes } = this
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[this.at++]
      if (byte === undefined) throw pastEnd(bytes, this.at)
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
    throw corrupt(bytes, this.at, 'a variable-length integer')
  }
}

function pastEnd(bytes: Uint8Array, at: number): ImageError {
  return corrupt(bytes, at, `read past the ${bytes.length} bytes of a section`)
}
