import { CLASSES, CONTROL, LETTER, MARK } from '../unicode/classes.js'
import * as u from '../unicode/codepoints.js'
import type { MappedText } from './mapped-text.js'

/**
 * The superscript alef (U+0670) is an alef of Quranic spelling. Modern spelling writes it out (ٱلْكِتَٰب is الكتاب, خَٰلدون is خالدون)
 * except in a few words (هذا، ذلك، لكن، الرحمن، إله، الله، أولئك), recognised here by the letters around the sign. On yeh it is the
 * alef maksura's own sound (عَلَىٰ), on waw it replaces the waw (ٱلصَّلَوٰة is الصلاة), beside an alef it adds nothing.
 */
const UNWRITTEN: readonly (readonly [before: readonly number[], after: readonly number[]])[] = [
  [[u.HEH], [u.THAL]], // هذا، هذه، هذان
  [[u.HEH], [u.KAF, u.THAL]], // هكذا
  [[u.HEH], [u.WAW_HAMZA]], // هؤلاء
  [[u.HEH], [u.ALEF_HAMZA_ABOVE, u.NOON]], // هأنتم
  [[u.THAL], [u.LAM]], // ذلك، كذلك
  [[u.LAM], [u.KAF, u.NOON]], // لكن
  [[u.LAM], [u.HEH]], // الله، إله
  [
    [u.WAW, u.LAM],
    [u.YEH_HAMZA, u.KAF],
  ], // أولئك, and not ملائكة
  [[u.HAH, u.MEEM], [u.NOON]], // الرحمن
]

/** Writes each superscript alef out as alef, or leaves it for the main fold to drop. */
export function writeDaggerAlef(text: MappedText): void {
  const { units, length } = text
  for (let i = 0; i < length; i++) {
    if (units[i] !== u.SUPERSCRIPT_ALEF) continue
    const base = letterAt(text, i, -1)
    const next = letterAt(text, i, 1)
    const before = base < 0 ? 0 : (units[base] as number)
    const after = next < 0 ? 0 : (units[next] as number)
    if (before === 0 || isAlef(before) || isAlef(after) || before === u.ALEF_MAKSURA || before === u.FARSI_YEH) {
      // A waw before an alef that carries the sign is still the alef's seat: ٱلرِّبَوٰا is الربا.
      if (before === u.WAW && after === u.ALEF) units[base] = u.TATWEEL
    } else if (before === u.WAW && (after === u.TEH_MARBUTA || after === u.HEH)) units[base] = u.ALEF
    else if (!UNWRITTEN.some(rule => matches(text, i, rule[0], -1) && matches(text, i, rule[1], 1))) units[i] = u.ALEF
  }
}

function isAlef(unit: number): boolean {
  return unit === u.ALEF || unit === u.ALEF_MADDA || unit === u.ALEF_WASLA
}

/** No letter carries more signs and controls than this; looking further would let a run of signs cost its square. */
const FARTHEST = 32

/** Index of the nearest letter from `at` in a direction, over signs and controls; -1 at the word's border. */
function letterAt(text: MappedText, at: number, step: 1 | -1): number {
  const stop = step === 1 ? Math.min(text.length, at + FARTHEST) : Math.max(-1, at - FARTHEST)
  for (let i = at + step; i !== stop; i += step) {
    const found = CLASSES[text.units[i] as number]
    if (found === LETTER) return i
    if (found !== MARK && found !== CONTROL) return -1
  }
  return -1
}

function matches(text: MappedText, at: number, letters: readonly number[], step: 1 | -1): boolean {
  let place = at
  for (let k = 0; k < letters.length; k++) {
    place = letterAt(text, place, step)
    const wanted = step === 1 ? letters[k] : letters[letters.length - 1 - k]
    if (place < 0 || text.units[place] !== wanted) return false
  }
  return true
}
