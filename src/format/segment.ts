import { BitReader } from './bit-reader.js'
import { u32At } from './bits.js'
import { Column } from './column.js'
import type { SectionName } from './constants.js'
import { BLOCK_SIZE, ENTRIES_PER_BLOCK, HEADER_SIZE, LAST_CODE_SYMBOL, MAX_FAMILY, MAX_TEXT_FIELDS } from './constants.js'
import { corrupt } from './corrupt.js'
import { Dictionary, FrontCodedStrings } from './dictionary.js'
import { EliasFano } from './elias-fano.js'
import { HuffmanCode } from './huffman.js'
import type { ImageLayout } from './image.js'
import { sectionBytes } from './image.js'
import { readMessagePack } from './message-pack.js'
import type { Meta } from './meta.js'
import { columnFields, textFields } from './meta.js'
import type { Occurrences } from './occurrences.js'
import type { PostingContext, PostingCursor } from './postings.js'
import { ListCursor } from './postings.js'
import { openRecord } from './record.js'
import type { Field } from './schema.js'
import { StoredLists } from './stored.js'

// Ids may begin with a byte order mark, as any string may.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * What a search reads: an opened image, or several with documents removed that answer as one. Documents, forms, stems and roots are numbers;
 * the most frequent form of a stem is its first.
 */
export interface Segment {
  readonly meta: Meta
  /** Documents that are there. Their numbers may have gaps. */
  readonly documents: number
  /** One more than the largest number of a document. */
  readonly slots: number
  /** The documents that are there as bits; undefined where all below `slots` are. */
  readonly live: Uint32Array | undefined
  /** Another one has another. */
  readonly identity: number
  /** For each text field whether its words count as they are written alone; and whether there is such a field. */
  readonly plain: readonly boolean[]
  readonly hasPlain: boolean
  /** Whether words are asked of plain fields alone, by the weights of the text fields. */
  isPlainSearch(weights: readonly number[]): boolean
  /** For each block of terms a length byte: how often the most frequent form in it occurs. */
  readonly termPeaks: Uint8Array
  /** The column of a field that has one. */
  column(name: string): Column
  /** The form of a term, or -1. */
  formOf(term: string): number
  /** Shows every term in the order of the dictionary, with its form; see {@link Dictionary.walk}. */
  walkTerms(visit: (code: Uint8Array, length: number, shared: number, form: number) => void): void
  /** Shows the terms that do not begin as one that `visit` said leads nowhere; see {@link Dictionary.walkBeginnings}. */
  walkBeginnings(visit: (code: Uint8Array, length: number, shared: number, form: number) => number): void
  /** The blocks in which terms with a prefix stand, from the first to before the second; see {@link Dictionary.blocksOf}. */
  termBlocks(prefix: string): [first: number, end: number]
  /** Shows the terms of a block in order, each with its form. */
  readTerms(block: number, visit: (term: string, form: number) => void): void
  /** Shows the terms that begin with `prefix`, until `visit` returns false; see {@link Dictionary.walkPrefix}. */
  walkPrefix(prefix: string, visit: (code: Uint8Array, length: number, form: number) => boolean): void
  stemOf(form: number): number
  rootOf(stem: number): number
  /** The root with a key, or -1. */
  rootWithKey(key: string): number
  /** The key of a root. */
  rootKey(root: number): string
  /** True for a form that is a stop word. */
  isStopForm(form: number): boolean
  /** The most frequent form of a stem. */
  firstForm(stem: number): number
  /** The forms of a stem; in an image the more frequent first. */
  formsOf(stem: number): readonly number[]
  /** The place of a form among those of its stem, as `ordinals` of occurrences have it. */
  ordinalOf(form: number): number
  /** The stems of a root. */
  stemsOf(root: number): readonly number[]
  /** A cursor on the posting lists, to be opened by {@link openStem}. */
  cursor(): PostingCursor
  /**
   * Opens a cursor for each text field on the posting lists of a stem. `form` is one of its forms (-1: none), whose occurrences the cursors
   * mark; returns how often that form occurs in all fields (Infinity where the stem has no other form), 0 for none.
   */
  openStem(stem: number, form: number, cursors: readonly PostingCursor[]): number
  /** Everywhere that a stem stands in the fields that are wanted, where this is no image; see occurrences.ts. */
  occurrencesOf?(stem: number, cursors: readonly PostingCursor[], wanted: readonly boolean[]): (Occurrences | undefined)[]
  /** The length byte of every document in a text field. */
  normsOf(field: number): Uint8Array
  idOf(doc: number): string
  /** The stored values of a document in schema order; undefined where the schema stores nothing. */
  storedOf(doc: number): unknown[] | undefined
}

/**
 * The sections of an opened image as views: nothing is parsed but the first section. Forms, stems and roots are numbered in layout
 * order, so a stem's forms and a root's stems are ranges.
 */
export class ImageSegment implements Segment {
  readonly meta: Meta
  /** For each block of terms a length byte: how often the most frequent form in it occurs. */
  readonly termPeaks: Uint8Array
  private readonly terms: Dictionary
  private readonly stemForms: EliasFano
  private readonly rootStems: EliasFano
  private readonly roots: Dictionary
  private readonly postings: PostingContext
  private readonly postingOffsets: EliasFano
  private readonly keepsPositions: boolean[]
  /** For each text field whether its words count as they are written alone; and whether there is such a field. */
  readonly plain: readonly boolean[]
  readonly hasPlain: boolean
  private readonly positions: BitReader
  private readonly positionOffsets: EliasFano
  private stopForms: Set<number> | undefined
  private nextStem = -1
  private nextRecord = 0
  private readonly norms: Uint8Array[]
  private readonly ids: FrontCodedStrings
  private readonly stored: StoredLists | undefined
  private readonly columns: Uint8Array
  private readonly columnOffsets: EliasFano
  private readonly opened = new Map<string, Column>()
  /** The checksum of header and table, in which those of all sections stand: another image has another. */
  readonly identity: number

  /** Throws `corrupt` where the sections' sizes contradict each other. */
  constructor(image: Uint8Array, layout: ImageLayout) {
    const section = (name: SectionName): Uint8Array => sectionBytes(image, layout, name)
    const sequence = (name: SectionName, length: number): EliasFano => checkLength(new EliasFano(section(name)), name, length)
    const meta = readMeta(section('meta'))
    this.meta = meta
    this.terms = new Dictionary(section('terms'), new EliasFano(section('termBlocks')), meta.terms)
    this.termPeaks = section('termPeaks')
    if (this.termPeaks.length !== Math.ceil(meta.terms / ENTRIES_PER_BLOCK)) throw corrupt(this.termPeaks, 0, 'peaks of terms')
    this.stemForms = sequence('stemForms', meta.stems + 1)
    this.rootStems = sequence('rootStems', meta.roots + 1)
    this.roots = new Dictionary(section('rootKeys'), new EliasFano(section('rootBlocks')), meta.roots)
    this.postings = {
      reader: new BitReader(section('postings')),
      documents: meta.documents,
      codes: new HuffmanCode(section('postingCodes'), LAST_CODE_SYMBOL + 1),
      ordinals: new Uint32Array(8 * BLOCK_SIZE),
      frequencies: new Uint32Array(BLOCK_SIZE),
    }
    this.keepsPositions = textFields(meta.fields).map(field => field.positions)
    this.plain = textFields(meta.fields).map(field => field.analysis === 'plain')
    this.hasPlain = this.plain.includes(true)
    this.postingOffsets = sequence('postingOffsets', meta.stems + 1)
    const norms = section('norms')
    if (norms.length !== meta.documents * textFields(meta.fields).length) throw corrupt(norms, 0, 'norms')
    this.norms = textFields(meta.fields).map((_, field) => norms.subarray(field * meta.documents, (field + 1) * meta.documents))
    this.ids = new FrontCodedStrings(section('ids'), new EliasFano(section('idBlocks')), meta.documents)
    const stores = meta.fields.some(field => field.store)
    const storedOffsets = sequence('storedOffsets', stores ? meta.documents + 1 : 1)
    this.stored = stores ? new StoredLists(section('stored'), storedOffsets) : undefined
    this.positions = new BitReader(section('positions'))
    this.positionOffsets = sequence('positionOffsets', meta.stems + 1)
    this.columns = section('columns')
    this.columnOffsets = sequence('columnOffsets', columnFields(meta.fields).length + 1)
    this.identity = u32At(image, HEADER_SIZE - 8)
  }

  /** The column of a field that has one. */
  column(name: string): Column {
    const { meta, opened } = this
    const known = opened.get(name)
    if (known) return known
    const fields = columnFields(meta.fields)
    const i = fields.findIndex(field => field.name === name)
    const column = new Column(range(this.columns, this.columnOffsets, i), (fields[i] as Field).type, meta.documents)
    opened.set(name, column)
    return column
  }

  /** The form of a term in layout order, or -1. */
  formOf(term: string): number {
    return this.terms.numberOf(term)
  }

  /** Shows every term in the order of the dictionary, with its form; see {@link Dictionary.walk}. */
  walkTerms(visit: (code: Uint8Array, length: number, shared: number, form: number) => void): void {
    this.terms.walk(visit)
  }

  /** Shows the terms that do not begin as one that `visit` said leads nowhere; see {@link Dictionary.walkBeginnings}. */
  walkBeginnings(visit: (code: Uint8Array, length: number, shared: number, form: number) => number): void {
    this.terms.walkBeginnings(visit)
  }

  /** The blocks in which terms with a prefix stand, from the first to before the second; see {@link Dictionary.blocksOf}. */
  termBlocks(prefix: string): [first: number, end: number] {
    return this.terms.blocksOf(prefix)
  }

  /** Shows the terms of a block in order, each with its form. */
  readTerms(block: number, visit: (term: string, form: number) => void): void {
    this.terms.readBlock(block, visit)
  }

  /** Shows the terms that begin with `prefix`, until `visit` returns false; see {@link Dictionary.walkPrefix}. */
  walkPrefix(prefix: string, visit: (code: Uint8Array, length: number, form: number) => boolean): void {
    this.terms.walkPrefix(prefix, visit)
  }

  stemOf(form: number): number {
    return this.stemForms.indexOf(form)
  }

  rootOf(stem: number): number {
    return this.rootStems.indexOf(stem)
  }

  /** The root with a key, or -1. */
  rootWithKey(key: string): number {
    return this.roots.indexOf(key)
  }

  /** The key of a root. */
  rootKey(root: number): string {
    return this.roots.termAt(root)
  }

  /** True for a form that is a stop word. */
  isStopForm(form: number): boolean {
    this.stopForms ??= new Set(this.meta.stopForms)
    return this.stopForms.has(form)
  }

  /** Whether words are asked of plain fields alone, by the weights of the text fields. */
  isPlainSearch(weights: readonly number[]): boolean {
    return this.hasPlain && weights.every((weight, field) => weight === 0 || this.plain[field])
  }

  /** First form of a stem; the next stem's first is its end. */
  firstForm(stem: number): number {
    return this.stemForms.get(stem)
  }

  /** First stem of a root; the next root's first is its end. Throws `corrupt` where the root before has more than any may have. */
  firstStem(root: number): number {
    const first = this.rootStems.get(root)
    if (root > 0 && first - this.rootStems.get(root - 1) > MAX_FAMILY) throw corrupt(new Uint8Array(), 0, 'a root')
    return first
  }

  /** A cursor on this image's posting lists, to be opened by {@link openStem}. */
  cursor(): PostingCursor {
    return new ListCursor(this.postings)
  }

  /**
   * Opens a cursor for each text field on the posting lists of a stem. `form` is one of its forms (-1: none), whose occurrences the cursors
   * mark; returns how often that form occurs in all fields (Infinity where the stem has no other form), 0 for none.
   */
  openStem(stem: number, form: number, cursors: readonly PostingCursor[]): number {
    const from = this.nextStem === stem ? this.nextRecord : this.postingOffsets.get(stem)
    const to = this.postingOffsets.get(stem + 1)
    // The stems of a root are asked for one after the other.
    this.nextStem = stem + 1
    this.nextRecord = to
    if (from === to) {
      for (const cursor of cursors) cursor.clear()
      return 0
    }
    return openRecord(this.postings, from, to, form < 0 ? -1 : form - this.firstForm(stem), cursors as readonly ListCursor[], this.keepsPositions)
  }

  get documents(): number {
    return this.meta.documents
  }

  get slots(): number {
    return this.meta.documents
  }

  get live(): undefined {
    return undefined
  }

  formsOf(stem: number): readonly number[] {
    return rangeOf(this.stemForms.get(stem), this.stemForms.get(stem + 1))
  }

  ordinalOf(form: number): number {
    return form - this.firstForm(this.stemOf(form))
  }

  stemsOf(root: number): readonly number[] {
    const first = this.firstStem(root)
    const end = this.rootStems.get(root + 1)
    if (end - first > MAX_FAMILY) throw corrupt(new Uint8Array(), 0, 'a root')
    return rangeOf(first, end)
  }

  /** True for a text field that keeps positions. */
  hasPositions(field: number): boolean {
    return this.keepsPositions[field] as boolean
  }

  /** Where the positions of a stem are; undefined where it has none. */
  positionsOf(stem: number): BitReader | undefined {
    if (this.isStopForm(this.firstForm(stem))) return undefined
    this.positions.moveTo(this.positionOffsets.get(stem))
    return this.positions
  }

  /** The length byte of every document in a text field. */
  normsOf(field: number): Uint8Array {
    return this.norms[field] as Uint8Array
  }

  idOf(doc: number): string {
    return decoder.decode(this.ids.codeAt(doc))
  }

  /** The stored values of a document in schema order; undefined where the schema stores nothing. */
  storedOf(doc: number): unknown[] | undefined {
    if (!this.stored) return undefined
    const bytes = this.stored.listOf(doc)
    const values = readMessagePack(bytes)
    if (!Array.isArray(values)) throw corrupt(bytes, 0, `stored values of document ${doc}`)
    return values
  }
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}

function range(bytes: Uint8Array, offsets: EliasFano, i: number): Uint8Array {
  const from = offsets.get(i)
  const to = offsets.get(i + 1)
  if (to < from || to > bytes.length) throw corrupt(bytes, from, 'an offset past its section')
  return bytes.subarray(from, to)
}

function checkLength<T extends { readonly length: number }>(sequence: T, name: string, length: number): T {
  if (sequence.length !== length) throw corrupt(new Uint8Array(), 0, `${sequence.length} of ${length} values in section ${name}`)
  return sequence
}

const COLUMN_TYPES: readonly string[] = ['keyword', 'number', 'date', 'boolean']

const COUNTS = ['documents', 'terms', 'stems', 'roots'] as const

/** Whether a value is integers in lists of a depth. */
function isNested(value: unknown, depth: number): boolean {
  return depth === 0 ? Number.isInteger(value) : Array.isArray(value) && value.every(item => isNested(item, depth - 1))
}

function readMeta(bytes: Uint8Array): Meta {
  const meta = readMessagePack(bytes) as Partial<Meta> | null
  const fits =
    typeof meta === 'object' &&
    meta !== null &&
    typeof meta.fingerprint === 'string' &&
    typeof meta.id === 'string' &&
    Array.isArray(meta.fields) &&
    meta.fields.every(field => typeof field?.name === 'string' && typeof field.type === 'string' && typeof field.boost === 'number') &&
    meta.fields.every(({ analysis }) => analysis === undefined || analysis === 'plain') &&
    columnFields(meta.fields).every(field => COLUMN_TYPES.includes(field.type)) &&
    // A query takes memory for each of them.
    textFields(meta.fields).length <= MAX_TEXT_FIELDS &&
    COUNTS.every(name => Number.isInteger(meta[name]) && (meta[name] as number) >= 0) &&
    Array.isArray(meta.lengths) &&
    meta.lengths.length === textFields(meta.fields).length &&
    meta.lengths.every(length => Number.isFinite(length?.tokens) && Number.isFinite(length.documents)) &&
    Array.isArray(meta.stopForms) &&
    (meta.latinStemmer === undefined || typeof meta.latinStemmer === 'string') &&
    Object.values(meta.synonyms ?? 0).every(list => isNested(list, 2))
  if (!fits) throw corrupt(bytes, 0, 'its description')
  return meta as Meta
}
