import type { PostingCursor } from '../format/postings.js'
import { frequencyOf, leadOf } from '../format/postings.js'
import type { PlannedTerm } from '../query/plan.js'
import { stepOf } from './bm25.js'

/** Most documents that are scored at a time, so that what is added up stays in a fast cache. */
export const WINDOW = 16384

/** What BM25 makes of each length byte of a field: its norm, and the saturated frequency of one occurrence, which is the most frequent. */
export interface FieldNorms {
  norms: Float64Array
  ones: Float64Array
}

/** What a window adds up to. Documents are counted from the window's first. */
export interface Window {
  /** First document, and the one after the last. */
  from: number
  to: number
  scores: Float64Array
  /** For each document and word of bits (document × words + word), the parts of the query that it holds. */
  parts: Uint32Array
  words: number
  /** A bit for each document that holds any. */
  touched: Uint32Array
  /** Frequencies of a family's other stems, left at 0. */
  family: Uint32Array
  /** Documents that have one. */
  familyDocs: Uint32Array
}

/** A part of a query that gives documents parts of their scores, window by window or one by one. */
export interface Scorer {
  /** No document gets more, once parts are rounded. */
  readonly bound: number
  /** Postings that it reads, in how many lists. */
  readonly count: number
  readonly lists: number
  /** The bit of the query's part that this is, and the word of bits where it stands. A stop word has none. */
  readonly bits: number
  readonly word: number
  /** Ordinal of the clause. */
  readonly clause: number
  /** Takes the number that rounds parts of the score; see `gridOf`. */
  roundBy(grid: number): void
  /** Adds the parts of all documents of the window to their scores. */
  addAll(window: Window): void
  /** The part of one document, which must not come before one asked for earlier; -1 where it is not found, for a part may be 0. */
  scoreOf(doc: number): number
}

/** Stop words in many documents are asked only for those that may be among the best; of others reading all costs less. */
export function isFrequentStopWord({ bits, count }: Scorer, documents: number): boolean {
  return bits === 0 && count * 16 > documents
}

/** Which part of a query a unit is of. */
export interface Place {
  bits: number
  word: number
  clause: number
}

/** Adds a part of a score to a document of the window. */
export function addPart({ scores, parts, words, touched }: Window, { bits, word }: Scorer, at: number, score: number): void {
  const known = touched[at >>> 5] as number
  if (bits === 0) {
    // A stop word finds no document by itself; those of the query come last.
    if ((known >>> (at & 31)) & 1) scores[at] = (scores[at] as number) + score
    return
  }
  const place = at * words + word
  scores[at] = (scores[at] as number) + score
  parts[place] = (parts[place] as number) | bits
  touched[at >>> 5] = known | (1 << (at & 31))
}

/**
 * One word of a query in one field: the posting list of its stem and those of the other stems of its root. A document's part of the score is
 * BM25 of the stem, its opening and its exact form, and that of the whole family.
 */
export class Unit implements Scorer {
  readonly own: PostingCursor
  readonly others: PostingCursor[] = []
  /** Length bytes of the field, and what BM25 makes of each. */
  readonly lengths: Uint8Array
  readonly norms: FieldNorms
  readonly bits: number
  readonly word: number
  readonly clause: number
  readonly term: PlannedTerm
  readonly field: number
  /** What the inverse document frequencies are made of: documents that count for the stem or its family, and those for the exact form. */
  documents = 0
  formDocuments = 0
  stemFactor = 0
  /** What each lead gives. */
  leads: readonly number[] = []
  exactFactor = 0
  rootFactor = 0
  /** Only what is of the exact form counts. */
  exactOnly = false
  grid = 0
  bound = 0
  count: number

  constructor(own: PostingCursor, lengths: Uint8Array, norms: FieldNorms, { bits, word, clause }: Place, term: PlannedTerm, field: number) {
    this.own = own
    this.count = own.count
    this.lengths = lengths
    this.norms = norms
    this.bits = bits
    this.word = word
    this.clause = clause
    this.term = term
    this.field = field
  }

  get lists(): number {
    return 1 + this.others.length
  }

  /** Takes a list of another stem of the root. */
  join(list: PostingCursor): void {
    this.others.push(list)
    this.count += list.count
  }

  /** Lets go of the other stems. */
  leave(): void {
    this.others.length = 0
    this.count = this.own.count
  }

  roundBy(grid: number): void {
    this.grid = grid
    this.bound += stepOf(grid)
  }

  addAll(window: Window): void {
    let found = 0
    for (const other of this.others) found = addFrequencies(other, window, found)
    if (this.own.count > 0) this.addOwn(window)
    if (found === 0) return
    const { from, family, familyDocs } = window
    const { lengths, rootFactor, grid } = this
    for (let i = 0; i < found; i++) {
      const at = familyDocs[i] as number
      const frequency = family[at] as number
      if (frequency === 0) continue
      family[at] = 0
      addPart(window, this, at, rootFactor * this.saturate(frequency, lengths[from + at] as number) + grid - grid)
    }
  }

  scoreOf(doc: number): number {
    const { own, others, grid, rootFactor } = this
    const length = this.lengths[doc] as number
    let frequency = 0
    let score = 0
    if (own.count > 0 && own.seek(doc) && own.docs[own.at] === doc) {
      const code = own.codes[own.at] as number
      const exact = own.exactHere()
      frequency = this.exactOnly ? exact : frequencyOf(code)
      if (frequency > 0) score = this.stemScore(frequency, leadOf(code), exact, length)
    }
    for (const other of others) if (other.seek(doc) && other.docs[other.at] === doc) frequency += frequencyOf(other.codes[other.at] as number)
    return frequency === 0 ? -1 : score + rootFactor * this.saturate(frequency, length) + grid - grid
  }

  private addOwn(window: Window): void {
    const { from, to, family } = window
    const { own, lengths, grid, stemFactor, leads, exactFactor, rootFactor, exactOnly } = this
    const { ones } = this.norms
    const { docs, codes, exact } = own
    for (let found = own.seek(from); found; found = own.next()) {
      own.readExact()
      const { size } = own
      let i = own.at
      for (; i < size; i++) {
        const doc = docs[i] as number
        if (doc >= to) break
        const code = codes[i] as number
        const frequency = exactOnly ? (exact[i] as number) : frequencyOf(code)
        if (frequency === 0) continue
        const at = doc - from
        const length = lengths[doc] as number
        const saturated = this.saturate(frequency, length)
        let ofAll = saturated
        const others = family[at] as number
        if (others > 0) {
          family[at] = 0
          ofAll = this.saturate(frequency + others, length)
        }
        let score = stemFactor * saturated + (leads[leadOf(code)] as number)
        if (exact[i] !== 0) score += exactFactor * (ones[length] as number)
        addPart(window, this, at, score + rootFactor * ofAll + grid - grid)
      }
      own.at = i
      if (i < size) return
    }
  }

  private stemScore(frequency: number, lead: number, exact: number, length: number): number {
    const score = this.stemFactor * this.saturate(frequency, length) + (this.leads[lead] as number)
    return exact === 0 ? score : score + this.exactFactor * (this.norms.ones[length] as number)
  }

  private saturate(frequency: number, length: number): number {
    const { norms, ones } = this.norms
    return frequency === 1 ? (ones[length] as number) : frequency / (frequency + (norms[length] as number))
  }
}

/** Adds up the frequencies of a list in the window; returns how many documents have one now. */
function addFrequencies(list: PostingCursor, { from, to, family, familyDocs }: Window, count: number): number {
  const { docs, codes } = list
  let known = count
  // Documents of windows that were not read whole are passed over.
  for (let found = list.seek(from); found; found = list.next()) {
    const { size } = list
    let i = list.at
    for (; i < size; i++) {
      const doc = docs[i] as number
      if (doc >= to) break
      const at = doc - from
      const before = family[at] as number
      if (before === 0) familyDocs[known++] = at
      family[at] = before + frequencyOf(codes[i] as number)
    }
    list.at = i
    if (i < size) return known
  }
  return known
}
