import type { SectionName } from './constants.js'
import { corrupt } from './corrupt.js'
import { Dictionary, FrontCodedStrings } from './dictionary.js'
import { EliasFano } from './elias-fano.js'
import type { ImageLayout } from './image.js'
import { sectionBytes } from './image.js'
import { readMessagePack } from './message-pack.js'
import type { Meta } from './meta.js'
import { textFields } from './meta.js'
import { PackedColumn } from './packed-column.js'

// Ids may begin with a byte order mark, as any string may.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The sections of an opened image as views: nothing is parsed but the first section. Forms, stems and roots are numbered in layout
 * order, so a stem's forms and a root's stems are ranges.
 */
export class Segment {
  readonly meta: Meta
  private readonly terms: Dictionary
  private readonly termForms: PackedColumn
  private readonly stemForms: EliasFano
  private readonly rootStems: EliasFano
  private readonly roots: Dictionary
  private readonly postings: Uint8Array
  private readonly postingOffsets: EliasFano
  private readonly norms: Uint8Array
  private readonly ids: FrontCodedStrings
  private readonly stored: Uint8Array
  private readonly storedOffsets: EliasFano

  /** Throws `corrupt` where the sections' sizes contradict each other. */
  constructor(image: Uint8Array, layout: ImageLayout) {
    const section = (name: SectionName): Uint8Array => sectionBytes(image, layout, name)
    const sequence = (name: SectionName, length: number): EliasFano => checkLength(new EliasFano(section(name)), name, length)
    const meta = readMeta(section('meta'))
    this.meta = meta
    this.terms = new Dictionary(section('terms'), new EliasFano(section('termBlocks')), meta.terms)
    this.termForms = checkLength(new PackedColumn(section('termForms')), 'termForms', meta.terms)
    this.stemForms = sequence('stemForms', meta.stems + 1)
    this.rootStems = sequence('rootStems', meta.roots + 1)
    this.roots = new Dictionary(section('rootKeys'), new EliasFano(section('rootBlocks')), meta.roots)
    this.postings = section('postings')
    this.postingOffsets = sequence('postingOffsets', meta.stems + 1)
    this.norms = section('norms')
    if (this.norms.length !== meta.documents * textFields(meta.fields).length) throw corrupt(this.norms, 0, 'norms')
    this.ids = new FrontCodedStrings(section('ids'), new EliasFano(section('idBlocks')), meta.documents)
    this.stored = section('stored')
    this.storedOffsets = sequence('storedOffsets', meta.fields.some(field => field.store) ? meta.documents + 1 : 1)
    sequence('positionOffsets', meta.stems + 1)
  }

  /** The form of a term in layout order, or -1. */
  formOf(term: string): number {
    const ordinal = this.terms.indexOf(term)
    return ordinal < 0 ? -1 : this.termForms.get(ordinal)
  }

  /** Shows every term in the order of the dictionary; see {@link Dictionary.walk}. */
  walkTerms(visit: (code: Uint8Array, length: number, shared: number, ordinal: number) => void): void {
    this.terms.walk(visit)
  }

  /** The form of the term with an ordinal of the dictionary. */
  formAt(ordinal: number): number {
    return this.termForms.get(ordinal)
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

  /** First form of a stem; the next stem's first is its end. */
  firstForm(stem: number): number {
    return this.stemForms.get(stem)
  }

  /** First stem of a root; the next root's first is its end. */
  firstStem(root: number): number {
    return this.rootStems.get(root)
  }

  /** The record of a stem: its posting lists field by field, then the forms of its occurrences. Empty where it has none. */
  postingsOf(stem: number): Uint8Array {
    return range(this.postings, this.postingOffsets, stem)
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

const COUNTS = ['documents', 'terms', 'stems', 'roots'] as const

function readMeta(bytes: Uint8Array): Meta {
  const meta = readMessagePack(bytes) as Partial<Meta> | null
  const fits =
    typeof meta === 'object' &&
    meta !== null &&
    typeof meta.fingerprint === 'string' &&
    typeof meta.id === 'string' &&
    Array.isArray(meta.fields) &&
    meta.fields.every(field => typeof field?.name === 'string' && typeof field.type === 'string' && typeof field.boost === 'number') &&
    COUNTS.every(name => Number.isInteger(meta[name]) && (meta[name] as number) >= 0) &&
    Array.isArray(meta.lengths) &&
    meta.lengths.length === textFields(meta.fields).length &&
    meta.lengths.every(length => Number.isFinite(length?.tokens) && Number.isFinite(length.documents)) &&
    Array.isArray(meta.stopForms)
  if (!fits) throw corrupt(bytes, 0, 'its description')
  return meta as Meta
}
