import { checkOptions, OptionError } from '../errors.js'
import type { FilterValue } from '../filter/values.js'
import { columnField, shownValue, valueIn } from '../filter/values.js'
import type { Column } from '../format/column.js'
import type { Field } from '../format/schema.js'
import { shown } from '../format/schema.js'
import type { Segment } from '../format/segment.js'
import type { Matches } from './matches.js'
import { bestOf } from './matches.js'

/** What to count of a field's values: the values themselves, ranges of numbers or dates, or dates by the calendar (UTC). */
export type FacetOptions = {
  /**
   * Count as if the filter said nothing of this field, so that the values which a reader did not choose keep their counts; default false. Left out are
   * the filter, or those of its `and`, that speak of this field alone.
   */
  disjunctive?: boolean
} & (
  | {
      /** Most values given; default 10. */
      limit?: number
      /** The most frequent first (default), of equal ones the least; or the least first. */
      order?: 'count' | 'value'
    }
  | { /** Each from a value, to below another; without one, from or to the end. */ ranges: readonly { from?: FilterValue; to?: FilterValue }[] }
  | { interval: 'year' | 'month' | 'day' }
)

export interface FacetValue {
  /** Dates as ISO 8601; for an interval its year, its month (2024-03) or its day (2024-03-01). */
  value: string | number | boolean
  /** Documents that match and have it. */
  count: number
}

/** Counts over all documents that match. A document of several values counts for each. */
export interface Facet {
  /** Values in the order asked for; years, months and days with any document, rising. */
  values?: FacetValue[]
  /** For each range asked for. */
  ranges?: { from?: string | number; to?: string | number; count: number }[]
  /** Different values among the documents that match. */
  distinct: number
  /** Documents that match and have no value. */
  missing: number
}

export type ResolvedFacet = { field: Field; disjunctive: boolean } & (
  | { type: 'values'; limit: number; order: 'count' | 'value' }
  | { type: 'ranges'; ranges: { from: number; to: number }[] }
  | { type: 'interval'; cut: number }
)

const MAX_FACETS = 64
const MAX_RANGES = 1_000
const MAX_VALUES = 100_000

/** How much of `2024-03-01T00:00:00.000Z` is cut off. */
const CUTS: Readonly<Record<string, number>> = { year: 20, month: 17, day: 14 }

/** Throws OptionError. */
export function resolveFacets(facets: Readonly<Record<string, FacetOptions>>, fields: readonly Field[]): ResolvedFacet[] {
  if (typeof facets !== 'object' || facets === null) throw new OptionError(`"facets" is an object of fields and what to count, not ${shown(facets)}`)
  const entries = Object.entries(facets)
  if (entries.length > MAX_FACETS) throw new OptionError(`"facets" takes at most ${MAX_FACETS} fields`)
  return entries.map(([name, options]) => {
    const field = columnField('a name in "facets"', name, fields)
    if (typeof options !== 'object' || options === null) throw new OptionError(`the facet of "${name}" is an object, not ${shown(options)}`)
    const { disjunctive = false } = options
    if (typeof disjunctive !== 'boolean') throw new OptionError(`"disjunctive" of a facet is true or false, not ${shown(disjunctive)}`)
    if ('ranges' in options) return { field, disjunctive, type: 'ranges', ranges: rangesOf(options, field) }
    if ('interval' in options) {
      checkOptions(`the facet of "${name}"`, options, ['interval', 'disjunctive'])
      const { interval } = options
      if (field.type !== 'date') throw new OptionError(`an interval counts dates, and "${name}" is a ${field.type}`)
      if (typeof interval !== 'string' || !Object.hasOwn(CUTS, interval)) throw new OptionError(`"interval" is year, month or day, not ${shown(interval)}`)
      return { field, disjunctive, type: 'interval', cut: CUTS[interval] as number }
    }
    checkOptions(`the facet of "${name}"`, options, ['limit', 'order', 'ranges', 'interval', 'disjunctive'])
    const { limit = 10, order = 'count' } = options
    if (!Number.isInteger(limit) || limit < 0 || limit > MAX_VALUES)
      throw new OptionError(`the limit of a facet is an integer from 0 to ${MAX_VALUES}, not ${shown(limit)}`)
    if (order !== 'count' && order !== 'value') throw new OptionError(`the order of a facet is count or value, not ${shown(order)}`)
    return { field, disjunctive, type: 'values', limit, order }
  })
}

function rangesOf(options: { ranges: readonly { from?: FilterValue; to?: FilterValue }[] }, field: Field): { from: number; to: number }[] {
  checkOptions(`the facet of "${field.name}"`, options, ['ranges', 'disjunctive'])
  if (field.type !== 'number' && field.type !== 'date') throw new OptionError(`ranges count numbers or dates, and "${field.name}" is a ${field.type}`)
  const { ranges } = options
  if (!Array.isArray(ranges) || ranges.length > MAX_RANGES) throw new OptionError(`"ranges" is a list of at most ${MAX_RANGES} ranges, not ${shown(ranges)}`)
  return Array.from(ranges as readonly { from?: FilterValue; to?: FilterValue }[], range => {
    if (typeof range !== 'object' || range === null) throw new OptionError(`a range of a facet is { from, to }, not ${shown(range)}`)
    checkOptions('a range of a facet', range, ['from', 'to'])
    const { from, to } = range
    return {
      from: from === undefined ? Number.NEGATIVE_INFINITY : (valueIn('from', from, field) as number),
      to: to === undefined ? Number.POSITIVE_INFINITY : (valueIn('to', to, field) as number),
    }
  })
}

/** Counts the values of one field over all matches. */
export function countFacet(facet: ResolvedFacet, segment: Segment, { count, docs }: Matches): Facet {
  const { field } = facet
  const column = segment.column(field.name)
  const counts = new Uint32Array(column.size + 1)
  for (let i = 0; i < count; i++) {
    const doc = docs[i] as number
    const first = column.codeOf(doc)
    counts[first] = (counts[first] as number) + 1
    if (column.several) countOthers(column, doc, counts)
  }
  const missing = counts[0] as number
  counts[0] = 0
  let distinct = 0
  for (const own of counts) if (own > 0) distinct++
  const shared = { distinct, missing }
  if (facet.type === 'interval') return { values: intervals(column, counts, facet.cut), ...shared }
  if (facet.type === 'values') {
    const byCount = facet.order === 'count'
    const compare = (a: number, b: number): number => (byCount && (counts[b] as number) - (counts[a] as number)) || a - b
    const best = bestOf(counts.length, facet.limit, compare, code => (counts[code] as number) > 0)
    return { values: best.map(code => ({ value: shownValue(column.valueOf(code), field.type), count: counts[code] as number })), ...shared }
  }
  for (let code = 1; code < counts.length; code++) counts[code] = (counts[code] as number) + (counts[code - 1] as number)
  const ranges = facet.ranges.map(({ from, to }) => ({
    ...(from > Number.NEGATIVE_INFINITY && { from: shownValue(from, field.type) as string | number }),
    ...(to < Number.POSITIVE_INFINITY && { to: shownValue(to, field.type) as string | number }),
    count: Math.max(0, (counts[column.countBelow(to)] as number) - (counts[column.countBelow(from)] as number)),
  }))
  return { ranges, ...shared }
}

/** The values of a document beside its first, which is the one that was read last. */
function countOthers({ codes, starts }: Column, doc: number, counts: Uint32Array): void {
  const at = doc & (starts.length - 2)
  for (let i = (starts[at] as number) + 1; i < (starts[at + 1] as number); i++) {
    const code = codes[i] as number
    counts[code] = (counts[code] as number) + 1
  }
}

/** Counts of dates by the beginnings of their names in ISO 8601, from each to where the next begins. */
function intervals(column: Column, counts: Uint32Array, cut: number): FacetValue[] {
  const values: FacetValue[] = []
  for (let code = 1; code < counts.length; ) {
    if (counts[code] === 0) {
      code++
      continue
    }
    const date = new Date(column.valueOf(code) as number)
    const value = date.toISOString().slice(0, -cut)
    if (cut === CUTS['day']) date.setUTCDate(date.getUTCDate() + 1)
    else if (cut === CUTS['month']) date.setUTCMonth(date.getUTCMonth() + 1, 1)
    else date.setUTCFullYear(date.getUTCFullYear() + 1, 0, 1)
    const next = date.setUTCHours(0, 0, 0, 0)
    // The calendar ends within a day.
    const end = Number.isNaN(next) ? column.size : column.countBelow(next)
    let count = 0
    // In a damaged image values may fall.
    do count += counts[code] as number
    while (++code <= end)
    values.push({ value, count })
  }
  return values
}
