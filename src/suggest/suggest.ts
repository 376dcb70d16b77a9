import { OptionError } from '../errors.js'
import { textFields } from '../format/meta.js'
import type { Places } from '../query/resolve.js'
import { VARIANT, WHOLE } from '../tokenize/token.js'
import type { FormToken, Tokenizer } from '../tokenize/tokenize.js'
import { beginningDistance } from './beginnings.js'
import type { KnownTerm, KnownTerms } from './known-terms.js'
import { checkLimit, checkNames, checkText, fieldBits } from './options.js'
import type { Spellings } from './spellings.js'
import type { Documents } from './together.js'
import { documentsWith, sharedWith } from './together.js'
import type { Way } from './ways.js'
import { ARTICLE, articlesOf, attestedWays, behindWays, composedWays } from './ways.js'

export interface SuggestOptions {
  /** Most suggestions, up to 100; default 8. */
  limit?: number
  /** Where nothing begins as was typed, what nearly does; default true. */
  fuzzy?: boolean
  /** Only words of which a form stands in one of these text fields; default all. */
  fields?: readonly string[]
  /** What this reader searched for before, the latest first, at most 100: what goes on as typed comes first, and so do words of it. */
  recent?: readonly string[]
}

/** A text that somebody may be about to type. */
export interface Suggestion {
  /** The whole text: the words before the last as they were typed, the last as a document writes it where texts are stored, else in folded letters. */
  text: string
  /** How often its last word occurs in the index, in all text fields. */
  count: number
}

const MOST_SUGGESTIONS = 100
const MOST_RECENT = 100

/** Terms asked for in each way beyond the limit, since several share a stem, more where earlier words choose; and blocks of the dictionary read for them. */
const MORE_TERMS = 8
const MORE_TO_CHOOSE_FROM = 16
const BLOCKS = 8
const BLOCKS_WHERE_MISSPELT = 64

/** Stems of which it is asked whether they stand beside the earlier words. */
const MOST_TOGETHER = 32
/** Earlier words that are asked about, the last ones. */
const EARLIER_WORDS = 3

/** What a further form of a stem counts for: it finds the same documents. */
const FURTHER_FORM = 0.25

interface Candidate {
  /** What is shown, in folded letters: the term, or what stands before it and its last letters, so many as there are left. */
  text: string
  /** True for one with an article that was not typed: it speaks for its stem, and is shown where it is the only form. */
  isDefined: boolean
  term: KnownTerm
  score: number
}

/** Completes what is typed from the dictionary of one image. It remembers what it read from keystroke to keystroke. */
export class Suggester {
  private earlier = ''
  private earlierDocuments: Documents | undefined
  private readonly foldedRecent = new Map<string, string[]>()

  constructor(
    private readonly terms: KnownTerms,
    private readonly places: Places,
    private readonly tokenizer: Tokenizer,
    private readonly spellings: Spellings,
  ) {}

  /** Throws OptionError, and QueryError for a text beyond the limit. */
  suggest(text: string, options: SuggestOptions = {}): Suggestion[] {
    checkText(text)
    checkNames('suggest', options, ['limit', 'fuzzy', 'fields', 'recent'])
    const { limit = 8, fuzzy = true, recent = [] } = options
    checkLimit(limit, MOST_SUGGESTIONS)
    if (typeof fuzzy !== 'boolean') throw new OptionError(`"fuzzy" is true or false, not ${String(fuzzy)}`)
    if (!Array.isArray(recent) || recent.length > MOST_RECENT || recent.some(entry => typeof entry !== 'string'))
      throw new OptionError(`"recent" is a list of at most ${MOST_RECENT} strings`)
    const fields = fieldBits(options.fields, textFields(this.terms.segment.meta.fields))
    const tokens = wordsOf(text, this.tokenizer)
    const last = tokens.at(-1)
    const isOpen = last?.end === text.length
    const found = this.fromRecent(recent, tokens, isOpen)
    if (last && isOpen) {
      const before = text.slice(0, last.start)
      const documents = this.documentsOf(tokens.slice(0, -1))
      const words = new Set(recent.flatMap(entry => this.foldedOf(entry)).map(form => this.places.of(form).stem))
      const completed = this.complete(last.form, limit, fuzzy, fields, documents, words)
      found.push(...completed.slice(0, limit).map(candidate => ({ text: before + this.shown(candidate), count: candidate.term.count })))
    }
    const seen = new Set<string>()
    return found.filter(({ text: other }) => !seen.has(other) && seen.add(other)).slice(0, limit)
  }

  /** A candidate as documents write it: the letters that are its term's. */
  private shown({ text, term }: Candidate): string {
    let same = 0
    while (same < term.text.length && same < text.length && text.at(-1 - same) === term.text.at(-1 - same)) same++
    return text.slice(0, text.length - same) + this.spellings.of(term).slice(term.text.length - same)
  }

  /** What was searched for before and goes on where the text ends. */
  private fromRecent(recent: readonly string[], tokens: readonly FormToken[], isOpen: boolean): Suggestion[] {
    if (recent.length === 0) return []
    const typed = tokens.map(({ form }) => form).join(' ') + (isOpen || tokens.length === 0 ? '' : ' ')
    return recent.flatMap(entry => {
      const words = this.foldedOf(entry)
      const folded = words.join(' ')
      const last = words.at(-1)
      if (last === undefined || folded === typed || !folded.startsWith(typed)) return []
      const { form } = this.places.of(last)
      return [{ text: entry, count: form < 0 ? 0 : this.terms.of(last, form).count }]
    })
  }

  private foldedOf(entry: string): string[] {
    const { foldedRecent } = this
    let words = foldedRecent.get(entry)
    if (!words) {
      // A program's list may hold anything, of any length.
      words = wordsOf(entry.slice(0, 256), this.tokenizer).map(({ form }) => form)
      if (foldedRecent.size >= MOST_RECENT * 4) foldedRecent.clear()
      foldedRecent.set(entry, words)
    }
    return words
  }

  /** The documents of the words before the last; they stay the same from letter to letter. */
  private documentsOf(tokens: readonly FormToken[]): Documents | undefined {
    const stems = tokens.slice(-EARLIER_WORDS).flatMap(({ form }) => {
      const place = this.places.of(form)
      return place.stem < 0 || this.terms.segment.isStopForm(place.form) ? [] : [place.stem]
    })
    const key = stems.join()
    if (key !== this.earlier) {
      this.earlierDocuments = documentsWith(stems, this.terms)
      this.earlier = key
    }
    return this.earlierDocuments
  }

  private complete(typed: string, limit: number, fuzzy: boolean, fields: number, documents: Documents | undefined, recent: ReadonlySet<number>): Candidate[] {
    const found = this.ranked(this.candidates(attestedWays(typed), limit + (documents ? MORE_TO_CHOOSE_FROM : MORE_TERMS), fields), documents, recent)
    if (found.length < limit) {
      const known = new Set(found.map(({ term }) => term.stem))
      const composed = this.candidates(composedWays(typed), limit + MORE_TERMS, fields).filter(({ term }) => !known.has(term.stem))
      found.push(...this.ranked(composed, documents, recent).filter(({ text, term }) => this.places.of(text).stem === term.stem))
    }
    if (found.length === 0) found.push(...this.ranked(this.candidates(behindWays(typed), limit, fields), documents, recent))
    return found.length > 0 || !fuzzy ? found : this.nearly(typed, limit, fields, documents, recent)
  }

  private candidates(ways: readonly Way[], most: number, fields: number): Candidate[] {
    return ways.flatMap(({ prefix, cut, before, weight }, way) =>
      this.terms
        .top(prefix, most, BLOCKS, () => true)
        .filter(term => (term.fields & fields) !== 0)
        .map(term => ({ text: before + term.text.slice(cut), isDefined: way > 0 && before === '', term, score: weight * term.count })),
    )
  }

  /** What begins nearly as was typed: the first letter, and a proclitic with an article, are taken for right. */
  private nearly(typed: string, limit: number, fields: number, documents: Documents | undefined, recent: ReadonlySet<number>): Candidate[] {
    const distances: number[] = []
    const found: Candidate[] = []
    for (const before of ['', ...articlesOf(typed)]) {
      const rest = typed.slice(before.length)
      const article = before === '' ? '' : ARTICLE
      const distanceOf = beginningDistance(rest)
      if (!distanceOf) continue
      const isNear = (word: string): boolean => distanceOf(word.slice(article.length)) < Number.POSITIVE_INFINITY
      for (const term of this.terms.top(article + rest.charAt(0), limit, BLOCKS_WHERE_MISSPELT, isNear)) {
        if ((term.fields & fields) === 0) continue
        found.push({ text: before + term.text.slice(article.length), isDefined: false, term, score: term.count })
        distances.push(distanceOf(term.text.slice(article.length)))
      }
    }
    const least = Math.min(...distances)
    return this.ranked(
      found.filter((_, i) => distances[i] === least),
      documents,
      recent,
    )
  }

  /** The best first: words searched for before, words that stand beside the earlier ones, then by frequency, a stem's first form for all of its forms. */
  private ranked(candidates: readonly Candidate[], documents: Documents | undefined, recent: ReadonlySet<number>): Candidate[] {
    const stems = new Map<number, Candidate[]>()
    for (const candidate of candidates) {
      const list = stems.get(candidate.term.stem)
      if (list) list.push(candidate)
      else stems.set(candidate.term.stem, [candidate])
    }
    const groups = [...stems].map(([stem, list]) => ({ stem, list, score: list.reduce((sum, { score }) => sum + score, 0), together: 0 }))
    groups.sort((a, b) => b.score - a.score)
    if (documents)
      for (const group of groups.slice(0, MOST_TOGETHER)) {
        // Of a stem's documents those that may hold what would be shown.
        const share = Math.min(1, group.score / ((group.list[0] as Candidate).term.documents || 1))
        group.together = share * sharedWith(group, documents, this.terms)
      }
    const seen = new Set<string>()
    return groups
      .flatMap(({ stem, list, score, together }) =>
        list
          .sort((a, b) => Number(a.isDefined) - Number(b.isDefined) || b.score - a.score)
          .filter(({ text }) => !seen.has(text) && seen.add(text))
          .map((candidate, i) => ({
            candidate,
            recent: recent.has(stem),
            together: together * (i === 0 ? 1 : FURTHER_FORM * (candidate.score / score)),
            score: i === 0 ? score : candidate.score * FURTHER_FORM,
          })),
      )
      .sort((a, b) => Number(b.recent) - Number(a.recent) || b.together - a.together || b.score - a.score)
      .map(({ candidate }) => candidate)
  }
}

/** The words of a text as documents are cut, without wholes of compounds and second readings. */
export function wordsOf(text: string, tokenizer: Tokenizer): FormToken[] {
  return tokenizer.forms(text).filter(({ kind }) => kind !== WHOLE && kind !== VARIANT)
}
