import { conflate } from '../../src/build/conflate.js'
import { Vocabulary } from '../../src/build/vocabulary.js'
import { LEAD_LENGTH, MAX_LEAD } from '../../src/format/constants.js'
import { decodeLength, encodeLength } from '../../src/format/lengths.js'
import type { Segment } from '../../src/format/segment.js'
import { builtInLexicon } from '../../src/lexicon/built-in.js'
import { STOP_WORD_WEIGHT } from '../../src/query/plan.js'
import { resolve } from '../../src/query/resolve.js'
import { B, COORDINATION, EXACT_WEIGHT, K1, LEAD_WEIGHT, ROOT_WEIGHT, STEM_WEIGHT } from '../../src/search/bm25.js'
import type { TokenKind } from '../../src/tokenize/token.js'
import { VARIANT, WHOLE } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import type { TextDocument } from './documents.js'

/**
 * What a search should answer, computed the slow way: every document is looked at for every word, over plain maps and arrays, with
 * no image, no posting list and no heap. It shares with the library only the tokenizer, the grouping of forms into stems and roots
 * (`conflate`), the rules for a query's unseen words (`resolve`, over maps in place of an image), and the constants of the score.
 */
export interface OracleField {
  name: string
  boost: number
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

/** A written word of a query: it matches by all of its parts, or by one of the others. */
interface Written {
  parts: Word[]
  others: Word[]
  /** A stop word beside other words: it counts for little, and is never asked for. */
  optional: boolean
}

interface QueryToken {
  form: string
  kind: TokenKind
}

/** Positions between two values of a list. */
const BETWEEN_VALUES = 64

const tokenizer = new Tokenizer()

export class Oracle {
  private readonly fields: readonly OracleField[]
  private readonly ids: string[]
  /** By document, then by field. */
  private readonly texts: FieldText[][]
  private readonly levels: Levels
  private readonly averages: number[]
  private readonly stopForms: ReadonlySet<number>

  /** `stopWords` are folded forms. */
  constructor(fields: readonly OracleField[], documents: readonly TextDocument[], stopWords: Iterable<string> = []) {
    this.fields = fields
    this.ids = documents.map(document => document.id)
    const tokens = documents.map(document => fields.map(({ name }) => tokensOf(document[name])))
    const stops = new Set(stopWords)
    this.levels = levelsOf(
      tokens.flat(2).map(({ form }) => form),
      stops,
    )
    this.stopForms = new Set([...stops].map(word => this.levels.formOf(word)).filter(form => form >= 0))
    this.texts = tokens.map(row =>
      row.map(list => ({
        occurrences: list.map(({ form, position }) => ({ ...this.resolve(form), position })),
        length: list.filter(({ kind }) => kind !== WHOLE && kind !== VARIANT).length,
      })),
    )
    this.averages = fields.map((_, field) => {
      const lengths = this.texts.map(row => (row[field] as FieldText).length).filter(length => length > 0)
      return lengths.length === 0 ? 1 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    })
  }

  /** Every document that matches, best first; equal scores in the order of the documents. */
  search(query: string, options: OracleOptions = {}): OracleHit[] {
    const { operator = 'or', conflation = 'root' } = options
    const written = this.writtenWords(query)
    const weights = this.fields.map(({ name, boost }) => (options.fields && !options.fields.includes(name) ? 0 : (options.boost?.[name] ?? boost)))
    const scored = this.ids.flatMap((id, document) => {
      let score = 0
      let some = false
      let all = true
      let held = 0
      for (const { parts, others, optional } of written) {
        for (const word of parts) score += (optional ? STOP_WORD_WEIGHT : 1) * this.score(word, document, weights, conflation)
        for (const word of others) score += this.score(word, document, weights, conflation)
        const matches = (word: Word): boolean => weights.some((weight, field) => weight > 0 && this.matches(word, document, field, conflation))
        some ||= !optional && [...parts, ...others].some(matches)
        const whole = others.some(matches) || parts.every(matches)
        if (whole && !optional) held++
        all &&= optional || whole
      }
      return some && (operator === 'or' || all) ? [{ id, score: score * Math.max(1, held) ** COORDINATION, document }] : []
    })
    return scored.sort((a, b) => b.score - a.score || a.document - b.document).map(({ id, score }) => ({ id, score }))
  }

  /** The score of one word in one document: over the fields, BM25 of stem, opening, exact form and family. */
  private score(word: Word, document: number, weights: readonly number[], conflation: string): number {
    let score = 0
    weights.forEach((weight, field) => {
      if (weight === 0) return
      const { occurrences, length } = this.text(document, field)
      const norm = K1 * (1 - B + (B * decodeLength(encodeLength(length))) / (this.averages[field] as number))
      const bm25 = (is: (occurrence: Word) => boolean): number => {
        const frequency = occurrences.filter(is).length
        return this.idf(field, is) * (frequency / (frequency + norm))
      }
      const sameForm = (other: Word): boolean => word.form >= 0 && other.form === word.form
      const sameStem = (other: Word): boolean => word.stem >= 0 && other.stem === word.stem
      const sameRoot = (other: Word): boolean => word.root >= 0 && other.root === word.root
      const lead = Math.min(MAX_LEAD, occurrences.filter(other => sameStem(other) && other.position < LEAD_LENGTH).length)
      if (conflation === 'exact') {
        // By form alone, the form is its own stem; the opening still counts what the stem has there.
        if (occurrences.some(sameForm))
          score += weight * ((STEM_WEIGHT + EXACT_WEIGHT) * bm25(sameForm) + LEAD_WEIGHT * this.idf(field, sameForm) * (lead / (lead + 1)))
        return
      }
      score += weight * (STEM_WEIGHT * bm25(sameStem) + LEAD_WEIGHT * this.idf(field, sameStem) * (lead / (lead + 1)) + EXACT_WEIGHT * bm25(sameForm))
      if (conflation === 'root') score += weight * ROOT_WEIGHT * bm25(sameRoot)
    })
    return score
  }

  private text(document: number, field: number): FieldText {
    return (this.texts[document] as FieldText[])[field] as FieldText
  }

  private matches(word: Word, document: number, field: number, conflation: string): boolean {
    return this.text(document, field).occurrences.some(other => {
      if (conflation === 'exact') return word.form >= 0 && other.form === word.form
      if (word.stem >= 0 && other.stem === word.stem) return true
      return conflation === 'root' && word.root >= 0 && other.root === word.root
    })
  }

  /** The inverse frequency of the documents whose field holds such an occurrence. */
  private idf(field: number, is: (occurrence: Word) => boolean): number {
    const frequency = this.texts.filter(row => (row[field] as FieldText).occurrences.some(is)).length
    return Math.log(1 + (this.ids.length - frequency + 0.5) / (frequency + 0.5))
  }

  private resolve(form: string): Word {
    return resolve(this.levels as unknown as Segment, form)
  }

  /** The different written words of a query. */
  private writtenWords(query: string): Written[] {
    const different = new Map<string, QueryToken[]>()
    for (const tokens of grouped(tokenizer.forms(query))) {
      const key = tokens.map(token => token.form).join(' ')
      if (!different.has(key)) different.set(key, tokens)
    }
    const written = [...different.values()].map(tokens => ({
      parts: tokens.filter(token => token.kind !== WHOLE && token.kind !== VARIANT).map(token => this.resolve(token.form)),
      others: tokens.filter(token => token.kind === WHOLE || token.kind === VARIANT).map(token => this.resolve(token.form)),
    }))
    const isStop = ({ parts }: { parts: Word[] }): boolean => parts.every(part => this.stopForms.has(part.form))
    const onlyStops = written.every(isStop)
    return written.map(word => ({ ...word, optional: !onlyStops && isStop(word) }))
  }
}

/** What `resolve` asks of an image, answered from maps. */
type Levels = Pick<Segment, 'formOf' | 'stemOf' | 'rootOf' | 'rootWithKey'>

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
