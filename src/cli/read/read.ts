import { extname } from 'node:path'
import { InputError } from '../../errors.js'
import { systemMessage } from '../failure.js'
import { readHtml } from './html.js'
import { readJson } from './json.js'
import { readJsonLines } from './json-lines.js'
import { readMarkdown } from './markdown.js'
import type { InputFile, InputRecord } from './record.js'
import { fault } from './record.js'

type Reader = (file: InputFile) => AsyncGenerator<InputRecord>

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['json', readJson],
  ['jsonl', readJsonLines],
  ['ndjson', readJsonLines],
  ['md', readMarkdown],
  ['markdown', readMarkdown],
  ['html', readHtml],
  ['htm', readHtml],
  ['xhtml', readHtml],
])

/** The file name extensions that can be read, without the dot. */
export const EXTENSIONS: readonly string[] = [...READERS.keys()]

/** The extension of a path that can be read; undefined for any other. */
export function formatOf(path: string): string | undefined {
  const extension = extname(path).slice(1).toLowerCase()
  return READERS.has(extension) ? extension : undefined
}

/**
 * The documents and faults of the files in their order. A file whose content cannot be read as a whole is one fault; one that
 * the system does not hand over ends the reading with an InputError, as skipping it would hide that half a site is missing.
 */
export async function* readInputs(files: readonly InputFile[]): AsyncGenerator<InputRecord> {
  for (const file of files) {
    const reader = READERS.get(formatOf(file.path) ?? '')
    if (!reader) throw new InputError(`${file.name}: no format is known for this file name`)
    try {
      yield* reader(file)
    } catch (error) {
      yield faultOf(file, error)
    }
  }
}

function faultOf(file: InputFile, error: unknown): InputRecord {
  if (error instanceof InputError) return fault(file.name, error.message, file.size, error)
  // A parser that recurses ran out of stack: the file nests deeper than anyone writes.
  if (error instanceof RangeError) return fault(file.name, `the text cannot be parsed (${error.message})`, file.size, error)
  const message = systemMessage(error)
  if (message === undefined) throw error
  throw new InputError(`${file.name}: ${message}`, { cause: error })
}
