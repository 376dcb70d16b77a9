import { conflate } from '../../src/build/conflate.js'
import { Vocabulary } from '../../src/build/vocabulary.js'
import { LEADS } from '../../src/format/constants.js'
import { decodeLength, encodeLength } from '../../src/format/lengths.js'
import type { Segment } from '../../src/format/segment.js'
import { builtInLexicon } from '../../src/lexicon/built-in.js'
import { STOP_WORD_WEIGHT } from '../../src/query/plan.js'
import { resolve } from '../../src/query/resolve.js'
import {
  B,
  COMMON_FAMILY,
  COMMON_WORD,
  COORDINATION,
  EXACT_WEIGHT,
  K1,
  LEAD_WEIGHTS,
  LEAST_DOCUMENTS,
  ROOT_WEIGHT,
  STEM_WEIGHT,
} from '../../src/search/bm25.js'
import type { TokenKind } from '../../src/tokenize/token.js'
import { VARIANT, WHOLE } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import type { TextDocument } from './documents.js'

/**
 * What a search should answer, computed the slow way: every document is looked at for every word, over plain maps and arrays, with
 * no image, no posting list, no window, no heap and no rounding. It shares with the library only the tokenizer, the grouping of forms into
 * stems and roots (`conflate`), the rules for a query's unseen words (`resolve`, over maps in place of an image), and the constants of
 * the score.
 */
export interface OracleField {
  name: string
  boost: number
  analysis?: 'arabic' | 'plain'
}

export interface OracleOptions {
  fields?: readonly string[]
  boost?: Readonly<Record<string, number>>
  operator?: 'or' | 'and'
  conflation?: 'root' | 'stem' | 'exact'
}

export interface OracleHit {
  id: string
  score: number
}

/** A word on the three levels, each by its number in the grouping; -1 on a level where nothing in the corpus is known. */
interface Word {
  form: number
  stem: number
  root: number
}

/** A word of a query. */
interface QueryWord extends Word {
  weight: number
  /** True where only plain fields are asked for it. */
  plainOnly?: boolean
}

/** A written word of a query: it matches by all of its parts, or by one of the others. */
export interface OracleClause {
  parts: readonly QueryWord[]
  alternatives: readonly QueryWord[]
  /** Each matches where a field holds all of its words. */
  phrases: readonly (readonly QueryWord[])[]
  /** A stop word beside other words: it counts for little, and is never asked for. */
  optional: boolean
  /** True where it does not count in which form it stands; default for a stop word beside other words. */
  isFormless?: boolean
}

/** A token of a document. */
interface Occurrence extends Word {
  position: number
}

/** One text field of one document. */
interface FieldText {
  occurrences: Occurrence[]
  /** Tokens, a compound's whole and second readings not counted. */
  length: number
}

interface QueryToken {
  form: string
  kind: TokenKind
}

/** What `resolve` asks of an image. */
export type Levels = Pick<Segment, 'formOf' | 'stemOf' | 'rootOf' | 'rootWithKey'>

/** Positions between two values of a list. */
const BETWEEN_VALUES = 64

/** Occurrences of a form in a document are counted up to here. */
const MOST_EXACT = 255

const tokenizer = new Tokenizer()

export class Oracle {
  private readonly fields: readonly OracleField[]
  private readonly ids: string[]
  /** By document, then by field. */
  private readonly texts: FieldText[][]
  private readonly levels: Levels
  private readonly averages: number[]
  private readonly stopForms: ReadonlySet<number>

  /** `stopWords` are folded forms; `levels` are those of an image where the oracle is to take clauses planned for it. */
  constructor(fields: readonly OracleField[], documents: readonly TextDocument[], stopWords: Iterable<string> = [], levels?: Levels) {
    this.fields = fields
    this.ids = documents.map(document => document.id)
    const tokens = documents.map(document => fields.map(({ name }) => tokensOf(document[name])))
    const stops = new Set(stopWords)
    const forms = tokens.flat(2).map(({ form }) => form)
    this.levels = levels ?? levelsOf(forms, stops)
    this.stopForms = new Set([...stops].map(word => this.levels.formOf(word)).filter(form => form >= 0))
    const places = new Map([...new Set(forms)].map(form => [form, resolve(this.levels as unknown as Segment, form)]))
    this.texts = tokens.map(row =>
      row.map(list => ({
        occurrences: list.map(({ form, position }) => ({ ...(places.get(form) as Word), position })),
        length: list.filter(({ kind }) => kind !== WHOLE && kind !== VARIANT).length,
      })),
    )
    this.averages = fields.map((_, field) => {
      const lengths = this.texts.map(row => (row[field] as FieldText).length).filter(length => length > 0)
      return lengths.length === 0 ? 1 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    })
  }

  /** Every document that matches a query, best first; equal scores in the order of the documents. */
  search(query: string, options: OracleOptions = {}): OracleHit[] {
    const searched = this.fields.filter(({ name }) => options.fields?.includes(name) ?? true).filter(({ name, boost }) => (options.boost?.[name] ?? boost) > 0)
    return this.rank(this.clausesOf(query, searched.every(isPlain) && this.fields.some(isPlain)), options)
  }

  /** The same for a query that was taken apart before. */
  rank(clauses: readonly OracleClause[], options: OracleOptions = {}): OracleHit[] {
    const { operator = 'or', conflation = 'root' } = options
    const weights = this.fields.map(({ name, boost }) => (options.fields && !options.fields.includes(name) ? 0 : (options.boost?.[name] ?? boost)))
    const scored = clauses.map(clause => {
      // Which form of a stop word stands in a document says nothing.
      const isFormless = (clause.isFormless ?? clause.optional) && conflation !== 'exact'
      const scorer = (word: QueryWord): DocumentScorer => this.scorerOf(word, weights, conflation, isFormless)
      return {
        ...clause,
        parts: clause.parts.map(scorer),
        alternatives: clause.alternatives.map(scorer),
        phrases: clause.phrases.map(words => words.map(scorer)),
      }
    })
    const hits = this.ids.flatMap((id, document) => {
      let score = 0
      let some = false
      let held = 0
      for (const { parts, alternatives, phrases, optional } of scored) {
        const ofParts = parts.map(part => sumOf(part(document)))
        const ofOthers = [...alternatives.map(word => sumOf(word(document))), ...phrases.map(words => phraseScore(words.map(word => word(document))))]
        for (const part of [...ofParts, ...ofOthers]) score += part ?? 0
        if (optional) continue
        some ||= [...ofParts, ...ofOthers].some(part => part !== undefined)
        if (ofParts.every(part => part !== undefined) || ofOthers.some(part => part !== undefined)) held++
      }
      const asked = clauses.filter(({ optional }) => !optional).length
      return some && (operator === 'or' || held === asked) ? [{ id, score: score * Math.max(1, held) ** COORDINATION, document }] : []
    })
    return hits.sort((a, b) => b.score - a.score || a.document - b.document).map(({ id, score }) => ({ id, score }))
  }

  /** What a word gives a document in each field: BM25 of the stem, its opening, the exact form, BM25 of the family. */
  private scorerOf(word: QueryWord, weights: readonly number[], conflation: string, isFormless: boolean): DocumentScorer {
    const isForm = (other: Word): boolean => word.form >= 0 && other.form === word.form
    const isStem = (other: Word): boolean => word.stem >= 0 && other.stem === word.stem
    const isRelative = (other: Word): boolean => conflation === 'root' && word.root >= 0 && other.root === word.root && !isStem(other)
    const ofForm = this.texts.flat().reduce((sum, { occurrences }) => sum + occurrences.filter(isForm).length, 0)
    const holding = (field: number, is: (occurrence: Word) => boolean): number => this.texts.filter(row => row[field]?.occurrences.some(is)).length
    const mostOfStem = Math.max(...this.fields.map((_, field) => holding(field, isStem)))
    const factors = this.fields.map((own, field) => {
      const isExact = conflation === 'exact' || isPlain(own)
      const ofStem = holding(field, isStem)
      const relatives = new Set(this.texts.flatMap(row => (row[field] as FieldText).occurrences.filter(isRelative).map(({ stem }) => stem)))
      const ofRelatives = [...relatives].reduce((sum, stem) => sum + holding(field, other => other.stem === stem), 0)
      const exact = Math.min(ofStem, ofForm)
      return {
        isExact,
        isFormSought: isExact || !isFormless,
        idf: this.idf(isExact ? exact : ofStem > 0 ? ofStem : Math.min(this.ids.length, ofRelatives)),
        exactIdf: exact > 0 ? this.idf(exact) : 0,
        // Common words and families count for themselves alone.
        withFamily:
          this.ids.length < LEAST_DOCUMENTS ||
          mostOfStem === 0 ||
          (mostOfStem <= COMMON_WORD * this.ids.length && ofRelatives <= COMMON_FAMILY * this.ids.length),
      }
    })
    return document =>
      this.fields.map((_, field) => {
        const { occurrences, length } = (this.texts[document] as FieldText[])[field] as FieldText
        const weight = (weights[field] as number) * word.weight
        const { isExact, isFormSought, idf, exactIdf, withFamily } = factors[field] as (typeof factors)[0]
        const counted = occurrences.filter(other => (isExact ? isForm(other) : isStem(other) || (withFamily && isRelative(other)))).length
        if (weights[field] === 0 || counted === 0 || (word.plainOnly && !isPlain(this.fields[field] as OracleField))) return undefined
        const norm = K1 * (1 - B + (B * decodeLength(encodeLength(length))) / (this.averages[field] as number))
        const saturated = (frequency: number): number => frequency / (frequency + norm)
        const own = isExact ? Math.min(MOST_EXACT, counted) : occurrences.filter(isStem).length
        const first = occurrences.find(isStem)?.position
        const lead = LEADS.filter(position => first !== undefined && first < position).length
        let score = STEM_WEIGHT * idf * saturated(own) + (LEAD_WEIGHTS[lead] as number) * idf
        if (isFormSought && occurrences.some(isForm)) score += EXACT_WEIGHT * exactIdf * saturated(1)
        if (conflation === 'root' && !isExact) score += ROOT_WEIGHT * idf * saturated(counted)
        return weight * score
      })
  }

  /** The inverse frequency of so many documents. */
  private idf(frequency: number): number {
    return Math.log(1 + (this.ids.length - frequency + 0.5) / (frequency + 0.5))
  }

  /** The different written words of a query. */
  private clausesOf(query: string, isPlainSearch: boolean): OracleClause[] {
    const different = new Map<string, QueryToken[]>()
    for (const tokens of grouped(tokenizer.forms(query))) {
      const key = tokens.map(token => token.form).join(' ')
      if (!different.has(key)) different.set(key, tokens)
    }
    const isOther = ({ kind }: QueryToken): boolean => kind === WHOLE || kind === VARIANT
    const word = ({ form }: QueryToken): QueryWord => ({ ...resolve(this.levels as unknown as Segment, form), weight: 1 })
    const written = [...different.values()].map(tokens => ({
      parts: tokens.filter(token => !isOther(token)).map(word),
      alternatives: tokens.filter(isOther).map(word),
      phrases: [],
    }))
    const isStop = ({ parts }: { parts: QueryWord[] }): boolean => !isPlainSearch && parts.every(part => this.stopForms.has(part.form))
    const onlyStops = written.every(isStop)
    return written.map(clause => {
      const optional = !onlyStops && isStop(clause)
      return { ...clause, optional, parts: clause.parts.map(part => (optional ? { ...part, weight: STOP_WORD_WEIGHT } : part)) }
    })
  }
}

function isPlain({ analysis }: OracleField): boolean {
  return analysis === 'plain'
}

/** What a word gives a document, field by field; undefined where it is not found. */
type DocumentScorer = (document: number) => (number | undefined)[]

/** The sum over the fields in which a word is found. */
function sumOf(scores: readonly (number | undefined)[]): number | undefined {
  const found = scores.filter(score => score !== undefined)
  return found.length === 0 ? undefined : found.reduce((sum, score) => sum + score, 0)
}

/** The sum over the fields in which all words are found; `scores` are by word, then by field. */
function phraseScore(scores: readonly (readonly (number | undefined)[])[]): number | undefined {
  const fields = (scores[0] ?? []).map((_, field) => scores.map(row => row[field]))
  return sumOf(fields.map(row => (row.every(score => score !== undefined) ? sumOf(row) : undefined)))
}

/** Takes stems and roots from the library's own grouping of forms, given in the order in which a builder meets them. */
function levelsOf(forms: readonly string[], stopWords: ReadonlySet<string>): Levels {
  const vocabulary = new Vocabulary()
  for (const form of forms) vocabulary.intern(unitsOf(form), 0, form.length)
  const groups = conflate(vocabulary, builtInLexicon(), stopWords)
  const formNumbers = new Map<string, number>()
  const rootNumbers = new Map<string, number>()
  const stems: number[] = []
  const roots: number[] = []
  for (const root of groups) {
    rootNumbers.set(root.key, rootNumbers.size)
    for (const stem of root.stems) {
      for (const { term } of stem.forms) {
        formNumbers.set(term, formNumbers.size)
        stems.push(roots.length)
      }
      roots.push(rootNumbers.size - 1)
    }
  }
  return {
    formOf: term => formNumbers.get(term) ?? -1,
    stemOf: form => stems[form] as number,
    rootOf: stem => roots[stem] as number,
    rootWithKey: key => rootNumbers.get(key) ?? -1,
  }
}

/** The tokens of a query, those of a compound together: a whole follows the parts of which it is made. */
function grouped(tokens: readonly QueryToken[]): QueryToken[][] {
  const groups: QueryToken[][] = []
  for (const token of tokens) {
    if (token.kind === VARIANT) (groups[groups.length - 1] as QueryToken[]).push(token)
    else if (token.kind !== WHOLE) groups.push([token])
    else {
      let made = ''
      const own: QueryToken[] = [token]
      while (made.length < token.form.length) {
        const part = groups.pop() as QueryToken[]
        made = `${part[0]?.form}${made}`
        own.unshift(...part)
      }
      if (made !== token.form) throw new Error(`${token.form} is not made of ${made}`)
      groups.push(own)
    }
  }
  return groups
}

/** The tokens of a field's value with their positions; a list's values stand apart. */
function tokensOf(value: string | string[] | null | undefined): { form: string; position: number; kind: TokenKind }[] {
  const texts = typeof value === 'string' ? [value] : (value ?? [])
  let next = 0
  return texts.flatMap((text, i) => {
    const from = i === 0 ? 0 : next + BETWEEN_VALUES
    const tokens = tokenizer.forms(text)
    next = from + tokens.filter(({ kind }) => kind !== WHOLE && kind !== VARIANT).length
    return tokens.map(({ form, position, kind }) => ({ form, kind, position: from + position }))
  })
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}
