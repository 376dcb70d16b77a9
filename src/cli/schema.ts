import { InputError } from '../errors.js'
import type { FieldOptions, FieldType } from '../format/schema.js'
import { UsageError } from './failure.js'

export type Fields = Record<string, FieldOptions>

const TYPES: readonly FieldType[] = ['text', 'keyword', 'number', 'date', 'boolean']
/** Property names whose text a reader searches, with the boost that a match in them is worth. */
const TEXT_BOOSTS: ReadonlyMap<string, number> = new Map([
  ['title', 2],
  ['body', 1],
  ['text', 1],
  ['content', 1],
])

/** The fields named by --field: `title:2`, `body`, `url:keyword`, `year:number`; boost and type in any order after the name. */
export function parseFields(specs: readonly string[], store: boolean): Fields {
  const fields = new Map<string, FieldOptions>()
  for (const spec of specs) {
    const [name = '', ...suffixes] = spec.split(':')
    if (name === '') throw new UsageError(`--field takes NAME, NAME:BOOST or NAME:TYPE, not "${spec}"`)
    if (fields.has(name)) throw new UsageError(`--field names "${name}" twice`)
    const options: FieldOptions = { store }
    for (const suffix of suffixes) addSuffix(options, suffix, spec)
    fields.set(name, options)
  }
  return Object.fromEntries(fields)
}

function addSuffix(options: FieldOptions, suffix: string, spec: string): void {
  const type = TYPES.find(known => known === suffix)
  const boost = suffix === '' ? Number.NaN : Number(suffix)
  if (type !== undefined) options.type = type
  else if (suffix === 'plain') options.analysis = suffix
  else if (Number.isFinite(boost) && boost > 0) options.boost = boost
  else throw new UsageError(`--field ${spec}: "${suffix}" is neither a boost above 0 nor a type (${TYPES.join(', ')}, or plain)`)
}

/**
 * The fields that documents seem to have: title, body, text and content are searched, other strings (and lists of strings) kept as
 * keywords. What is something else, or only sometimes a string, is left out. Throws InputError where nothing can be searched.
 */
export function guessFields(documents: readonly Record<string, unknown>[], id: string, store: boolean): Fields {
  const fields = new Map<string, FieldOptions>()
  const names = new Set(documents.flatMap(document => Object.keys(document)))
  names.delete(id)
  for (const name of names) {
    if (!documents.every(document => isAbsent(document[name]) || isTexts(document[name]))) continue
    const boost = TEXT_BOOSTS.get(name)
    const keyword: FieldOptions = { type: 'keyword', store, ...(identifies(documents, name) && { column: false }) }
    fields.set(name, boost === undefined ? keyword : { type: 'text', boost, store })
  }
  if (![...fields.values()].some(field => field.type === 'text')) {
    const found = names.size === 0 ? 'none at all' : [...names].join(', ')
    throw new InputError(
      `no text field found: none of ${[...TEXT_BOOSTS.keys()].join(', ')} holds text in the first documents, whose fields are: ${found}. Name the fields to search with --field NAME`,
    )
  }
  return Object.fromEntries(fields)
}

/** Fewer values say nothing of those to come. */
const ENOUGH = 20

/** Whether the values of a field are all different, as addresses are: none to filter or sort by, and the dearest to keep for it. */
function identifies(documents: readonly Record<string, unknown>[], name: string): boolean {
  const values = documents.flatMap(document => document[name] ?? [])
  return values.length >= ENOUGH && new Set(values).size === values.length
}

/** Fields asked for that none of the documents has: most often a slip of the keyboard. */
export function unseenFields(fields: Fields, documents: readonly Record<string, unknown>[]): string[] {
  return Object.keys(fields).filter(name => documents.every(document => isAbsent(document[name])))
}

/** `title (text ×2), url (keyword)`. */
export function describeFields(fields: Fields): string {
  const described = Object.entries(fields).map(
    ([name, { type = 'text', analysis, boost = 1 }]) => `${name} (${analysis === 'plain' ? analysis : type}${boost === 1 ? '' : ` ×${boost}`})`,
  )
  return described.join(', ')
}

/** What a text or keyword field takes. */
function isTexts(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every(text => typeof text === 'string'))
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}
