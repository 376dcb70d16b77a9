import { classOf, LETTER } from '../unicode/classes.js'
import { ARABIC_LETTERS } from '../unicode/ranges.js'
import { DIGIT_FOLDS } from './digits.js'
import { foldForeignLetter } from './latin.js'
import { FOREIGN_FOLDS, LETTER_FOLDS } from './letters.js'

/**
 * The folds that look at one character alone, composed into one table: code unit → folded code unit, 0 where it has not been
 * met yet (see {@link foldOf}).
 */
export const FOLDS: Uint16Array = new Uint16Array(0x10000)

for (let unit = 0; unit < 0x80; unit++) FOLDS[unit] = unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit
for (const [first, last] of ARABIC_LETTERS) for (let unit = first; unit <= last; unit++) FOLDS[unit] = unit
for (const [from, to] of [...LETTER_FOLDS, ...FOREIGN_FOLDS, ...DIGIT_FOLDS]) FOLDS[from] = to

/** The folded form of a code unit, worked out, classed and remembered where the table does not hold it yet. */
export function foldOf(unit: number): number {
  const known = FOLDS[unit] as number
  if (known !== 0 || unit === 0) return known
  const found = classOf(unit) === LETTER ? foldForeignLetter(unit) : unit
  FOLDS[unit] = found
  classOf(found)
  return found
}
