/** Ranges of code units that a rule treats alike, both ends included. Source: Unicode 15.1 and shared practice of Arabic engines. */

export type CodeRange = readonly [first: number, last: number]

/** Vowel signs, Quranic annotation signs and honorific signs: written above or below a letter, no letter of their own. */
export const ARABIC_MARKS: readonly CodeRange[] = [
  [0x0610, 0x061a],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06dc],
  [0x06df, 0x06e8],
  [0x06ea, 0x06ed],
  [0x0898, 0x089f],
  [0x08ca, 0x08e1],
  [0x08e3, 0x08ff],
]

/** Marks of the Latin, Greek and Cyrillic scripts (accents). */
export const COMBINING_MARKS: readonly CodeRange[] = [
  [0x0300, 0x034e],
  [0x0350, 0x036f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20f0],
  [0xfe20, 0xfe2f],
]

/** Tatweel, zero-width and bidirectional controls, soft hyphen, byte order mark, variation selectors: no reader sees them. */
export const INVISIBLE: readonly CodeRange[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x0640, 0x0640],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
]

/** Letters of the Arabic script, Arabic and extended, presentation forms apart. */
export const ARABIC_LETTERS: readonly CodeRange[] = [
  [0x0620, 0x063f],
  [0x0641, 0x064a],
  [0x066e, 0x066f],
  [0x0671, 0x06d3],
  [0x06d5, 0x06d5],
  [0x06ee, 0x06ef],
  [0x06fa, 0x06fc],
  [0x06ff, 0x06ff],
  [0x0750, 0x077f],
  [0x0870, 0x0887],
  [0x0889, 0x088e],
  [0x08a0, 0x08c9],
]

/** Compatibility characters: letters in one shape, ligatures, full-width and half-width letters. */
export const PRESENTATION_FORMS: readonly CodeRange[] = [
  [0xfb00, 0xfb06],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfefc],
  [0xff01, 0xffee],
]

/** True where `unit` lies in one of `ranges`; for building tables, not for hot loops. */
export function inRanges(ranges: readonly CodeRange[], unit: number): boolean {
  return ranges.some(([first, last]) => unit >= first && unit <= last)
}
