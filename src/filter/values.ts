import { OptionError } from '../errors.js'
import type { ColumnValue } from '../format/column-values.js'
import { keywordOf, MAX_DATE } from '../format/column-values.js'
import { columnFields } from '../format/meta.js'
import type { Field } from '../format/schema.js'
import { shown } from '../format/schema.js'

/** A value as a search takes it: dates as ISO 8601, as a Date, or in milliseconds since 1970. */
export type FilterValue = string | number | boolean | Date

/** The field of a name that has a column. Throws OptionError; `where` begins its message. */
export function columnField(where: string, name: unknown, fields: readonly Field[]): Field {
  const known = columnFields(fields)
  const field = known.find(candidate => candidate.name === name)
  if (field) return field
  throw new OptionError(`${where} is a field with a column (${known.map(other => other.name).join(', ') || 'this index has none'}), not ${shown(name)}`)
}

/** A value for a field, as its column holds them. Throws OptionError where it is of another type. */
export function valueIn(where: string, value: unknown, { name, type }: Field): ColumnValue {
  if (type === 'keyword' && typeof value === 'string') return keywordOf(value.toWellFormed())
  if (type === 'boolean' && typeof value === 'boolean') return value
  if (type === 'number' && typeof value === 'number' && !Number.isNaN(value)) return value
  if (type === 'date') {
    const time = typeof value === 'string' ? new Date(value).getTime() : value instanceof Date ? value.getTime() : value
    if (typeof time === 'number' && Math.abs(time) <= MAX_DATE) return time
  }
  throw new OptionError(`"${where}" of the ${type} field "${name}" is ${EXPECTED[type]}, not ${shown(value)}`)
}

const EXPECTED: Readonly<Record<Field['type'], string>> = {
  text: 'no value',
  keyword: 'a string',
  number: 'a number',
  date: 'a date: ISO 8601, a Date, or milliseconds since 1970',
  boolean: 'true or false',
}

/** A value of a column as answers give it: dates as ISO 8601. */
export function shownValue(value: ColumnValue, type: Field['type']): ColumnValue {
  return type === 'date' ? new Date(value as number).toISOString() : value
}
