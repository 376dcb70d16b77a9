import { unitsToString } from '../normalize/mapped-text.js'
import { isProclitic } from '../normalize/numbers.js'
import { BEH } from '../unicode/codepoints.js'

/**
 * Names that are written in one word or in two: عبدالله and عبد الله, أبوالحسن and أبو الحسن. They are split, so that both spellings
 * give the same tokens. عبد and أبو join any name with the article; without it أبو joins only the names listed, since أبواب and أبوه
 * begin with it too.
 */
export const HEADS: readonly string[] = ['عبد', 'ابو']
const HEAD_LENGTH = 3
const ARTICLE = 'ال'
const WITHOUT_ARTICLE: readonly string[] = ['ابوظبي', 'ابوبكر']
/** Length of the shortest word that is split. */
export const SHORTEST_SPLIT: number = HEAD_LENGTH + 3
const LONGEST_SPLIT = 16

/** Where the written name `units[from, to)` falls into two words; 0 where it is one. Reads folded letters. */
export function splitOf(units: Uint16Array, from: number, to: number): number {
  if (to - from < SHORTEST_SPLIT || to - from > LONGEST_SPLIT) return 0
  // A proclitic may stand before the name.
  return splitAt(units, from, to) || (isProclitic(units[from] as number) ? splitAt(units, from + 1, to) : 0)
}

function splitAt(units: Uint16Array, from: number, to: number): number {
  // Both heads have ب in the middle: few words are looked at further.
  if (units[from + 1] !== BEH) return 0
  const word = unitsToString(units, from, to)
  const named = HEADS.some(head => word.startsWith(head + ARTICLE)) && word.length >= HEAD_LENGTH + ARTICLE.length + 2
  return named || WITHOUT_ARTICLE.includes(word) ? from + HEAD_LENGTH : 0
}
