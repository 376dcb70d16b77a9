import { InputError } from '../../errors.js'

/** A document as a reader found it. */
export interface ReadDocument {
  kind: 'document'
  document: Record<string, unknown>
  /** File, and line where a file holds several: what an error about this document names. */
  where: string
  /** How much of the file it took up, for the progress. */
  bytes: number
  /** An id for a document that has none of its own; JSON has no such thing. */
  fallbackId?: string
}

/** What should have been a document; the build stops there or skips it. */
export interface Fault {
  kind: 'fault'
  error: InputError
  bytes: number
}

export type InputRecord = ReadDocument | Fault

/** A file to read: `path` for the system, `name` for people, relative to the working folder and with forward slashes. */
export interface InputFile {
  path: string
  name: string
  size: number
}

export function fault(where: string, message: string, bytes: number, cause?: unknown): Fault {
  return { kind: 'fault', error: new InputError(`${where}: ${message}`, { cause }), bytes }
}
