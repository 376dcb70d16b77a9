import { CLASSES, CONTROL, LETTER, MARK } from '../unicode/classes.js'
import * as u from '../unicode/codepoints.js'
import type { MappedText } from './mapped-text.js'

/**
 * Quran editions write a hamza without a seat on a tatweel: يَسْـَٔلُونَ, شَيْـًٔا, ٱلْأَفْـِٔدَة. It is a letter, and modern spelling gives it the seat
 * that the stronger of the vowels on it and before it asks for: kasra or yeh, then damma, then fatha (يسألون, شيئا, الأفئدة, مسؤول).
 * Before an alef it is the madda's, also behind a preposition (ٱلْمُنشَـَٔات is المنشآت, بِـَٔايَة is بآية), or the alef is only that of the tanween
 * (مَلْجَـًٔا is ملجأ): it falls, for that alef stands for both.
 */

/** The vowels and their tanween that ask for a seat. */
const KASRAS: readonly number[] = [u.KASRA, u.KASRATAN, u.OPEN_KASRATAN]
const DAMMAS: readonly number[] = [u.DAMMA, u.DAMMATAN, u.OPEN_DAMMATAN]
const FATHATANS: readonly number[] = [u.FATHATAN, u.OPEN_FATHATAN]
// What follows has not been composed yet: a letter and its parts must count alike.
const ALEFS: readonly number[] = [u.ALEF, u.ALEF_MADDA, u.ALEF_HAMZA_ABOVE, u.ALEF_HAMZA_BELOW]
const WAWS: readonly number[] = [u.WAW, u.WAW_HAMZA]
const YEHS: readonly number[] = [u.YEH, u.ALEF_MAKSURA, u.FARSI_YEH]

/** No letter carries more signs than this; looking further would let a run of hamzas cost its square. */
const FARTHEST = 32

/** The letter for the hamza (U+0654, U+0655) on the tatweel at `at`, TATWEEL where it falls. */
export function seatOnTatweel(text: MappedText, at: number): number {
  const before = readSigns(text, at, -1)
  const on = readSigns(text, at, 1)
  const { letter: last } = before
  // Nothing before it: no word begins so.
  if (last === 0) return u.TATWEEL
  const alef = ALEFS.includes(on.letter)
  if (on.has(KASRAS) || on.has([u.HAMZA_BELOW]) || YEHS.includes(last)) return u.YEH_HAMZA
  const damma = on.has(DAMMAS)
  const madda = !damma && !on.has(FATHATANS) && alef
  if (!madda && before.has(KASRAS)) return u.YEH_HAMZA
  if (!madda && (damma || before.has(DAMMAS) || WAWS.includes(on.letter))) return u.WAW_HAMZA
  if (last === u.ALEF) return u.HAMZA
  if (on.has([u.SUPERSCRIPT_ALEF])) return u.ALEF_MADDA
  return alef ? u.TATWEEL : u.ALEF_HAMZA_ABOVE
}

/** The signs from `at` to the nearest letter in a direction, and that letter, 0 where there is none. */
function readSigns({ units, length }: MappedText, at: number, step: 1 | -1): { letter: number; has: (signs: readonly number[]) => boolean } {
  const found: number[] = []
  let i = at + step
  for (; i >= 0 && i < length && found.length < FARTHEST; i += step) {
    const kind = CLASSES[units[i] as number]
    if (kind !== MARK && kind !== CONTROL) break
    found.push(units[i] as number)
  }
  const unit = i >= 0 && i < length ? (units[i] as number) : 0
  return { letter: CLASSES[unit] === LETTER ? unit : 0, has: signs => signs.some(sign => found.includes(sign)) }
}
