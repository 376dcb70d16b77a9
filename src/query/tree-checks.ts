import { QueryError } from '../errors.js'
import { MAX_QUERY_LENGTH } from './tree.js'

/** A text of a query object. Throws QueryError. */
export function string(query: { type: string }, name: string, value: unknown): string {
  if (typeof value !== 'string') throw new QueryError(`"${name}" of a query of type "${query.type}" is a string, not ${typeof value}`)
  if (value.length > MAX_QUERY_LENGTH) throw new QueryError(`a query has at most ${MAX_QUERY_LENGTH} characters, not ${value.length}`)
  return value
}

/** The operator of a query object. Throws QueryError. */
export function operatorOf(operator: unknown): 'or' | 'and' | undefined {
  if (operator !== undefined && operator !== 'or' && operator !== 'and') throw new QueryError(`"operator" is 'or' or 'and'`)
  return operator
}

/** The beginning of a text, for a message. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
