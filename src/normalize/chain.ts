import { CLASSES, classOf, DIGIT, PRESENTATION } from '../unicode/classes.js'
import { HAMZA_BELOW, MADDAH_ABOVE, SUPERSCRIPT_ALEF } from '../unicode/codepoints.js'
import { compose } from './compose.js'
import { writeDaggerAlef } from './dagger-alef.js'
import { foldUnits } from './fold.js'
import type { MappedText } from './mapped-text.js'
import { writeNumbers } from './numbers.js'
import { expandPresentationForms } from './presentation.js'

/**
 * THE order of the folds. Presentation forms must be letters before anything looks at letters; what composes must compose before a
 * fold takes its base away; the superscript alef is judged by the letters and signs around it, so before signs are dropped;
 * numbers are judged by ASCII digits, so after the digits are folded. A step whose characters the text has not is skipped.
 */
export const CHAIN: readonly { readonly name: string; readonly needs: number; readonly run: (text: MappedText) => void }[] = [
  { name: 'presentation forms', needs: 2, run: expandPresentationForms },
  { name: 'compose', needs: 1, run: compose },
  { name: 'superscript alef', needs: 4 | 2, run: writeDaggerAlef },
  { name: 'fold letters, drop signs', needs: 0, run: foldUnits },
  { name: 'numbers', needs: 8 | 2, run: writeNumbers },
]

/** Runs the chain on a loaded text. Linear in its length. */
export function runChain(text: MappedText): void {
  const present = needsOf(text)
  for (const step of CHAIN) if (step.needs === 0 || (step.needs & present) !== 0) step.run(text)
}

/** What the text holds. Every unit is classed on the way, so that the steps may read the table without asking whether it knows. */
function needsOf(text: MappedText): number {
  const { units, length } = text
  let needs = 0
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number
    const found = (CLASSES[unit] as number) || classOf(unit)
    if (found === DIGIT) needs |= 8
    else if (found === PRESENTATION) needs |= 2
    else if (unit >= MADDAH_ABOVE && unit <= HAMZA_BELOW) needs |= 1
    else if (unit === SUPERSCRIPT_ALEF) needs |= 4
  }
  return needs
}
