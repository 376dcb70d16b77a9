import { checkOptions, OptionError, QueryError } from '../errors.js'
import type { Field } from '../format/schema.js'
import { MAX_QUERY_LENGTH } from '../query/tree.js'

/** Throws OptionError for what is no text, QueryError for one beyond the limit. */
export function checkText(text: unknown): asserts text is string {
  if (typeof text !== 'string') throw new OptionError(`a text is a string, not ${typeof text}`)
  if (text.length > MAX_QUERY_LENGTH) throw new QueryError(`a query has at most ${MAX_QUERY_LENGTH} characters, not ${text.length}`)
}

/** Throws OptionError where options are no object or have another name than `known`. */
export function checkNames(where: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) throw new OptionError(`the options of ${where} are an object, not ${String(options)}`)
  checkOptions(where, options, known)
}

/** Throws OptionError for what is no integer from 0 to `most`. */
export function checkLimit(limit: unknown, most: number): void {
  if (!Number.isInteger(limit) || (limit as number) < 0 || (limit as number) > most)
    throw new OptionError(`"limit" is an integer from 0 to ${most}, not ${String(limit)}`)
}

/** A bit for each text field of some names, for all where there are none given. Throws OptionError. */
export function fieldBits(names: unknown, text: readonly Field[]): number {
  if (names === undefined) return -1
  if (!Array.isArray(names)) throw new OptionError(`"fields" is a list of names, not ${String(names)}`)
  let bits = 0
  for (const name of names) {
    const field = text.findIndex(candidate => candidate.name === name)
    if (field < 0) throw new OptionError(`the index has no text field "${String(name)}"; it has ${text.map(candidate => candidate.name).join(', ')}`)
    bits |= 1 << field
  }
  return bits
}
