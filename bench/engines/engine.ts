import type { BenchDocument, TextField } from '../data/collection.js'

/** Whether one word of a query suffices or a document must have all of them. */
export type Operator = 'or' | 'and'

export const OPERATORS: readonly Operator[] = ['or', 'and']

/** An index in the making. Documents come some at a time, since a large corpus is never in memory as a whole. */
export interface Building<Index> {
  add(documents: readonly BenchDocument[]): void | Promise<void>
  /** The index of what was added, ready to answer. */
  finish(): Index | Promise<Index>
}

/** Bytes of a part of an export. */
export interface Part {
  name: string
  bytes: number
  gzipBytes: number
}

/**
 * An engine that runs in this process. `Index` is whatever its search needs. Each method does what a user of the engine would call,
 * and nothing that the others need not do.
 */
export interface Engine<Index> {
  /** Begins an index over the fields; a match in the title counts twice wherever the engine can weight fields. */
  begin(fields: readonly TextField[]): Building<Index>
  /** The index as its engine exports it, in parts. */
  save(index: Index): Uint8Array[] | Promise<Uint8Array[]>
  /** The reverse of `save`, as a page or a service would do at its start. */
  open(parts: readonly Uint8Array[]): Index | Promise<Index>
  /** Ids of the best documents that hold any word of the query, or all of them, best first. */
  search(index: Index, query: string, limit: number, operator: Operator): string[] | Promise<string[]>
  /** What the export is made of, for an engine that can tell. */
  parts?(index: Index): Part[]
}

/** Weight of the title against 1 for the body. */
export const TITLE_BOOST = 2

/** Fields with their weights, in the order given. */
export function boostsOf(fields: readonly TextField[]): Record<string, number> {
  return Object.fromEntries(fields.map(field => [field, field === 'title' ? TITLE_BOOST : 1]))
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A JSON export as the bytes that would lie in a file. */
export function toBytes(value: unknown): Uint8Array {
  return encoder.encode(typeof value === 'string' ? value : JSON.stringify(value))
}

/** The text of one exported part; throws where it is missing. */
export function toText(parts: readonly Uint8Array[], part = 0): string {
  const bytes = parts[part]
  if (!bytes) throw new Error(`the export has ${parts.length} parts, part ${part} was asked for`)
  return decoder.decode(bytes)
}
