import { checkOptions, OptionError } from '../errors.js'
import type { ColumnValue } from '../format/column-values.js'
import type { Field } from '../format/schema.js'
import type { FilterValue } from './values.js'
import { columnField, valueIn } from './values.js'

/** Conditions on one field, all of which one of its values must fulfil; at least one of them. */
export interface FieldFilter {
  /** A field with a column. */
  field: string
  /** Equal to this. */
  eq?: FilterValue
  /** Equal to one of these. */
  in?: readonly FilterValue[]
  /** Greater, not less, less, not greater than this; keywords in the order of their UTF-16 code units, false below true. */
  gt?: FilterValue
  gte?: FilterValue
  lt?: FilterValue
  lte?: FilterValue
  /** Whether the document has a value at all. */
  exists?: boolean
}

/** Which documents a search may find, as data. `and` of nothing is every document, `or` of nothing is none. */
export type Filter = FieldFilter | { and: readonly Filter[] } | { or: readonly Filter[] } | { not: Filter }

/** A filter whose names and values were checked. */
export type Condition = { type: 'and' | 'or'; conditions: Condition[] } | { type: 'not'; condition: Condition } | Test

/** Conditions on the values of one field. */
export interface Test {
  type: 'test'
  field: string
  /** Equal to one of these, where there is a list. */
  equal: ColumnValue[] | undefined
  bounds: { value: ColumnValue; isUpper: boolean; orEqual: boolean }[]
  exists: boolean | undefined
}

/** Most filters in each other: far beyond what a program nests, well below what could exhaust the stack. */
const MAX_DEPTH = 32

/** Most conditions of a filter: each may look at every document. */
const MAX_CONDITIONS = 1_024

/** Most values in all sets of a filter. */
const MAX_SET_VALUES = 65_536

const BOUNDS = ['gt', 'gte', 'lt', 'lte'] as const
const FIELD_NAMES = ['field', 'eq', 'in', ...BOUNDS, 'exists']

/** Checks a filter against the fields of an index. Throws OptionError. */
export function resolveFilter(filter: Filter, fields: readonly Field[]): Condition {
  let conditions = 0
  let values = 0
  const countValues = (more: number): void => {
    values += more
    if (values > MAX_SET_VALUES) throw new OptionError(`the sets of a filter have at most ${MAX_SET_VALUES} values in all`)
  }
  const resolve = (node: Filter, depth: number): Condition => {
    if (typeof node !== 'object' || node === null) throw new OptionError(`a filter is an object, not ${node === null ? 'null' : typeof node}`)
    if (depth > MAX_DEPTH) throw new OptionError(`filters stand at most ${MAX_DEPTH} deep in each other`)
    if (++conditions > MAX_CONDITIONS) throw new OptionError(`a filter has at most ${MAX_CONDITIONS} conditions`)
    for (const type of ['and', 'or'] as const) {
      if (!Object.hasOwn(node, type)) continue
      checkOptions(`the filter "${type}"`, node, [type])
      const list = (node as Record<string, unknown>)[type]
      if (!Array.isArray(list)) throw new OptionError(`"${type}" of a filter is a list of filters, not ${typeof list}`)
      return { type, conditions: Array.from(list as Filter[], child => resolve(child, depth + 1)) }
    }
    if (Object.hasOwn(node, 'not')) {
      checkOptions('the filter "not"', node, ['not'])
      return { type: 'not', condition: resolve((node as { not: Filter }).not, depth + 1) }
    }
    return testOf(node as FieldFilter, fields, countValues)
  }
  return resolve(filter, 1)
}

function testOf(node: FieldFilter, fields: readonly Field[], countValues: (more: number) => void): Test {
  checkOptions('a filter', node, FIELD_NAMES)
  const field = columnField('"field" of a filter', node.field, fields)
  const given = (name: keyof FieldFilter): boolean => node[name] !== undefined
  const list = node.in
  if (list !== undefined) {
    if (!Array.isArray(list)) throw new OptionError(`"in" of the filter on "${field.name}" is a list of values, not ${typeof list}`)
    countValues(list.length)
  }
  const values = list && Array.from(list as readonly FilterValue[], value => valueIn('in', value, field))
  const single = given('eq') ? valueIn('eq', node.eq, field) : undefined
  const { exists } = node
  if (exists !== undefined && typeof exists !== 'boolean')
    throw new OptionError(`"exists" of the filter on "${field.name}" is true or false, not ${typeof exists}`)
  if (!FIELD_NAMES.slice(1).some(name => given(name as keyof FieldFilter)))
    throw new OptionError(`the filter on "${field.name}" says nothing of its values; it takes ${FIELD_NAMES.slice(1).join(', ')}`)
  return {
    type: 'test',
    field: field.name,
    equal: single === undefined ? values : [single].filter(value => !values || values.includes(value)),
    bounds: BOUNDS.filter(given).map(name => ({
      value: valueIn(name, node[name], field),
      isUpper: name[0] === 'l',
      orEqual: name.length === 3,
    })),
    exists,
  }
}
