import type { Segment } from '../format/segment.js'
import { decodeTerm, encodeTerm, MAX_BYTES_PER_UNIT } from '../format/term-code.js'

/**
 * The terms nearest to a word that the index does not hold: edit distance over the letters of the dictionary's code, a letter that
 * Arabic writers confuse with another counting half. The dictionary is walked once; its entries share their beginnings, and
 * entries and blocks that begin as what is already too far away are passed over.
 */
export interface NearTerm {
  text: string
  form: number
  /** In halves of an edit. */
  distance: number
}

export const EDIT = 2
const CONFUSION = 1

/** Letters that sound alike or nearly so. */
const ALIKE: readonly string[] = ['ضظ', 'ذزد', 'ثست', 'سص', 'طت', 'قك', 'غق', 'حه']

/** The rows of the Arabic keyboard: neighbours are mistyped for each other. */
const KEYBOARD: readonly string[] = ['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'رلايهوزظ']

/** Shorter words are too near to too many others. */
const SHORTEST = 4
const LONGEST = 32

/** At most this many terms are given. */
const MOST = 8

/** How far a word of a length may be from a term, in halves of an edit. */
export function limitFor(length: number): number {
  return length < 6 ? EDIT : length < 9 ? EDIT + CONFUSION : 2 * EDIT
}

/** The nearest terms, the word itself apart, all at the same least distance; none for a word too short, too long, or not in one-byte letters. */
export function nearTerms(word: string, segment: Segment): NearTerm[] {
  let near: NearTerm[] = []
  if (word.length < SHORTEST) return near
  walkNear(word, segment, limitFor(word.length), (found, limit) => {
    if (found.distance === 0) return limit
    if (found.distance < limit) near = near.filter(({ distance }) => distance <= found.distance)
    if (near.length < MOST) near.push(found)
    return found.distance
  })
  return near
}

/** How many edits a misspelt word is given by its length. */
export function defaultEdits(word: string): number {
  return (word.length < SHORTEST ? EDIT : limitFor(word.length)) / EDIT
}

/** Terms within so many edits of a word, the nearest `most` of them, and whether there are more. */
export function termsWithin(word: string, segment: Segment, edits: number, most: number): { near: NearTerm[]; truncated: boolean } {
  const near: NearTerm[] = []
  let truncated = false
  walkNear(word, segment, edits * EDIT, (found, limit) => {
    near.push(found)
    if (near.length <= most) return limit
    truncated = true
    const farthest = near.reduce((far, { distance }) => Math.max(far, distance), 0)
    near.splice(near.map(({ distance }) => distance).lastIndexOf(farthest), 1)
    // Full: only nearer ones can come in.
    return farthest - 1
  })
  return { near, truncated }
}

/** Shows the terms within a distance, in halves of an edit; `take` returns the distance from then on, below 0 to find no more. */
function walkNear(word: string, segment: Segment, widest: number, take: (found: NearTerm, limit: number) => number): void {
  const wanted = new Uint8Array(word.length * MAX_BYTES_PER_UNIT)
  const length = encodeTerm(word, wanted)
  if (length > LONGEST || length !== word.length) return
  const width = length + 1
  const rows = new Uint8Array((LONGEST + 8) * width)
  for (let i = 0; i < width; i++) rows[i] = i * EDIT
  let limit = widest
  /** Beginnings of this many letters or more lead nowhere. */
  let dead = Number.POSITIVE_INFINITY
  let computed = 0
  segment.walkBeginnings((code, codeLength, shared, form) => {
    computed = Math.min(computed, shared)
    if (shared >= dead) return dead
    dead = Number.POSITIVE_INFINITY
    const reach = Math.min(codeLength, length + limit)
    while (computed < reach) {
      computed++
      if (fillRow(rows, computed, width, wanted, code) > limit) {
        dead = computed
        return dead
      }
    }
    if (form < 0) return 0
    const distance = codeLength > reach ? limit + 1 : (rows[codeLength * width + length] as number)
    if (distance <= limit) limit = take({ text: decodeTerm(code, codeLength), form, distance }, limit)
    return 0
  })
}

/** One row of the table of distances, for the `depth`th letter of a term; returns its least value. */
export function fillRow(rows: Uint8Array, depth: number, width: number, wanted: Uint8Array, code: Uint8Array): number {
  const at = depth * width
  const letter = code[depth - 1] as number
  const before = depth > 1 ? code[depth - 2] : -1
  let least = depth * EDIT
  rows[at] = least
  for (let i = 1; i < width; i++) {
    const other = wanted[i - 1] as number
    const replaced = (rows[at - width + i - 1] as number) + (letter === other ? 0 : isConfused(letter, other) ? CONFUSION : EDIT)
    const added = (rows[at - width + i] as number) + (letter === before ? CONFUSION : EDIT)
    const dropped = (rows[at + i - 1] as number) + (i > 1 && other === wanted[i - 2] ? CONFUSION : EDIT)
    let value = Math.min(replaced, added, dropped)
    if (i > 1 && depth > 1 && letter === wanted[i - 2] && other === before) value = Math.min(value, (rows[at - 2 * width + i - 2] as number) + EDIT)
    rows[at + i] = value
    if (value < least) least = value
  }
  return least
}

/** For each pair of byte codes of Arabic letters, whether they are confused. */
let confusions: Uint8Array | undefined

function isConfused(a: number, b: number): boolean {
  confusions ??= confusionTable()
  return confusions[(a << 8) | b] === 1
}

function confusionTable(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const code = new Uint8Array(16)
  const confuse = (group: string, distance: number): void => {
    const length = encodeTerm(group, code)
    for (let i = 0; i < length; i++)
      for (let k = 0; k < length; k++) if (Math.abs(i - k) <= distance) table[((code[i] as number) << 8) | (code[k] as number)] = 1
  }
  for (const group of ALIKE) confuse(group, group.length)
  for (const row of KEYBOARD) confuse(row, 1)
  return table
}
