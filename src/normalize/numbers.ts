import { CLASSES, DIGIT, HIGH_SURROGATE, isSupplementaryLetter, JOINER, LETTER, LOW_SURROGATE } from '../unicode/classes.js'
import * as u from '../unicode/codepoints.js'
import type { MappedText } from './mapped-text.js'

/**
 * Numbers are written one way: no grouping marks (1,234 and ١٬٢٣٤ are 1234), a full stop as decimal mark (٢٫٣ is 2.3). News of the
 * Maghreb write the decimal mark as reh between the digits, fraction first, as it looks from right to left: 3ر2 is 2.3.
 * Runs on folded text (ASCII digits), in place. Fractions are turned first, so that what then looks grouped is grouped, now and in
 * a second run.
 */
export function writeNumbers(text: MappedText): void {
  turnFractions(text)
  dropGroupingMarks(text)
}

/** True where `units[from, to)` is a preposition, a conjunction or the article, as glued to a number: ب2.3, ال25. */
export function isGluedProclitic(units: Uint16Array, from: number, to: number): boolean {
  const size = to - from
  const article = size >= 2 && size <= 3 && units[to - 2] === u.ALEF && units[to - 1] === u.LAM
  const rest = article ? size - 2 : size
  return (article && rest === 0) || (rest === 1 && isProclitic(units[from] as number))
}

/** True for the letters of a preposition or conjunction that is written onto the next word. */
export function isProclitic(unit: number): boolean {
  return unit === u.WAW || unit === u.FEH || unit === u.BEH || unit === u.KAF || unit === u.LAM
}

function dropGroupingMarks(text: MappedText): void {
  const { units, origins, length } = text
  let to = 0
  let i = 0
  while (i < length) {
    const inNumber = isDigit(units[i])
    const end = inNumber ? numberEnd(text, i, to) : i + 1
    for (; i < end; i++) {
      const unit = units[i] as number
      if (inNumber && isGrouping(unit)) continue
      units[to] = inNumber && unit === u.ARABIC_DECIMAL_SEPARATOR ? u.FULL_STOP : unit
      origins[to++] = origins[i] as number
    }
  }
  text.length = to
}

/**
 * End of the number that starts at `from`: a whole, then fractions after Arabic decimal marks. What stands before it is read at
 * `to`, where it has been written. A fraction is not grouped.
 */
function numberEnd(text: MappedText, from: number, to: number): number {
  const { units, length } = text
  const isFraction = to > 1 && isDecimalMark(units[to - 1]) && isDigit(units[to - 2])
  let end = isFraction ? digitsEnd(units, from, length) : wholeEnd(text, from)
  while (end + 1 < length && units[end] === u.ARABIC_DECIMAL_SEPARATOR && isDigit(units[end + 1])) end = digitsEnd(units, end + 1, length)
  return end
}

/** End of the digits at `from` and, after one to three of them, of groups of three. */
function wholeEnd({ units, length }: MappedText, from: number): number {
  let end = digitsEnd(units, from, length)
  if (end === from || end - from > 3) return end
  while (end < length && isGrouping(units[end]) && digitsEnd(units, end + 1, length) === end + 4) end += 4
  return end
}

/** Writes `fraction ر whole` as `whole . fraction` wherever it stands by itself. */
function turnFractions(text: MappedText): void {
  const { units, origins, length } = text
  for (let i = 0; i < length; i++) {
    if (!isDigit(units[i])) continue
    const reh = digitsEnd(units, i, length)
    const end = reh < length && units[reh] === u.REH ? wholeEnd(text, reh + 1) : reh
    if (end > reh + 1 && !isJoinedBefore(text, i) && !isJoinedAfter(text, end)) {
      units[reh] = u.FULL_STOP
      swapAround(units, i, reh, end)
      swapAround(origins, i, reh, end)
    }
    i = Math.max(i, end - 1)
  }
}

/** Exchanges what stands before and after `middle` in `array[from, to)`. */
function swapAround(array: Uint16Array | Uint32Array, from: number, middle: number, to: number): void {
  const head = array.slice(from, middle + 1)
  array.copyWithin(from, middle + 1, to)
  array[to - head.length] = head[head.length - 1] as number
  array.set(head.subarray(0, -1), to - head.length + 1)
}

/** True where the number at `from` goes on to the left: with a letter that is no proclitic, or with a decimal mark after a word. */
function isJoinedBefore(text: MappedText, from: number): boolean {
  const { units } = text
  if (!endsWord(units, from)) {
    const before = units[from - 1]
    return (before === u.FULL_STOP && endsWord(units, from - 1)) || (before === u.ARABIC_DECIMAL_SEPARATOR && isDigit(units[from - 2]))
  }
  let start = from
  while (start > 0 && from - start <= 3 && CLASSES[units[start - 1] as number] === LETTER) start--
  const joiner = start > 0 && CLASSES[units[start - 1] as number] === JOINER
  return !isGluedProclitic(units, start, from) || endsWord(units, joiner ? start - 1 : start)
}

/** True where a letter or a digit stands before `end`. */
function endsWord(units: Uint16Array, end: number): boolean {
  if (end <= 0) return false
  const last = units[end - 1] as number
  const found = CLASSES[last]
  return found === LETTER || found === DIGIT || (found === LOW_SURROGATE && end > 1 && isSupplementaryLetter(units[end - 2] as number, last))
}

/** True where the number that ends at `end` goes on to the right: with a letter, or with a decimal mark before a digit. */
function isJoinedAfter(text: MappedText, end: number): boolean {
  if (end === text.length) return false
  const { units } = text
  const after = units[end] as number
  const found = CLASSES[after]
  if (found === LETTER) return true
  if (end + 1 === text.length) return false
  const next = units[end + 1] as number
  return found === HIGH_SURROGATE ? isSupplementaryLetter(after, next) : isDecimalMark(after) && isDigit(next)
}

function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= u.DIGIT_ZERO && unit <= u.DIGIT_NINE
}

function isDecimalMark(unit: number | undefined): boolean {
  return unit === u.FULL_STOP || unit === u.ARABIC_DECIMAL_SEPARATOR
}

function isGrouping(unit: number | undefined): boolean {
  return unit === u.COMMA || unit === u.ARABIC_THOUSANDS_SEPARATOR || unit === u.THIN_SPACE || unit === u.NARROW_NO_BREAK_SPACE
}

function digitsEnd(units: Uint16Array, from: number, length: number): number {
  let end = from
  while (end < length && isDigit(units[end])) end++
  return end
}
