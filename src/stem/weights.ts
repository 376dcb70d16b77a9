/** What readings of a form weigh against each other. Words that the corpus has and the lexicon does not weigh as often as they are read. */

/** A word that the lexicon knows weighs as if it had been read this often more, and so many times as much. */
export const LEXICON_BONUS = 10
export const LEXICON_WEIGHT = 4

/** What is left of a reading's weight for each doubt. */
const DOUBT = 0.9

/** Doubts of any reading: a conjunction before it; a stem of two letters. */
export const CONJUNCTION = 0.3
export const SHORT = 0.7

/** Sums of doubts are few and their powers are asked for with every reading: the last sum of each place, and its power. */
const PLACES = 64
const sums = new Float64Array(PLACES)
const powers = new Float64Array(PLACES).fill(1)

/** What a reading through a word of the lexicon weighs, for a word read `count` times. */
export function weigh(count: number, doubts: number): number {
  const place = (doubts * 10 + 0.5) & (PLACES - 1)
  if (sums[place] !== doubts) {
    sums[place] = doubts
    powers[place] = DOUBT ** doubts
  }
  return (LEXICON_WEIGHT * count + LEXICON_BONUS) * (powers[place] as number)
}
