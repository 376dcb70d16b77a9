import { unpack } from 'msgpackr'
import { fencesOf, readDocument } from './markdown.js'

/** The reader that docs/format/v1.md gives in its code blocks: the specification run as a program. */

export interface DocumentedIndex {
  meta: {
    fields: { name: string; type: string; positions: boolean; column: boolean }[]
    documents: number
    terms: number
    stems: number
    roots: number
    lengths: { documents: number; tokens: number }[]
    stopForms: number[]
  }
  forms: string[]
  postingCodes: Map<string, number>
  stemForms: number[]
  rootStems: number[]
  rootKeys: string[]
  postings: Uint8Array
  postingOffsets: number[]
  positions: Uint8Array
  positionOffsets: number[]
  norms: Uint8Array
  ids: string[]
  storedOffsets: number[]
  /** Undefined where stored values stand as they are. */
  storedCode: { begin: number; strings: number[][] } | undefined
  columns: Uint8Array
  columnOffsets: number[]
  termPeaks: Uint8Array
}

export interface Occurrence {
  field: string
  doc: number
  form: string
  position?: number
  frequency: number
  lead: number
}

/** The record of a stem: its lists, and how often each of its forms occurs where there are several. */
export interface DocumentedRecord {
  lists: {
    field: { name: string }
    ordinal: number
    postings: { doc: number; frequency: number; lead: number }[]
    table: { doc: number; end: number; positionsEnd: number; most: number; shortest: number }[]
  }[]
  counts: number[]
}

export interface DocumentedReader {
  crc32c(bytes: Uint8Array): number
  u16(bytes: Uint8Array, at: number): number
  u32(bytes: Uint8Array, at: number): number
  u64(bytes: Uint8Array, at: number): number
  sequence(bytes: Uint8Array): number[]
  decodeTerm(code: ArrayLike<number>): string
  lengthOf(byte: number): number
  limitOf(byte: number): number
  open(image: Uint8Array, readMessagePack: (bytes: Uint8Array) => unknown): DocumentedIndex
  recordOf(index: DocumentedIndex, stem: number): DocumentedRecord
  occurrencesOf(index: DocumentedIndex, stem: number): Occurrence[]
  bitsFrom(bytes: Uint8Array, byte: number): object
  positionRun(cursor: object, postings: DocumentedRecord['lists'][number]['postings'], lengths: Uint8Array): number[]
  /** For each document the values of a field, dates in milliseconds. */
  columnOf(index: DocumentedIndex, name: string): (string | number | boolean)[][]
  storedOf(index: DocumentedIndex, doc: number, readMessagePack: (bytes: Uint8Array) => unknown): unknown[] | undefined
}

const NAMES = [
  ...['crc32c', 'u16', 'u32', 'u64', 'sequence', 'decodeTerm', 'lengthOf', 'limitOf'],
  ...['open', 'recordOf', 'occurrencesOf', 'bitsFrom', 'positionRun', 'storedOf', 'columnOf'],
]

export function documentedReader(): DocumentedReader {
  const blocks = fencesOf(readDocument('docs/format/v1.md')).filter(({ words }) => words.includes('reader'))
  return new Function(`${blocks.map(({ code }) => code).join('\n')}\nreturn { ${NAMES.join(', ')} }`)() as DocumentedReader
}

/** MessagePack as another library reads it, so that the specification is not tested with the reader that it is to describe. */
export const readMessagePack = (bytes: Uint8Array): unknown => unpack(bytes)
