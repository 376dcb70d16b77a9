/** Numbers up to 2^53 are exact: four letters of a term as bytes, and its place among at most 2^21 terms. */
const PLACES = 2 ** 21
const LETTERS = 4

/** Of fewer terms that begin alike the strings are compared. */
const FEW = 12

/** Bytes in the order of code units, as in format/term-code.ts: one for an ASCII character and one for an Arabic letter, else one of these. */
const BELOW_ARABIC = 0x80
const ABOVE_ARABIC = 0xff
const ARABIC_FIRST = 0x0600
const ARABIC_LAST = 0x067d
const ARABIC_BYTE = 0x81

/**
 * The places of terms in the order of their UTF-16 code units. Numbers sort ten times as fast as strings: four letters and the place
 * are one number, and those that have these alike are sorted by the next four.
 */
export function orderOf(terms: readonly string[]): Uint32Array {
  const order = Uint32Array.from(terms, (_, place) => place)
  if (terms.length > PLACES) order.sort((a, b) => compare(terms[a] as string, terms[b] as string))
  else sortRange(terms, order, 0)
  return order
}

/** Sorts places of terms that have their first `depth` units in common; at most a quarter as deep as a term is long. */
function sortRange(terms: readonly string[], order: Uint32Array, depth: number): void {
  const keys = new Float64Array(order.length)
  for (let i = 0; i < order.length; i++) keys[i] = prefixOf(terms[order[i] as number] as string, depth) * PLACES + (order[i] as number)
  keys.sort()
  let from = 0
  let alike = Math.floor((keys[0] as number) / PLACES)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number
    const prefix = Math.floor(key / PLACES)
    order[i] = key - prefix * PLACES
    if (prefix === alike) continue
    if (i - from > 1) sortAlike(terms, order.subarray(from, i), alike, depth)
    from = i
    alike = prefix
  }
  if (keys.length - from > 1) sortAlike(terms, order.subarray(from), alike, depth)
}

function sortAlike(terms: readonly string[], order: Uint32Array, prefix: number, depth: number): void {
  if (order.length > FEW && isWhole(prefix)) {
    sortRange(terms, order, depth + LETTERS)
    return
  }
  const alike = Array.from(order, place => ({ place, term: terms[place] as string })).sort((a, b) => compare(a.term, b.term))
  alike.forEach(({ place }, i) => {
    order[i] = place
  })
}

function prefixOf(term: string, from: number): number {
  let prefix = 0
  let told = true
  for (let i = from; i < from + LETTERS; i++) {
    const byte = told && i < term.length ? byteOf(term.charCodeAt(i)) : 0
    // What stands behind a letter that its byte does not tell may not decide.
    if (byte === BELOW_ARABIC || byte === ABOVE_ARABIC) told = false
    prefix = prefix * 256 + byte
  }
  return prefix
}

function byteOf(unit: number): number {
  if (unit < BELOW_ARABIC) return unit
  if (unit < ARABIC_FIRST) return BELOW_ARABIC
  return unit > ARABIC_LAST ? ABOVE_ARABIC : unit - ARABIC_FIRST + ARABIC_BYTE
}

/** True where the bytes of a prefix say which its letters are. */
function isWhole(prefix: number): boolean {
  for (let rest = prefix, i = 0; i < LETTERS; i++, rest = Math.floor(rest / 256)) {
    const byte = rest % 256
    if (byte === 0 || byte === BELOW_ARABIC || byte === ABOVE_ARABIC) return false
  }
  return true
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
