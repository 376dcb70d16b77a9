import { corrupt } from './corrupt.js'
import { packedAt, popcount, u32At } from './bits.js'
import { ByteWriter } from './byte-writer.js'

/**
 * A sequence of integers that never falls, in about two bits a value more than its low part needs, and each readable by itself
 * (P. Elias 1974, R. Fano 1971; see Vigna, "Quasi-succinct indices", 2013). All tables of offsets and boundaries are such sequences.
 *
 * Layout: u32 count, u32 low width, u32 bytes of high bits, one u32 for every 64th value (the place of its high bit), low parts
 * packed, high bits, four bytes of zeros.
 */
const SAMPLE = 64
const PREFIX = 12
const GUARD = 4

/** Encodes `values`, which must not fall and stay below 2^32. */
export function encodeEliasFano(values: ArrayLike<number>): Uint8Array {
  const count = values.length
  const universe = count === 0 ? 0 : (values[count - 1] as number) + 1
  // clz32 takes 2^32, the universe of the largest value alone, for 0.
  const width = count === 0 ? 0 : Math.max(0, 31 - Math.clz32(Math.min(0xffffffff, Math.floor(universe / count))))
  const divisor = 2 ** width
  const lows = new Uint32Array(count)
  const samples: number[] = []
  const highBits = count === 0 ? 0 : Math.floor((universe - 1) / divisor) + count
  const high = new Uint8Array(Math.ceil(highBits / 8))
  for (let i = 0; i < count; i++) {
    const value = values[i] as number
    const quotient = Math.floor(value / divisor)
    lows[i] = value - quotient * divisor
    const place = quotient + i
    if (i % SAMPLE === 0) samples.push(place)
    high[place >>> 3] = (high[place >>> 3] as number) | (1 << (place & 7))
  }
  const writer = new ByteWriter()
  writer.u32(count)
  writer.u32(width)
  writer.u32(high.length)
  for (const sample of samples) writer.u32(sample)
  writer.packed(lows, 0, count, width)
  writer.write(high)
  writer.u32(0)
  return writer.toBytes()
}

/** Reads a sequence in place. */
export class EliasFano {
  readonly length: number
  private readonly bytes: Uint8Array
  private readonly width: number
  private readonly lows: number
  private readonly highs: number

  /** Throws `corrupt` where the lengths written do not add up to the bytes given. */
  constructor(bytes: Uint8Array) {
    const count = bytes.length < PREFIX ? -1 : u32At(bytes, 0)
    this.bytes = bytes
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
    const { bytes } = this
    if (i < 0 || i >= this.length) throw corrupt(bytes, 0, `value ${i} of ${this.length}`)
    const place = u32At(bytes, PREFIX + 4 * (i >>> 6))
    let left = i & (SAMPLE - 1)
    let byte = this.highs + (place >>> 3)
    let word = u32At(bytes, byte) & (-1 << (place & 7))
    for (let ones = popcount(word); ones <= left; ones = popcount(word)) {
      left -= ones
      byte += 4
      if (byte >= bytes.length) throw corrupt(bytes, byte, 'high bits')
      word = u32At(bytes, byte)
    }
    for (; left > 0; left--) word &= word - 1
    const bit = (byte - this.highs) * 8 + (31 - Math.clz32(word & -word))
    return (bit - i) * 2 ** this.width + packedAt(bytes, this.lows, i, this.width)
  }

  /** The last index whose value is at most `value`; -1 where the first is larger. */
  indexOf(value: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.get(middle) <= value) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
