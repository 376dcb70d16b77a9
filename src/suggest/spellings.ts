import { storedFields, textFields } from '../format/meta.js'
import type { PostingCursor } from '../format/postings.js'
import type { Tokenizer } from '../tokenize/tokenize.js'
import type { KnownTerm, KnownTerms } from './known-terms.js'

/** Vowel signs, the dagger alef and the tatweel: how carefully a word was written once, not how it is spelled. */
const SIGNS = /[\u064b-\u065f\u0670\u0640]/g

/** A longer text is read up to here. */
const LONGEST_TEXT = 8192

/** Spellings remembered: a megabyte at most. */
const MOST_REMEMBERED = 4096

/** How the documents write terms, whose letters the dictionary has folded (مدرسه for مدرسة). Where texts are stored, one that holds the term is read. */
export class Spellings {
  private readonly known = new Map<number, string>()
  /** For each text field its place among the stored values, -1 where it is not stored. */
  private readonly stored: number[]

  constructor(
    private readonly terms: KnownTerms,
    private readonly tokenizer: Tokenizer,
  ) {
    const { fields } = terms.segment.meta
    this.stored = textFields(fields).map(field => storedFields(fields).indexOf(field))
  }

  /** A term as a document writes it, letter for letter of its folded form; the form itself where no stored text tells. */
  of(term: KnownTerm): string {
    const { known } = this
    let found = known.get(term.form)
    if (found === undefined) {
      found = this.find(term) ?? term.text
      if (known.size >= MOST_REMEMBERED) known.clear()
      known.set(term.form, found)
    }
    return found
  }

  /** Reads the shortest of the first texts that hold the term. */
  private find({ text: form, form: ordinal, stem }: KnownTerm): string | undefined {
    const { segment, cursors } = this.terms
    let [doc, at, length] = [-1, -1, 256]
    if (this.stored.every(place => place < 0)) return undefined
    segment.openStem(stem, ordinal, cursors)
    this.stored.forEach((place, field) => {
      const cursor = cursors[field] as PostingCursor
      if (place < 0 || cursor.count === 0 || (cursor.size === 0 && !cursor.next())) return
      const norms = segment.normsOf(field)
      cursor.readExact()
      for (let i = 0; i < cursor.size; i++) {
        const other = cursor.docs[i] as number
        if (cursor.exact[i] === 0 || (norms[other] as number) >= length) continue
        ;[doc, at, length] = [other, place, norms[other] as number]
      }
    })
    const value = doc < 0 ? undefined : segment.storedOf(doc)?.[at]
    for (const text of Array.isArray(value) ? value : [value]) {
      if (typeof text !== 'string') continue
      const head = text.slice(0, LONGEST_TEXT)
      const token = this.tokenizer.forms(head).find(other => other.form === form)
      const written = token && head.slice(token.start, token.end).replace(SIGNS, '')
      if (written?.length === form.length && this.tokenizer.forms(written)[0]?.form === form) return written
    }
    return undefined
  }
}
