import { ENDINGS, SHORTEST_STEM } from './affixes.js'
import type { Evidence } from './evidence.js'

/** The stem of a word of which nothing is known: endings of number, gender and nisba stripped, three letters at least left. */
export function stripEndings(word: string, evidence: Evidence): string {
  if (!isArabicWord(word)) return word
  let stem = word
  for (const [ending, least] of ENDINGS) {
    if (!stem.endsWith(ending) || stem.length - ending.length < least) continue
    stem = stem.slice(0, -ending.length)
    const known = evidence.stemOf(stem)
    if (known !== undefined) return known
  }
  return settleHamza(stem)
}

/**
 * Hamza between letters meets its seat: هيءه and هييات are stripped to هيء and هيي, both of هيئة. A doubled weak letter is one
 * (مسوول, and مسول from مسؤل).
 */
export function settleHamza(stem: string): string {
  // فئة is not فيه, and a word of three letters has none to spare.
  if (stem.length <= SHORTEST_STEM) return stem.endsWith('يء') ? `${stem.slice(0, -1)}ي` : stem
  let out = stem.charAt(0)
  for (let i = 1; i < stem.length; i++) {
    const letter = stem.charAt(i)
    const settled = letter === 'ء' && !out.endsWith('ا') ? 'ي' : letter
    if ((settled === 'ي' || settled === 'و') && out.endsWith(settled)) continue
    out += settled
  }
  return out
}

/** True for a word of Arabic letters: numbers and Latin words are their own stems. */
export function isArabicWord(form: string): boolean {
  const first = form.charCodeAt(0)
  return first >= 0x0620 && first <= 0x08ff
}

/** The words that a stem is likeliest to stand in, the stem itself apart: looked up in this order where the stem is no word. */
export function formsNear(stem: string): string[] {
  return [`ال${stem}`, `${stem}ه`, `${stem}ي`, `ال${stem}ه`, `${stem}ا`]
}
