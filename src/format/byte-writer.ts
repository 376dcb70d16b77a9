/** Bytes that grow as they are written, little-endian. */
export class ByteWriter {
  private bytes: Uint8Array = new Uint8Array(256)
  length = 0

  u8(value: number): void {
    if (this.length === this.bytes.length) this.grow(1)
    this.bytes[this.length++] = value
  }

  u32(value: number): void {
    this.u8(value & 0xff)
    this.u8((value >>> 8) & 0xff)
    this.u8((value >>> 16) & 0xff)
    this.u8(value >>> 24)
  }

  write(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** `count` values of `width` bits each, the first in the lowest bits, the last byte filled with zeros. */
  packed(values: ArrayLike<number>, from: number, count: number, width: number): void {
    let buffer = 0
    let filled = 0
    for (let i = from; i < from + count; i++) {
      const value = values[i] as number
      for (let done = 0; done < width; ) {
        const take = Math.min(8 - filled, width - done)
        buffer |= ((value >>> done) & ((1 << take) - 1)) << filled
        filled += take
        done += take
        if (filled === 8) {
          this.u8(buffer)
          buffer = filled = 0
        }
      }
    }
    if (filled > 0) this.u8(buffer)
  }

  /** A copy of what was written. */
  toBytes(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }

  /** What was written, not copied; valid until the next write. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }

  clear(): void {
    this.length = 0
  }

  private grow(room: number): void {
    const larger = new Uint8Array(Math.max(this.length + room, this.bytes.length * 2))
    larger.set(this.view())
    this.bytes = larger
  }
}

/** Bits that hold every value up to `largest` (0 for 0). */
export function bitWidth(largest: number): number {
  return 32 - Math.clz32(largest)
}
