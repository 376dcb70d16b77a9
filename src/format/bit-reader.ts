import type { ImageError } from '../errors.js'
import { popcount } from './bits.js'
import { MAX_QUOTIENT, MAX_RICE_WIDTH } from './constants.js'
import { corrupt } from './corrupt.js'

/**
 * Reads bits, the first in the lowest bit of the first byte. Offsets are in bits from `base`, a byte of the section, so that they
 * stay small integers. Reading past the section throws `corrupt`.
 */
export class BitReader {
  readonly bytes: Uint8Array
  private readonly data: DataView
  /** The last byte at which four can be read. */
  private readonly limit: number
  base = 0
  /** In bits from `base`. */
  at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.data = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.limit = bytes.length - 4
  }

  /** Stands at a byte of the section. */
  moveTo(byte: number): void {
    this.base = byte
    this.at = 0
  }

  /** The first byte of the section that begins where the reader stands, or behind it. */
  get nextByte(): number {
    return this.base + ((this.at + 7) >>> 3)
  }

  /** An integer of `width` bits, 0 ≤ width ≤ 25. */
  bits(width: number): number {
    const { at } = this
    this.at = at + width
    return (this.load(this.base + (at >>> 3)) >>> (at & 7)) & ((1 << width) - 1)
  }

  /** An integer of up to 32 bits. */
  wide(width: number): number {
    return width > 16 ? this.bits(16) + this.bits(width - 16) * 0x10000 : this.bits(width)
  }

  /** Reads `count` integers of `width` bits into `out`, 0 ≤ width ≤ 32, with `least` added to each. */
  packed(count: number, width: number, least: number, out: Uint32Array): void {
    const { data, base, at } = this
    const end = at + count * width
    if (width > 25 || base + (end >>> 3) > this.limit) {
      for (let i = 0; i < count; i++) out[i] = least + this.wide(width)
      return
    }
    const mask = (1 << width) - 1
    for (let i = 0, bit = at; i < count; i++, bit += width) out[i] = least + ((data.getInt32(base + (bit >>> 3), true) >>> (bit & 7)) & mask)
    this.at = end
  }

  /** The number of zeros before the next one. */
  unary(): number {
    let zeros = 0
    for (;;) {
      const skip = this.at & 7
      const word = this.load(this.base + (this.at >>> 3)) >>> skip
      if (word !== 0) {
        const here = 31 - Math.clz32(word & -word)
        this.at += here + 1
        return zeros + here
      }
      zeros += 32 - skip
      this.at += 32 - skip
      if (zeros > MAX_QUOTIENT) throw this.fault()
    }
  }

  /** An integer from 1 as an Elias gamma code. */
  gamma(): number {
    const width = this.unary()
    if (width > 31) throw this.fault()
    return width > 24 ? 2 ** width + this.wide(width) : (1 << width) | this.bits(width)
  }

  /** An integer below `range` in truncated binary. */
  truncated(range: number): number {
    const width = 31 - Math.clz32(range)
    const short = 2 ** (width + 1) - range
    const value = this.bits(width)
    return value < short ? value : value * 2 + this.bits(1) - short
  }

  /** Where the quotients of `count` Rice codes begin whose low parts of `width` bits begin where the reader stands. */
  quotientsOf(count: number, width: number): number {
    const quotients = this.at + count * width
    if (width < 0 || width > MAX_RICE_WIDTH || quotients > 0x7fffffff) throw this.fault()
    return quotients
  }

  /** Reads `count` Rice codes with `width` low bits into `out`: all low parts, then all quotients in unary. */
  rice(count: number, width: number, out: Uint32Array): void {
    this.at = this.riceSome(this.at, this.quotientsOf(count, width), count, width, out)
  }

  /** As {@link rice}, each value added to the one before and 1 more; the first to `before`. The sums rise, or this throws. */
  riceGaps(count: number, width: number, out: Uint32Array, before: number): void {
    const quotients = this.quotientsOf(count, width)
    const { data, base, limit } = this
    const mask = (1 << width) - 1
    let low = this.at
    let byte = base + (quotients >>> 3)
    if (byte > limit) throw this.fault()
    let word = data.getInt32(byte, true) & (-1 << (quotients & 7))
    // Bits from the first quotient to the word at hand; of that many zeros and ones the ones are known.
    let origin = -(quotients & 7)
    let place = 0
    let lows = before + 1
    for (let i = 0; i < count; ) {
      for (; word !== 0 && i < count; i++) {
        place = origin + 31 - Math.clz32(word & -word)
        word &= word - 1
        lows += (data.getInt32(base + (low >>> 3), true) >>> (low & 7)) & mask
        low += width
        out[i] = ((place - i) << width) + lows + i
      }
      if (i === count) break
      byte += 4
      origin += 32
      if (byte > limit || origin - place > MAX_QUOTIENT) throw this.fault()
      word = data.getInt32(byte, true)
    }
    // A quotient takes a bit for each of its units and one more, which stands for more than the low part: no sum reaches this bound.
    if (before + (place + 1) * 2 ** width >= 0xffffffff) throw this.fault()
    this.at = quotients + place + 1
  }

  /** As {@link rice} for some codes of many: their low parts begin at `lows`, their quotients at `quotients`; returns where these end. */
  riceSome(lows: number, quotients: number, count: number, width: number, out: Uint32Array): number {
    const { data, base, limit } = this
    let low = lows
    let byte = base + (quotients >>> 3)
    if (byte > limit) throw this.fault()
    let word = (data.getInt32(byte, true) >>> (quotients & 7)) | 0
    let have = 32 - (quotients & 7)
    const mask = (1 << width) - 1
    for (let i = 0; i < count; i++) {
      let zeros = 0
      while (word === 0) {
        zeros += have
        byte += 4
        if (byte > limit || zeros > MAX_QUOTIENT) throw this.fault()
        word = data.getInt32(byte, true)
        have = 32
      }
      const here = 31 - Math.clz32(word & -word)
      // Two shifts, for one of 32 would be one of 0.
      word = (word >>> here) >>> 1
      have -= here + 1
      let value = zeros + here
      if (width > 0) {
        value = (value << width) | ((data.getInt32(base + (low >>> 3), true) >>> (low & 7)) & mask)
        low += width
      }
      out[i] = value
    }
    return (byte - base) * 8 + 32 - have
  }

  /**
   * Of Rice codes as {@link rice} reads, `total` in groups of `counts[i]` for each of `size` places, how many in each are `wanted` (at most 255).
   * As long a way as reading them, but nothing is written down between.
   */
  countRice(counts: Uint32Array, size: number, total: number, width: number, wanted: number, out: Uint8Array): void {
    const quotients = this.quotientsOf(total, width)
    const { data, base, limit } = this
    const mask = (1 << width) - 1
    const quotient = wanted >>> width
    const rest = wanted & mask
    let low = this.at
    let byte = base + (quotients >>> 3)
    if (byte > limit) throw this.fault()
    let word = data.getInt32(byte, true) & (-1 << (quotients & 7))
    // Bits from the first quotient to the word at hand, and to the last one.
    let origin = -(quotients & 7)
    let last = -1
    for (let i = 0; i < size; i++) {
      let found = 0
      for (let left = counts[i] as number; left > 0; left--) {
        while (word === 0) {
          byte += 4
          origin += 32
          if (byte > limit || origin - last > MAX_QUOTIENT) throw this.fault()
          word = data.getInt32(byte, true)
        }
        const place = origin + 31 - Math.clz32(word & -word)
        word &= word - 1
        if (place - last - 1 === quotient && (width === 0 || ((data.getInt32(base + (low >>> 3), true) >>> (low & 7)) & mask) === rest)) found++
        last = place
        low += width
      }
      out[i] = found > 255 ? 255 : found
    }
    this.at = quotients + last + 1
  }

  /** The next symbol of a prefix code by its table (huffman.ts). */
  symbol(single: Uint16Array): number {
    const { at } = this
    const entry = single[(this.load(this.base + (at >>> 3)) >>> (at & 7)) & (single.length - 1)] as number
    if (entry === 0) throw this.fault()
    this.at = at + (entry & 15)
    return entry >>> 4
  }

  /** The next symbols of a prefix code into `out`, from place `from` to before `to`. */
  symbolBytes(single: Uint16Array, from: number, to: number, out: Uint8Array): void {
    const { data, base, limit } = this
    const mask = single.length - 1
    let { at } = this
    for (let i = from; i < to; i++) {
      const byte = base + (at >>> 3)
      if (byte > limit) throw this.fault()
      const entry = single[(data.getInt32(byte, true) >>> (at & 7)) & mask] as number
      if (entry === 0) throw this.fault()
      at += entry & 15
      out[i] = entry >>> 4
    }
    this.at = at
  }

  /** Where the bits behind `count` ones from bit `from` on begin. */
  skipOnes(from: number, count: number): number {
    const { base } = this
    let byte = base + (from >>> 3)
    let word = this.load(byte) & (-1 << (from & 7))
    let left = count
    for (let ones = popcount(word); ones < left; ones = popcount(word)) {
      left -= ones
      byte += 4
      word = this.load(byte)
    }
    for (; left > 1; left--) word &= word - 1
    return left === 0 ? from : (byte - base) * 8 + 32 - Math.clz32(word & -word)
  }

  /**
   * Reads `count` symbols of a prefix code by its tables (huffman.ts) into `out`; returns their bitwise or, or more bits. Three at a time as long
   * as so many are wanted: what a look-up waits for is the one before.
   */
  symbols(single: Uint16Array, triple: Uint32Array, count: number, out: Uint32Array): number {
    const { data, base, limit } = this
    const mask = single.length - 1
    let { at } = this
    let all = 0
    let i = 0
    while (i + 3 <= count) {
      const byte = base + (at >>> 3)
      if (byte > limit) throw this.fault()
      const entry = triple[(data.getInt32(byte, true) >>> (at & 7)) & mask] as number
      if (entry === 0) throw this.fault()
      at += entry & 15
      out[i] = (entry >>> 6) & 255
      out[i + 1] = (entry >>> 14) & 255
      out[i + 2] = entry >>> 22
      i += (entry >>> 4) & 3
      all |= (entry >>> 6) | (entry >>> 14) | (entry >>> 22)
    }
    for (; i < count; i++) {
      const byte = base + (at >>> 3)
      if (byte > limit) throw this.fault()
      const entry = single[(data.getInt32(byte, true) >>> (at & 7)) & mask] as number
      if (entry === 0) throw this.fault()
      at += entry & 15
      out[i] = entry >>> 4
      all |= entry >>> 4
    }
    this.at = at
    return all
  }

  fault(): ImageError {
    return corrupt(this.bytes, this.base + (this.at >>> 3), 'a code')
  }

  private load(byte: number): number {
    if (byte > this.limit) throw this.fault()
    return this.data.getInt32(byte, true)
  }
}
