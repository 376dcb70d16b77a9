import type { Field, FieldFilter, Filter, Sort } from '../index.js'
import { UsageError } from './failure.js'

/** The operators of --filter, longer ones first, with what each is in a filter; `!=` is the contrary of `=`. */
const OPERATORS = [
  ['>=', 'gte'],
  ['<=', 'lte'],
  ['!=', 'eq'],
  ['=', 'eq'],
  ['>', 'gt'],
  ['<', 'lt'],
] as const

/** The filter that all of several --filter make: `topics=تاريخ`, `pages>=100`, `open!=true`. */
export function parseFilters(specs: readonly string[], fields: readonly Field[]): Filter {
  return { and: specs.map(spec => parseFilter(spec, fields)) }
}

function parseFilter(spec: string, fields: readonly Field[]): Filter {
  // The first place of any operator: values may hold others.
  const at = spec.search(/[<>!=]/)
  const operator = OPERATORS.find(([sign]) => at > 0 && spec.startsWith(sign, at))
  if (!operator) throw new UsageError(`--filter takes NAME=VALUE, or !=, >, >=, <, <= in place of =, not "${spec}"`)
  const [sign, key] = operator
  const name = spec.slice(0, at)
  const text = spec.slice(at + sign.length)
  const type = fields.find(field => field.name === name)?.type
  const value = type === 'number' && text.trim() !== '' ? Number(text) : type === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text
  const filter: FieldFilter = { field: name, [key]: value }
  return sign === '!=' ? { not: filter } : filter
}

/** The order of --sort: names separated by commas, each with :desc where the largest come first. */
export function parseSort(spec: string): Sort[] {
  return spec.split(',').map(part => {
    const [field = '', order = 'asc', ...rest] = part.trim().split(':')
    if (field === '' || rest.length > 0 || (order !== 'asc' && order !== 'desc')) throw new UsageError(`--sort takes NAME or NAME:desc, not "${part}"`)
    return { field, order }
  })
}
