/**
 * The bytes of a term: one for an ASCII character or an Arabic letter, three for any other code unit. The order of these bytes is
 * the order of UTF-16 code units, so that terms sorted by either are sorted by both.
 */
const ASCII_END = 0x80
const ESCAPE_BELOW = 0x80
const ARABIC_FIRST = 0x0600
const ARABIC_LAST = 0x067d
const ARABIC_BYTE = 0x81
const ESCAPE_ABOVE = 0xff

/** Longest code of a term, in bytes for each code unit. */
export const MAX_BYTES_PER_UNIT = 3

/** Writes the code of `term` to `out`; returns its length in bytes. */
export function encodeTerm(term: string, out: Uint8Array): number {
  let to = 0
  for (let i = 0; i < term.length; i++) {
    const unit = term.charCodeAt(i)
    if (unit < ASCII_END) out[to++] = unit
    else if (unit >= ARABIC_FIRST && unit <= ARABIC_LAST) out[to++] = unit - ARABIC_FIRST + ARABIC_BYTE
    else {
      out[to++] = unit < ARABIC_FIRST ? ESCAPE_BELOW : ESCAPE_ABOVE
      out[to++] = unit >>> 8
      out[to++] = unit & 0xff
    }
  }
  return to
}

/** The term behind `length` bytes. */
export function decodeTerm(bytes: Uint8Array, length: number): string {
  let term = ''
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] as number
    if (byte < ASCII_END) term += String.fromCharCode(byte)
    else if (byte !== ESCAPE_BELOW && byte !== ESCAPE_ABOVE) term += String.fromCharCode(byte - ARABIC_BYTE + ARABIC_FIRST)
    else {
      term += String.fromCharCode(((bytes[i + 1] as number) << 8) | (bytes[i + 2] as number))
      i += 2
    }
  }
  return term
}

/** Order of two codes: negative, 0 or positive. */
export function compareCodes(a: Uint8Array, aLength: number, b: Uint8Array, bLength: number): number {
  const shorter = Math.min(aLength, bLength)
  for (let i = 0; i < shorter; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return aLength - bLength
}
