import { SHORTEST_STEM } from './affixes.js'

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
  return isArabicLetter(form.charCodeAt(0))
}

/** The same by the first unit of the word. */
export function isArabicLetter(unit: number): boolean {
  return unit >= 0x0620 && unit <= 0x08ff
}

/** The words that a stem is likeliest to stand in, the stem itself apart: looked up in this order where the stem is no word. */
export function formsNear(stem: string): string[] {
  return [`ال${stem}`, `${stem}ه`, `${stem}ي`, `ال${stem}ه`, `${stem}ا`]
}
