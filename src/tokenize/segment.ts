import type { MappedText } from '../normalize/mapped-text.js'
import { isGluedProclitic } from '../normalize/numbers.js'
import { CLASSES, DIGIT, HIGH_SURROGATE, isSupplementaryLetter, JOINER, LETTER, LOW_SURROGATE } from '../unicode/classes.js'
import * as u from '../unicode/codepoints.js'
import { splitOf } from './glued-names.js'
import type { TokenKind, TokenSink } from './token.js'
import { MAX_WORD_LENGTH, PART, VARIANT, WHOLE, WORD } from './token.js'

/** More parts than this in one written word, and the next begin another: no word, a list without spaces. */
const MAX_PARTS = 8
/** Parts of an abbreviation (بي.بي.سي, U.S.A) are this short; a full stop between longer ones is a lost space. */
const MAX_ABBREVIATION_PART = 3

/**
 * Cuts normalized text into words and hands them to a sink. Letters run together, digits run together; where the two touch, or a
 * hyphen, full stop or apostrophe stands between two of them, the written word has parts and a whole.
 */
export class Segmenter {
  private readonly starts = new Uint32Array(MAX_PARTS)
  private readonly ends = new Uint32Array(MAX_PARTS)
  private readonly whole = new Uint16Array(MAX_WORD_LENGTH)
  private parts = 0
  /** What stood between the parts so far: nothing, hyphens and apostrophes, full stops. */
  private hyphens = false
  private stops = false

  /** Emits every token of `text`, the first at `position`; returns the position after the last. */
  segment(text: MappedText, sink: TokenSink, position = 0): number {
    const { units, length } = text
    let next = position
    let i = 0
    while (i < length) {
      if (!wordAt(units, i, length)) {
        i++
        continue
      }
      i = this.writtenWord(units, i, length)
      next = this.emit(text, sink, next)
    }
    return next
  }

  /** Collects the parts of the written word at `from`; returns where it ends. */
  private writtenWord(units: Uint16Array, from: number, length: number): number {
    this.parts = 0
    this.hyphens = this.stops = false
    let i = from
    let afterStop = false
    for (;;) {
      const end = CLASSES[units[i] as number] === DIGIT ? numberEnd(units, i, length, afterStop) : lettersEnd(units, i, length)
      this.starts[this.parts] = i
      this.ends[this.parts++] = end
      i = end
      if (this.parts === MAX_PARTS || end - from >= MAX_WORD_LENGTH) return i
      afterStop = false
      if (wordAt(units, i, length)) continue
      if (i + 1 >= length || CLASSES[units[i] as number] !== JOINER || !wordAt(units, i + 1, length)) return i
      if (units[i] === u.FULL_STOP) this.stops = afterStop = true
      else this.hyphens = true
      i++
    }
  }

  private emit(text: MappedText, sink: TokenSink, position: number): number {
    const first = this.beginsWithProclitic(text.units) ? 1 : 0
    if (this.parts - first === 1) return this.emitPart(text, sink, first, position, WORD)
    let next = position
    for (let part = first; part < this.parts; part++) next = this.emitPart(text, sink, part, next, PART)
    const size = this.joinWhole(text.units, first)
    if (size === 0) return next
    const start = startOf(text.origins, this.starts[first] as number, this.ends[first] as number)
    sink.token(this.whole, 0, size, start, text.endOf((this.ends[this.parts - 1] as number) - 1), next - 1, WHOLE)
    return next
  }

  /** True where the first part is a preposition, conjunction or article glued to a number: ب2.3, ال25. */
  private beginsWithProclitic(units: Uint16Array): boolean {
    const to = this.ends[0] as number
    return this.parts > 1 && this.starts[1] === to && CLASSES[units[to] as number] === DIGIT && isGluedProclitic(units, this.starts[0] as number, to)
  }

  private emitPart(text: MappedText, sink: TokenSink, part: number, position: number, kind: TokenKind): number {
    const from = this.starts[part] as number
    const to = this.ends[part] as number
    const split = CLASSES[text.units[from] as number] === LETTER ? splitOf(text.units, from, to) : 0
    if (split === 0) return emitForm(text, sink, from, to, position, kind)
    return emitForm(text, sink, split, to, emitForm(text, sink, from, split, position, PART), PART)
  }

  /** Writes the parts one after the other into `whole`; 0 where the written word is no word as a whole. */
  private joinWhole(units: Uint16Array, first: number): number {
    let size = 0
    for (let part = first; part < this.parts; part++) {
      const from = this.starts[part] as number
      const to = this.ends[part] as number
      const short = to - from <= MAX_ABBREVIATION_PART
      if (!short && (this.stops || (this.hyphens && isArabic(units[from] as number)))) return 0
      if (size + to - from > MAX_WORD_LENGTH) return 0
      for (let i = from; i < to; i++) this.whole[size++] = units[i] as number
    }
    return size
  }
}

function emitForm(text: MappedText, sink: TokenSink, from: number, to: number, position: number, kind: TokenKind): number {
  const { units, origins } = text
  const start = startOf(origins, from, to)
  const end = text.endOf(to - 1)
  sink.token(units, from, to, start, end, position, kind)
  if (readTwoWays(text, start, end)) {
    const other = text.units.slice(from, to)
    for (let i = from; i < to; i++) {
      const written = text.source.charCodeAt(origins[i] as number)
      if (written === u.VEH) other[i - from] = u.QAF
      else if (written === u.QAF_THREE_DOTS) other[i - from] = u.FEH
    }
    sink.token(other, 0, other.length, start, end, position, VARIANT)
  }
  return position + 1
}

function readTwoWays(text: MappedText, start: number, end: number): boolean {
  const { source } = text
  for (let i = start; i < end; i++) {
    const written = source.charCodeAt(i)
    if (written === u.VEH || written === u.QAF_THREE_DOTS) return true
  }
  return false
}

/** Where `units[from, to)` starts in the source. A number with its fraction first (3ر2) runs backwards in it. */
function startOf(origins: Uint32Array, from: number, to: number): number {
  let least = origins[from] as number
  if (least > (origins[to - 1] as number)) for (let i = from; i < to; i++) least = Math.min(least, origins[i] as number)
  return least
}

function wordAt(units: Uint16Array, i: number, length: number): boolean {
  if (i >= length) return false
  const found = CLASSES[units[i] as number]
  return found === LETTER || found === DIGIT || (found === HIGH_SURROGATE && pairAt(units, i, length))
}

function pairAt(units: Uint16Array, i: number, length: number): boolean {
  return i + 1 < length && CLASSES[units[i + 1] as number] === LOW_SURROGATE && isSupplementaryLetter(units[i] as number, units[i + 1] as number)
}

function lettersEnd(units: Uint16Array, from: number, length: number): number {
  let end = from
  while (end < length && end - from < MAX_WORD_LENGTH) {
    const found = CLASSES[units[end] as number]
    if (found === LETTER) end++
    else if (found === HIGH_SURROGATE && end - from < MAX_WORD_LENGTH - 1 && pairAt(units, end, length)) end += 2
    else break
  }
  return end
}

/** Digits, and a fraction after one full stop; several full stops make a date or an address, whose numbers stand apart. */
function numberEnd(units: Uint16Array, from: number, length: number, afterStop: boolean): number {
  const end = digitsEnd(units, from, length, from + MAX_WORD_LENGTH)
  if (afterStop || end + 1 >= length || units[end] !== u.FULL_STOP || CLASSES[units[end + 1] as number] !== DIGIT) return end
  const stop = digitsEnd(units, end + 1, length, from + MAX_WORD_LENGTH)
  const another = stop + 1 < length && units[stop] === u.FULL_STOP && CLASSES[units[stop + 1] as number] === DIGIT
  return another || stop === end + 1 ? end : stop
}

function digitsEnd(units: Uint16Array, from: number, length: number, limit: number): number {
  let end = from
  while (end < length && end < limit && CLASSES[units[end] as number] === DIGIT) end++
  return end
}

function isArabic(unit: number): boolean {
  return unit >= u.HAMZA && unit <= 0x08ff
}
