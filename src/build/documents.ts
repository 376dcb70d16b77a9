import { DocumentError } from '../errors.js'
import type { Field } from '../format/schema.js'

/** A document to index: any object; the schema names the properties that matter. */
export type DocumentLike = object

/** The id of a document as a string. Numbers are written out; anything else is an error. */
export function idOf(document: DocumentLike, name: string, index: number): string {
  if (typeof document !== 'object' || document === null) throw new DocumentError(index, `a document is an object, not ${describe(document)}`)
  const id = propertyOf(document, name)
  if (typeof id === 'number' && Number.isFinite(id)) return String(id)
  if (typeof id !== 'string' || id === '')
    throw new DocumentError(index, `property "${name}" should be its id, a string of at least one character, and is ${describe(id)}`)
  if (!id.isWellFormed()) throw new DocumentError(index, `the id ${JSON.stringify(id)} holds half of a surrogate pair`)
  return id
}

/**
 * The value of a field after its type was checked, kept apart from the document; undefined where the document has none. Texts are
 * well-formed: half of a surrogate pair becomes U+FFFD, one unit for one, which ends a word as it does.
 */
export function fieldValue(document: DocumentLike, field: Field, index: number): unknown {
  const value = propertyOf(document, field.name)
  if (value === undefined || value === null) return undefined
  if (!CHECKS[field.type](value)) throw new DocumentError(index, `field "${field.name}" should be ${EXPECTED[field.type]}, and is ${describe(value)}`)
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map((text: string) => text.toWellFormed())
  return value instanceof Date ? value.toISOString() : value
}

/** An own property: what a prototype holds is no part of a document. */
function propertyOf(document: DocumentLike, name: string): unknown {
  return Object.hasOwn(document, name) ? (document as Readonly<Record<string, unknown>>)[name] : undefined
}

/** The texts of a text field's value. */
export function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? (value as string[]) : []
}

// Spread, for `every` passes over the holes of a list.
const isTexts = (value: unknown): boolean => typeof value === 'string' || (Array.isArray(value) && [...value].every(text => typeof text === 'string'))

const CHECKS: Readonly<Record<Field['type'], (value: unknown) => boolean>> = {
  text: isTexts,
  keyword: isTexts,
  number: value => typeof value === 'number' && Number.isFinite(value),
  date: value => (typeof value === 'string' || typeof value === 'number' || value instanceof Date) && !Number.isNaN(new Date(value).getTime()),
  boolean: value => typeof value === 'boolean',
}

const EXPECTED: Readonly<Record<Field['type'], string>> = {
  text: 'a string or a list of strings',
  keyword: 'a string or a list of strings',
  number: 'a finite number',
  date: 'a date: a string that Date.parse reads, a number of milliseconds, or a Date',
  boolean: 'true or false',
}

function describe(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list with other values'
  return typeof value === 'object' ? 'an object' : `${typeof value} ${String(value).slice(0, 40)}`
}
