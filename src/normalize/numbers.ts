import { CLASSES, HIGH_SURROGATE, LETTER, LOW_SURROGATE, SEPARATOR, isSupplementaryLetter } from '../unicode/classes.js'
import * as u from '../unicode/codepoints.js'
import type { MappedText } from './mapped-text.js'

/**
 * Numbers are written one way: no grouping marks (1,234 and ١٬٢٣٤ are 1234), a full stop as decimal mark (٢٫٣ is 2.3). News of the
 * Maghreb write the decimal mark as reh between the digits, fraction first, as it looks from right to left: 3ر2 is 2.3.
 * Runs on folded text (ASCII digits), in place. Grouping marks go first, so that what is turned is plain digits.
 */
export function writeNumbers(text: MappedText): void {
  dropGroupingMarks(text)
  turnFractions(text)
}

/** True where `units[from, to)` is a preposition, a conjunction or the article, as glued to a number: ب2.3, ال25. */
export function isGluedProclitic(units: Uint16Array, from: number, to: number): boolean {
  const size = to - from
  const article = size >= 2 && size <= 3 && units[to - 2] === u.ALEF && units[to - 1] === u.LAM
  const rest = article ? size - 2 : size
  return (article && rest === 0) || (rest === 1 && isProclitic(units[from] as number))
}

function isProclitic(unit: number): boolean {
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
 * End of the number that starts at `from`: one to three digits, groups of three after them, then fractions after Arabic decimal
 * marks. What stands before it is read at `to`, where it has been written. A fraction is not grouped.
 */
function numberEnd(text: MappedText, from: number, to: number): number {
  const { units, length } = text
  let end = digitsEnd(units, from, length)
  if (end - from <= 3 && !(to > 1 && isDecimalMark(units[to - 1]) && isDigit(units[to - 2]))) {
    while (isGrouping(units[end]) && end < length && digitsEnd(units, end + 1, length) === end + 4) end += 4
  }
  while (end + 1 < length && units[end] === u.ARABIC_DECIMAL_SEPARATOR && isDigit(units[end + 1])) end = digitsEnd(units, end + 1, length)
  return end
}

/** Writes `fraction ر whole` as `whole . fraction` wherever it stands by itself. */
function turnFractions(text: MappedText): void {
  const { units, origins, length } = text
  for (let i = 0; i < length; i++) {
    if (!isDigit(units[i])) continue
    const reh = digitsEnd(units, i, length)
    const end = reh < length && units[reh] === u.REH ? digitsEnd(units, reh + 1, length) : reh
    if (end > reh + 1 && !isJoinedBefore(text, i) && !isJoinedAfter(text, end)) {
      units[reh] = u.FULL_STOP
      swapAround(units, i, reh, end)
      swapAround(origins, i, reh, end)
      i = end - 1
    } else i = reh
  }
}

/** Exchanges what stands before and after `middle` in `array[from, to)`. */
function swapAround(array: Uint16Array | Uint32Array, from: number, middle: number, to: number): void {
  const head = array.slice(from, middle + 1)
  array.copyWithin(from, middle + 1, to)
  array[to - head.length] = head[head.length - 1] as number
  array.set(head.subarray(0, -1), to - head.length + 1)
}

/** True where the digits at `from` go on to the left: with a letter that is no proclitic, or with a mark after a digit. */
function isJoinedBefore(text: MappedText, from: number): boolean {
  if (from === 0) return false
  const { units } = text
  const before = units[from - 1] as number
  const found = CLASSES[before]
  if (found === LOW_SURROGATE) return from > 1 && isSupplementaryLetter(units[from - 2] as number, before)
  if (found !== LETTER) return (isDecimalMark(before) || isGrouping(before)) && from > 1 && isDigit(units[from - 2])
  let start = from - 1
  while (start > 0 && from - start <= 3 && CLASSES[units[start - 1] as number] === LETTER) start--
  return !isGluedProclitic(units, start, from) || (start > 0 && CLASSES[units[start - 1] as number] !== SEPARATOR)
}

/** True where the digits that end at `end` go on to the right: with a letter, or with a mark before a digit. */
function isJoinedAfter(text: MappedText, end: number): boolean {
  if (end === text.length) return false
  const { units } = text
  const after = units[end] as number
  const found = CLASSES[after]
  if (found === LETTER) return true
  if (end + 1 === text.length) return false
  const next = units[end + 1] as number
  return found === HIGH_SURROGATE ? isSupplementaryLetter(after, next) : (isDecimalMark(after) || isGrouping(after)) && isDigit(next)
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
