import { CLASSES, classOf, PRESENTATION, SEPARATOR } from '../unicode/classes.js'
import { SPACE } from '../unicode/codepoints.js'
import { ARABIC_MARKS, inRanges } from '../unicode/ranges.js'
import type { MappedText } from './mapped-text.js'

const expansions = new Map<number, string>()

/**
 * The compatibility decomposition of one presentation form (Unicode NFKC). An isolated sign (U+FE70, U+FC5E) decomposes to SPACE
 * and the sign: the space is an artefact and would end the word. U+FDFA is four words and keeps its spaces.
 */
function expansionOf(unit: number): string {
  let expansion = expansions.get(unit)
  if (expansion === undefined) {
    expansion = String.fromCharCode(unit).normalize('NFKC')
    if (expansion.charCodeAt(0) === SPACE && inRanges(ARABIC_MARKS, expansion.charCodeAt(1))) expansion = expansion.slice(1)
    for (let k = 0; k < expansion.length; k++) classOf(expansion.charCodeAt(k))
    expansions.set(unit, expansion)
  }
  return expansion
}

/** The expansion of the unit at `i`. Words in one character (محمدﷺ) stay apart from what is glued to them. */
function expansionAt(text: MappedText, i: number): string {
  const { units, length } = text
  const expansion = expansionOf(units[i] as number)
  if (!expansion.includes(' ')) return expansion
  const before = i > 0 && CLASSES[units[i - 1] as number] !== SEPARATOR ? ' ' : ''
  const after = i + 1 < length && CLASSES[units[i + 1] as number] !== SEPARATOR ? ' ' : ''
  return before + expansion + after
}

/** Replaces each presentation form by what it stands for; all its letters map to the one source character. */
export function expandPresentationForms(text: MappedText): void {
  let grown = 0
  for (let i = 0; i < text.length; i++) {
    if (CLASSES[text.units[i] as number] === PRESENTATION) grown += expansionAt(text, i).length - 1
  }
  const before = text.length
  text.reserve(before + grown)
  const { units, origins } = text
  // From the back, so that one pass suffices without a second buffer. An expansion is never empty, so reading stays ahead, and
  // what stands behind one that grows is not yet overwritten.
  let to = before + grown
  for (let i = before - 1; i >= 0; i--) {
    const unit = units[i] as number
    const origin = origins[i] as number
    if (CLASSES[unit] !== PRESENTATION) {
      units[--to] = unit
      origins[to] = origin
      continue
    }
    const expansion = expansionAt(text, i)
    for (let k = expansion.length - 1; k >= 0; k--) {
      units[--to] = expansion.charCodeAt(k)
      origins[to] = origin
    }
  }
  text.length = before + grown
}
