import type { BenchDocument, TextField } from '../data/collection.js'

/** What an index is built from: the same for every engine of a run. */
export interface EngineInput {
  documents: readonly BenchDocument[]
  /** Searched fields; a match in the title counts twice wherever the engine can weight fields. */
  fields: readonly TextField[]
}

/**
 * An engine that runs in this process. `Index` is whatever its search needs. Each method does what a user of the engine would call,
 * and nothing that the others need not do.
 */
export interface Engine<Index> {
  /** From documents to an index that answers queries. */
  build(input: EngineInput): Index | Promise<Index>
  /** The index as its engine exports it, in parts. */
  save(index: Index): Uint8Array[] | Promise<Uint8Array[]>
  /** The reverse of `save`, as a page or a service would do at its start. */
  open(parts: readonly Uint8Array[]): Index | Promise<Index>
  /** Ids of the best documents that hold any word of the query, best first. */
  search(index: Index, query: string, limit: number): string[] | Promise<string[]>
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
