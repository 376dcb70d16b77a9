import type { Bitmap } from '../filter/evaluate.js'
import { popcount } from '../format/bits.js'
import type { Scorer, Window } from './unit.js'
import { addPart } from './unit.js'

/** Documents whose values fulfil a condition within a query: they are found, and get nothing for it. */
export class FoundValues implements Scorer {
  readonly bits: number
  readonly word: number
  readonly clause: number
  readonly lists = 1
  readonly bound = 0
  readonly count: number
  private readonly documents: Bitmap

  constructor(documents: Bitmap, bit: number) {
    this.documents = documents
    this.count = documents.reduce((sum, word) => sum + popcount(word), 0)
    this.bits = 1 << (bit & 31)
    this.word = bit >>> 5
    // Not one of the plan's clauses.
    this.clause = -1 - bit
  }

  roundBy(): void {}

  addAll(window: Window): void {
    for (let doc = window.from; doc < window.to; doc++) if (this.scoreOf(doc) === 0) addPart(window, this, doc - window.from, 0)
  }

  scoreOf(doc: number): number {
    return ((this.documents[doc >>> 5] as number) >>> (doc & 31)) & 1 ? 0 : -1
  }
}
