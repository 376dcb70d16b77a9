import { checkOptions, SchemaError } from '../errors.js'
import type { LatinStemmer } from '../stem/latin-stemmer.js'
import type { SynonymRule } from '../tokenize/synonym-groups.js'
import { MAX_TEXT_FIELDS } from './constants.js'

/** What a field holds. Text is analysed and searched; the others are kept as they are. */
export type FieldType = 'text' | 'keyword' | 'number' | 'date' | 'boolean'

/** How one field is indexed. */
export interface FieldOptions {
  /** Default 'text'. */
  type?: FieldType
  /**
   * How words of a text field are held for the same: 'arabic' (default) by form, stem and root; 'plain' by their folded letters alone, for names,
   * codes and titles. No word of a plain field is a stop word to a search of plain fields.
   */
  analysis?: 'arabic' | 'plain'
  /** Weight of the field's matches in the score, above 0 and up to 1e100; default 1. */
  boost?: number
  /** Keep the value, for hits, highlights and snippets; default false. */
  store?: boolean
  /** Keep the positions of words, for phrases; default true for text. */
  positions?: boolean
  /** Keep the values so that a search can filter, count, sort and group by them; default true for all types but text, which has none. */
  column?: boolean
}

/** Words beside those of the library's lexicon. */
export interface LexiconOptions {
  /** What they are added to; default 'default'. */
  base?: 'default' | 'none'
  /** Broken plurals: each list a singular, then its plurals. They find each other as words of one root. */
  plurals?: readonly (readonly string[])[]
  /** Words that keep their letters, though they look as if they had a clitic or an ending. */
  protected?: readonly string[]
}

/** What documents look like. */
export interface Schema {
  /** Name of the property that identifies a document; default 'id'. */
  id?: string
  /** Text fields by name, or every field with its options. Order matters for nothing but ties in output. */
  fields: readonly string[] | Record<string, FieldOptions>
  /** Words that weigh little in a query that holds others: the library's own list, in one of three sizes, none, or a list. */
  stopWords?: 'short' | 'default' | 'long' | 'none' | readonly string[]
  /**
   * The library's own lexicon (the default), or none: stems and roots by the corpus's frequencies and the light rules alone. An object adds words
   * of one's own.
   */
  lexicon?: 'default' | 'none' | LexiconOptions
  /**
   * Words that find each other, each group a list of words or of several words in one string, or words that find others alone, `{ from, to }`:
   * the library's own groups, none (the default), or a list.
   */
  synonyms?: 'default' | 'none' | readonly SynonymRule[]
  /** A stemmer for words in Latin letters, which are otherwise their own stems. The image is to be opened with the same. */
  latinStemmer?: LatinStemmer
}

/** A field with all its options decided, as the image keeps it. */
export interface Field {
  name: string
  type: FieldType
  /** Of a text field whose words count as they are written alone; absent for all others. */
  analysis?: 'plain'
  boost: number
  store: boolean
  positions: boolean
  column: boolean
}

/** Largest boost of a field: products with what a query may give stay far from the largest number. */
export const MAX_FIELD_BOOST = 1e100

const TYPES: readonly FieldType[] = ['text', 'keyword', 'number', 'date', 'boolean']
const FIELD_OPTIONS = ['type', 'analysis', 'boost', 'store', 'positions', 'column']

/** The fields of a schema with every default filled in. Throws SchemaError. */
export function resolveFields(schema: Schema): Field[] {
  if (typeof schema !== 'object' || schema === null || typeof schema.fields !== 'object' || schema.fields === null) {
    throw new SchemaError('a schema needs "fields": a list of names, or an object of names and options')
  }
  checkOptions('a schema', schema, ['id', 'fields', 'stopWords', 'lexicon', 'synonyms', 'latinStemmer'])
  const idName = schema.id ?? 'id'
  if (typeof idName !== 'string' || idName === '') throw new SchemaError(`"id" is the name of a property, not ${shown(schema.id)}`)
  const entries = Array.isArray(schema.fields)
    ? (schema.fields as readonly string[]).map(name => [name, {}] as const)
    : Object.entries(schema.fields as Record<string, FieldOptions>)
  const fields = entries.map(([name, options]) => resolveField(name, options))
  const text = fields.filter(field => field.type === 'text')
  if (text.length === 0) throw new SchemaError('a schema needs at least one field of type "text"')
  if (text.length > MAX_TEXT_FIELDS) throw new SchemaError(`a schema takes at most ${MAX_TEXT_FIELDS} text fields, this one has ${text.length}`)
  const names = new Set<string>()
  for (const { name } of fields) {
    if (names.has(name)) throw new SchemaError(`field "${name}" stands twice in the schema`)
    names.add(name)
  }
  return fields
}

function resolveField(name: unknown, options: FieldOptions): Field {
  if (typeof name !== 'string' || name === '') throw new SchemaError(`a field's name is a string of at least one character, not ${shown(name)}`)
  if (typeof options !== 'object' || options === null) throw new SchemaError(`the options of field "${name}" are an object, not ${shown(options)}`)
  checkOptions(`field "${name}"`, options, FIELD_OPTIONS)
  const { type = 'text', analysis = 'arabic', boost = 1, store = false } = options
  if (!TYPES.includes(type)) throw new SchemaError(`field "${name}" has type ${shown(type)}; types are ${TYPES.join(', ')}`)
  if (analysis !== 'arabic' && analysis !== 'plain') throw new SchemaError(`"analysis" of field "${name}" is 'arabic' or 'plain', not ${shown(analysis)}`)
  if (options.analysis !== undefined && type !== 'text') throw new SchemaError(`"analysis" is for text, and field "${name}" has type ${type}`)
  if (typeof boost !== 'number' || !(boost > 0 && boost <= MAX_FIELD_BOOST))
    throw new SchemaError(`the boost of field "${name}" is a number above 0 and up to ${MAX_FIELD_BOOST}, not ${shown(boost)}`)
  if (typeof store !== 'boolean') throw new SchemaError(`"store" of field "${name}" is true or false, not ${shown(store)}`)
  const positions = options.positions ?? type === 'text'
  if (typeof positions !== 'boolean') throw new SchemaError(`"positions" of field "${name}" is true or false, not ${shown(positions)}`)
  const column = options.column ?? type !== 'text'
  if (typeof column !== 'boolean' || (column && type === 'text'))
    throw new SchemaError(`"column" of field "${name}" is true or false, and false for text, not ${shown(options.column)}`)
  return { name, type, ...(analysis === 'plain' && { analysis }), boost, store, positions: positions && type === 'text', column }
}

/** A value in a message. Any value at all may come, also one that has no text of its own. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return typeof value === 'function' || (typeof value === 'object' && value !== null) ? typeof value : String(value)
}
