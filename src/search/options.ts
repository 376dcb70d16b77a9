import { checkOptions, OptionError } from '../errors.js'
import type { Field } from '../format/schema.js'
import { MAX_BOOST } from '../query/tree.js'
import type { SynonymRule } from '../tokenize/synonym-groups.js'
import type { RefineOptions } from './refine.js'

/** How far words are held for the same: only as written, by stem, or (default) by root too. */
export type Conflation = 'root' | 'stem' | 'exact'

export interface SearchOptions extends RefineOptions {
  /** Most hits returned; default 10. */
  limit?: number
  /** Hits passed over first; default 0. */
  offset?: number
  /** Text fields to search; default all. */
  fields?: readonly string[]
  /** Weights of fields in place of the schema's. */
  boost?: Readonly<Record<string, number>>
  /** Whether one word of the query suffices (default) or all are needed. */
  operator?: 'or' | 'and'
  conflation?: Conflation
  /**
   * Let a word that the index does not hold fall to the nearest that it does, and take run-on words apart; default true with
   * conflation 'root', false with the stricter ones.
   */
  fuzzy?: boolean
  /** Take the last word of the query for the beginning of one, as it is typed; default 'none'. */
  prefix?: 'last' | 'none'
  /** Take و أو بدون, standing alone, for AND OR NOT; default false. */
  operatorWords?: boolean
  /**
   * Words that find each other, `['موبايل', 'جوال']`, or others alone, `{ from: ['كوفيد 19'], to: ['كورونا'] }`, beside those of the index; at most
   * 1,000 rules. A list is read once: give the same one with each query. A word of which the index has no form is not led to others.
   */
  synonyms?: readonly SynonymRule[]
  /**
   * Count every document that matches; default false: documents that cannot come among the best need not be found, and the answer says
   * whether its total is exact.
   */
  exactTotal?: boolean
  /** Say of each hit how its score comes about; default false. With `fihris`, not with `fihris/search`. */
  explain?: boolean
  /** Give the ranges of matched words in each stored text field. */
  highlight?: boolean
  /** Give the best passage of each stored text field: true, or its length in UTF-16 code units (default 200). */
  snippet?: boolean | { length?: number }
}

/** Options with every default filled in; `weights` are 0 for text fields not searched. */
export interface ResolvedOptions {
  limit: number
  offset: number
  weights: number[]
  /** Weights of all text fields, also of those that only the query names. */
  fieldWeights: number[]
  operator: 'or' | 'and'
  conflation: Conflation
  fuzzy: boolean
  prefix: 'last' | 'none'
  operatorWords: boolean
  exactTotal: boolean
  explain: boolean
  highlight: boolean
  snippetLength: number
}

const NAMES = [
  ...[
    'limit',
    'offset',
    'fields',
    'boost',
    'operator',
    'conflation',
    'fuzzy',
    'prefix',
    'operatorWords',
    'exactTotal',
    'explain',
    'highlight',
    'snippet',
    'synonyms',
  ],
  ...['filter', 'matchAll', 'rank', 'sort', 'after', 'facets', 'groupBy'],
]
const SNIPPET_LENGTH = 200

/** Most hits that one call goes down to: deeper pages need a cursor, not a larger heap. */
const MAX_WINDOW = 100_000

/** Throws OptionError for a name, a field or a value that is none. */
export function resolveOptions(options: SearchOptions, text: readonly Field[]): ResolvedOptions {
  if (typeof options !== 'object' || options === null) throw new OptionError(`search options are an object, not ${String(options)}`)
  checkOptions('search', options, NAMES)
  const {
    limit = 10,
    offset = 0,
    operator = 'or',
    conflation = 'root',
    fuzzy = conflation === 'root',
    prefix = 'none',
    operatorWords = false,
    exactTotal = false,
    explain = false,
    highlight = false,
    snippet = false,
  } = options
  checkInteger('limit', limit, 0, MAX_WINDOW)
  checkInteger('offset', offset, 0, MAX_WINDOW)
  checkOne('operator', operator, ['or', 'and'])
  checkOne('conflation', conflation, ['root', 'stem', 'exact'])
  checkOne('fuzzy', fuzzy, [true, false])
  checkOne('prefix', prefix, ['last', 'none'])
  checkOne('operatorWords', operatorWords, [true, false])
  checkOne('exactTotal', exactTotal, [true, false])
  checkOne('explain', explain, [true, false])
  checkOne('highlight', highlight, [true, false])
  const length = typeof snippet === 'object' && snippet !== null ? (snippet.length ?? SNIPPET_LENGTH) : snippet === true ? SNIPPET_LENGTH : 0
  if (typeof snippet !== 'boolean' && (typeof snippet !== 'object' || snippet === null))
    throw new OptionError(`"snippet" is true, false or { length }, not ${String(snippet)}`)
  if (typeof snippet === 'object') checkOptions('snippet', snippet, ['length'])
  if (snippet !== false) checkInteger('snippet.length', length, 20, 100_000)
  const fieldWeights = weightsOf(options, text)
  const weights = fieldWeights.map((weight, i) => (options.fields?.includes((text[i] as Field).name) === false ? 0 : weight))
  const snippetLength = length
  return { limit, offset, weights, fieldWeights, operator, conflation, fuzzy, prefix, operatorWords, exactTotal, explain, highlight, snippetLength }
}

/** The weight of every field, searched or not. */
function weightsOf({ fields, boost = {} }: SearchOptions, text: readonly Field[]): number[] {
  const known = text.map(field => field.name)
  if (fields !== undefined && !Array.isArray(fields)) throw new OptionError(`"fields" is a list of names, not ${String(fields)}`)
  if (typeof boost !== 'object' || boost === null) throw new OptionError(`"boost" is an object of fields and numbers, not ${String(boost)}`)
  for (const name of [...(fields ?? []), ...Object.keys(boost)]) {
    if (!known.includes(name)) throw new OptionError(`the index has no text field "${name}"; it has ${known.join(', ')}`)
  }
  return text.map(field => {
    if (!Object.hasOwn(boost, field.name)) return field.boost
    const weight = boost[field.name]
    if (!(typeof weight === 'number' && weight >= 0 && weight <= MAX_BOOST))
      throw new OptionError(`the boost of "${field.name}" is a number from 0 to ${MAX_BOOST}, not ${String(weight)}`)
    return weight
  })
}

function checkInteger(name: string, value: unknown, least: number, most: number): void {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
    throw new OptionError(`"${name}" is an integer from ${least} to ${most}, not ${String(value)}`)
}

function checkOne(name: string, value: unknown, values: readonly unknown[]): void {
  if (!values.includes(value)) throw new OptionError(`"${name}" is one of ${values.join(', ')}, not ${String(value)}`)
}
