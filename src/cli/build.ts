import { realpath, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { DocumentError, InputError } from '../errors.js'
import { IndexBuilder } from '../index.js'
import { writeImage } from '../node/index.js'
import { systemMessage, UsageError } from './failure.js'
import { formatBytes, formatCounted, formatSeconds } from './format.js'
import type { Io } from './io.js'
import { Progress } from './progress.js'
import { findInputs } from './read/inputs.js'
import { readInputs } from './read/read.js'
import type { InputFile, InputRecord, ReadDocument } from './read/record.js'
import type { Fields } from './schema.js'
import { describeFields, guessFields, parseFields, unseenFields } from './schema.js'
import { jsonText, oneLine } from './text.js'

export interface BuildOptions {
  out: string
  /** Name of the property that identifies a document. */
  id: string
  /** Specifications of --field; none of them: guess. */
  field: readonly string[]
  store: boolean
  skipInvalid?: boolean | undefined
  quiet?: boolean | undefined
  json?: boolean | undefined
}

/** Documents that are looked at before the fields are decided. */
const SAMPLE = 100
/** Skipped documents that are named one by one; the rest is only counted. */
const NAMED_SKIPS = 20

/** `fihris build`: reads the documents that `patterns` name and writes their index. */
export async function build(io: Io, patterns: readonly string[], options: BuildOptions): Promise<void> {
  const begun = io.now()
  const given = parseFields(options.field, options.store)
  const out = resolve(io.cwd, options.out)
  const files = await findInputs(patterns, io.cwd)
  await checkOut(out, options.out, files)
  const progress = new Progress(
    io,
    files.reduce((sum, file) => sum + file.size, 0),
    options.quiet === true,
  )
  progress.note(`reading ${formatCounted(files.length, 'file')}`)
  try {
    const skips = new Skips(progress, options.skipInvalid === true)
    const source = documentsOf(readInputs(files), options.id, skips)
    const sample = await take(source, SAMPLE)
    if (sample.length === 0)
      throw new InputError(
        `nothing to index: no document in ${formatCounted(files.length, 'file')}${skips.count > 0 ? `, ${formatCounted(skips.count, 'invalid one')} skipped` : ''}`,
      )
    const guessed = options.field.length === 0
    const fields = decideFields(
      given,
      guessed,
      sample.map(({ document }) => document),
      options,
      progress,
    )
    const builder = new IndexBuilder({ id: options.id, fields })
    for (const record of sample) addRecord(builder, record, guessed, skips, progress)
    for await (const record of source) addRecord(builder, record, guessed, skips, progress)
    progress.note(`writing ${options.out}`)
    const bytes = builder.toBytes()
    await write(out, options.out, bytes)
    const result = {
      out: options.out,
      documents: builder.documents,
      skipped: skips.count,
      files: files.length,
      bytes: bytes.length,
      seconds: (io.now() - begun) / 1000,
      fields,
    }
    if (options.json) io.stdout.write(jsonText(result))
    else if (!options.quiet) io.stdout.write(`${summaryOf(result)}\n`)
  } finally {
    progress.clear()
  }
}

/** Counts invalid documents and names the first of them, or stops at the first where none may be skipped. */
class Skips {
  count = 0
  readonly #progress: Progress
  readonly #allowed: boolean

  constructor(progress: Progress, allowed: boolean) {
    this.#progress = progress
    this.#allowed = allowed
  }

  take(error: InputError): void {
    if (!this.#allowed) throw new InputError(`${error.message} (--skip-invalid goes on without such documents)`, { cause: error })
    this.count++
    if (this.count <= NAMED_SKIPS) this.#progress.note(`skipped ${error.message}`)
    else if (this.count === NAMED_SKIPS + 1) this.#progress.note('more are skipped, and counted at the end')
  }
}

/** The documents with their ids; what has none is as invalid as broken JSON, unless the reader has an id to fall back on. */
async function* documentsOf(records: AsyncIterable<InputRecord>, id: string, skips: Skips): AsyncGenerator<ReadDocument> {
  for await (const record of records) {
    if (record.kind === 'fault') skips.take(record.error)
    else if (hasId(record.document, id)) yield record
    else if (record.fallbackId !== undefined) yield { ...record, document: { ...record.document, [id]: record.fallbackId } }
    else skips.take(new InputError(`${record.where}: the document has no property "${id}" to identify it; name another with --id NAME`))
  }
}

function hasId(document: Record<string, unknown>, id: string): boolean {
  const value = Object.hasOwn(document, id) ? document[id] : undefined
  return value !== undefined && value !== null && value !== ''
}

function decideFields(given: Fields, guessed: boolean, documents: Record<string, unknown>[], options: BuildOptions, progress: Progress): Fields {
  if (guessed) {
    const fields = guessFields(documents, options.id, options.store)
    progress.note(`fields, guessed from ${formatCounted(documents.length, 'document')}: ${describeFields(fields)}`)
    return fields
  }
  for (const name of unseenFields(given, documents))
    progress.note(`note: there is no field "${name}" in the first ${formatCounted(documents.length, 'document')}`)
  return given
}

function addRecord(builder: IndexBuilder, record: ReadDocument, guessed: boolean, skips: Skips, progress: Progress): void {
  progress.advance(record.bytes)
  try {
    builder.add(record.document)
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    // The ordinal tells the reader of a file less than the line does.
    const message = error.message.replace(`document ${error.index}: `, '')
    const advice = guessed && error.code === 'document' ? '; the fields were guessed, name them with --field' : ''
    skips.take(new InputError(`${record.where}: ${message}${advice}`, { cause: error }))
  }
}

/** Takes the first items and leaves the generator open for the others, which `for await` would not. */
async function take<T>(source: AsyncGenerator<T>, count: number): Promise<T[]> {
  const taken: T[] = []
  while (taken.length < count) {
    const next = await source.next()
    if (next.done) break
    taken.push(next.value)
  }
  return taken
}

/** Refuses what could only fail after minutes of reading, or would overwrite the documents themselves. */
async function checkOut(out: string, name: string, files: readonly InputFile[]): Promise<void> {
  const folder = await stat(dirname(out)).catch(() => undefined)
  if (!folder?.isDirectory()) throw new InputError(`${name}: the folder for the index does not exist; make it first`)
  const existing = await stat(out).catch(() => undefined)
  if (!existing) return
  if (existing.isDirectory()) throw new InputError(`${name}: this is a folder; --out takes the name of a file`)
  const real = await realpath(out)
  for (const file of files) {
    if ((await realpath(file.path)) === real) throw new UsageError(`--out ${name} would overwrite ${file.name}, which is to be read`)
  }
}

async function write(out: string, name: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeImage(out, bytes)
  } catch (cause) {
    const message = systemMessage(cause)
    if (message === undefined) throw cause
    throw new InputError(`${name}: the index could not be written: ${message}`, { cause })
  }
}

function summaryOf(result: { out: string; documents: number; skipped: number; bytes: number; seconds: number }): string {
  const skipped = result.skipped > 0 ? `, ${formatCounted(result.skipped, 'invalid document')} skipped` : ''
  return oneLine(
    `${formatCounted(result.documents, 'document')}, ${formatBytes(result.bytes)}, ${formatSeconds(1000 * result.seconds)} → ${result.out}${skipped}`,
  )
}
