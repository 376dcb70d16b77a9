import type { RangeQuery } from './tree.js'
import { asciiNumber } from './written.js'

/** What stands between the bounds of a range. */
const BETWEEN = /\s+TO\s+|\s+إلى\s+|\s+الى\s+|[,،]|\.\./

/** Bounds are read up to here: longer ones are no value of a column. */
const LONGEST = 256

/** Reads `>2020`, `<=5` or `[a TO b]`; an open bound is `*`, as in `[2020 TO *]`. Undefined where it is neither. */
export function parseRange(text: string, field: string): RangeQuery | undefined {
  if (text.length > LONGEST) return undefined
  if (text.startsWith('[')) {
    const [from, to, more] = text.slice(1, -1).split(BETWEEN)
    if (from === undefined || to === undefined || more !== undefined) return undefined
    return withBounds(field, bound(from), bound(to))
  }
  const sign = text.replace('≥', '>=').replace('≤', '<=')
  const inclusive = sign[1] === '='
  const value = bound(sign.slice(inclusive ? 2 : 1))
  if (value === '' || value === '*') return undefined
  if (sign[0] === '>') return inclusive ? { type: 'range', field, gte: value } : { type: 'range', field, gt: value }
  return inclusive ? { type: 'range', field, lte: value } : { type: 'range', field, lt: value }
}

/** The range of one value. */
export function oneValue(text: string, field: string): RangeQuery {
  const value = bound(text)
  return { type: 'range', field, gte: value, lte: value }
}

function withBounds(field: string, gte: string, lte: string): RangeQuery | undefined {
  if (gte === '' || lte === '') return undefined
  return { type: 'range', field, ...(gte !== '*' && { gte }), ...(lte !== '*' && { lte }) }
}

/** Digits in ASCII, as columns have them; letters stay. */
function bound(text: string): string {
  return text.trim().replace(/[٠-٩۰-۹٫]+/g, asciiNumber)
}
