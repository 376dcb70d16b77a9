import { unitsToString } from '../normalize/mapped-text.js'
import { BEH, FEH, KAF, LAM, WAW } from '../unicode/codepoints.js'

/**
 * Names that are written in one word or in two: عبدالله and عبد الله. They are split, so that both spellings give the same
 * tokens. عبد joins any name with the article; أبو only the names listed, since أبواب and أبوه begin with it too.
 */
const SERVANT = 'عبد'
const ARTICLE = 'ال'
const FATHER_NAMES: readonly string[] = [
  'ظبي',
  'بكر',
  'الهول',
  'القاسم',
  'العلاء',
  'الفتوح',
  'الحسن',
  'الغيط',
  'العباس',
  'تمام',
  'نواس',
  'ذر',
  'هريره',
  'لهب',
  'طالب',
  'حنيفه',
  'مازن',
  'سفيان',
]
const FATHER = 'ابو'
const SHORTEST = FATHER.length + 2
const PROCLITICS: readonly number[] = [WAW, FEH, BEH, KAF, LAM]

/** Where the written name `units[from, to)` falls into two words; 0 where it is one. Reads folded letters. */
export function splitOf(units: Uint16Array, from: number, to: number): number {
  if (to - from < SHORTEST || to - from > 16) return 0
  const first = units[from] as number
  // عبد and ابو begin with ain and alef; a proclitic may stand before them.
  for (const at of PROCLITICS.includes(first) ? [from, from + 1] : [from]) {
    const letter = units[at]
    if (letter !== SERVANT.charCodeAt(0) && letter !== FATHER.charCodeAt(0)) continue
    const word = unitsToString(units, at, to)
    if (word.startsWith(SERVANT + ARTICLE) && word.length >= SERVANT.length + ARTICLE.length + 2) return at + SERVANT.length
    if (word.startsWith(FATHER) && FATHER_NAMES.includes(word.slice(FATHER.length))) return at + FATHER.length
  }
  return 0
}
