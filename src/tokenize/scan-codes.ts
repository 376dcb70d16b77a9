import { foldOf } from '../normalize/fold-table.js'
import { CLASSES, CONTROL, classOf, DIGIT, HIGH_SURROGATE, JOINER, LETTER, LOW_SURROGATE, MARK, SEPARATOR } from '../unicode/classes.js'
import * as u from '../unicode/codepoints.js'
import { PACKED_UNITS, Packed } from './packed-form.js'

/**
 * What a scanner does on meeting a code unit of the source: class and fold in one look-up. A letter or digit that folds to one of a
 * packed alphabet is its number there, Arabic letters therefore below 32. The others follow; those from Border to Joiner end letters.
 * An enum for the reason that {@link Packed} is one.
 */
export enum ScanCode {
  /** First number that is no Arabic letter. */
  ArabicEnd = 32,
  /** A vowel sign, tatweel or control: falls, and ends no word. */
  Skipped = 128,
  /** Ends a word; no rule looks across it. */
  Border = 129,
  /** Ends a word, yet may stand inside a number: comma, thin space, Arabic decimal and thousands marks. */
  NumberMark = 130,
  /** Full stop, hyphen, apostrophe. */
  Joiner = 131,
  /** أ, ئ, ء: fold by their neighbours. */
  HamzaOnAlef = 132,
  HamzaOnYeh = 133,
  Hamza = 134,
  /** A letter in no packed alphabet. */
  Letter = 135,
  /** Half of a surrogate pair. */
  Surrogate = 136,
  /** Left to the step-by-step chain: presentation forms, signs that make letters, letters read two ways. */
  Involved = 137,
  /** Not met yet (see {@link scanCodeOf}). */
  Unknown = 138,
}

/** Made of the tables that the chain reads, so that the two cannot disagree. */
export const SCAN_CODES: Uint8Array = new Uint8Array(0x10000).fill(ScanCode.Unknown)

const BY_UNIT: readonly (readonly [code: ScanCode, units: readonly number[]])[] = [
  [ScanCode.HamzaOnAlef, [u.ALEF_HAMZA_ABOVE]],
  [ScanCode.HamzaOnYeh, [u.YEH_HAMZA]],
  [ScanCode.Hamza, [u.HAMZA]],
  [ScanCode.NumberMark, [u.COMMA, u.THIN_SPACE, u.NARROW_NO_BREAK_SPACE, u.ARABIC_DECIMAL_SEPARATOR, u.ARABIC_THOUSANDS_SEPARATOR]],
  [ScanCode.Involved, [u.MADDAH_ABOVE, u.HAMZA_ABOVE, u.HAMZA_BELOW, u.SUPERSCRIPT_ALEF, u.VEH, u.QAF_THREE_DOTS]],
]

const BY_CLASS: ReadonlyMap<number, ScanCode> = new Map([
  [SEPARATOR, ScanCode.Border],
  [MARK, ScanCode.Skipped],
  [CONTROL, ScanCode.Skipped],
  [JOINER, ScanCode.Joiner],
  [HIGH_SURROGATE, ScanCode.Surrogate],
  [LOW_SURROGATE, ScanCode.Surrogate],
])

for (const [code, units] of BY_UNIT) for (const unit of units) SCAN_CODES[unit] = code
// Whatever its neighbours, it folds to waw.
SCAN_CODES[u.WAW_HAMZA] = PACKED_UNITS[u.WAW] as number
for (let unit = 0; unit < 0x80; unit++) scanCodeOf(unit)
for (let unit = 0x600; unit < 0x700; unit++) scanCodeOf(unit)

/** The scan code of a code unit, worked out and remembered where the table does not hold it yet. */
export function scanCodeOf(unit: number): number {
  const known = SCAN_CODES[unit] as number
  if (known !== ScanCode.Unknown) return known
  const found = classOf(unit)
  const code = found === LETTER || found === DIGIT ? letterCode(foldOf(unit)) : (BY_CLASS.get(found) ?? ScanCode.Involved)
  SCAN_CODES[unit] = code
  return code
}

function letterCode(folded: number): number {
  return PACKED_UNITS[folded] || (CLASSES[folded] === LETTER ? ScanCode.Letter : ScanCode.Involved)
}
