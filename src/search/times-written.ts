import { CLASSES, CONTROL, classOf, DIGIT, HIGH_SURROGATE, isSupplementaryLetter, LETTER, LOW_SURROGATE, MARK } from '../unicode/classes.js'

/** A letter as written, and the signs on it as bits. */
interface Letter {
  unit: number
  signs: number
}

const FIRST_SIGN = 0x064b
const SUPERSCRIPT_ALEF = 0x0670

/** The bit of a vowel sign; other signs are not looked at. */
function signOf(unit: number): number {
  if (unit === SUPERSCRIPT_ALEF) return 1 << 30
  return unit >= FIRST_SIGN && unit < FIRST_SIGN + 20 ? 1 << (unit - FIRST_SIGN) : 0
}

function classAt(text: string, i: number): number {
  const unit = text.charCodeAt(i)
  return i < text.length ? CLASSES[unit] || classOf(unit) : 0
}

/** True for a letter or digit, also where it is the first or second half of a pair. */
function isWordAt(text: string, i: number): boolean {
  const found = classAt(text, i)
  if (found === HIGH_SURROGATE) return isSupplementaryLetter(text.charCodeAt(i), text.charCodeAt(i + 1))
  if (found === LOW_SURROGATE) return i > 0 && isSupplementaryLetter(text.charCodeAt(i - 1), text.charCodeAt(i))
  return found === LETTER || found === DIGIT
}

/**
 * Counts how often a word stands in texts as it is written: letter for letter, and with its own vowel signs on those letters that have any in
 * `word`. Signs in another order, tatweel and controls make no difference. Linear in the text.
 */
export function timesWritten(word: string): (text: string) => number {
  const letters: Letter[] = []
  const composed = word.normalize('NFC')
  for (let i = 0; i < composed.length; i++) {
    const found = classAt(composed, i)
    const last = letters[letters.length - 1]
    if (found === MARK && last) last.signs |= signOf(composed.charCodeAt(i))
    else if (found !== MARK && found !== CONTROL) letters.push({ unit: composed.charCodeAt(i), signs: 0 })
  }
  return source => {
    const text = source.normalize('NFC')
    let times = 0
    let within = false
    for (let i = 0; i < text.length; i++) {
      const found = classAt(text, i)
      if (found === MARK || found === CONTROL) continue
      const isWord = isWordAt(text, i)
      if (isWord && !within && standsAt(letters, text, i)) times++
      within = isWord
    }
    return times
  }
}

function standsAt(letters: readonly Letter[], text: string, from: number): boolean {
  let i = from
  for (const { unit, signs } of letters) {
    if (text.charCodeAt(i) !== unit) return false
    let own = 0
    for (i++; classAt(text, i) === MARK || classAt(text, i) === CONTROL; i++) own |= signOf(text.charCodeAt(i))
    if (signs !== 0 && signs !== own) return false
  }
  return letters.length > 0 && !isWordAt(text, i)
}
