/** Reading packed integers of up to 32 bits, from bytes at any offset: no alignment is asked of an image's address. */

/** The value of `width` bits at index `i` of a packed array that begins at byte `at`. */
export function packedAt(bytes: Uint8Array, at: number, i: number, width: number): number {
  if (width === 0) return 0
  const bit = i * width
  const byte = at + Math.floor(bit / 8)
  const shift = bit % 8
  let value =
    ((bytes[byte] as number) | ((bytes[byte + 1] as number) << 8) | ((bytes[byte + 2] as number) << 16) | ((bytes[byte + 3] as number) << 24)) >>> shift
  if (shift + width > 32) value |= (bytes[byte + 4] as number) << (32 - shift)
  return (width === 32 ? value : value & ((1 << width) - 1)) >>> 0
}

/** The unsigned 32-bit integer at byte `at`. */
export function u32At(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)) >>> 0
}

/** Number of bits set. Source: Hacker's Delight, 2nd edition, section 5-1. */
export function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
