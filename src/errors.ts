/**
 * Every error that the library throws on purpose. Each carries a stable `code`, and its message says what was expected,
 * what came, and what to do. Anything else that escapes is a bug.
 */

export type ErrorCode =
  | 'schema'
  | 'document'
  | 'duplicate-id'
  | 'option'
  | 'query'
  | 'not-an-image'
  | 'version'
  | 'truncated'
  | 'checksum'
  | 'corrupt'
  | 'fingerprint'
  | 'input'

/** The base of all errors of the library; test `code` rather than the class across package copies. */
export class FihrisError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
    this.name = new.target.name
  }
}

/** A schema that cannot be built from: no field, an unknown type, a name used twice. */
export class SchemaError extends FihrisError {
  constructor(message: string) {
    super('schema', message)
  }
}

/** A document that does not fit the schema; `index` is its ordinal in the order of adding, from 0. */
export class DocumentError extends FihrisError {
  readonly index: number

  constructor(index: number, message: string, code: 'document' | 'duplicate-id' = 'document') {
    super(code, `document ${index}: ${message}`)
    this.index = index
  }
}

/** An option that is unknown or out of its range. */
export class OptionError extends FihrisError {
  constructor(message: string) {
    super('option', message)
  }
}

/** A query beyond the documented limits. What a reader types never throws for its syntax. */
export class QueryError extends FihrisError {
  constructor(message: string) {
    super('query', message)
  }
}

/** Bytes that are no image, or one that cannot be opened; `offset` is the byte of the underlying buffer where the fault was seen. */
export class ImageError extends FihrisError {
  readonly offset: number

  constructor(code: 'not-an-image' | 'version' | 'truncated' | 'checksum' | 'corrupt', offset: number, message: string) {
    super(code, `${message} (at byte ${offset})`)
    this.offset = offset
  }
}

/** The analysis that wrote the image is not the one that would read the queries. */
export class FingerprintError extends FihrisError {
  constructor(expected: string, found: string) {
    super('fingerprint', `the image was analysed with ${found}, this library analyses with ${expected}: rebuild the image`)
  }
}

/** A file or record that a reader (command line, Node) cannot take in. */
export class InputError extends FihrisError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('input', message, options)
  }
}

/** Refuses option names that are not in `known`; `where` names the call in the message. */
export function checkOptions(where: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new OptionError(`${where} knows no option "${name}"; it takes ${known.join(', ')}`)
  }
}
