import type { Column } from '../format/column.js'
import { totalsOfCounts } from '../format/lengths.js'
import type { Meta } from '../format/meta.js'
import { columnFields } from '../format/meta.js'
import type { Occurrences } from '../format/occurrences.js'
import { occurrencesOf } from '../format/occurrences.js'
import type { PostingCursor } from '../format/postings.js'
import type { ImageSegment, Segment } from '../format/segment.js'
import { decodeTerm } from '../format/term-code.js'
import { Part } from './part.js'
import { mergedColumn } from './union-column.js'
import type { PartList } from './union-cursor.js'
import { UnionCursor } from './union-cursor.js'
import { mergedOccurrences } from './union-occurrences.js'
import { UnionTerms } from './union-terms.js'

/**
 * Several images that answer as one, some of their documents removed. The first part's forms, stems and roots keep their numbers, and those that
 * came since are numbered behind them; every part groups its words as the parts before it do (`arrange.ts`), so that a stem of the union is
 * at most one of each part. Counts are of the documents that are there: a score is the one that a single image of them would give.
 */
export class Union implements Segment {
  readonly parts: Part[] = []
  slots = 0
  private readonly base: ImageSegment
  /** Stop words that no part has yet, and the forms of the others. */
  private readonly stopWords: Set<string>
  private readonly stopForms = new Set<number>()
  private readonly terms: UnionTerms
  /** Of forms, stems and roots behind the first part's: the stem of each form, the root of each stem, the key of each root. */
  private readonly formStems: number[] = []
  private readonly stemRoots: number[] = []
  private readonly keys: string[] = []
  private readonly rootsByKey = new Map<string, number>()
  /** Forms that came to a stem, stems that came to a root, and the ordinals of those forms. */
  private readonly stemForms = new Map<number, number[]>()
  private readonly rootStems = new Map<number, number[]>()
  private readonly ordinals: number[] = []
  /** For each text field, how many documents have each length byte, and the bytes of all. */
  private readonly lengthCounts: Uint32Array[]
  private norms: Uint8Array[]
  private version = 0
  private described: Meta | undefined
  private readonly columns = new Map<string, Column>()

  /** `stopWords` are folded. */
  constructor(base: ImageSegment, stopWords: Iterable<string>) {
    this.base = base
    this.stopWords = new Set(stopWords)
    this.terms = new UnionTerms(base)
    this.lengthCounts = base.meta.lengths.map(() => new Uint32Array(256))
    this.norms = base.meta.lengths.map(() => new Uint8Array(0))
    this.addPart(base)
  }

  /** Adds an image behind the others; but the first, one that was arranged after the union. */
  addPart(segment: ImageSegment): Part {
    const part = this.parts.length === 0 ? new Part(segment, 0) : this.numbered(segment)
    const { documents } = segment.meta
    this.norms = this.norms.map((norms, field) => {
      const own = segment.normsOf(field)
      const counts = this.lengthCounts[field] as Uint32Array
      for (const byte of own) counts[byte] = (counts[byte] as number) + 1
      const all = new Uint8Array(this.slots + documents)
      all.set(norms.subarray(0, this.slots))
      all.set(own, this.slots)
      return all
    })
    this.parts.push(part)
    this.slots += documents
    for (const word of this.stopWords) {
      const form = this.formOf(word)
      if (form < 0) continue
      this.stopForms.add(form)
      this.stopWords.delete(word)
    }
    this.change()
    return part
  }

  /** Puts one image, arranged after the union, in place of the parts from one on; it holds their documents that are there. */
  replaceFrom(first: number, segment: ImageSegment): Part {
    const replaced = this.parts.splice(first)
    this.slots = replaced[0]?.from ?? this.slots
    for (const part of replaced) {
      this.lengthCounts.forEach((counts, field) => {
        part.segment.normsOf(field).forEach((byte, doc) => {
          if (!part.isRemoved(doc)) counts[byte] = (counts[byte] as number) - 1
        })
      })
    }
    return this.addPart(segment)
  }

  /** Removes the document with a number. */
  remove(doc: number): void {
    const part = this.partOf(doc)
    part.remove(doc - part.from)
    this.lengthCounts.forEach((counts, field) => {
      const byte = this.norms[field]?.[doc] as number
      counts[byte] = (counts[byte] as number) - 1
    })
    this.change()
  }

  get documents(): number {
    return this.slots - this.parts.reduce((sum, { removedCount }) => sum + removedCount, 0)
  }

  get identity(): number {
    return (this.base.identity ^ Math.imul(this.version, 0x9e3779b1)) >>> 0
  }

  get live(): Uint32Array | undefined {
    if (this.parts.every(({ removedCount }) => removedCount === 0)) return undefined
    const bits = new Uint32Array(Math.ceil(this.slots / 32))
    for (const part of this.parts) {
      for (let doc = part.from; doc < part.end; doc++) if (!part.isRemoved(doc - part.from)) bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31))
    }
    return bits
  }

  get meta(): Meta {
    const { base, formStems, stemRoots, keys } = this
    this.described ??= {
      ...base.meta,
      documents: this.documents,
      terms: base.meta.terms + formStems.length,
      stems: base.meta.stems + stemRoots.length,
      roots: base.meta.roots + keys.length,
      lengths: this.lengthCounts.map(totalsOfCounts),
      stopForms: [...this.stopForms].sort((a, b) => a - b),
    }
    return this.described
  }

  get termPeaks(): Uint8Array {
    return this.terms.peaks
  }

  column(name: string): Column {
    let column = this.columns.get(name)
    if (!column) {
      const field = columnFields(this.base.meta.fields).find(other => other.name === name)
      column = field && this.parts.length > 1 ? mergedColumn(this.parts, field) : this.base.column(name)
      this.columns.set(name, column)
    }
    return column
  }

  formOf(term: string): number {
    return this.terms.formOf(term)
  }

  walkTerms(visit: (code: Uint8Array, length: number, shared: number, form: number) => void): void {
    this.terms.walk(visit)
  }

  walkBeginnings(visit: (code: Uint8Array, length: number, shared: number, form: number) => number): void {
    // What leads nowhere is shown all the same: the terms that were added stand between the others.
    this.terms.walk((code, length, shared, form) => {
      visit(code, length, shared, form)
    })
  }

  get plain(): readonly boolean[] {
    return this.base.plain
  }

  get hasPlain(): boolean {
    return this.base.hasPlain
  }

  isPlainSearch(weights: readonly number[]): boolean {
    return this.base.isPlainSearch(weights)
  }

  termBlocks(prefix: string): [first: number, end: number] {
    const [first, end] = this.base.termBlocks(prefix)
    // The first block has also what stands before its first term.
    return [first, Math.max(first === 0 ? 1 : 0, end)]
  }

  readTerms(block: number, visit: (term: string, form: number) => void): void {
    this.terms.readBlock(block, visit)
  }

  walkPrefix(prefix: string, visit: (code: Uint8Array, length: number, form: number) => boolean): void {
    this.terms.walkPrefix(prefix, visit)
  }

  stemOf(form: number): number {
    const added = form - this.base.meta.terms
    return added < 0 ? this.base.stemOf(form) : (this.formStems[added] as number)
  }

  rootOf(stem: number): number {
    const added = stem - this.base.meta.stems
    return added < 0 ? this.base.rootOf(stem) : (this.stemRoots[added] as number)
  }

  rootWithKey(key: string): number {
    const known = this.base.rootWithKey(key)
    return known >= 0 ? known : (this.rootsByKey.get(key) ?? -1)
  }

  rootKey(root: number): string {
    const added = root - this.base.meta.roots
    return added < 0 ? this.base.rootKey(root) : (this.keys[added] as string)
  }

  isStopForm(form: number): boolean {
    return this.stopForms.has(form)
  }

  firstForm(stem: number): number {
    return stem < this.base.meta.stems ? this.base.firstForm(stem) : (this.stemForms.get(stem)?.[0] as number)
  }

  formsOf(stem: number): readonly number[] {
    const added = this.stemForms.get(stem)
    if (stem >= this.base.meta.stems) return added ?? []
    return added ? [...this.base.formsOf(stem), ...added] : this.base.formsOf(stem)
  }

  ordinalOf(form: number): number {
    const added = form - this.base.meta.terms
    return added < 0 ? this.base.ordinalOf(form) : (this.ordinals[added] as number)
  }

  stemsOf(root: number): readonly number[] {
    const added = this.rootStems.get(root)
    if (root >= this.base.meta.roots) return added ?? []
    return added ? [...this.base.stemsOf(root), ...added] : this.base.stemsOf(root)
  }

  cursor(): PostingCursor {
    return new UnionCursor()
  }

  openStem(stem: number, form: number, cursors: readonly PostingCursor[]): number {
    const lists: PartList[][] = cursors.map(() => [])
    let found = 0
    for (const part of this.parts) {
      const own = part.stemOf(stem)
      if (own < 0) continue
      const ownForm = form < 0 ? -1 : part.formOf(form)
      const ownCursors = cursors.map(cursor => (cursor as UnionCursor).on(part))
      const inPart = part.segment.openStem(own, ownForm, ownCursors)
      const counts = part.removed && part.countsOf(own)
      const ordinals = this.ordinalsOf(part, own)
      ownCursors.forEach((cursor, field) => {
        if (cursor.count > 0) lists[field]?.push({ part, cursor, count: counts ? (counts.documents[field] as number) : cursor.count, ordinals })
      })
      if (ownForm < 0 || (inPart === 0 && !counts)) continue
      const isSole = this.parts.length === 1 && !counts
      found += isSole || (inPart < Number.POSITIVE_INFINITY && !counts) ? inPart : this.occurrencesIn(part, own, ownForm)
    }
    cursors.forEach((cursor, field) => {
      ;(cursor as UnionCursor).open(lists[field] as PartList[])
    })
    return found
  }

  occurrencesOf(stem: number, cursors: readonly PostingCursor[], wanted: readonly boolean[]): (Occurrences | undefined)[] {
    if (this.isStopForm(this.firstForm(stem))) return cursors.map(() => undefined)
    const found = this.parts.map(part => {
      const own = part.stemOf(stem)
      if (own < 0) return { part, ordinals: undefined, fields: [] }
      const ownCursors = cursors.map(cursor => (cursor as UnionCursor).on(part))
      const fields = occurrencesOf(part.segment, own, ownCursors, wanted)
      return { part, ordinals: this.ordinalsOf(part, own), fields }
    })
    return cursors.map((_, field) => mergedOccurrences(found.map(({ part, ordinals, fields }) => ({ part, ordinals, found: fields[field] }))))
  }

  normsOf(field: number): Uint8Array {
    return this.norms[field] as Uint8Array
  }

  idOf(doc: number): string {
    const part = this.partOf(doc)
    return part.segment.idOf(doc - part.from)
  }

  storedOf(doc: number): unknown[] | undefined {
    const part = this.partOf(doc)
    return part.segment.storedOf(doc - part.from)
  }

  private partOf(doc: number): Part {
    return this.parts.findLast(({ from }) => from <= doc) as Part
  }

  private change(): void {
    this.version++
    this.described = undefined
    this.columns.clear()
  }

  private occurrencesIn(part: Part, stem: number, form: number): number {
    return part.countsOf(stem).forms[form - part.segment.firstForm(stem)] as number
  }

  /** For each ordinal of a part's stem the union's. */
  private ordinalsOf({ segment, forms }: Part, stem: number): Uint32Array | undefined {
    return forms && Uint32Array.from(segment.formsOf(stem), form => this.ordinalOf(forms[form] as number))
  }

  /** Gives the forms, stems and roots of an image the union's numbers, and new ones those behind. */
  private numbered(segment: ImageSegment): Part {
    const { base, terms, formStems, stemRoots } = this
    const { meta } = segment
    const forms = new Uint32Array(meta.terms)
    const stems = new Uint32Array(meta.stems).fill(NONE)
    const names: string[] = []
    segment.walkTerms((code, length, _, form) => {
      names[form] = decodeTerm(code, length)
    })
    const ownStems = new Uint32Array(meta.terms)
    const added: number[] = []
    for (let stem = 0, form = 0; stem < meta.stems; stem++) {
      for (const { length } = segment.formsOf(stem); form < segment.firstForm(stem) + length; form++) {
        ownStems[form] = stem
        const known = this.formOf(names[form] as string)
        if (known < 0) added.push(form)
        else {
          forms[form] = known
          stems[stem] = this.stemOf(known)
        }
      }
    }
    for (const form of added) {
      const own = ownStems[form] as number
      if (stems[own] === NONE) {
        stems[own] = base.meta.stems + stemRoots.length
        const root = this.rootFor(segment.rootKey(segment.rootOf(own)))
        stemRoots.push(root)
        listOf(this.rootStems, root).push(stems[own] as number)
      }
      const stem = stems[own] as number
      const number = base.meta.terms + formStems.length
      this.ordinals.push(this.formsOf(stem).length)
      formStems.push(stem)
      listOf(this.stemForms, stem).push(number)
      forms[form] = number
    }
    const part = new Part(segment, this.slots, forms, stems)
    terms.add(added.map(form => ({ term: names[form] as string, form: forms[form] as number })))
    names.forEach((term, form) => {
      terms.count(term, this.occurrencesIn(part, ownStems[form] as number, form))
    })
    return part
  }

  private rootFor(key: string): number {
    const known = this.rootWithKey(key)
    if (known >= 0) return known
    const root = this.base.meta.roots + this.keys.length
    this.keys.push(key)
    this.rootsByKey.set(key, root)
    return root
  }
}

const NONE = 0xffffffff

function listOf(lists: Map<number, number[]>, key: number): number[] {
  let list = lists.get(key)
  if (!list) {
    list = []
    lists.set(key, list)
  }
  return list
}
