import type { Segment } from '../format/segment.js'
import { decodeTerm, encodeTerm, MAX_BYTES_PER_UNIT } from '../format/term-code.js'
import type { Places } from './resolve.js'

/** Forms of a stem that count, each with a weight; `weight` is that of all others, mostly 0. */
export interface StemForms {
  stem: number
  weight: number
  forms: Map<number, number>
}

/** What looking for words may still cost in a query: forms that are found, and entries of the dictionary that are looked at. */
export interface Budget {
  forms: number
  entries: number
}

/** Forms that one pattern may find. */
export const MOST_FORMS = 1024

export function fullBudget(): Budget {
  return { forms: 4 * MOST_FORMS, entries: 1 << 21 }
}

/** What may stand before a word and belongs to it no more than a space would. */
export const PROCLITICS: readonly string[] = 'ال و ف ب ك ل س لل وال فال بال كال ولل فلل وب فب ول فل وك فك وس فس وبال فبال وكال فكال'.split(' ')

/** `*` and `?` in a pattern of bytes. */
const ANY = -1
const ONE = -2

/**
 * The forms that fit a pattern with `*` and `?`, written as the index writes words. Unless `asWritten`, also those that fit it behind a
 * proclitic, where the index takes them for the same word as without; the first `bare` fit it as they stand. `truncated` where there are more than
 * the budget allows.
 */
export function expand(
  pattern: string,
  segment: Segment,
  places: Places,
  asWritten: boolean,
  budget: Budget,
): { forms: number[]; bare: number; truncated: boolean } {
  const head = /^[^*?]*/.exec(pattern)?.[0] ?? ''
  const matcher = patternOf(pattern)
  const most = Math.min(MOST_FORMS, budget.forms)
  const forms = new Set<number>()
  let truncated = false
  const walk = (prefix: string, take: (code: Uint8Array, length: number, form: number) => void): void => {
    segment.walkPrefix(prefix, (code, length, form) => {
      if (forms.size < most && budget.entries-- > 0) take(code, length, form)
      else truncated = true
      return !truncated
    })
  }
  walk(head, (code, length, form) => {
    if (matches(matcher, code, 0, length)) forms.add(form)
  })
  const bare = forms.size
  const proclitics = asWritten || head === '' ? [] : PROCLITICS
  for (const proclitic of proclitics) {
    const found: { rest: string; form: number }[] = []
    walk(proclitic + head, (code, length, form) => {
      if (!forms.has(form) && matches(matcher, code, proclitic.length, length))
        found.push({ rest: decodeTerm(code.subarray(proclitic.length), length - proclitic.length), form })
      if (found.length > most) truncated = true
    })
    for (const { rest, form } of found) {
      if (places.of(rest).stem !== segment.stemOf(form)) continue
      if (forms.size < most) forms.add(form)
      else truncated = true
    }
  }
  budget.forms -= forms.size
  return { forms: [...forms], bare, truncated }
}

/** Forms by their stems, each with the weight 1. */
export function byStem(forms: readonly number[], segment: Segment): StemForms[] {
  const stems = new Map<number, StemForms>()
  for (const form of forms) {
    const stem = segment.stemOf(form)
    const found = stems.get(stem) ?? { stem, weight: 0, forms: new Map() }
    found.forms.set(form, 1)
    stems.set(stem, found)
  }
  return [...stems.values()].sort((a, b) => a.stem - b.stem)
}

function patternOf(pattern: string): Int16Array {
  const bytes = new Uint8Array(MAX_BYTES_PER_UNIT)
  const units = Array.from({ length: pattern.length }, (_, i) => i).flatMap(i => {
    const sign = pattern[i] as string
    if (sign === '*') return [ANY]
    return sign === '?' ? [ONE] : [...bytes.subarray(0, encodeTerm(sign, bytes))]
  })
  return Int16Array.from(units.filter((unit, i) => unit !== ANY || units[i - 1] !== ANY))
}

/** Whether `code[from, to)` fits a pattern: what a star stands for grows where what follows does not fit. */
function matches(pattern: Int16Array, code: Uint8Array, from: number, to: number): boolean {
  let at = from
  let i = 0
  let star = -1
  let mark = 0
  while (at < to) {
    const unit = pattern[i]
    if (unit === ANY) {
      star = i++
      mark = at
    } else if (unit === ONE) {
      at += widthAt(code, at)
      i++
    } else if (unit === code[at]) {
      at++
      i++
    } else if (star < 0) return false
    else {
      mark += widthAt(code, mark)
      at = mark
      i = star + 1
    }
  }
  while (pattern[i] === ANY) i++
  return i === pattern.length
}

/** Bytes of a code unit. */
function widthAt(code: Uint8Array, at: number): number {
  return code[at] === 0x80 || code[at] === 0xff ? MAX_BYTES_PER_UNIT : 1
}
