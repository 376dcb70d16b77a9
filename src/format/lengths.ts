/**
 * A field's length in one byte, as the length norm of BM25 needs it: exact up to 63 tokens, then in steps of 2^(1/16) (4.4 %) up
 * to about 250,000, where it stays.
 */
const EXACT = 64
const STEPS_PER_DOUBLING = 16

/** The byte that stands for a length in tokens. */
export function encodeLength(tokens: number): number {
  if (tokens < EXACT) return tokens
  return Math.min(255, EXACT + Math.round(STEPS_PER_DOUBLING * Math.log2(tokens / EXACT)))
}

/** The length that a byte stands for. */
export function decodeLength(byte: number): number {
  return byte < EXACT ? byte : EXACT * 2 ** ((byte - EXACT) / STEPS_PER_DOUBLING)
}

/** Of a field's length bytes the documents that have it, and the tokens that the bytes stand for: what is known of an image without its texts. */
export function lengthTotals(bytes: Uint8Array): { documents: number; tokens: number } {
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte] = (counts[byte] as number) + 1
  return totalsOfCounts(counts)
}

/** As {@link lengthTotals}, of how many documents have each byte. */
export function totalsOfCounts(counts: Uint32Array): { documents: number; tokens: number } {
  const totals = { documents: 0, tokens: 0 }
  for (let byte = 1; byte < counts.length; byte++) {
    const count = counts[byte] as number
    totals.documents += count
    totals.tokens += count * decodeLength(byte)
  }
  return { ...totals, tokens: Math.round(totals.tokens) }
}

/** The largest length with a byte, the byte 255 apart: what positions in the field lie below. */
export function lengthLimit(byte: number): number {
  return byte < EXACT ? byte : Math.floor(EXACT * 2 ** ((byte + 0.5 - EXACT) / STEPS_PER_DOUBLING))
}
