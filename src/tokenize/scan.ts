import { foldOf } from '../normalize/fold-table.js'
import { foldAlefHamza, foldSeatedHamza, mendFinalHamza, mendHamza } from '../normalize/hamza.js'
import { isProclitic } from '../normalize/numbers.js'
import * as u from '../unicode/codepoints.js'
import { splitOf } from './glued-names.js'
import { PACKED_UNITS, Packed } from './packed-form.js'
import { ScanCode, scanCodeOf } from './scan-codes.js'
import { endsLetters, endsNumber, isDigitAt, isLetterCode } from './scan-ends.js'
import type { SlowPath } from './scan-words.js'
import { scanWords } from './scan-words.js'
import type { FormSink, TokenKind, TokenOutput, TokenSink } from './token.js'
import { MAX_WORD_LENGTH, SAME_POSITION, VARIANT, WHOLE } from './token.js'
import { Tokenizer } from './tokenize.js'

const NO_OUTPUT: TokenOutput = { tokens: new Uint32Array(0), length: 0, grow: () => new Uint32Array(1) }

/**
 * The tokens of texts for an index: what a {@link Tokenizer} gives, without offsets, in one pass. Words of Arabic letters and vowel
 * signs, nearly all of a text, are folded, packed and interned as they are read. What they leave to the slower paths below is left
 * word by word: first to paths that know numbers, Latin words and every rule of hamza; then, with all that stands around it up to the
 * next white space or punctuation, to the Tokenizer. Nothing is read more than a bounded number of times.
 *
 * That is the same as the Tokenizer on the whole text, since every path begins where no rule looks back: after a Border, or after
 * marks that have no letter or digit before them; and each ends where no rule looks ahead.
 */
export class Scanner implements SlowPath, TokenSink {
  /** Never used: V8 keeps code compiled for scanners only as long as there is one. */
  static readonly kept: Scanner = new Scanner({ intern: () => 0, internPacked: () => 0 })

  private readonly forms: FormSink
  private readonly tokenizer = new Tokenizer()
  private readonly word = new Uint16Array(MAX_WORD_LENGTH + 1)
  private readonly origins = new Uint32Array(MAX_WORD_LENGTH + 1)
  private out: TokenOutput = NO_OUTPUT

  constructor(forms: FormSink) {
    this.forms = forms
  }

  /** Appends the tokens of `source` to `out`. */
  scan(source: string, out: TokenOutput): void {
    this.out = out
    scanWords(source, out, this.forms, this)
  }

  /** Takes a token of the Tokenizer. */
  token(units: Uint16Array, from: number, to: number, _start: number, _end: number, _position: number, kind: TokenKind): void {
    const form = this.forms.intern(units, from, to)
    this.push(kind === WHOLE || kind === VARIANT ? (form | SAME_POSITION) >>> 0 : form)
  }

  /** Emits what begins at `start`, by the first path that can; returns where to go on. */
  leave(source: string, start: number): number {
    const first = skipSigns(source, start)
    const code = first < source.length ? scanCodeOf(source.charCodeAt(first)) : ScanCode.Border
    let end = -1
    if (code >>> Packed.Bits === Packed.Latin) end = this.latin(source, first)
    else if (code >>> Packed.Bits === Packed.Numbers) end = this.number(source, first)
    else if (isProclitic(source.charCodeAt(first))) {
      // A number behind a preposition stands for itself (و2024, لـ5).
      const second = skipSigns(source, first + 1)
      if (isDigitAt(source, second)) end = this.number(source, second)
    }
    if (end < 0) end = this.letters(source, start)
    return end < 0 ? this.stretch(source, start) : end
  }

  /** A Latin word; -1 where it is more than that. */
  private latin(source: string, start: number): number {
    let letters = 0
    let i = start
    for (; i < source.length; i++) {
      const code = scanCodeOf(source.charCodeAt(i))
      if (code === ScanCode.Skipped) continue
      if (code >>> Packed.Bits !== Packed.Latin) break
      if (letters >= Packed.Full) return -1
      letters = letters * Packed.Base + (code & (Packed.Base - 1))
    }
    if (!endsLetters(source, i, true)) return -1
    this.push(this.forms.internPacked(Packed.Latin * Packed.Alphabet + letters))
    return i
  }

  /** A number with or without a fraction; -1 where it is more than that. */
  private number(source: string, start: number): number {
    let letters = 0
    let fraction = false
    let i = start
    for (; i < source.length; i++) {
      const unit = source.charCodeAt(i)
      let code = scanCodeOf(unit)
      if (code === ScanCode.Skipped) continue
      if (unit === u.FULL_STOP && !fraction && isDigitAt(source, i + 1)) {
        fraction = true
        code = PACKED_UNITS[unit] as number
      }
      if (code >>> Packed.Bits !== Packed.Numbers) break
      if (letters >= Packed.Full) return -1
      letters = letters * Packed.Base + (code & (Packed.Base - 1))
    }
    if (!endsNumber(source, i)) return -1
    this.push(this.forms.internPacked(Packed.Numbers * Packed.Alphabet + letters))
    return i
  }

  /** A word of any letters, by the rules of the chain's main fold; -1 where it is more than that. */
  private letters(source: string, start: number): number {
    const { word, origins, forms } = this
    let size = 0
    let i = start
    for (; i < source.length; i++) {
      const unit = source.charCodeAt(i)
      const code = scanCodeOf(unit)
      if (code === ScanCode.Skipped) continue
      if (!isLetterCode(code)) break
      if (size === MAX_WORD_LENGTH) return -1
      let folded = foldOf(unit)
      if (code === ScanCode.HamzaOnAlef || code === ScanCode.HamzaOnYeh || unit === u.WAW_HAMZA) {
        const before = size === 0 ? 0 : (word[size - 1] as number)
        const next = nextLetter(source, i + 1)
        folded = code === ScanCode.HamzaOnAlef ? foldAlefHamza(before, next) : foldSeatedHamza(unit, before, next)
        if (folded === 0) continue
      }
      word[size++] = folded
      size = mendHamza(word, origins, 0, size)
    }
    if (!endsLetters(source, i, true)) return -1
    size = mendFinalHamza(word, 0, size)
    if (size === 0) return i
    const split = splitOf(word, 0, size)
    if (split > 0) this.push(forms.intern(word, 0, split))
    this.push(forms.intern(word, split, size))
    return i
  }

  /** Whatever stands before the next Border, by the step-by-step chain. */
  private stretch(source: string, start: number): number {
    let end = start
    while (end < source.length && scanCodeOf(source.charCodeAt(end)) !== ScanCode.Border) end++
    this.tokenizer.run(source.slice(start, end), this)
    return end
  }

  private push(token: number): void {
    const { out } = this
    if (out.length === out.tokens.length) out.grow()
    out.tokens[out.length++] = token
  }
}

/** The first offset from `i` on that holds no sign. */
function skipSigns(source: string, i: number): number {
  let at = i
  while (at < source.length && scanCodeOf(source.charCodeAt(at)) === ScanCode.Skipped) at++
  return at
}

/** The next letter of the same word as written, 0 at its end. */
function nextLetter(source: string, from: number): number {
  const at = skipSigns(source, from)
  if (at >= source.length) return 0
  const unit = source.charCodeAt(at)
  return isLetterCode(scanCodeOf(unit)) ? unit : 0
}
