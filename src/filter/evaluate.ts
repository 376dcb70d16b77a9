import type { Column } from '../format/column.js'
import { COLUMN_BLOCK } from '../format/constants.js'
import type { Segment } from '../format/segment.js'
import type { Condition, Test } from './filter.js'

/** Documents as bits, document 0 in the lowest bit of the first word; the bits behind the last are 0. */
export type Bitmap = Uint32Array

/** The documents that a condition lets through. Blocks of documents are passed over by the bounds of their values. */
export function evaluate(condition: Condition, segment: Segment): Bitmap {
  return within(condition, segment, liveDocuments(segment))
}

/** All documents that are there. */
export function liveDocuments({ live, slots }: Segment): Bitmap {
  return live ?? allDocuments(slots)
}

function allDocuments(documents: number): Bitmap {
  const bits = new Uint32Array(Math.ceil(documents / 32)).fill(-1)
  if (documents % 32 !== 0) bits[bits.length - 1] = (1 << (documents % 32)) - 1
  return bits
}

/** Those of `candidates` that a condition lets through. */
function within(condition: Condition, segment: Segment, candidates: Bitmap): Bitmap {
  if (condition.type === 'test') return passing(condition, segment.column(condition.field), candidates)
  if (condition.type === 'not') {
    const bits = within(condition.condition, segment, candidates)
    return bits.map((word, i) => (candidates[i] as number) & ~word)
  }
  if (condition.type === 'and') return condition.conditions.reduce((bits, child) => within(child, segment, bits), candidates)
  const found = new Uint32Array(candidates.length)
  for (const child of condition.conditions) {
    // What one of them let through need not be looked at again.
    const bits = within(
      child,
      segment,
      candidates.map((word, i) => word & ~(found[i] as number)),
    )
    for (let i = 0; i < bits.length; i++) found[i] = (found[i] as number) | (bits[i] as number)
  }
  return found
}

const WORDS = COLUMN_BLOCK / 32

function passing(test: Test, column: Column, candidates: Bitmap): Bitmap {
  const found = new Uint32Array(candidates.length)
  const ranges = rangesOf(test, column)
  if (ranges.length === 0) return found
  for (let block = 0, from = 0; from < candidates.length; block++, from += WORDS) {
    const to = Math.min(from + WORDS, candidates.length)
    let any = 0
    for (let i = from; i < to; i++) any |= candidates[i] as number
    if (any === 0) continue
    const least = column.leastOf(block)
    const place = rangeFrom(ranges, least)
    const first = ranges[place]
    const largest = column.largestOf(block)
    if (first === undefined || first > largest) continue
    if (first <= least && (ranges[place + 1] as number) >= largest) {
      for (let i = from; i < to; i++) found[i] = candidates[i] as number
      continue
    }
    column.readBlock(block)
    for (let i = from; i < to; i++) found[i] = wordOf(column, ranges, (i - from) * 32, candidates[i] as number)
  }
  return found
}

/** Those of 32 documents of the column's block, from one of them, that have a code in the ranges. */
function wordOf({ codes, starts, several }: Column, ranges: Uint32Array, from: number, wanted: number): number {
  let word = 0
  if (!several && ranges.length === 2) {
    const first = ranges[0] as number
    const span = (ranges[1] as number) - first
    for (let i = 0; i < 32; i++) if (((codes[from + i] as number) - first) >>> 0 <= span) word |= 1 << i
    return word & wanted
  }
  for (let bits = wanted; bits !== 0; bits &= bits - 1) {
    const bit = bits & -bits
    const doc = from + 31 - Math.clz32(bit)
    for (let at = starts[doc] as number, end = starts[doc + 1] as number; at < end; at++) {
      const code = codes[at] as number
      const first = ranges[rangeFrom(ranges, code)]
      if (first === undefined || first > code) continue
      word |= bit
      break
    }
  }
  return word
}

/** Where in `ranges` the first one stands that ends at a code or behind it. */
function rangeFrom(ranges: Uint32Array, code: number): number {
  let low = 0
  let high = ranges.length >>> 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ranges[2 * middle + 1] as number) < code) low = middle + 1
    else high = middle
  }
  return 2 * low
}

/** The codes that a test lets through, as ranges: first and last of each, rising. */
function rangesOf({ equal, bounds, exists }: Test, column: Column): Uint32Array {
  let first = 1
  let last = column.size
  for (const { value, isUpper, orEqual } of bounds) {
    // Not less than a value is all that is not below it; greater, all that is not below or equal.
    const below = column.countBelow(value, isUpper === orEqual)
    if (isUpper) last = Math.min(last, below)
    else first = Math.max(first, below + 1)
  }
  if (exists === false) return Uint32Array.of(...(bounds.length > 0 || equal ? [] : [0, 0]))
  if (!equal) return Uint32Array.of(...(first > last ? [] : [first, last]))
  const codes = equal.flatMap(value => {
    const code = column.countBelow(value, true)
    return code >= first && code <= last && column.valueOf(code) === value ? code : []
  })
  const ranges: number[] = []
  for (const code of Uint32Array.from(codes).sort()) {
    if (code - (ranges.at(-1) ?? -1) <= 1) ranges[ranges.length - 1] = code
    else ranges.push(code, code)
  }
  return Uint32Array.from(ranges)
}
