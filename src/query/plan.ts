import { QueryError } from '../errors.js'
import type { Segment } from '../format/segment.js'
import { VARIANT, WHOLE } from '../tokenize/token.js'
import type { FormToken, Tokenizer } from '../tokenize/tokenize.js'
import { addJoined, joinWords, lostSpace, SURE } from './join.js'
import type { Places, Resolved } from './resolve.js'
import { nearTerms } from './spelling.js'
import { addSynonyms } from './synonyms.js'
import type { Query } from './tree.js'
import { MAX_BOOST, MAX_QUERY_LENGTH, MAX_QUERY_WORDS } from './tree.js'
import type { TreePlan } from './tree-plan.js'

/** A word of a query with its place in the image. */
export interface PlannedTerm extends Resolved {
  text: string
  weight: number
  /** True for what is looked for in plain fields alone. */
  plainOnly?: boolean
}

/** A written word: all of its parts, or one of the alternatives, make it match. */
export interface Clause {
  /** In a query that says where a word is to be found: weights of the fields, and how far words are held for the same. */
  weights?: readonly number[]
  /** True for what a document must not hold. */
  excluded?: boolean
  conflation?: 'root' | 'stem' | 'exact'
  parts: PlannedTerm[]
  alternatives: PlannedTerm[]
  /** Synonyms of several words: all of one's words in a document make the clause match too. */
  phrases: PlannedTerm[][]
  /** True for a stop word beside other words: it adds a little to a score, and `and` does not ask for it. */
  optional: boolean
}

/** What a query asks of one image. */
export interface Plan {
  clauses: Clause[]
  /** Of a query that is more than words. */
  tree?: TreePlan
  /** What was not understood, or cannot be answered, and where it stands. */
  warnings: string[]
  /** True where not every word that fits was looked at. */
  truncated: boolean
}

/** What a plan is made with. */
export interface PlanContext {
  segment: Segment
  tokenizer: Tokenizer
  places: Places
}

/**
 * Plans a query of words: cuts it as documents were cut, and finds each word in the image. `isPlain` where plain fields alone are searched.
 * Throws QueryError beyond the limits.
 */
export function plan(query: string | Query, segment: Segment, tokenizer: Tokenizer, places: Places, fuzzy: boolean, isPlain: boolean = false): Plan {
  const { text, boost } = textOf(query)
  const clauses = clausesOfText(text, { segment, tokenizer, places }, boost, fuzzy, isPlain)
  return { clauses: isPlain ? clauses : weighStopWords(clauses, segment), warnings: [], truncated: false }
}

/** The clauses of a text, stop words not yet weighed. */
export function clausesOfText(text: string, { segment, tokenizer, places }: PlanContext, boost: number, fuzzy: boolean, isPlain: boolean = false): Clause[] {
  if (text.length > MAX_QUERY_LENGTH) throw new QueryError(`a query has at most ${MAX_QUERY_LENGTH} characters, not ${text.length}`)
  const clauses: Clause[] = []
  const seen = new Set<string>()
  let misspelt = 0
  const words = writtenWords(tokenizer.forms(text))
  for (const word of fuzzy ? joinWords(words, places) : words) {
    const key = word.map(token => token.form).join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    if (seen.size > MAX_QUERY_WORDS) throw new QueryError(`a query has at most ${MAX_QUERY_WORDS} different words`)
    const found = clausesOf(word, segment, places, boost, fuzzy && misspelt < MAX_MISSPELT, isPlain)
    if (found[1] || found[0]?.parts[0]?.[isPlain ? 'form' : 'stem'] === -1) misspelt++
    clauses.push(...found)
  }
  if (fuzzy) addJoined(clauses, segment, places)
  addSynonyms(clauses, segment)
  return clauses
}

function textOf(query: string | Query): { text: string; boost: number } {
  if (typeof query === 'string') return { text: query, boost: 1 }
  if (query?.type === 'text' && typeof query.text === 'string') return { text: query.text, boost: 1 }
  if (query?.type === 'word' && typeof query.word === 'string') {
    const { word, boost = 1 } = query
    if (!(typeof boost === 'number' && boost > 0 && boost <= MAX_BOOST))
      throw new QueryError(`the boost of a word is a number above 0 and up to ${MAX_BOOST}, not ${typeof boost === 'number' ? boost : typeof boost}`)
    return { text: word, boost }
  }
  throw new QueryError(`a query is a string or an object of type "text" or "word", not ${typeof query}`)
}

/** Groups the tokens of each written word: its parts with their second readings, then its whole. */
export function writtenWords(tokens: readonly FormToken[]): FormToken[][] {
  const words: FormToken[][] = []
  for (const token of tokens) {
    if (token.kind === VARIANT) words[words.length - 1]?.push(token)
    else if (token.kind === WHOLE) words.push([...takeParts(words, token.form.length), token])
    else words.push([token])
  }
  return words
}

/** Takes from the end of `words` those of which a whole of `length` letters is made. The parts before it may be another word's. */
function takeParts(words: FormToken[][], length: number): FormToken[] {
  let first = words.length
  for (let letters = 0; letters < length && first > 0; ) letters += words[--first]?.[0]?.form.length ?? 0
  return words.splice(first).flat()
}

/** The clauses of a written word: one, or two where it is two words of the index that lost their space. */
function clausesOf(tokens: readonly FormToken[], segment: Segment, places: Places, weight: number, fuzzy: boolean, isPlain: boolean): Clause[] {
  const clause = clauseOf(tokens, places, weight)
  const [term] = clause.parts
  // A plain field holds no word in another form.
  if (!fuzzy || tokens.length > 1 || term === undefined || (isPlain ? term.form : term.stem) >= 0) return [clause]
  const { halves, points } = lostSpace(term.text, segment, places)
  const near = points < SURE ? nearTerms(term.text, segment) : []
  if (points > 0 && near.length === 0)
    return halves.map(half => ({ parts: [{ ...places.of(half), text: half, weight }], alternatives: [], phrases: [], optional: false }))
  for (const { form, distance } of near) {
    const stem = segment.stemOf(form)
    const isKnown = clause.alternatives.some(other => other.stem === stem)
    if (isKnown && !segment.hasPlain) continue
    const near = { text: term.text, form, stem, root: segment.rootOf(stem), weight: weight * (1 - (NEAR_LOSS * distance) / term.text.length) }
    // A further form of the stem is another word to plain fields.
    clause.alternatives.push(isKnown ? { ...near, plainOnly: true } : near)
  }
  // What the misspelt letters make of a root would only mislead.
  if (clause.alternatives.length > 0) term.root = -1
  return [clause]
}

/** Each misspelt word walks much of the dictionary; a query with more of them is no slip of the finger. */
export const MAX_MISSPELT = 8

/** What a near term loses of the weight of the word asked for, for each half of an edit over the word's length. */
const NEAR_LOSS = 0.8

function clauseOf(tokens: readonly FormToken[], places: Places, weight: number): Clause {
  const term = ({ form: text }: FormToken): PlannedTerm => {
    const { form, stem, root } = places.of(text)
    return { form, stem, root, text, weight }
  }
  return {
    parts: tokens.filter(token => token.kind !== WHOLE && token.kind !== VARIANT).map(term),
    alternatives: tokens.filter(token => token.kind === WHOLE || token.kind === VARIANT).map(term),
    phrases: [],
    optional: false,
  }
}

/** What a stop word's score counts for beside other words. */
export const STOP_WORD_WEIGHT = 0.2

/** Stop words weigh little where the query holds other words; a query of stop words alone means them. */
function weighStopWords(clauses: Clause[], segment: Segment): Clause[] {
  const isStop = (clause: Clause): boolean => isStopClause(clause, segment)
  if (clauses.every(isStop)) return clauses
  for (const clause of clauses.filter(isStop)) weighLittle(clause)
  // Last, for they count in documents that hold another word, and find none by themselves.
  return clauses.sort((a, b) => Number(a.optional) - Number(b.optional))
}

/** True for a clause of stop words. */
export function isStopClause({ parts }: Clause, segment: Segment): boolean {
  return parts.every(part => segment.isStopForm(part.form))
}

/** Takes a stop word for one beside other words. */
export function weighLittle(clause: Clause): void {
  clause.optional = true
  for (const part of clause.parts) part.weight *= STOP_WORD_WEIGHT
}
