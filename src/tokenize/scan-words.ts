import * as u from '../unicode/codepoints.js'
import { Packed } from './packed-form.js'
import { SCAN_CODES, ScanCode } from './scan-codes.js'
import { endsLetters } from './scan-ends.js'
import type { FormSink, TokenOutput } from './token.js'

/** Letters as packed forms have them. */
enum Letter {
  Hamza = 1,
  Alef = 2,
  Heh = 27,
  Waw = 28,
  Yeh = 29,
}

/** عبد and ابو in packed forms. */
enum Head {
  Abd = 19561,
  Abu = 2172,
}

/** What a packed form of so many letters is multiplied by to keep its first four. */
const FIRST_FOUR = Float64Array.from({ length: Packed.Longest + 1 }, (_, letters) => Packed.Base ** (4 - letters))

/** What the loop leaves a word to. */
export interface SlowPath {
  /** Appends the tokens of the word at `start` to the output; returns where to go on, behind `start`. */
  leave(source: string, start: number): number
}

/**
 * The hot path of a build: appends the tokens of `source` to `out`. One turn of the inner loop is a look-up and a packed letter, and
 * calls nothing, so that all it needs stays in registers. A word is interned where it ends, unless it may be a glued name, has more
 * than ten letters or meets a character that the loop does not know; the last makes `letters` too large for a packed form as well.
 */
export const scanWords: (source: string, out: TokenOutput, forms: FormSink, slow: SlowPath) => void = loopOver(SCAN_CODES)

/** A closure, and a local inside it, for V8 takes such a table for a constant; the constant of a bundled module it reads anew for each letter (12 %). */
function loopOver(table: Uint8Array): typeof scanWords {
  return (source, out, forms, slow) => {
    const codes = table
    const length = source.length
    let { tokens, length: count } = out
    let i = 0
    let start = 0
    let letters = 0
    for (;;) {
      let code: number = ScanCode.Border
      while (i < length) {
        code = codes[source.charCodeAt(i)] as number
        if (code < ScanCode.ArabicEnd) letters = letters * Packed.Base + code
        else if (code !== ScanCode.Skipped) break
        i++
      }
      if (i < length && code !== ScanCode.Border) {
        const letter = hamzaAt(codes, code, source, i, letters)
        if (letter > 0) {
          letters = letters * Packed.Base + letter
          i++
          continue
        }
        if (!endsLetters(source, i, letters > 0)) letters = Packed.Alphabet
      }
      if (letters >= Packed.SixLetters && (letters >= Packed.Alphabet || mayBeGlued(letters, i - start))) {
        out.length = count
        // `| 0`: what a call returns or a field holds could be any number, and would make doubles of both.
        i = slow.leave(source, start) | 0
        count = out.length | 0
        tokens = out.tokens
      } else {
        if (letters > 0) {
          if (count === tokens.length) {
            out.length = count
            tokens = out.grow()
          }
          tokens[count++] = forms.internPacked(letters)
        }
        i++
      }
      if (i >= length) break
      start = i
      letters = 0
    }
    out.length = count
  }
}

/**
 * What the hamza at `i` folds to behind `letters`, by the rules of normalize/hamza.ts as far as the next letter settles them; 0 where
 * they ask for more, and for any other code.
 */
function hamzaAt(codes: Uint8Array, code: number, source: string, i: number, letters: number): number {
  const before = letters & (Packed.Base - 1)
  if (code === ScanCode.HamzaOnAlef) return before === Letter.Yeh ? 0 : Letter.Alef
  if (code !== ScanCode.HamzaOnYeh && code !== ScanCode.Hamza) return 0
  const next = i + 1 < source.length ? (codes[source.charCodeAt(i + 1)] as number) : ScanCode.Border
  if (next === ScanCode.Border) return before === Letter.Yeh ? 0 : code === ScanCode.Hamza ? Letter.Hamza : Letter.Yeh
  if (next >= ScanCode.ArabicEnd || next === Letter.Waw) return 0
  if (code === ScanCode.Hamza) return next === Letter.Alef && before !== Letter.Alef ? 0 : Letter.Hamza
  if (next !== Letter.Heh) return Letter.Yeh
  const unit = source.charCodeAt(i + 1)
  return unit === u.TEH_MARBUTA || unit === u.HEH ? Letter.Hamza : Letter.Yeh
}

/** True where a packed form, from so many units of the source, may be a glued name or one behind a proclitic. */
function mayBeGlued(letters: number, size: number): boolean {
  let first = size <= Packed.Longest ? letters * (FIRST_FOUR[size] as number) : 0
  if (first < Packed.Base ** 3) {
    // Some of the units are signs.
    first = letters
    while (first >= Packed.Base ** 4) first /= Packed.Base
  }
  const head = first >>> Packed.Bits
  const second = first & (Packed.Base ** 3 - 1)
  return head === Head.Abd || head === Head.Abu || second === Head.Abd || second === Head.Abu
}
