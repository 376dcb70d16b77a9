import { BLOCK_SIZE } from '../format/constants.js'
import type { PostingCursor } from '../format/postings.js'
import { frequencyOf } from '../format/postings.js'
import type { Part } from './part.js'
import { runOrdinals } from './run-ordinals.js'

/** The list of one part, opened. */
export interface PartList {
  part: Part
  cursor: PostingCursor
  /** Documents in it that are there. */
  count: number
  /** For each form of the part's stem its ordinal in the union; undefined where they are the same. */
  ordinals: Uint32Array | undefined
}

/** The posting lists that a stem has in several parts, one behind the other, without the documents that were removed. */
export class UnionCursor implements PostingCursor {
  readonly docs: Uint32Array = new Uint32Array(BLOCK_SIZE)
  readonly codes: Uint32Array = new Uint32Array(BLOCK_SIZE)
  readonly exact: Uint8Array = new Uint8Array(BLOCK_SIZE)
  size = 0
  at = 0
  count = 0
  mostFrequent = 255
  shortest = 0
  /** Of each posting of the run at hand its index in the part's run. */
  private readonly kept = new Uint8Array(BLOCK_SIZE)
  private lists: PartList[] = []
  /** Cursors on the parts' own lists. */
  private readonly own = new Map<Part, PostingCursor>()
  /** The list whose run is at hand, and whether one was taken from it. */
  private list = 0
  private isBegun = false
  private isExactRead = false

  clear(): void {
    this.lists.length = 0
    this.size = this.at = this.count = this.list = 0
    this.isBegun = false
  }

  /** Its cursor on the lists of a part. */
  on(part: Part): PostingCursor {
    let cursor = this.own.get(part)
    if (!cursor) {
      cursor = part.segment.cursor()
      this.own.set(part, cursor)
    }
    return cursor
  }

  /** Takes the lists of a stem, in the order of the parts. */
  open(lists: readonly PartList[]): void {
    this.clear()
    this.mostFrequent = this.shortest = 0
    for (const list of lists) {
      if (list.count === 0) continue
      const { mostFrequent, shortest } = list.cursor
      this.mostFrequent = Math.max(this.mostFrequent, mostFrequent)
      this.shortest = this.count === 0 ? shortest : Math.min(this.shortest, shortest)
      this.lists.push(list)
      this.count += list.count
    }
    if (this.count === 0) this.mostFrequent = 255
  }

  next(): boolean {
    for (; this.list < this.lists.length; this.list++, this.isBegun = false) {
      const { cursor } = this.lists[this.list] as PartList
      // A short list's run is read when it is opened.
      let found = this.isBegun ? cursor.next() : cursor.size > 0 || cursor.next()
      this.isBegun = true
      for (; found; found = cursor.next()) if (this.take(0)) return true
    }
    this.size = this.at = 0
    return false
  }

  seek(doc: number): boolean {
    for (;;) {
      const { docs, size } = this
      if (size > 0 && (docs[size - 1] as number) >= doc) {
        let { at } = this
        while ((docs[at] as number) < doc) at++
        this.at = at
        return true
      }
      if (!this.nextFrom(doc)) return false
    }
  }

  readExact(): void {
    if (this.isExactRead) return
    this.isExactRead = true
    const { cursor } = this.lists[this.list] as PartList
    cursor.readExact()
    for (let i = 0; i < this.size; i++) this.exact[i] = cursor.exact[this.kept[i] as number] as number
  }

  exactHere(): number {
    const { cursor } = this.lists[this.list] as PartList
    cursor.at = this.kept[this.at] as number
    return cursor.exactHere()
  }

  readOrdinals(_count: number, out: Uint32Array): void {
    const { cursor, ordinals } = this.lists[this.list] as PartList
    const { codes, size } = cursor
    const all = runOrdinals(cursor)
    let to = 0
    for (let i = 0, from = 0, k = 0; i < size; i++) {
      const end = from + frequencyOf(codes[i] as number)
      const isKept = k < this.size && this.kept[k] === i
      if (isKept) k++
      for (; from < end; from++) if (isKept) out[to++] = ordinals ? (ordinals[all[from] as number] as number) : (all[from] as number)
    }
  }

  /** Takes the first run that holds documents from `doc` on. */
  private nextFrom(doc: number): boolean {
    for (; this.list < this.lists.length; this.list++, this.isBegun = false) {
      const { part, cursor } = this.lists[this.list] as PartList
      if (part.end <= doc) continue
      this.isBegun = true
      if (cursor.seek(Math.max(0, doc - part.from)) && this.take(cursor.at)) return true
      while (cursor.size > 0 && cursor.next()) if (this.take(0)) return true
    }
    this.size = this.at = 0
    return false
  }

  /** Takes the run of the part's cursor from an index on; false where all of its documents were removed. */
  private take(first: number): boolean {
    const { part, cursor } = this.lists[this.list] as PartList
    const { docs, codes, size } = cursor
    const { from, removed } = part
    let kept = 0
    for (let i = first; i < size; i++) {
      const doc = docs[i] as number
      if (removed && ((removed[doc >>> 5] as number) >>> (doc & 31)) & 1) continue
      this.docs[kept] = from + doc
      this.codes[kept] = codes[i] as number
      this.kept[kept++] = i
    }
    this.size = kept
    this.at = 0
    this.isExactRead = false
    return kept > 0
  }
}
