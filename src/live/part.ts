import { popcount } from '../format/bits.js'
import type { PostingCursor } from '../format/postings.js'
import { frequencyOf } from '../format/postings.js'
import type { ImageSegment } from '../format/segment.js'
import { runOrdinals } from './run-ordinals.js'

/** What a stem has in the documents of a part that are there. */
export interface StemCounts {
  /** Documents, for each text field. */
  documents: Uint32Array
  /** Occurrences in all fields of each form, by its ordinal. */
  forms: Uint32Array
}

/** An image among those that a live index answers from: its documents as a range of numbers, and its stems and forms as those of the union. */
export class Part {
  readonly segment: ImageSegment
  /** Number of its first document, and the one behind its last. */
  readonly from: number
  readonly end: number
  /** A bit for each document that was removed; undefined where none was. */
  removed: Uint32Array | undefined
  removedCount = 0
  /** For each of its forms and stems the union's; undefined in the first part, whose numbers the union takes over. */
  readonly forms: Uint32Array | undefined
  readonly stems: Uint32Array | undefined
  private readonly localForms = new Map<number, number>()
  private readonly localStems = new Map<number, number>()
  private readonly cursors: PostingCursor[]
  /** What was counted since the last document was removed. */
  private readonly counted = new Map<number, StemCounts>()

  constructor(segment: ImageSegment, from: number, forms?: Uint32Array, stems?: Uint32Array) {
    this.segment = segment
    this.from = from
    this.end = from + segment.meta.documents
    this.forms = forms
    this.stems = stems
    forms?.forEach((form, local) => {
      this.localForms.set(form, local)
    })
    stems?.forEach((stem, local) => {
      this.localStems.set(stem, local)
    })
    this.cursors = segment.meta.lengths.map(() => segment.cursor())
  }

  /** The part's own number of a form of the union, or -1. */
  formOf(form: number): number {
    if (this.forms) return this.localForms.get(form) ?? -1
    return form < this.segment.meta.terms ? form : -1
  }

  /** The part's own number of a stem of the union, or -1. */
  stemOf(stem: number): number {
    if (this.stems) return this.localStems.get(stem) ?? -1
    return stem < this.segment.meta.stems ? stem : -1
  }

  isRemoved(doc: number): boolean {
    return this.removed !== undefined && (((this.removed[doc >>> 5] as number) >>> (doc & 31)) & 1) === 1
  }

  /** Removes a document, by its number in the part. */
  remove(doc: number): void {
    this.removed ??= new Uint32Array((this.segment.meta.documents + 31) >>> 5)
    this.removed[doc >>> 5] = (this.removed[doc >>> 5] as number) | (1 << (doc & 31))
    this.removedCount = this.removed.reduce((sum, bits) => sum + popcount(bits), 0)
    this.counted.clear()
  }

  /** Counts what one of the part's stems has in documents that are there; remembered until one more is removed. */
  countsOf(stem: number): StemCounts {
    const known = this.counted.get(stem)
    if (known) return known
    const { segment, cursors } = this
    const counts = { documents: new Uint32Array(cursors.length), forms: new Uint32Array(segment.formsOf(stem).length) }
    segment.openStem(stem, segment.firstForm(stem), cursors)
    cursors.forEach((cursor, field) => {
      if (cursor.count > 0) counts.documents[field] = this.countList(cursor, counts.forms)
    })
    if (this.counted.size >= MOST_COUNTED) this.counted.clear()
    this.counted.set(stem, counts)
    return counts
  }

  private countList(cursor: PostingCursor, forms: Uint32Array): number {
    let documents = 0
    for (let more = cursor.size > 0 || cursor.next(); more; more = cursor.next()) {
      const { docs, codes, size } = cursor
      const ordinals = runOrdinals(cursor)
      for (let i = 0, at = 0; i < size; i++) {
        const end = at + frequencyOf(codes[i] as number)
        const isHere = !this.isRemoved(docs[i] as number)
        if (isHere) documents++
        for (; at < end; at++) if (isHere) forms[ordinals[at] as number] = (forms[ordinals[at] as number] as number) + 1
      }
    }
    return documents
  }
}

const MOST_COUNTED = 4096
