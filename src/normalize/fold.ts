import { CLASSES, CONTROL, DIGIT, LETTER, MARK } from '../unicode/classes.js'
import { ALEF_HAMZA_ABOVE, WAW_HAMZA, YEH_HAMZA } from '../unicode/codepoints.js'
import { FOLDS, foldOf } from './fold-table.js'
import { foldAlefHamza, foldSeatedHamza, mendFinalHamza, mendHamza } from './hamza.js'
import type { MappedText } from './mapped-text.js'

/**
 * The main pass: signs and controls are dropped, every other unit folded by table, hamza by its neighbours. Works in place,
 * for the text only shrinks.
 */
export function foldUnits(text: MappedText): void {
  const { units, origins, length } = text
  let to = 0
  let wordStart = 0
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number
    const found = CLASSES[unit]
    if (found === MARK || found === CONTROL) continue
    if (found !== LETTER) {
      to = mendFinalHamza(units, wordStart, to)
      units[to] = found === DIGIT ? (FOLDS[unit] as number) : unit
      origins[to++] = origins[i] as number
      wordStart = to
      continue
    }
    let folded = (FOLDS[unit] as number) || foldOf(unit)
    if (unit <= YEH_HAMZA && unit >= ALEF_HAMZA_ABOVE && (unit === ALEF_HAMZA_ABOVE || unit === WAW_HAMZA || unit === YEH_HAMZA)) {
      const before = to > wordStart ? (units[to - 1] as number) : 0
      const next = nextLetter(units, i + 1, length)
      folded = unit === ALEF_HAMZA_ABOVE ? foldAlefHamza(before, next) : foldSeatedHamza(unit, before, next)
      if (folded === 0) continue
    }
    units[to] = folded
    origins[to++] = origins[i] as number
    to = mendHamza(units, origins, wordStart, to)
  }
  text.length = mendFinalHamza(units, wordStart, to)
}

/** The next letter of the same word, not folded yet; 0 at the word's end. */
function nextLetter(units: Uint16Array, from: number, length: number): number {
  for (let i = from; i < length; i++) {
    const unit = units[i] as number
    const found = CLASSES[unit]
    if (found === LETTER) return unit
    if (found !== MARK && found !== CONTROL) return 0
  }
  return 0
}
