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
  const lower = String.fromCharCode(unit).toLowerCase().normalize('NFD').charAt(0)
  // A Hangul syllable decomposes into jamo, which are letters of their own: only accents may be left out.
  const composed = lower.length > 0 && unit < 0x1100 ? lower : unit >= 0x1e00 && unit < 0x2000 ? lower : String.fromCharCode(unit)
  return (STROKED.get(composed) ?? composed).charCodeAt(0)
}
