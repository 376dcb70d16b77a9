import { checkOptions, OptionError } from '../errors.js'
import { columnField, shownValue } from '../filter/values.js'
import type { ColumnValue } from '../format/column-values.js'
import type { Field } from '../format/schema.js'
import { shown } from '../format/schema.js'
import type { Segment } from '../format/segment.js'
import type { Matches } from './matches.js'
import { bestOf } from './matches.js'
import type { Order } from './sort.js'

/** A field with a column to group by: its name, or with how many hits of each group. */
export type GroupBy = string | { field: string /** Best hits of each group; default 1. */; hits?: number }

export interface ResolvedGroupBy {
  field: Field
  hits: number
}

/** The documents that share a value, as places among the matches. */
export interface MatchGroup {
  /** Null for documents without a value. A document of several values is of its least. */
  value: ColumnValue | null
  total: number
  best: number[]
}

const MAX_HITS = 1_000

/** Throws OptionError. */
export function resolveGroupBy(groupBy: GroupBy, fields: readonly Field[]): ResolvedGroupBy {
  if (typeof groupBy !== 'string' && (typeof groupBy !== 'object' || groupBy === null))
    throw new OptionError(`"groupBy" is a field's name or { field, hits }, not ${shown(groupBy)}`)
  const given = typeof groupBy === 'string' ? { field: groupBy } : groupBy
  checkOptions('"groupBy"', given, ['field', 'hits'])
  const { hits = 1 } = given
  if (!Number.isInteger(hits) || hits < 1 || hits > MAX_HITS)
    throw new OptionError(`"hits" of "groupBy" is an integer from 1 to ${MAX_HITS}, not ${shown(hits)}`)
  return { field: columnField('"field" of "groupBy"', given.field, fields), hits }
}

/** The groups with the best hits, `limit` of them from `offset` on, and how many there are. */
export function groupMatches(
  { field, hits }: ResolvedGroupBy,
  segment: Segment,
  matches: Matches,
  order: Order,
  limit: number,
  offset: number,
): { groups: MatchGroup[]; groupTotal: number } {
  const column = segment.column(field.name)
  const codes = new Uint32Array(matches.count)
  const totals = new Uint32Array(column.size + 1)
  /** Places plus 1. */
  const best = new Uint32Array(column.size + 1)
  const found: number[] = []
  const compare = (a: number, b: number): number => order.compare(a, b)
  for (let i = 0; i < codes.length; i++) {
    const code = column.codeOf(matches.docs[i] as number)
    codes[i] = code
    if (totals[code] === 0) found.push(code)
    totals[code] = (totals[code] as number) + 1
    if (best[code] === 0 || order.compare(i, (best[code] as number) - 1) < 0) best[code] = i + 1
  }
  const first = (at: number): number => (best[found[at] as number] as number) - 1
  const chosen = bestOf(found.length, limit + offset, (a, b) => order.compare(first(a), first(b))).slice(offset)
  const members = new Map<number, number[]>(chosen.map(at => [found[at] as number, []]))
  for (let i = 0; i < codes.length; i++) members.get(codes[i] as number)?.push(i)
  const groups = [...members].map(([code, places]) => ({
    value: code === 0 ? null : shownValue(column.valueOf(code), field.type),
    total: totals[code] as number,
    best: bestOf(places.length, hits, (a, b) => compare(places[a] as number, places[b] as number)).map(at => places[at] as number),
  }))
  return { groups, groupTotal: found.length }
}
