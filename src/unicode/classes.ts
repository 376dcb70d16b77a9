import {
  APOSTROPHE,
  ARABIC_INDIC_ZERO,
  EXTENDED_ARABIC_INDIC_ZERO,
  FULL_STOP,
  HYPHEN,
  HYPHEN_MINUS,
  NON_BREAKING_HYPHEN,
  RIGHT_SINGLE_QUOTATION_MARK,
} from './codepoints.js'
import type { CodeRange } from './ranges.js'
import { ARABIC_LETTERS, ARABIC_MARKS, COMBINING_MARKS, INVISIBLE, PRESENTATION_FORMS } from './ranges.js'

/**
 * One class for each UTF-16 code unit, looked up in a table. Arabic and ASCII are filled in when the module loads; any other
 * unit is classed by its Unicode general category the first time it is met, so that loading stays a fraction of a millisecond.
 */

export const SEPARATOR = 1
export const LETTER = 2
export const DIGIT = 3
/** A sign on a letter: dropped, and belongs to the written word that it follows. */
export const MARK = 4
/** A control or a tatweel: dropped, never ends a word. */
export const CONTROL = 5
/** Hyphen, full stop, apostrophe: joins two halves of a word where a letter or digit stands on both sides. */
export const JOINER = 6
/** Expands to other characters before anything else looks at it. */
export const PRESENTATION = 7
export const HIGH_SURROGATE = 8
export const LOW_SURROGATE = 9

/** Class of each code unit; 0 where it has not been met yet (see {@link classOf}). */
export const CLASSES: Uint8Array = new Uint8Array(0x10000)

function fill(ranges: readonly CodeRange[], value: number): void {
  for (const [first, last] of ranges) CLASSES.fill(value, first, last + 1)
}

CLASSES.fill(SEPARATOR, 0x0000, 0x00aa)
fill(
  [
    [0x0600, 0x06ff],
    [0x0870, 0x08ff],
    [0x2000, 0x206f],
    [0xe000, 0xf8ff],
  ],
  SEPARATOR,
)
fill([...ARABIC_LETTERS, [0x41, 0x5a], [0x61, 0x7a]], LETTER)
for (const zero of [0x30, ARABIC_INDIC_ZERO, EXTENDED_ARABIC_INDIC_ZERO]) fill([[zero, zero + 9]], DIGIT)
fill(PRESENTATION_FORMS, PRESENTATION)
fill([...ARABIC_MARKS, ...COMBINING_MARKS], MARK)
fill(INVISIBLE, CONTROL)
for (const joiner of [HYPHEN_MINUS, FULL_STOP, APOSTROPHE, HYPHEN, NON_BREAKING_HYPHEN, RIGHT_SINGLE_QUOTATION_MARK]) CLASSES[joiner] = JOINER
fill([[0xd800, 0xdbff]], HIGH_SURROGATE)
fill([[0xdc00, 0xdfff]], LOW_SURROGATE)

const WORD_CHARACTER = /^[\p{L}\p{N}\p{M}]$/u

/** The class of a code unit, found by its Unicode category and remembered where the table does not hold it yet. */
export function classOf(unit: number): number {
  const known = CLASSES[unit] as number
  if (known !== 0) return known
  const found = WORD_CHARACTER.test(String.fromCharCode(unit)) ? LETTER : SEPARATOR
  CLASSES[unit] = found
  return found
}

/** True for a letter outside the basic plane, given both halves of its surrogate pair. */
export function isSupplementaryLetter(high: number, low: number): boolean {
  return WORD_CHARACTER.test(String.fromCharCode(high, low))
}
