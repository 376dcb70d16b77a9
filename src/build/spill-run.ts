import { OptionError } from '../errors.js'
import type { Spill } from './spill.js'

/** Bytes that one run is read at a time. */
const BLOCK = 1 << 15

/** Integers on their way to a store, seven bits a byte, the lowest first (LEB128). */
export class RunWriter {
  private bytes = new Uint8Array(1 << 12)
  private length = 0

  /** Appends an integer from 0 to 2^32 - 1. */
  put(value: number): void {
    if (this.length + 5 > this.bytes.length) {
      const larger = new Uint8Array(2 * this.bytes.length)
      larger.set(this.bytes)
      this.bytes = larger
    }
    let rest = value
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.bytes[this.length++] = rest
  }

  /** Writes what was put as a run, and begins another. */
  flush(spill: Spill, what: string): Run {
    const run = { name: spill.nameOf(what), bytes: this.length }
    spill.store.write(run.name, this.bytes.subarray(0, this.length))
    this.length = 0
    return run
  }
}

export interface Run {
  name: string
  bytes: number
}

/** Reads the integers of a run in order. */
export class RunReader {
  private readonly spill: Spill
  private readonly run: Run
  private block = new Uint8Array(0)
  /** Where the block ends in the run, and the next byte in the block. */
  private end = 0
  private at = 0

  constructor(spill: Spill, run: Run) {
    this.spill = spill
    this.run = run
  }

  get done(): boolean {
    return this.at === this.block.length && this.end === this.run.bytes
  }

  next(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      if (this.at === this.block.length) this.fill()
      const byte = this.block[this.at++] as number
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }

  private fill(): void {
    const { name, bytes } = this.run
    const to = Math.min(bytes, this.end + BLOCK)
    const block: unknown = this.spill.store.read(name, this.end, to)
    if (!(block instanceof Uint8Array) || block.length !== to - this.end || block.length === 0)
      throw new OptionError(`the spill store did not give back the bytes ${this.end} to ${to} of "${name}" as they were written`)
    this.block = block as Uint8Array<ArrayBuffer>
    this.end = to
    this.at = 0
  }
}
