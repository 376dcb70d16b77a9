import type { Segment } from '../format/segment.js'
import type { FormToken } from '../tokenize/tokenize.js'
import type { Clause, PlannedTerm } from './plan.js'
import type { Places } from './resolve.js'

/** Spaces that came into a word, and spaces that went from between two: the words of the index tell. */

/** What two words written as one count for beside the two. */
const JOINED_WEIGHT = 0.5

/** Joins words side by side that are one word of the index where one of the two is none (المد رسة). */
export function joinWords(words: readonly FormToken[][], places: Places): FormToken[][] {
  const joined: FormToken[][] = []
  for (const word of words) {
    const last = joined[joined.length - 1]
    const [a, b, more] = last ? [...last, ...word] : []
    if (last && a && b && !more && (places.formOf(a.form) < 0 || places.formOf(b.form) < 0) && isWord(a.form + b.form, places))
      last[0] = { ...a, form: a.form + b.form }
    else joined.push([...word])
  }
  return joined
}

/** Hangs on words side by side the one that they may be written as (رأس مال, رأسمال), on no stop word, for it would count in every document. */
export function addJoined(clauses: readonly Clause[], segment: Segment, places: Places): void {
  for (let at = 1; at < clauses.length; at++) {
    const pair = [clauses[at - 1], clauses[at]] as [Clause, Clause]
    if (pair[0].parts.length !== 1 || pair[1].parts.length !== 1) continue
    const [a, b] = pair.map(({ parts }) => parts[0]) as [PlannedTerm, PlannedTerm]
    const text = a.text + b.text
    if (!isWord(text, places)) continue
    for (const { parts, alternatives } of pair)
      if (!parts.some(({ form }) => segment.isStopForm(form))) alternatives.push({ ...places.of(text), text, weight: a.weight * JOINED_WEIGHT })
  }
}

/** Whether the index has a word; a number and what follows it are two. */
function isWord(form: string, places: Places): boolean {
  return places.formOf(form) >= 0 && !/\d/.test(form)
}

/** A word as two, and how much speaks for it; 0 where it is none. */
interface LostSpace {
  halves: string[]
  points: number
}

/** So many points have two words of which each is plainly one; with less any other reading is likelier. */
export const SURE = 99

const SHORTEST_HALF = 2
/** Shorter halves are words only where the index has them as they stand. */
const SHORTEST_STEMMED = 3
const LONG_HALF = 4

/**
 * The two words of the index that a word is, run together (ماهي, العامالماضي). They are plain where the second has the article, where both are
 * stop words, or both are long; else those count most that the index has as they stand and of which the shorter is longest.
 */
export function lostSpace(word: string, segment: Segment, places: Places): LostSpace {
  let best: LostSpace = { halves: [], points: 0 }
  for (let at = word.length - SHORTEST_HALF; at >= SHORTEST_HALF; at--) {
    const halves = [word.slice(0, at), word.slice(at)]
    const found = halves.map(half => places.of(half))
    if (found.some(({ form, stem }, i) => form < 0 && (stem < 0 || (halves[i] as string).length < SHORTEST_STEMMED))) continue
    const shorter = Math.min(at, word.length - at)
    let points = shorter
    if (found.every(({ form }) => form >= 0)) {
      points +=
        word.startsWith('ال', at) && word.length - at > LONG_HALF
          ? 2 * SURE
          : shorter >= LONG_HALF || found.every(({ form }) => segment.isStopForm(form))
            ? SURE
            : LONG_HALF * 2
    }
    if (points > best.points) best = { halves, points }
  }
  return best
}
