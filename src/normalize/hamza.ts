import * as u from '../unicode/codepoints.js'

/**
 * Hamza is written on the seat that its neighbours ask for, and writers differ: مسؤول مسئول مسوول, شيء شئ, رؤوس رءوس, قرآن قرءان.
 * On waw and yeh it folds to its seat, as those who leave hamza out write it; the rules below bring the other spellings to the same
 * letters. It stays where leaving it out makes another common word: at the end (ماء is not ما) and before a teh marbuta (فئة is
 * not فيه). The rules speak of the folded letters before and the letters still to come, so that folding twice changes nothing.
 */

/** The fold of ئ and ؤ given the next letter as written (0 at the word's end) and the folded letter before it. 0: left out. */
export function foldSeatedHamza(unit: number, before: number, next: number): number {
  if (unit === u.WAW_HAMZA) return u.WAW
  if (next === u.WAW || next === u.WAW_HAMZA) return u.WAW // مسئول is مسؤول
  if (next === u.TEH_MARBUTA || next === u.HEH) return u.HAMZA // فئة
  if (next === 0 && before === u.YEH) return 0 // سيئ is سيء
  return u.YEH
}

/** The fold of أ: after a yeh and before a teh marbuta it is a hamza's seat (هيأة is هيئة), else a plain alef. */
export function foldAlefHamza(before: number, next: number): number {
  return before === u.YEH && next === u.TEH_MARBUTA ? u.HAMZA : u.ALEF
}

/**
 * Mends the tail of the folded word after a letter was added at `length - 1`; returns the new length.
 * ءو is وو (رءوس is رؤوس); ءا before another letter is the madda (قرءان is قرآن), but not after an alef (قراءات).
 */
export function mendHamza(units: Uint16Array, origins: Uint32Array, wordStart: number, length: number): number {
  const last = units[length - 1]
  const size = length - wordStart
  if (size < 2) return length
  if (units[length - 2] === u.HAMZA) {
    if (last === u.WAW) units[length - 2] = u.WAW
    else if (last === u.HAMZA) return length - 1
    return length
  }
  if (size >= 3 && units[length - 2] === u.ALEF && units[length - 3] === u.HAMZA && (size === 3 || units[length - 4] !== u.ALEF)) {
    units[length - 3] = u.ALEF
    units[length - 2] = last as number
    origins[length - 2] = origins[length - 1] as number
    return length - 1
  }
  return length
}

/** Mends the end of a finished word: a hamza after a final yeh is left out (شيء is شئ). Returns the new length. */
export function mendFinalHamza(units: Uint16Array, wordStart: number, length: number): number {
  return length - wordStart >= 2 && units[length - 1] === u.HAMZA && units[length - 2] === u.YEH ? length - 1 : length
}
