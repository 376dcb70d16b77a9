import { COMBINING_MARKS, inRanges } from '../unicode/ranges.js'

/**
 * Letters outside Arabic: lower case, accents folded (é is e, Й is и). The base letter is the first character of the canonical
 * decomposition; the letters below have none, though writers leave their strokes out all the same.
 */
const STROKED: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŧ', 't'],
])

/** The folded code unit of a letter that is not Arabic; `unit` itself where it has no case and no accent. */
export function foldForeignLetter(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase()
  const [base = '', ...signs] = lower.normalize('NFD')
  // A Hangul syllable decomposes into letters, a Devanagari one into a letter and its dot: only accents may be left out.
  const accents = base.length === 1 && signs.every(sign => inRanges(COMBINING_MARKS, sign.charCodeAt(0)))
  const letter = accents ? base : lower
  return (STROKED.get(letter) ?? letter).charCodeAt(0)
}
