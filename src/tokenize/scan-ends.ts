import { CLASSES, HIGH_SURROGATE, isSupplementaryLetter, LOW_SURROGATE } from '../unicode/classes.js'
import { Packed } from './packed-form.js'
import { ScanCode, scanCodeOf } from './scan-codes.js'

/** True where the letters before `i`, if any, are a word by themselves: no digit follows, nor a joiner with a letter or digit behind it. */
export function endsLetters(source: string, i: number, any: boolean): boolean {
  if (i >= source.length) return true
  const code = scanCodeOf(source.charCodeAt(i))
  if (code === ScanCode.Joiner) return !any || endsWordAt(source, i + 1)
  return code === ScanCode.NumberMark || isBorder(code, source, i)
}

/** The same for digits, which marks of numbers join as well. */
export function endsNumber(source: string, i: number): boolean {
  if (i >= source.length) return true
  const code = scanCodeOf(source.charCodeAt(i))
  return code === ScanCode.Joiner || code === ScanCode.NumberMark ? endsWordAt(source, i + 1) : isBorder(code, source, i)
}

/** True where punctuation or white space stands at `i`, or the text ends. */
function endsWordAt(source: string, i: number): boolean {
  if (i >= source.length) return true
  const code = scanCodeOf(source.charCodeAt(i))
  return code >= ScanCode.Border && code <= ScanCode.Joiner
}

/**
 * An emoji, both halves of it, ends a word as any symbol does. Half a pair without the other does not: where signs fall between two
 * such halves, the chain makes a letter of them.
 */
function isBorder(code: number, source: string, i: number): boolean {
  if (code !== ScanCode.Surrogate) return code === ScanCode.Border
  const high = isHigh(source, i) ? i : i - 1
  return isHigh(source, high) && isLow(source, high + 1) && !isSupplementaryLetter(source.charCodeAt(high), source.charCodeAt(high + 1))
}

function isHigh(source: string, i: number): boolean {
  return i >= 0 && CLASSES[source.charCodeAt(i)] === HIGH_SURROGATE
}

function isLow(source: string, i: number): boolean {
  return i < source.length && CLASSES[source.charCodeAt(i)] === LOW_SURROGATE
}

/** True where a digit of any row stands at `i`. */
export function isDigitAt(source: string, i: number): boolean {
  return i < source.length && scanCodeOf(source.charCodeAt(i)) >>> Packed.Bits === Packed.Numbers
}

/** True for the code of a letter, in a packed alphabet or not. */
export function isLetterCode(code: number): boolean {
  return code >>> Packed.Bits <= Packed.Latin || (code >= ScanCode.HamzaOnAlef && code <= ScanCode.Letter)
}
