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
import type { PostingContext } from './postings.js'
import { PostingCursor } from './postings.js'
import { openRecord } from './record.js'
import type { Field } from './schema.js'

// Ids may begin with a byte order mark, as any string may.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The sections of an opened image as views: nothing is parsed but the first section. Forms, stems and roots are numbered in layout
 * order, so a stem's forms and a root's stems are ranges.
 */
export class Segment {
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
  private readonly norms: Uint8Array
  private readonly ids: FrontCodedStrings
  private readonly stored: Uint8Array
  private readonly storedOffsets: EliasFano
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
    }
    this.keepsPositions = textFields(meta.fields).map(field => field.positions)
    this.plain = textFields(meta.fields).map(field => field.analysis === 'plain')
    this.hasPlain = this.plain.includes(true)
    this.postingOffsets = sequence('postingOffsets', meta.stems + 1)
    this.norms = section('norms')
    if (this.norms.length !== meta.documents * textFields(meta.fields).length) throw corrupt(this.norms, 0, 'norms')
    this.ids = new FrontCodedStrings(section('ids'), new EliasFano(section('idBlocks')), meta.documents)
    this.stored = section('stored')
    this.storedOffsets = sequence('storedOffsets', meta.fields.some(field => field.store) ? meta.documents + 1 : 1)
    this.positions = new BitReader(section('positions'))
    this.positionOffsets = sequence('positionOffsets', meta.stems + 1)
    sequence('positionOffsets', meta.stems + 1)
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
    return new PostingCursor(this.postings)
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
    return openRecord(this.postings, from, to, form < 0 ? -1 : form - this.firstForm(stem), cursors, this.keepsPositions)
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
    const { documents } = this.meta
    return this.norms.subarray(field * documents, (field + 1) * documents)
  }

  idOf(doc: number): string {
    return decoder.decode(this.ids.codeAt(doc))
  }

  /** The stored values of a document in schema order; undefined where the schema stores nothing. */
  storedOf(doc: number): unknown[] | undefined {
    if (this.storedOffsets.length <= 1) return undefined
    const bytes = range(this.stored, this.storedOffsets, doc)
    const values = readMessagePack(bytes)
    if (!Array.isArray(values)) throw corrupt(bytes, 0, `stored values of document ${doc}`)
    return values
  }
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
