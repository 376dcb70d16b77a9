import type { KnownTerm, KnownTerms } from './known-terms.js'

/** Words of more than this share of the documents stand beside anything. */
const COMMON = 0.5

/** Postings read to find the documents of earlier words, and, for each of some stems, those that it shares with them. */
const MOST_FOR_WORDS = 1 << 17
const MOST_FOR_STEM = 1 << 11

/** Documents, a bit for each. */
export interface Documents {
  bits: Uint32Array
  count: number
}

/** The documents that hold all of some stems or, where none does, the last of them that some do; undefined where they tell nothing. */
export function documentsWith(stems: readonly number[], { segment, cursors }: KnownTerms): Documents | undefined {
  const { documents, slots } = segment
  let found: Documents | undefined
  for (const stem of stems) {
    const bits = new Uint32Array((slots + 31) >>> 5)
    segment.openStem(stem, -1, cursors)
    if (cursors.some(cursor => cursor.count > documents * COMMON)) continue
    for (const cursor of cursors) {
      let read = 0
      do {
        for (let i = 0; i < cursor.size; i++) {
          const doc = cursor.docs[i] as number
          bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31))
        }
        read += cursor.size
      } while (read < MOST_FOR_WORDS && cursor.next())
    }
    const both = found && { bits: bits.map((word, i) => word & ((found as Documents).bits[i] as number)), count: 0 }
    const next = both && countOf(both.bits) > 0 ? both.bits : bits
    const count = countOf(next)
    if (count > 0) found = { bits: next, count }
  }
  return found
}

/** How many of some documents hold the stem of a term, nearly: of a long list only the beginning is looked at. */
export function sharedWith(term: Pick<KnownTerm, 'stem'>, { bits }: Documents, { segment, cursors }: KnownTerms): number {
  segment.openStem(term.stem, -1, cursors)
  let shared = 0
  for (const cursor of cursors) {
    let read = 0
    let here = 0
    do {
      for (let i = 0; i < cursor.size; i++) {
        const doc = cursor.docs[i] as number
        here += ((bits[doc >>> 5] as number) >>> (doc & 31)) & 1
      }
      read += cursor.size
    } while (read < MOST_FOR_STEM && cursor.next())
    shared = Math.max(shared, read === 0 ? 0 : (here * cursor.count) / read)
  }
  return shared
}

function countOf(bits: Uint32Array): number {
  let count = 0
  for (let word of bits) for (; word !== 0; word &= word - 1) count++
  return count
}
