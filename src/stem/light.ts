import { stripEnclitic, stripProclitics } from './clitics.js'
import { isArabicWord, stripEndings } from './endings.js'
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
