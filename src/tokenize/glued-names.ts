import { unitsToString } from '../normalize/mapped-text.js'
import { BEH, FEH, KAF, LAM, WAW } from '../unicode/codepoints.js'

/**
 * Names that are written in one word or in two: عبدالله and عبد الله, أبوالحسن and أبو الحسن. They are split, so that both spellings
 * give the same tokens. عبد and أبو join any name with the article; without it أبو joins only the names listed, since أبواب and أبوه
 * begin with it too.
 */
const HEADS: readonly string[] = ['عبد', 'ابو']
const HEAD_LENGTH = 3
const ARTICLE = 'ال'
const WITHOUT_ARTICLE: readonly string[] = ['ابوظبي', 'ابوبكر']
const SHORTEST = HEAD_LENGTH + 3
const PROCLITICS: readonly number[] = [WAW, FEH, BEH, KAF, LAM]

/** Where the written name `units[from, to)` falls into two words; 0 where it is one. Reads folded letters. */
export function splitOf(units: Uint16Array, from: number, to: number): number {
  if (to - from < SHORTEST || to - from > 16) return 0
  // A proclitic may stand before the name.
  for (const at of PROCLITICS.includes(units[from] as number) ? [from, from + 1] : [from]) {
    // Both heads have ب in the middle: few words are looked at further.
    if (units[at + 1] !== BEH) continue
    const word = unitsToString(units, at, to)
    const named = HEADS.some(head => word.startsWith(head + ARTICLE)) && word.length >= HEAD_LENGTH + ARTICLE.length + 2
    if (named || WITHOUT_ARTICLE.includes(word)) return at + HEAD_LENGTH
  }
  return 0
}
