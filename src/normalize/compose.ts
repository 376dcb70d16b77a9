import { CLASSES, CONTROL, MARK } from '../unicode/classes.js'
import * as u from '../unicode/codepoints.js'
import type { MappedText } from './mapped-text.js'
import { seatOnTatweel } from './tatweel-hamza.js'

/**
 * Canonical composition of the signs that change an Arabic letter: alef + hamza above is أ, and so on (Unicode NFC). It comes
 * before anything looks at alef. Other signs may stand between the two, as canonical ordering allows, and controls, which nobody
 * sees; a tatweel may not, for it is a seat of its own (see tatweel-hamza.ts). A hamza below wins over a sign above, which canonical
 * ordering puts after it. U+0653 on a letter that does not compose with it (حٓزيران, داعشٓ) is a mistyped vowel sign, and falls with the others.
 */
const COMPOSED: ReadonlyMap<number, readonly (readonly [base: number, composed: number])[]> = new Map([
  [u.MADDAH_ABOVE, [[u.ALEF, u.ALEF_MADDA] as const]],
  [
    u.HAMZA_ABOVE,
    [
      [u.ALEF, u.ALEF_HAMZA_ABOVE] as const,
      [u.WAW, u.WAW_HAMZA] as const,
      [u.YEH, u.YEH_HAMZA] as const,
      [u.ALEF_MAKSURA, u.YEH_HAMZA] as const,
      [u.FARSI_YEH, u.YEH_HAMZA] as const,
      [u.AE, u.HEH_YEH_ABOVE] as const,
      [u.HEH_GOAL, u.HEH_GOAL_HAMZA] as const,
      [u.YEH_BARREE, u.YEH_BARREE_HAMZA] as const,
    ],
  ],
  [u.HAMZA_BELOW, [[u.ALEF, u.ALEF_HAMZA_BELOW] as const, [u.ALEF_MADDA, u.ALEF_HAMZA_BELOW] as const, [u.ALEF_HAMZA_ABOVE, u.ALEF_HAMZA_BELOW] as const]],
])

/** Composes in place; the signs that composed stay behind as marks and are dropped by the main fold. */
export function compose(text: MappedText): void {
  const { units, length } = text
  let base = 0
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number
    if (unit >= u.MADDAH_ABOVE && unit <= u.HAMZA_BELOW) {
      const pair = COMPOSED.get(unit)?.find(([letter]) => letter === units[base])
      if (pair) units[base] = pair[1]
      else if (units[base] === u.TATWEEL && unit !== u.MADDAH_ABOVE) units[base] = seatOnTatweel(text, base)
      continue
    }
    const found = CLASSES[unit]
    if ((found !== MARK && found !== CONTROL) || unit === u.TATWEEL) base = i
  }
}
