import { OptionError } from '../errors.js'
import type { Condition, FieldFilter } from '../filter/filter.js'
import { resolveFilter } from '../filter/filter.js'
import { columnFields } from '../format/meta.js'
import type { Field } from '../format/schema.js'
import type { RangeQuery } from './tree.js'

type Bound = string | number

/** The condition that a range puts on the column of its field, or what speaks against it. */
export function rangeCondition({ field: name, gt, gte, lt, lte }: RangeQuery, fields: readonly Field[]): Condition | string {
  const field = fields.find(candidate => candidate.name === name)
  if (!field) return 'is no field of the index'
  if (field.type === 'text') return 'is a text field, which has no order'
  if (!columnFields(fields).includes(field)) return 'has no column in this index'
  const filter: FieldFilter = { field: name }
  const isOne = gte !== undefined && gte === lte
  if (gt !== undefined) Object.assign(filter, endOf(gt, field, 'gte') ?? { gt: asValue(gt, field) })
  if (gte !== undefined) Object.assign(filter, { gte: asValue(gte, field) })
  if (lt !== undefined) Object.assign(filter, { lt: asValue(lt, field) })
  if (lte !== undefined) Object.assign(filter, endOf(lte, field, 'lt') ?? { lte: asValue(lte, field) })
  // One value of a document may not be too small and another too large; only a day is more than one value.
  if (isOne && filter.lt === undefined) return condition({ field: name, eq: asValue(gte, field) }, fields)
  return condition(filter, fields)
}

function condition(filter: FieldFilter, fields: readonly Field[]): Condition | string {
  try {
    return resolveFilter(filter, fields)
  } catch (error) {
    if (error instanceof OptionError) return `has no such value: ${error.message}`
    throw error
  }
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, نعم: true, لا: false }

/** A bound as a value of its field; what is none is left to the filter's checks. */
function asValue(bound: Bound, { type }: Field): Bound | boolean {
  if (typeof bound !== 'string') return type === 'keyword' ? String(bound) : bound
  if (type === 'number' && bound.trim() !== '') return Number.isNaN(Number(bound)) ? bound : Number(bound)
  if (type === 'boolean' && Object.hasOwn(BOOLEANS, bound)) return BOOLEANS[bound] as boolean
  return bound
}

const DAY = 86_400_000

/** Behind a year, a month or a day, in UTC: what is not later than 2020 is before 2021. Undefined for any other bound. */
function endOf(bound: Bound, { type }: Field, name: 'gte' | 'lt'): FieldFilter | object | undefined {
  const match = type === 'date' && typeof bound === 'string' ? /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(bound) : undefined
  const start = match ? Date.parse(bound as string) : Number.NaN
  if (!match || Number.isNaN(start)) return undefined
  const [year, month] = [Number(match[1]), Number(match[2])]
  const end = match[3] ? start + DAY : match[2] ? Date.UTC(year, month, 1) : Date.parse(`${String(year + 1).padStart(4, '0')}-01-01`)
  return Number.isNaN(end) ? undefined : { [name]: end }
}
