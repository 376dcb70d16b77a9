import { QueryError } from '../errors.js'
import type { Segment } from '../format/segment.js'
import { PART, VARIANT, WHOLE } from '../tokenize/token.js'
import type { FormToken, Tokenizer } from '../tokenize/tokenize.js'
import { resolve } from './resolve.js'
import type { Resolved } from './resolve.js'
import { MAX_QUERY_LENGTH, MAX_QUERY_WORDS } from './tree.js'
import type { Query } from './tree.js'

/** A word of a query with its place in the image. */
export interface PlannedTerm extends Resolved {
  text: string
  weight: number
}

/** A written word: all of its parts, or one of the alternatives, make it match. */
export interface Clause {
  parts: PlannedTerm[]
  alternatives: PlannedTerm[]
}

/** What a query asks of one image. */
export interface Plan {
  clauses: Clause[]
}

/** Plans a query: cuts it into words as documents were cut, and finds each in the image. Throws QueryError beyond the limits. */
export function plan(query: string | Query, segment: Segment, tokenizer: Tokenizer): Plan {
  const { text, boost } = textOf(query)
  if (text.length > MAX_QUERY_LENGTH) throw new QueryError(`a query has at most ${MAX_QUERY_LENGTH} UTF-16 code units, this one ${text.length}`)
  const clauses: Clause[] = []
  const seen = new Set<string>()
  for (const word of writtenWords(tokenizer.forms(text))) {
    const key = word.map(token => token.form).join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    if (seen.size > MAX_QUERY_WORDS) throw new QueryError(`a query has at most ${MAX_QUERY_WORDS} different words`)
    clauses.push(clauseOf(word, segment, boost))
  }
  return { clauses: withoutStopWords(clauses, segment) }
}

function textOf(query: string | Query): { text: string; boost: number } {
  if (typeof query === 'string') return { text: query, boost: 1 }
  if (query?.type === 'text' && typeof query.text === 'string') return { text: query.text, boost: 1 }
  if (query?.type === 'word' && typeof query.word === 'string') return { text: query.word, boost: query.boost ?? 1 }
  throw new QueryError(`a query is a string or an object of type "text" or "word", not ${typeof query}`)
}

/** Groups the tokens of each written word: its parts, then its whole and its second readings. */
function writtenWords(tokens: readonly FormToken[]): FormToken[][] {
  const words: FormToken[][] = []
  let parts: FormToken[] = []
  for (const token of tokens) {
    if (token.kind === WHOLE) {
      words.push([...parts.splice(0), token])
    } else if (token.kind === VARIANT) {
      ;(parts.length > 0 ? parts : (words[words.length - 1] as FormToken[])).push(token)
    } else if (token.kind === PART) {
      const last = parts[parts.length - 1]
      // Parts of two written words that have no whole follow each other: each stands for itself.
      if (last && token.position !== last.position + 1) for (const part of parts.splice(0)) words.push([part])
      parts.push(token)
    } else {
      for (const part of parts.splice(0)) words.push([part])
      words.push([token])
    }
  }
  for (const part of parts) words.push([part])
  return words
}

function clauseOf(tokens: readonly FormToken[], segment: Segment, weight: number): Clause {
  const term = (token: FormToken): PlannedTerm => ({ ...resolve(segment, token.form), text: token.form, weight })
  return {
    parts: tokens.filter(token => token.kind !== WHOLE && token.kind !== VARIANT).map(term),
    alternatives: tokens.filter(token => token.kind === WHOLE || token.kind === VARIANT).map(term),
  }
}

/** Stop words are passed over where the query holds other words; a query of stop words alone means them. */
function withoutStopWords(clauses: Clause[], segment: Segment): Clause[] {
  const stops = new Set(segment.meta.stopForms)
  if (stops.size === 0) return clauses
  const others = clauses.filter(clause => clause.parts.some(part => !stops.has(part.form)))
  return others.length > 0 ? others : clauses
}
