import { corrupt } from '../format/corrupt.js'
import { EXACT_WEIGHT, STEM_WEIGHT, saturate, stepOf } from './bm25.js'
import type { FieldNorms, Scorer, Window } from './unit.js'
import { addPart } from './unit.js'

/** Where something was looked for and found, in one field: documents in order, and how often in each. */
export interface Finds {
  field: number
  docs: ArrayLike<number>
  /** Occurrences, those that are less than exact counted in part. */
  frequencies: ArrayLike<number>
  /** How many of them are in the exact forms; of a frequency without, 0. */
  exacts: ArrayLike<number>
  /** Rarity of what was looked for. */
  idf: number
  weight: number
}

/** As in units.ts: weights below this leave the arithmetic of scores far from the largest number. */
const MAX_WEIGHT = 2 ** 700

/** Documents that were found beforehand, with the part of its score that each gets: what postings alone do not say. */
export class Found implements Scorer {
  readonly finds: readonly Finds[]
  readonly bits: number
  readonly word: number
  readonly clause: number
  readonly lists = 1
  bound: number
  grid = 0
  private readonly docs: Uint32Array
  private readonly scores: Float64Array
  private at = 0

  /** `norms` and `lengths` are by field. */
  constructor(finds: readonly Finds[], norms: readonly FieldNorms[], lengths: (field: number) => Uint8Array, bit: number) {
    const scores = new Map<number, number>()
    for (const { field, docs, frequencies, exacts, idf, weight } of finds) {
      // What a program gives is checked before; boosts in the image are not.
      if (!(weight >= 0 && weight < MAX_WEIGHT)) throw corrupt(new Uint8Array(), 0, 'a weight')
      const own = (norms[field] as FieldNorms).norms
      const bytes = lengths(field)
      for (let i = 0; i < docs.length; i++) {
        const doc = docs[i] as number
        const score = weight * foundScore(idf, frequencies[i] as number, exacts[i] as number, own[bytes[doc] as number] as number)
        scores.set(doc, (scores.get(doc) ?? 0) + score)
      }
    }
    this.finds = finds
    this.docs = Uint32Array.from(scores.keys()).sort()
    this.scores = Float64Array.from(this.docs, doc => scores.get(doc) as number)
    this.bound = this.scores.reduce((most, score) => Math.max(most, score), 0)
    this.bits = 1 << (bit & 31)
    this.word = bit >>> 5
    // Not one of the plan's clauses.
    this.clause = -1 - bit
  }

  get count(): number {
    return this.docs.length
  }

  roundBy(grid: number): void {
    const { scores } = this
    this.grid = grid
    this.bound += stepOf(grid)
    for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) + grid - grid
  }

  addAll(window: Window): void {
    this.seek(window.from)
    for (; this.at < this.docs.length && (this.docs[this.at] as number) < window.to; this.at++) {
      addPart(window, this, (this.docs[this.at] as number) - window.from, this.scores[this.at] as number)
    }
  }

  scoreOf(doc: number): number {
    this.seek(doc)
    return this.docs[this.at] === doc ? (this.scores[this.at] as number) : -1
  }

  private seek(doc: number): void {
    while (this.at < this.docs.length && (this.docs[this.at] as number) < doc) this.at++
  }
}

/** BM25 of what was found, and of what of it is exact. */
export function foundScore(idf: number, frequency: number, exact: number, norm: number): number {
  return idf * (STEM_WEIGHT * saturate(frequency, norm) + EXACT_WEIGHT * saturate(exact, norm))
}
