import { ByteReader } from '../format/byte-reader.js'
import { BLOCK_SIZE } from '../format/constants.js'
import { corrupt } from '../format/corrupt.js'
import { frequencyOf, leadOf, PostingList, readPackedBlocks } from '../format/postings.js'
import type { Segment } from '../format/segment.js'
import type { Clause, Plan, PlannedTerm } from '../query/plan.js'
import { coordination, EXACT_WEIGHT, inverseDocumentFrequency, LEAD_WEIGHT, lengthNorms, ROOT_WEIGHT, STEM_WEIGHT, saturate } from './bm25.js'
import type { ResolvedOptions } from './options.js'
import { TopK } from './top-k.js'

/** Documents in order of score, and how many matched in all. */
export interface Ranking {
  total: number
  ranked: { doc: number; score: number }[]
}

/** A compound matched by its whole counts as all of its parts. */
const WHOLE_WORD = 0x8000

/**
 * Runs plans over one image, term at a time into accumulators. Its memory is made once for the image and left clean after each
 * query, so that a search allocates nothing per posting.
 */
export class Executor {
  private readonly segment: Segment
  private readonly norms: Float64Array[]
  private readonly scores: Float64Array
  private readonly touched: Uint32Array
  private touchedCount = 0
  /** Ordinals, from 1, of the clause and the term that last matched a document; 0 where none has. */
  private readonly lastClause: Uint16Array
  private readonly lastTerm: Uint16Array
  /** Parts of the last clause that a document has matched, and whole clauses, stop words not counted. */
  private readonly matchedParts: Uint16Array
  private readonly matchedClauses: Uint16Array
  private clause = 0
  private term = 0
  private clauseParts = 0
  private termParts = 0
  private clauseCounts = 0
  private readonly own: PostingList
  private readonly other: PostingList
  private readonly formFrequencies: Uint32Array
  private readonly familyFrequencies: Uint32Array
  private readonly familyDocs: Uint32Array
  private readonly contributions: Float64Array
  private ordinals: Uint32Array = new Uint32Array(0)

  constructor(segment: Segment) {
    const { documents, lengths } = segment.meta
    this.segment = segment
    this.norms = lengths.map(({ documents: having, tokens }) => lengthNorms(having === 0 || tokens === 0 ? 1 : tokens / having))
    this.scores = new Float64Array(documents)
    this.touched = new Uint32Array(documents)
    this.lastClause = new Uint16Array(documents)
    this.lastTerm = new Uint16Array(documents)
    this.matchedParts = new Uint16Array(documents)
    this.matchedClauses = new Uint16Array(documents)
    this.own = new PostingList(documents)
    this.other = new PostingList(documents)
    this.formFrequencies = new Uint32Array(documents)
    this.familyFrequencies = new Uint32Array(documents)
    this.familyDocs = new Uint32Array(documents)
    this.contributions = new Float64Array(documents)
  }

  /** The best documents for a plan. Leaves its memory clean also where the image turns out to be corrupt. */
  run({ clauses }: Plan, options: ResolvedOptions): Ranking {
    try {
      this.clause = this.term = 0
      for (const clause of clauses) this.addClause(clause, options)
      const required = clauses.filter(clause => !clause.optional).length
      const ranking = this.collect(options, required)
      this.clean()
      return ranking
    } catch (error) {
      for (const memory of [this.scores, this.lastClause, this.lastTerm, this.matchedClauses, this.contributions, this.familyFrequencies]) memory.fill(0)
      this.touchedCount = 0
      throw error
    }
  }

  private addClause(clause: Clause, options: ResolvedOptions): void {
    this.clause++
    this.clauseParts = clause.parts.length
    this.clauseCounts = clause.optional ? 0 : 1
    for (const term of clause.parts) this.addTerm(term, options, 1)
    for (const term of clause.alternatives) this.addTerm(term, options, WHOLE_WORD)
  }

  /** Adds the scores of one term in every field; its documents count `parts` towards the clause, once. */
  private addTerm(term: PlannedTerm, options: ResolvedOptions, parts: number): void {
    this.term++
    this.termParts = parts
    options.weights.forEach((weight, field) => {
      if (weight > 0) this.addTermInField(term, field, weight * term.weight, options)
    })
  }

  private addTermInField(term: PlannedTerm, field: number, weight: number, options: ResolvedOptions): void {
    const { conflation } = options
    this.own.count = 0
    if (term.stem >= 0) this.readList(term.stem, field, this.own, term.form)
    if (conflation === 'exact') this.keepExact()
    this.scoreStem(field, weight)
    if (conflation === 'root' && term.root >= 0) this.scoreFamily(term, field, weight)
    else this.addContributions(this.own.docs, this.own.count)
  }

  /** Reads a stem's list in a field and, where `form` is asked for (not −1), how often that form is meant in each document. */
  private readList(stem: number, field: number, list: PostingList, form: number): void {
    const { segment } = this
    const fields = segment.meta.lengths.length
    const reader = new ByteReader(segment.postingsOf(stem))
    list.count = 0
    if (reader.bytes.length === 0) return
    const mask = fields === 1 ? 1 : reader.varint()
    for (let other = 0, end = reader.at; other < fields; other++) {
      if (!(mask & (1 << other))) continue
      if (fields > 1) end = reader.varint() + reader.at
      if (other === field) list.read(reader)
      else if (fields > 1) reader.at = end
    }
    if (list === this.own) this.readForms(reader, stem, field, mask, form)
  }

  /** Counts the occurrences of `form` in each document of the list just read. */
  private readForms(reader: ByteReader, stem: number, field: number, mask: number, form: number): void {
    const { own, formFrequencies, segment } = this
    const count = own.count
    const first = segment.firstForm(stem)
    if (form < 0) {
      formFrequencies.fill(0, 0, count)
      return
    }
    if (reader.at >= reader.bytes.length) {
      // No ordinals are written where the stem has one form with occurrences: the first.
      for (let i = 0; i < count; i++) formFrequencies[i] = form === first ? frequencyOf(own.codes[i] as number) : 0
      return
    }
    for (let other = 0; other < field; other++) if (mask & (1 << other)) this.skipForms(reader, stem, other)
    const ordinals = this.readOrdinals(reader, occurrencesIn(own))
    let at = 0
    for (let i = 0; i < count; i++) {
      let frequency = 0
      for (const end = at + frequencyOf(own.codes[i] as number); at < end; at++) if (first + (ordinals[at] as number) === form) frequency++
      formFrequencies[i] = frequency
    }
  }

  /** Moves past the ordinals of a field that is not asked for: as many as its list has occurrences. */
  private skipForms(reader: ByteReader, stem: number, field: number): void {
    const { other } = this
    this.readList(stem, field, other, -1)
    this.readOrdinals(reader, occurrencesIn(other))
  }

  private readOrdinals(reader: ByteReader, count: number): Uint32Array {
    // Every 128 take a byte at least: a forged frequency must not make room for what is not there.
    if (count > (reader.bytes.length - reader.at) * BLOCK_SIZE) throw corrupt(reader.bytes, reader.at, `${count} occurrences`)
    if (count > this.ordinals.length) this.ordinals = new Uint32Array(2 * count)
    readPackedBlocks(reader, count, this.ordinals)
    return this.ordinals
  }

  /** Keeps what is of the form asked for, as if it were all of the stem. */
  private keepExact(): void {
    const { own, formFrequencies } = this
    let kept = 0
    for (let i = 0; i < own.count; i++) {
      const frequency = formFrequencies[i] as number
      if (frequency === 0) continue
      own.docs[kept] = own.docs[i] as number
      own.codes[kept] = ((frequency - 1) << 2) | leadOf(own.codes[i] as number)
      formFrequencies[kept++] = frequency
    }
    own.count = kept
  }

  /** Stem and exact level, and the opening: into `contributions`. */
  private scoreStem(field: number, weight: number): void {
    const { own, formFrequencies, contributions } = this
    const { documents } = this.segment.meta
    const bytes = this.segment.normsOf(field)
    const norms = this.norms[field] as Float64Array
    let withForm = 0
    for (let i = 0; i < own.count; i++) if (formFrequencies[i] !== 0) withForm++
    const stemFactor = weight * STEM_WEIGHT * inverseDocumentFrequency(documents, own.count)
    const leadFactor = weight * LEAD_WEIGHT * inverseDocumentFrequency(documents, own.count)
    const exactFactor = weight * EXACT_WEIGHT * inverseDocumentFrequency(documents, withForm)
    for (let i = 0; i < own.count; i++) {
      const doc = own.docs[i] as number
      const code = own.codes[i] as number
      const norm = norms[bytes[doc] as number] as number
      const lead = leadOf(code)
      let score = stemFactor * saturate(frequencyOf(code), norm)
      if (lead > 0) score += leadFactor * saturate(lead, 1)
      if (formFrequencies[i] !== 0) score += exactFactor * saturate(formFrequencies[i] as number, norm)
      contributions[doc] = score
    }
  }

  /** Adds the root level: all stems of the family counted as one word. */
  private scoreFamily(term: PlannedTerm, field: number, weight: number): void {
    const { segment, own, other, familyDocs, familyFrequencies, contributions } = this
    const { documents } = segment.meta
    let count = 0
    for (let stem = segment.firstStem(term.root), end = segment.firstStem(term.root + 1); stem < end; stem++) {
      const list = stem === term.stem ? own : other
      if (list === other) this.readList(stem, field, other, -1)
      for (let i = 0; i < list.count; i++) {
        const doc = list.docs[i] as number
        if (familyFrequencies[doc] === 0) familyDocs[count++] = doc
        familyFrequencies[doc] = (familyFrequencies[doc] as number) + frequencyOf(list.codes[i] as number)
      }
    }
    const bytes = segment.normsOf(field)
    const norms = this.norms[field] as Float64Array
    const factor = weight * ROOT_WEIGHT * inverseDocumentFrequency(documents, count)
    for (let i = 0; i < count; i++) {
      const doc = familyDocs[i] as number
      contributions[doc] = (contributions[doc] as number) + factor * saturate(familyFrequencies[doc] as number, norms[bytes[doc] as number] as number)
      familyFrequencies[doc] = 0
    }
    this.addContributions(familyDocs, count)
  }

  /** Moves the contributions of `docs` to their scores, and counts them as matched by the term at hand. A stop word matches no document by itself. */
  private addContributions(docs: Uint32Array, count: number): void {
    const { scores, contributions, lastTerm, term, clauseCounts } = this
    for (let i = 0; i < count; i++) {
      const doc = docs[i] as number
      const score = contributions[doc] as number
      contributions[doc] = 0
      if (lastTerm[doc] === 0 && clauseCounts === 0) continue
      scores[doc] = (scores[doc] as number) + score
      if (lastTerm[doc] !== term) this.countMatch(doc)
    }
  }

  private countMatch(doc: number): void {
    const { lastClause, lastTerm, matchedParts, matchedClauses } = this
    if (lastTerm[doc] === 0) this.touched[this.touchedCount++] = doc
    lastTerm[doc] = this.term
    if (lastClause[doc] !== this.clause) {
      lastClause[doc] = this.clause
      matchedParts[doc] = 0
    }
    const before = matchedParts[doc] as number
    if (before >= this.clauseParts) return
    matchedParts[doc] = before + this.termParts
    if (before + this.termParts >= this.clauseParts) matchedClauses[doc] = (matchedClauses[doc] as number) + this.clauseCounts
  }

  private collect({ limit, offset, operator }: ResolvedOptions, clauses: number): Ranking {
    const { touched, scores, matchedClauses } = this
    const required = operator === 'and' ? clauses : 0
    const factors = Float64Array.from({ length: clauses + 1 }, (_, matched) => coordination(matched))
    const best = new TopK(Math.min(limit + offset, this.touchedCount))
    let total = 0
    for (let i = 0; i < this.touchedCount; i++) {
      const doc = touched[i] as number
      const matched = matchedClauses[doc] as number
      if (matched < required) continue
      total++
      best.offer(doc, (scores[doc] as number) * (factors[matched] as number))
    }
    return { total, ranked: best.ranked().slice(offset) }
  }

  private clean(): void {
    const { touched, scores, lastClause, lastTerm, matchedClauses } = this
    for (let i = 0; i < this.touchedCount; i++) {
      const doc = touched[i] as number
      scores[doc] = lastClause[doc] = lastTerm[doc] = matchedClauses[doc] = 0
    }
    this.touchedCount = 0
  }
}

function occurrencesIn({ codes, count }: PostingList): number {
  let occurrences = 0
  for (let i = 0; i < count; i++) occurrences += frequencyOf(codes[i] as number)
  return occurrences
}
