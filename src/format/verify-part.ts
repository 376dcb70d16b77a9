import { ImageError } from '../errors.js'

/** A fault that verifying found: in which section, and at which byte of the image. */
export class Fault extends ImageError {
  readonly section: string
  /** What was expected, and what is there. */
  readonly what: string

  constructor(section: string, offset: number, what: string) {
    super('corrupt', offset, `section ${section}: ${what}`)
    this.section = section
    this.what = what
  }
}

/** A section, or a part of one, with its place in the image. */
export class Part {
  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
    readonly offset: number,
  ) {}

  /** The bytes from `from` to before `to`; throws where they end behind the part. */
  part(from: number, to: number): Part {
    if (from > to || to > this.bytes.length) throw this.fault(Math.min(from, this.bytes.length), `expected bytes ${from} to ${to} in ${this.bytes.length}`)
    return new Part(this.name, this.bytes.subarray(from, to), this.offset + from)
  }

  /** The error for a fault at a byte of the part. */
  fault(at: number, what: string): Fault {
    return new Fault(this.name, this.offset + at, what)
  }

  /** Checks that the bytes from `from` to before `to` are 0. */
  zeros(from: number, to: number): void {
    for (let i = from; i < to; i++) if (this.bytes[i] !== 0) throw this.fault(i, `expected a byte of 0, not ${this.bytes[i]}`)
  }
}
