import { QueryError } from '../errors.js'
import type { Field } from '../format/schema.js'
import type { LexToken } from './lex.js'
import { isLetterOrDigit, Lexer } from './lex.js'
import { oneValue, parseRange } from './range.js'
import type { BoolQuery, Query } from './tree.js'
import { MAX_BOOST, MAX_QUERY_DEPTH, MAX_QUERY_LENGTH, MAX_SLOP } from './tree.js'
import { boostOf, readWord, suffixNumber } from './written.js'

export interface ParseOptions {
  /** The fields that `name:` may name. */
  fields: readonly Field[]
  /** How words side by side are taken. */
  operator: 'or' | 'and'
  /** Take و أو بدون for AND OR NOT. */
  operatorWords?: boolean
}

export interface ParsedQuery {
  /** A text of the whole query where it holds nothing but words. */
  query: Query
  /** What was taken for plain text though it looked like more, each with where it stands. */
  warnings: string[]
}

/** Most warnings that are given. */
export const MOST_WARNINGS = 16

/** All that can make a text more than words; a test holds that nothing else does. */
const SIGNS = /[()+\-"«»“”„‟:=*?؟~^]|AND|OR|NOT/

/**
 * Reads a query as docs/query-language.md defines it. Nothing that a reader types is an error: what does not fit is taken for plain words.
 * Throws QueryError beyond the limits of length and depth. Linear in the length.
 */
export function parseQuery(text: string, { fields, operator, operatorWords = false }: ParseOptions): ParsedQuery {
  if (text.length > MAX_QUERY_LENGTH) throw new QueryError(`a query has at most ${MAX_QUERY_LENGTH} characters, not ${text.length}`)
  // What nearly everyone types.
  if (!operatorWords && !SIGNS.test(text)) return { query: { type: 'text', text }, warnings: [] }
  const warnings: string[] = []
  const warn = (message: string, at: number): void => {
    if (warnings.length < MOST_WARNINGS) warnings.push(`${message}, at ${at}`)
  }
  const tokens = withoutPunctuation(new Lexer(text, fields, operatorWords, warn).run(), warn)
  const parser = new Parser(text, tokens, fields, operator, warn)
  const query = parser.run()
  return { query: parser.isPlain || !query ? { type: 'text', text } : query, warnings }
}

/** In a text of so many words a hyphen before one of them, between others, is a dash. */
const LONG_TEXT = 6

/** Leaves out parentheses without a partner and dashes of texts. Throws QueryError where groups are too deep. */
function withoutPunctuation(tokens: readonly LexToken[], warn: (message: string, at: number) => void): LexToken[] {
  const open: number[] = []
  const left = new Map<number, string>()
  const isLong = tokens.filter(({ kind, text }) => kind === 'word' && isLetterOrDigit(text.charCodeAt(0))).length >= LONG_TEXT
  tokens.forEach(({ kind }, i) => {
    if (kind === 'open') open.push(i)
    else if (kind === 'close' && open.pop() === undefined) left.set(i, NO_PARTNER)
    else if (kind === 'minus' && isLong && [i - 1, i + 1, i + 2].every(at => tokens[at]?.kind === 'word'))
      left.set(i, 'a hyphen between words is taken for a dash')
  })
  for (const i of open) left.set(i, NO_PARTNER)
  for (const [i, message] of left) warn(message, (tokens[i] as LexToken).start)
  const kept = tokens.filter((_, i) => !left.has(i))
  let depth = 0
  for (const { kind } of kept) {
    if (kind === 'open' && ++depth > MAX_QUERY_DEPTH) throw new QueryError(`a query has groups in groups down to ${MAX_QUERY_DEPTH}`)
    if (kind === 'close') depth--
  }
  return kept
}

const NO_PARTNER = 'a parenthesis has no partner'

/** How a clause counts: `+`, `-`, or as the operator says. */
type Occur = 'must' | 'should' | 'mustNot'

interface Clause {
  occur: Occur
  query: Query
  /** Where a bare word or a quoted phrase stands, until an operator takes it. */
  bare?: { start: number; end: number }
}

class Parser {
  /** True as long as there are only words. */
  isPlain = true
  private at = 0
  private readonly text: string
  private readonly tokens: readonly LexToken[]
  private readonly fields: readonly Field[]
  private readonly operator: 'or' | 'and'
  private readonly warn: (message: string, at: number) => void
  /** For each token whether a clause begins there. */
  private readonly begins: boolean[]

  constructor(text: string, tokens: readonly LexToken[], fields: readonly Field[], operator: 'or' | 'and', warn: (message: string, at: number) => void) {
    this.text = text
    this.tokens = tokens
    this.fields = fields
    this.operator = operator
    this.warn = warn
    this.begins = tokens.map(() => false)
    for (let i = tokens.length - 1; i >= 0; i--) {
      const { kind } = tokens[i] as LexToken
      const next = tokens[i + 1]?.kind
      if (kind === 'plus' || kind === 'minus' || kind === 'field') this.begins[i] = this.begins[i + 1] === true
      else if (kind === 'not') this.begins[i] = this.begins[i + 1] === true && next !== 'not' && next !== 'plus' && next !== 'minus'
      else this.begins[i] = kind !== 'close' && kind !== 'and' && kind !== 'or'
    }
  }

  run(): Query | undefined {
    return this.sequence()
  }

  /** Clauses side by side, up to the end of the group. */
  private sequence(): Query | undefined {
    const { tokens, text } = this
    const clauses: Clause[] = []
    while (this.at < tokens.length && tokens[this.at]?.kind !== 'close') {
      const clause = this.either()
      if (clause) clauses.push(clause)
    }
    // Beside words of which one suffices, quoted ones are words too, and the phrase adds to them.
    const isLoose = this.operator === 'or' && clauses.some(({ bare, query }) => bare && query.type === 'text')
    const joined: Clause[] = []
    let last: Clause | undefined
    for (const { occur, query, bare } of clauses) {
      const isWord = bare && (query.type === 'text' || isLoose)
      if (!isWord || query.type !== 'text') joined.push({ occur, query })
      if (!isWord) last = undefined
      // Words side by side are one text, for some of them mean something together.
      else if (last?.bare) last.bare.end = bare.end
      else {
        last = { occur, query, bare: { ...bare } }
        joined.push(last)
      }
    }
    for (const clause of joined) if (clause.bare) clause.query = { type: 'text', text: text.slice(clause.bare.start, clause.bare.end) }
    return restricted(joined)
  }

  /** Clauses between ORs, which bind less than AND and more than side by side. */
  private either(): Clause | undefined {
    const first = this.both()
    const others: Query[] = []
    while (this.joins('or')) {
      this.at++
      const next = this.both()
      if (next) others.push(alone(next))
    }
    if (!first || others.length === 0) return first
    this.isPlain = false
    return { occur: this.bareOccur(), query: { type: 'bool', should: [alone(first), ...others] } }
  }

  private both(): Clause | undefined {
    const first = this.clause()
    const others: Clause[] = []
    while (this.joins('and')) {
      this.at++
      const next = this.clause()
      if (next) others.push(next)
    }
    if (!first || others.length === 0) return first
    this.isPlain = false
    const clauses = [first, ...others].map(({ occur, query }): Clause => ({ occur: occur === 'mustNot' ? occur : 'must', query: meant(query) }))
    return { occur: this.bareOccur(), query: groupOf(clauses) as Query }
  }

  /** Whether an operator stands here, with a clause behind it. */
  private joins(kind: 'and' | 'or'): boolean {
    return this.tokens[this.at]?.kind === kind && this.begins[this.at + 1] === true
  }

  private bareOccur(): Occur {
    return this.operator === 'and' ? 'must' : 'should'
  }

  private clause(): Clause | undefined {
    const token = this.tokens[this.at] as LexToken
    if (!this.begins[this.at]) return this.lone()
    if (token.kind === 'plus' || token.kind === 'minus' || token.kind === 'not') {
      this.at++
      this.isPlain = false
      const inner = token.kind === 'not' ? this.clause() : this.operand()
      return inner && { occur: token.kind === 'plus' ? 'must' : 'mustNot', query: meant(inner.query) }
    }
    return this.operand()
  }

  /** An operator or a sign with nothing to work on is a word. */
  private lone(): Clause | undefined {
    const { start, end, kind } = this.tokens[this.at++] as LexToken
    if (kind === 'and' || kind === 'or' || kind === 'not') this.warn('an operator without a clause is taken for a word', start)
    return this.bareWord(start, end)
  }

  private bareWord(start: number, end: number): Clause {
    return { occur: this.bareOccur(), query: { type: 'text', text: this.text.slice(start, end) }, bare: { start, end } }
  }

  /** A word, a phrase, a range or a group, perhaps of a field. */
  private operand(): Clause | undefined {
    const { tokens } = this
    const token = tokens[this.at++] as LexToken
    const occur = this.bareOccur()
    if (token.kind === 'field') {
      this.isPlain = false
      const inner = this.operand()
      return inner && { occur, query: this.inField(token, inner.query) }
    }
    if (token.kind === 'open') return this.group(occur)
    if (token.kind === 'phrase') return this.phrase(token)
    if (token.kind === 'range') {
      const query = parseRange(token.text, (tokens[this.at - 2] as LexToken).text)
      if (!query) this.warn('a range is not understood', token.start)
      return query ? { occur, query } : this.bareWord(token.start, token.end)
    }
    return this.word(token)
  }

  private group(occur: Occur): Clause | undefined {
    const query = this.sequence()
    const { suffix, start, end } = this.tokens[this.at++] as LexToken
    const boost = this.boost(suffix, end - suffix.length, start)
    const { operator } = this
    return query && { occur, query: boosted(query.type === 'text' ? { operator, ...query } : query, boost) }
  }

  private phrase({ text, suffix, start, end }: LexToken): Clause | undefined {
    const boost = this.boost(suffix, end - suffix.length, start)
    const near = suffixNumber(suffix.slice(0, boostOf(suffix).at), '~', 0)
    if (near.value > MAX_SLOP) this.warn(`words are near within ${MAX_SLOP} places at most`, start)
    const slop = Math.min(near.value || 0, MAX_SLOP)
    const words = text.trim()
    if (words === '') return undefined
    const occur = this.bareOccur()
    // Quotation marks around one word are punctuation.
    if (slop === 0 && boost === 1 && !/\s/.test(words)) return { occur, query: { type: 'text', text: words }, bare: { start, end } }
    this.isPlain = false
    const query: Query = { type: 'phrase', text: words }
    if (slop > 0) query.slop = Math.floor(slop)
    return { occur, query: boosted(query, boost), bare: { start, end: end - suffix.length } }
  }

  private word(token: LexToken): Clause {
    const { text, boost, query } = readWord(token.text)
    const isExact = token.kind === 'exact'
    if (!isExact && !query && boost === 1) return this.bareWord(token.start, token.end)
    this.isPlain = false
    return { occur: this.bareOccur(), query: boosted(isExact ? { type: 'exact', word: text } : (query ?? { type: 'word', word: text }), boost) }
  }

  private boost(suffix: string, at: number, start: number): number {
    const { boost } = boostOf(suffix)
    if (suffix.includes('^') && boost === 1 && !/\^[1١۱]$/.test(suffix)) this.warn(`a boost is a number above 0 and up to ${MAX_BOOST}`, Math.max(at, start))
    return boost
  }

  /** What is asked of one field: words of a text, a value of a column. */
  private inField({ text: field, end }: LexToken, query: Query): Query {
    if (query.type === 'range') return query
    if (this.fields.find(({ name }) => name === field)?.type === 'text') return { ...(meant(query) as BoolQuery), fields: [field] }
    const value = 'text' in query ? query.text : 'word' in query ? query.word : undefined
    if (value !== undefined) return oneValue(value, field)
    this.warn(`"${field}" is no text field: it takes a value or a range`, end)
    return query
  }
}

/** A word that an operator or a field was put to is meant, also where it is a stop word. */
function meant(query: Query): Query {
  return query.type === 'text' && query.operator === undefined ? { type: 'word', word: query.text } : query
}

/** A clause as one of several. */
function alone({ occur, query }: Clause): Query {
  return occur === 'mustNot' ? { type: 'bool', mustNot: [query] } : meant(query)
}

function boosted(query: Query, boost: number): Query {
  return boost === 1 ? query : { ...(query as BoolQuery), boost: ((query as BoolQuery).boost ?? 1) * boost }
}

/** Clauses side by side: values of a column restrict the others, to which they could add nothing. */
function restricted(clauses: readonly Clause[]): Query | undefined {
  const values = clauses.filter(({ occur, query }) => occur === 'should' && query.type === 'range')
  if (values.length === 0 || clauses.length === 1) return groupOf(clauses)
  const others = groupOf(clauses.filter(clause => !values.includes(clause)))
  return { type: 'bool', must: [...values.map(({ query }) => query), ...(others ? [others] : [])] }
}

function groupOf(clauses: readonly Clause[]): Query | undefined {
  const [first] = clauses
  if (!first || (clauses.length === 1 && first.occur !== 'mustNot')) return first?.query
  const group: BoolQuery = { type: 'bool' }
  for (const occur of ['must', 'should', 'mustNot'] as const) {
    const own = clauses.filter(clause => clause.occur === occur)
    if (own.length > 0) group[occur] = own.map(({ query }) => query)
  }
  return group
}
