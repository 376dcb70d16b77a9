import { Vocabulary } from '../../src/build/vocabulary.js'
import { conflate } from '../../src/build/conflate.js'
import { LEAD_LENGTH, MAX_LEAD } from '../../src/format/constants.js'
import { decodeLength, encodeLength } from '../../src/format/lengths.js'
import { builtInLexicon } from '../../src/lexicon/built-in.js'
import { B, EXACT_WEIGHT, K1, LEAD_WEIGHT, ROOT_WEIGHT, STEM_WEIGHT } from '../../src/search/bm25.js'
import { baseOf, stripEndings } from '../../src/stem/light.js'
import { rootKeyOf } from '../../src/stem/root.js'
import { VARIANT, WHOLE } from '../../src/tokenize/token.js'
import type { TokenKind } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import type { TextDocument } from './documents.js'

/**
 * What a search should answer, computed the slow way: every document is looked at for every word, over plain maps and arrays, with
 * no image, no posting list and no heap. It shares with the library only the tokenizer, the grouping of forms into stems and roots
 * (`conflate`), and the constants of the score.
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

/** A word as the three levels know it; undefined on a level where nothing in the corpus is known. */
interface Word {
  form: string | undefined
  stem: string | undefined
  root: string | undefined
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
  private readonly stemOf = new Map<string, string>()
  private readonly rootOf = new Map<string, string>()
  private readonly roots = new Set<string>()
  private readonly averages: number[]

  constructor(fields: readonly OracleField[], documents: readonly TextDocument[]) {
    this.fields = fields
    this.ids = documents.map(document => document.id)
    const tokens = documents.map(document => fields.map(({ name }) => tokensOf(document[name])))
    this.learn(tokens.flat(2))
    this.texts = tokens.map(row =>
      row.map(list => ({
        occurrences: list.map(({ form, position }) => ({ ...this.known(form), position })),
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
      for (const { parts, others } of written) {
        for (const word of [...parts, ...others]) score += this.score(word, document, weights, conflation)
        const matches = (word: Word): boolean => weights.some((weight, field) => weight > 0 && this.matches(word, document, field, conflation))
        some ||= [...parts, ...others].some(matches)
        all &&= others.some(matches) || parts.every(matches)
      }
      return some && (operator === 'or' || all) ? [{ id, score, document }] : []
    })
    return scored.sort((a, b) => b.score - a.score || a.document - b.document).map(({ id, score }) => ({ id, score }))
  }

  /** The score of one word in one document: over the fields, BM25 of stem, opening, exact form and family. */
  private score(word: Word, document: number, weights: readonly number[], conflation: string): number {
    let score = 0
    weights.forEach((weight, field) => {
      if (weight === 0) return
      const { occurrences, length } = this.texts[document]?.[field] as FieldText
      const norm = K1 * (1 - B + (B * decodeLength(encodeLength(length))) / (this.averages[field] as number))
      const bm25 = (is: (occurrence: Word) => boolean): number => {
        const frequency = occurrences.filter(is).length
        return this.idf(field, is) * (frequency / (frequency + norm))
      }
      const sameForm = (other: Word): boolean => word.form !== undefined && other.form === word.form
      const sameStem = (other: Word): boolean => word.stem !== undefined && other.stem === word.stem
      const sameRoot = (other: Word): boolean => word.root !== undefined && other.root === word.root
      const lead = Math.min(MAX_LEAD, occurrences.filter(other => sameStem(other) && other.position < LEAD_LENGTH).length)
      if (conflation === 'exact') {
        // By form alone, the form is its own stem; the opening still counts what the stem has there.
        if (occurrences.some(sameForm)) score += weight * ((STEM_WEIGHT + EXACT_WEIGHT) * bm25(sameForm) + LEAD_WEIGHT * this.idf(field, sameForm) * (lead / (lead + 1)))
        return
      }
      score += weight * (STEM_WEIGHT * bm25(sameStem) + LEAD_WEIGHT * this.idf(field, sameStem) * (lead / (lead + 1)) + EXACT_WEIGHT * bm25(sameForm))
      if (conflation === 'root') score += weight * ROOT_WEIGHT * bm25(sameRoot)
    })
    return score
  }

  private matches(word: Word, document: number, field: number, conflation: string): boolean {
    return (this.texts[document]?.[field] as FieldText).occurrences.some(other => {
      if (conflation === 'exact') return word.form !== undefined && other.form === word.form
      if (word.stem !== undefined && other.stem === word.stem) return true
      return conflation === 'root' && word.root !== undefined && other.root === word.root
    })
  }

  /** The inverse frequency of the documents whose field holds such an occurrence. */
  private idf(field: number, is: (occurrence: Word) => boolean): number {
    const frequency = this.texts.filter(row => (row[field] as FieldText).occurrences.some(is)).length
    return Math.log(1 + (this.ids.length - frequency + 0.5) / (frequency + 0.5))
  }

  /** Takes stems and roots from the library's own grouping of all forms, in the order in which a builder meets them. */
  private learn(tokens: readonly { form: string }[]): void {
    const vocabulary = new Vocabulary()
    for (const { form } of tokens) vocabulary.intern(unitsOf(form), 0, form.length)
    for (const root of conflate(vocabulary, builtInLexicon())) {
      this.roots.add(root.key)
      for (const stem of root.stems) {
        this.rootOf.set(stem.key, root.key)
        for (const { term } of stem.forms) this.stemOf.set(term, stem.key)
      }
    }
  }

  private known(form: string): Word {
    const stem = this.stemOf.get(form)
    return { form, stem, root: stem === undefined ? undefined : this.rootOf.get(stem) }
  }

  /** A word of a query: known as it stands, without its clitics, by its stem, or at least by its root. */
  private resolve(form: string): Word {
    if (this.stemOf.has(form)) return this.known(form)
    const evidence = { count: (word: string) => (this.stemOf.has(word) ? 1 : 0), ownsInitial: () => false, ownsFinal: () => false }
    const base = baseOf(form, evidence)
    const stem = stripEndings(base, evidence)
    const found = [base, stem].find(candidate => this.stemOf.has(candidate))
    if (found !== undefined) return { ...this.known(found), form: undefined }
    const root = rootKeyOf(stem)
    return { form: undefined, stem: undefined, root: this.roots.has(root) ? root : undefined }
  }

  /** The different written words of a query. */
  private writtenWords(query: string): Written[] {
    const different = new Map<string, QueryToken[]>()
    for (const tokens of grouped(tokenizer.forms(query))) {
      const key = tokens.map(token => token.form).join(' ')
      if (!different.has(key)) different.set(key, tokens)
    }
    return [...different.values()].map(tokens => ({
      parts: tokens.filter(token => token.kind !== WHOLE && token.kind !== VARIANT).map(token => this.resolve(token.form)),
      others: tokens.filter(token => token.kind === WHOLE || token.kind === VARIANT).map(token => this.resolve(token.form)),
    }))
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
  return Uint16Array.from(text, (_, i) => text.charCodeAt(i))
}
