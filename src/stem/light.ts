import { ENDINGS, SHORTEST_STEM } from './affixes.js'
import { stripEnclitic, stripProclitics } from './clitics.js'
import type { Evidence } from './evidence.js'

/**
 * The light stem of a folded form: proclitics and pronouns stripped as the evidence allows, then the endings of number, gender
 * and nisba, three letters at least left. Words of one lemma should meet in it; it need not be a word.
 */
export function lightStem(form: string, evidence: Evidence): string {
  return stripEndings(baseOf(form, evidence), evidence)
}

/** The form without clitics: a word as a dictionary would print it, or nearly. */
export function baseOf(form: string, evidence: Evidence): string {
  if (!isArabicWord(form)) return form
  return stripEnclitic(stripProclitics(form, evidence), evidence)
}

/** The stem of a word that has no clitics left. */
export function stripEndings(word: string, evidence: Evidence): string {
  if (!isArabicWord(word)) return word
  let stem = word
  for (const ending of ENDINGS) {
    if (!stem.endsWith(ending) || stem.length - ending.length < SHORTEST_STEM || evidence.ownsFinal(stem)) continue
    stem = stem.slice(0, -ending.length)
  }
  return settleHamza(stem)
}

/**
 * Hamza between letters meets its seat: هيءه and هييات are stripped to هيء and هيي, both of هيئة. A doubled weak letter is one
 * (مسوول, and مسول from مسؤل).
 */
function settleHamza(stem: string): string {
  let out = stem.charAt(0)
  for (let i = 1; i < stem.length; i++) {
    const letter = stem.charAt(i)
    const settled = letter === 'ء' && !out.endsWith('ا') ? 'ي' : letter
    if ((settled === 'ي' || settled === 'و') && out.endsWith(settled) && stem.length > SHORTEST_STEM) continue
    out += settled
  }
  return out
}

/** True for a word of Arabic letters: numbers and Latin words are their own stems. */
export function isArabicWord(form: string): boolean {
  const first = form.charCodeAt(0)
  return first >= 0x0620 && first <= 0x08ff
}
