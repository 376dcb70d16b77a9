import { OptionError } from '../errors.js'
import type { Source } from './source.js'

/** An image in memory: reading is taking a view, nothing is copied. */
export class BytesSource implements Source {
  readonly bytes: Uint8Array

  constructor(image: Uint8Array | ArrayBuffer) {
    if (image instanceof Uint8Array) this.bytes = image
    else if (image instanceof ArrayBuffer) this.bytes = new Uint8Array(image)
    else throw new OptionError(`an image is given as Uint8Array or ArrayBuffer, not as ${typeof image}`)
  }

  get byteLength(): number {
    return this.bytes.length
  }

  read(offset: number, length: number): Uint8Array {
    return this.bytes.subarray(offset, offset + length)
  }
}
