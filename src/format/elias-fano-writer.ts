import { ByteWriter } from './byte-writer.js'
import { SAMPLE } from './elias-fano.js'

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
