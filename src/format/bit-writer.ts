import { bitWidth } from './byte-writer.js'
import { MAX_QUOTIENT, MAX_RICE_WIDTH } from './constants.js'

/** Bytes from which on a writer grows by less. */
const LARGE = 1 << 20

/** Bits that grow as they are written, the first in the lowest bit of the first byte. */
export class BitWriter {
  /** The bits to come of the byte that is being filled are zeros; what lies behind it may hold anything. */
  private bytes: Uint8Array = new Uint8Array(1 << 12)
  /** Whole bytes written, and bits of the next: together more than 32 bits can count. */
  private at = 0
  private shift = 0

  /** Bits written. */
  get length(): number {
    return this.at * 8 + this.shift
  }

  /** Bytes begun: those written, after {@link align}. */
  get byteLength(): number {
    return this.shift > 0 ? this.at + 1 : this.at
  }

  /** Appends the lowest `width` bits of `value`, 0 ≤ width ≤ 32. */
  bits(value: number, width: number): void {
    if (width > 24) {
      this.bits(value & 0xffff, 16)
      this.bits(value >>> 16, width - 16)
      return
    }
    const { at, shift } = this
    if (at + 8 > this.bytes.length) this.grow(8)
    const { bytes } = this
    const word = (value & ((1 << width) - 1)) << shift
    bytes[at] = (bytes[at] as number) | word
    bytes[at + 1] = word >>> 8
    bytes[at + 2] = word >>> 16
    bytes[at + 3] = word >>> 24
    const end = shift + width
    this.at = at + (end >>> 3)
    this.shift = end & 7
  }

  /** `count` zeros and a one. */
  unary(count: number): void {
    let rest = count
    for (; rest >= 24; rest -= 24) this.bits(0, 24)
    this.bits(1 << rest, rest + 1)
  }

  /** An integer from 1 to 2^32 − 1: the width of what follows the top bit in unary, then those bits (Elias gamma). */
  gamma(value: number): void {
    const width = bitWidth(value) - 1
    this.unary(width)
    this.bits(value, width)
  }

  /** `values[from, from + count)` as Rice codes of `width` low bits: all low parts, then all quotients in unary. */
  rice(values: ArrayLike<number>, from: number, count: number, width: number): void {
    if (width > 0) for (let i = from; i < from + count; i++) this.bits(values[i] as number, width)
    for (let i = from; i < from + count; i++) this.unary((values[i] as number) >>> width)
  }

  /** An integer below `range` in the fewest bits that hold it, one fewer for the first of them (truncated binary). */
  truncated(value: number, range: number): void {
    const width = bitWidth(range) - 1
    // A power costs several times a shift, and this is asked for with every position.
    const short = (width < 30 ? 2 << width : 2 ** (width + 1)) - range
    const raised = value + short
    if (value < short) this.bits(value, width)
    else if (width < 24) this.bits((raised >>> 1) | ((raised & 1) << width), width + 1)
    else {
      this.bits(raised >>> 1, width)
      this.bits(raised, 1)
    }
  }

  /** Takes back all but the first `length` bits. */
  takeBack(length: number): void {
    this.at = Math.floor(length / 8)
    this.shift = length % 8
    this.bytes[this.at] = (this.bytes[this.at] as number) & ((1 << this.shift) - 1)
  }

  /** Fills the last byte with zeros. */
  align(): void {
    if (this.shift === 0) return
    this.at++
    this.shift = 0
    this.bytes[this.at] = 0
  }

  /** Appends whole bytes at a byte's border. */
  write(bytes: Uint8Array): void {
    if (this.at + bytes.length + 8 > this.bytes.length) this.grow(bytes.length + 8)
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
    this.bytes[this.at] = 0
  }

  /** What was written, not copied; valid until the next write. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.byteLength)
  }

  /** A copy of what was written, and `guard` bytes of zeros after it. */
  toBytes(guard = 0): Uint8Array {
    const bytes = new Uint8Array(this.byteLength + guard)
    bytes.set(this.view())
    return bytes
  }

  /** What was written and `guard` bytes of zeros after it, not copied: nothing may be written after it. */
  finish(guard: number): Uint8Array {
    const { byteLength } = this
    if (byteLength + guard > this.bytes.length) this.grow(guard)
    this.bytes.fill(0, byteLength, byteLength + guard)
    return this.bytes.subarray(0, byteLength + guard)
  }

  clear(): void {
    this.takeBack(0)
  }

  private grow(room: number): void {
    // By half of what is large: an image's sections are most of what a build holds.
    const { length } = this.bytes
    const larger = new Uint8Array(Math.max(length < LARGE ? length * 2 : Math.ceil(length * 1.5), length + room))
    larger.set(this.bytes)
    this.bytes = larger
  }
}

/** The width of low parts that makes `values[from, from + count)` shortest as Rice codes. */
export function bestRiceWidth(values: ArrayLike<number>, from: number, count: number): number {
  let sum = 0
  let most = 0
  for (let i = from; i < from + count; i++) {
    const value = values[i] as number
    sum += value
    if (value > most) most = value
  }
  const least = Math.max(0, bitWidth(most) - bitWidth(MAX_QUOTIENT))
  // The optimum lies beside log2 of the mean; the neighbours are tried.
  let width = Math.min(MAX_RICE_WIDTH, Math.max(least, bitWidth(Math.floor(sum / count)) - 1))
  let size = riceSize(values, from, count, width)
  for (const step of [-1, 1]) {
    for (let next = width + step; next >= least && next <= MAX_RICE_WIDTH; next += step) {
      const other = riceSize(values, from, count, next)
      if (other >= size) break
      size = other
      width = next
    }
  }
  return width
}

function riceSize(values: ArrayLike<number>, from: number, count: number, width: number): number {
  let size = count * (width + 1)
  for (let i = from; i < from + count; i++) size += (values[i] as number) >>> width
  return size
}
