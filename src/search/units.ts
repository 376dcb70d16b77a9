import { corrupt } from '../format/corrupt.js'
import type { Meta } from '../format/meta.js'
import type { PostingCursor } from '../format/postings.js'
import type { Segment } from '../format/segment.js'
import type { Clause, PlannedTerm } from '../query/plan.js'
import {
  COMMON_FAMILY,
  COMMON_WORD,
  commonFrom,
  EXACT_WEIGHT,
  gridOf,
  inverseDocumentFrequency,
  LEAD_WEIGHTS,
  lengthNorms,
  ROOT_WEIGHT,
  STEM_WEIGHT,
  saturate,
} from './bm25.js'
import { Conjunction } from './conjunction.js'
import type { ResolvedOptions } from './options.js'
import type { FieldNorms, Place, Scorer } from './unit.js'
import { isFrequentStopWord, Unit } from './unit.js'

/** A clause as bits: a document holds it where all of them are set. */
export interface Part {
  bits: number
  word: number
}

/** The units of a query in the order in which they are scored, and the bits of its words, stop words apart. */
export interface Units {
  units: (Unit | Conjunction)[]
  parts: Part[]
  /** 32-bit words of bits for each document. */
  words: number
}

/** The fields and levels on which a word is looked for. */
type Levels = Readonly<{ weights: readonly number[]; conflation: ResolvedOptions['conflation'] }>

/** Weights below this leave the arithmetic of scores far from the largest number. */
const MAX_WEIGHT = 2 ** 700

/** More cursors than this are not kept from query to query. */
const MOST_KEPT = 512

/** Makes the units of queries: cursors on every posting list that a query asks for, and the factors of their scores. */
export class UnitMaker {
  private readonly segment: Segment
  readonly norms: readonly FieldNorms[]
  private readonly cursors: PostingCursor[] = []
  private used = 0

  /** Throws ImageError where the image's average lengths are none. */
  constructor(segment: Segment) {
    this.segment = segment
    this.norms = segment.meta.lengths.map(length => {
      const norms = lengthNorms(averageLength(length))
      return { norms, ones: norms.map(norm => saturate(1, norm)) }
    })
  }

  /** The units of a plan. They share cursors with the next call's. Rounds `others` with them, which have the first bits. */
  make(clauses: readonly Clause[], searchOptions: ResolvedOptions, others: readonly Scorer[] = []): Units {
    this.used = 0
    const units: (Unit | Conjunction)[] = []
    const parts: Part[] = []
    let bit = others.length
    clauses.forEach((clause, ordinal) => {
      const { weights = searchOptions.weights, conflation = searchOptions.conflation } = clause
      const options = { weights, conflation }
      const size = clause.parts.length
      if ((bit & 31) + size > 32) bit = (bit + 31) & ~31
      const place = { bits: clause.optional ? 0 : (size === 32 ? -1 : (1 << size) - 1) << (bit & 31), word: bit >>> 5, clause: ordinal }
      clause.parts.forEach((term, i) => {
        units.push(...this.unitsOf(term, options, clause.optional ? place : { ...place, bits: 1 << ((bit + i) & 31) }))
      })
      for (const term of clause.alternatives) units.push(...this.unitsOf(term, options, place))
      for (const phrase of clause.phrases) units.push(...this.conjunctionsOf(phrase, options, place))
      if (clause.optional) return
      parts.push(place)
      bit += size
    })
    const all = [...others, ...units]
    const grid = gridOf(all.reduce((sum, unit) => sum + unit.bound, 0))
    for (const unit of all) unit.roundBy(grid)
    return { units: inOrder(units, searchOptions, this.segment.documents), parts, words: Math.max(1, (bit + 31) >>> 5) }
  }

  /** Lets go of what a long query took. */
  release(): void {
    if (this.cursors.length > MOST_KEPT) this.cursors.length = MOST_KEPT
  }

  /** The units of a term, one for each field in which it or (unless `alone`) its family stands. */
  private unitsOf(term: PlannedTerm, { conflation, weights }: Levels, place: Place, alone = false): Unit[] {
    const { segment, norms } = this
    const { documents } = segment
    const isExact = weights.map((_, field) => conflation === 'exact' || segment.plain[field] === true)
    const cursors = weights.map(() => this.take())
    // Which form of a stop word stands in a document says nothing, but where only forms count.
    const isFormless = place.bits === 0 && conflation !== 'exact'
    const known = term.stem >= 0 && (term.form >= 0 || conflation !== 'exact')
    for (const cursor of cursors) cursor.clear()
    const formCount = known ? segment.openStem(term.stem, isFormless && !segment.hasPlain ? -1 : term.form, cursors) : 0
    const most = Math.max(...cursors.map(cursor => cursor.count))
    if (segment.hasPlain)
      cursors.forEach((cursor, field) => {
        if (segment.plain[field] ? term.form < 0 : term.plainOnly) cursor.clear()
      })
    const units = cursors.map((cursor, field) => new Unit(cursor, segment.normsOf(field), norms[field] as FieldNorms, place, term, field))
    if (conflation === 'root' && term.root >= 0 && !alone && !term.plainOnly && most <= commonFrom(COMMON_WORD, documents))
      this.openFamily(term, units, weights)
    // A word that stands nowhere itself has nothing but its family.
    for (const unit of units) if (most > 0 && unit.count - unit.own.count > commonFrom(COMMON_FAMILY, documents)) unit.leave()
    for (const unit of units) {
      const { field } = unit
      const weight = (weights[field] as number) * term.weight
      // What a program gives is checked before; synonyms' weights and boosts in the image are not.
      if (!(weight >= 0 && weight < MAX_WEIGHT)) throw corrupt(new Uint8Array(), 0, 'a weight')
      const own = unit.own.count
      const withForm = isFormless && !isExact[field] ? 0 : Math.min(own, formCount)
      unit.documents = isExact[field] ? withForm : own > 0 ? own : Math.min(documents, unit.count)
      unit.formDocuments = withForm
      const idf = weight * inverseDocumentFrequency(documents, unit.documents)
      unit.exactOnly = isExact[field] as boolean
      unit.stemFactor = STEM_WEIGHT * idf
      unit.leads = LEAD_WEIGHTS.map(lead => lead * idf)
      unit.rootFactor = conflation === 'root' && !isExact[field] ? ROOT_WEIGHT * idf : 0
      unit.exactFactor = withForm > 0 ? weight * EXACT_WEIGHT * inverseDocumentFrequency(documents, withForm) : 0
      unit.bound = boundOf(unit)
    }
    return units.filter(unit => unit.count > 0 && weights[unit.field] !== 0)
  }

  /** Opens the other stems of a term's root. */
  private openFamily(term: PlannedTerm, units: readonly Unit[], weights: readonly number[]): void {
    const { segment } = this
    const spare = units.map(() => this.take())
    for (const stem of segment.stemsOf(term.root)) {
      if (stem === term.stem) continue
      segment.openStem(stem, -1, spare)
      for (let field = 0; field < units.length; field++) {
        const cursor = spare[field] as PostingCursor
        if (cursor.count === 0 || weights[field] === 0 || segment.plain[field]) continue
        ;(units[field] as Unit).join(cursor)
        spare[field] = this.take()
      }
    }
  }

  /** A synonym of several words, in each field. */
  private conjunctionsOf(terms: readonly PlannedTerm[], options: Levels, place: Place): Conjunction[] {
    const units = terms.map(term => this.unitsOf(term, options, place, true))
    return this.norms.flatMap(norms => {
      const inField = units.flatMap(own => own.filter(unit => unit.norms === norms))
      return inField.length === terms.length ? [new Conjunction(inField, this.segment.documents)] : []
    })
  }

  private take(): PostingCursor {
    if (this.used === this.cursors.length) this.cursors.push(this.segment.cursor())
    return this.cursors[this.used++] as PostingCursor
  }
}

/** A field's length in tokens in the documents that have any; 1 where none has. */
export function averageLength({ documents, tokens }: Meta['lengths'][number]): number {
  const average = documents === 0 || tokens === 0 ? 1 : tokens / documents
  if (!(average > 0)) throw corrupt(new Uint8Array(), 0, 'lengths')
  return average
}

/** A little more than the arithmetic gives, whose last bits depend on the order. */
const SLACK = 1 + 2 ** -30

function boundOf({ own, others, norms: { norms }, stemFactor, leads, exactFactor, rootFactor }: Unit): number {
  const norm = norms[own.shortest] as number
  const most = own.mostFrequent < 255 ? saturate(own.mostFrequent, norm) : 1
  const root = rootFactor * (others.length > 0 ? 1 : most)
  return SLACK * (own.count > 0 ? stemFactor * most + Math.max(...leads) + exactFactor * saturate(1, norm) + root : root)
}

/** Those that can give most first, stop words last; where all words are asked for, word by word, the rarest first. */
export function inOrder<T extends Scorer>(units: readonly T[], { operator }: ResolvedOptions, documents: number): T[] {
  const counts = new Map<number, number>()
  if (operator === 'and') for (const { clause, count } of units) counts.set(clause, (counts.get(clause) ?? 0) + count)
  const kind = (unit: T): number => (unit.bits !== 0 ? 0 : isFrequentStopWord(unit, documents) ? 2 : 1)
  const rank = ({ clause }: T): number => counts.get(clause) ?? 0
  return [...units].sort(
    (a, b) => kind(a) - kind(b) || rank(a) - rank(b) || (operator === 'and' && a.clause - b.clause) || b.bound - a.bound || a.clause - b.clause,
  )
}
