import { CLASSES, LETTER } from '../unicode/classes.js'
import * as u from '../unicode/codepoints.js'
import type { MappedText } from './mapped-text.js'

/**
 * Numbers are written one way: no grouping marks (1,234 and ١٬٢٣٤ are 1234), a full stop as decimal mark (٢٫٣ is 2.3). News of the
 * Maghreb write the decimal mark as reh between the digits, fraction first, as it looks from right to left: 3ر2 is 2.3.
 * Runs on folded text (ASCII digits), in place.
 */
export function writeNumbers(text: MappedText): void {
  const { units, origins } = text
  let to = 0
  let i = 0
  while (i < text.length) {
    const end = isDigit(units[i]) ? numberEnd(text, i) : i
    if (end === i) {
      units[to] = units[i] as number
      origins[to++] = origins[i++] as number
      continue
    }
    const reh = rehInside(text, i, to > 0 ? units[to - 1] : 0)
    if (reh > 0) {
      const stop = digitsEnd(units, reh + 1, text.length)
      to = swapFraction(text, i, reh, stop, to)
      i = stop
      continue
    }
    for (; i < end; i++) {
      const unit = units[i] as number
      if (!isDigit(unit) && unit !== u.ARABIC_DECIMAL_SEPARATOR) continue
      units[to] = unit === u.ARABIC_DECIMAL_SEPARATOR ? u.FULL_STOP : unit
      origins[to++] = origins[i] as number
    }
  }
  text.length = to
}

function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= u.DIGIT_ZERO && unit <= u.DIGIT_NINE
}

function isGrouping(unit: number | undefined): boolean {
  return unit === u.COMMA || unit === u.ARABIC_THOUSANDS_SEPARATOR || unit === u.THIN_SPACE || unit === u.NARROW_NO_BREAK_SPACE
}

function digitsEnd(units: Uint16Array, from: number, length: number): number {
  let end = from
  while (end < length && isDigit(units[end])) end++
  return end
}

/** End of the number that starts at `from`: one to three digits, groups of three after them, then an Arabic decimal mark. */
function numberEnd(text: MappedText, from: number): number {
  const { units, length } = text
  let end = digitsEnd(units, from, length)
  if (end - from <= 3) {
    while (isGrouping(units[end]) && end < length && digitsEnd(units, end + 1, length) === end + 4) end += 4
  }
  if (end + 1 < length && units[end] === u.ARABIC_DECIMAL_SEPARATOR && isDigit(units[end + 1])) end = digitsEnd(units, end + 1, length)
  return end
}

/** Index of a reh that stands for a decimal mark after the digits at `from`, or 0. */
function rehInside(text: MappedText, from: number, before: number | undefined): number {
  const { units, length } = text
  const reh = digitsEnd(units, from, length)
  if (reh >= length - 1 || units[reh] !== u.REH || !isDigit(units[reh + 1]) || joins(before)) return 0
  const stop = digitsEnd(units, reh + 1, length)
  return stop < length && joins(units[stop]) ? 0 : reh
}

function joins(unit: number | undefined): boolean {
  return unit === u.FULL_STOP || unit === u.ARABIC_DECIMAL_SEPARATOR || isGrouping(unit) || CLASSES[unit as number] === LETTER
}

/** Writes `fraction ر whole` as `whole . fraction` at `to`. Same length, so it may overlap what it reads: copied first. */
function swapFraction(text: MappedText, from: number, reh: number, stop: number, to: number): number {
  const { units, origins } = text
  const order = [...range(reh + 1, stop), reh, ...range(from, reh)]
  const moved = order.map(i => [units[i] as number, origins[i] as number] as const)
  for (const [unit, origin] of moved) {
    units[to] = unit === u.REH ? u.FULL_STOP : unit
    origins[to++] = origin
  }
  return to
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
