import { packedAt, popcount, u32At } from './bits.js'
import { corrupt } from './corrupt.js'

/**
 * A sequence of integers that never falls, in about two bits a value more than its low part needs, and each readable by itself
 * (P. Elias 1974, R. Fano 1971; see Vigna, "Quasi-succinct indices", 2013). All tables of offsets and boundaries are such sequences.
 *
 * Layout: u32 count, u32 low width, u32 bytes of high bits, one u32 for every 64th value (the place of its high bit), low parts
 * packed, high bits, four bytes of zeros.
 */
export const SAMPLE = 64
const PREFIX = 12
const GUARD = 4

/** Reads a sequence in place. */
export class EliasFano {
  readonly length: number
  private readonly bytes: Uint8Array
  private readonly data: DataView
  /** The last byte at which four can be read. */
  private readonly last: number
  private readonly width: number
  private readonly lows: number
  private readonly highs: number
  /** Every 64th value, made when a value is first looked for. */
  private samples: Float64Array | undefined

  /** Throws `corrupt` where the lengths written do not add up to the bytes given. */
  constructor(bytes: Uint8Array) {
    const count = bytes.length < PREFIX ? -1 : u32At(bytes, 0)
    this.bytes = bytes
    this.data = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.last = bytes.length - GUARD
    this.length = count
    this.width = u32At(bytes, 4)
    this.lows = PREFIX + 4 * Math.ceil(count / SAMPLE)
    this.highs = this.lows + Math.ceil((count * this.width) / 8)
    if (count < 0 || this.width > 31 || this.highs + u32At(bytes, 8) + GUARD !== bytes.length) {
      throw corrupt(bytes, 0, `${count} values in ${bytes.length} bytes`)
    }
  }

  /** The value at `i`. Throws `corrupt` beyond 0 ≤ i < length: the index came from another section, which contradicts this one. */
  get(i: number): number {
    const { bytes, data, highs, width } = this
    if (!(i >= 0 && i < this.length)) throw corrupt(bytes, 0, `value ${i} of ${this.length}`)
    const sample = PREFIX + 4 * (i >>> 6)
    const place = data.getUint32(sample, true)
    let left = i & (SAMPLE - 1)
    let byte = highs + (place >>> 3)
    if (byte > this.last) throw corrupt(bytes, byte, 'high bits')
    let word = data.getInt32(byte, true) & (-1 << (place & 7))
    // Not beyond the next sample's bit: a forged sequence must not make every value a search of all bits.
    const limit = sample + 4 < this.lows ? Math.min(this.last, highs + (data.getUint32(sample + 4, true) >>> 3)) : this.last
    for (let ones = popcount(word); ones <= left; ones = popcount(word)) {
      left -= ones
      byte += 4
      if (byte > limit) throw corrupt(bytes, byte, 'high bits')
      word = data.getInt32(byte, true)
    }
    for (; left > 0; left--) word &= word - 1
    const bit = (byte - highs) * 8 + (31 - Math.clz32(word & -word))
    if (bit < i) throw corrupt(bytes, byte, 'high bits')
    const low = i * width
    if (width > 25 || low > 0x7fffffff) return (bit - i) * 2 ** width + packedAt(bytes, this.lows, i, width)
    return (bit - i) * 2 ** width + ((data.getInt32(this.lows + (low >>> 3), true) >>> (low & 7)) & ((1 << width) - 1))
  }

  /** The last index whose value is at most `value`; -1 where the first is larger. */
  indexOf(value: number): number {
    this.samples ??= Float64Array.from({ length: Math.ceil(this.length / SAMPLE) }, (_, i) => this.get(i * SAMPLE))
    const { samples } = this
    let first = 0
    for (let end = samples.length; first < end; ) {
      const middle = (first + end) >>> 1
      if ((samples[middle] as number) <= value) first = middle + 1
      else end = middle
    }
    if (first === 0) return -1
    let low = (first - 1) * SAMPLE + 1
    let high = Math.min(this.length, first * SAMPLE)
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.get(middle) <= value) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
