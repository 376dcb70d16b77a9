import { readFile } from 'node:fs/promises'
import { InputError } from '../../errors.js'
import { decodeUtf8 } from './decode.js'
import { countLines, readJsonValue } from './json-value.js'
import type { InputFile, InputRecord } from './record.js'
import { fault } from './record.js'

/** A file of one document, or of an array of documents. */
export async function* readJson(file: InputFile): AsyncGenerator<InputRecord> {
  yield* readJsonText(decodeUtf8(await readFile(file.path)), file)
}

/**
 * The documents of a JSON text. The elements of an array are cut apart before they are parsed, so that each fault has its line
 * and one broken element can be skipped without losing the rest.
 */
export function* readJsonText(text: string, file: InputFile): Generator<InputRecord> {
  const bytesPerUnit = text.length === 0 ? 0 : file.size / text.length
  const open = skipSpace(text, 0)
  if (open === text.length) {
    yield fault(file.name, 'the file is empty; a document or an array of documents was expected', file.size)
    return
  }
  if (text[open] !== '[') {
    yield readSingle(text, open, file)
    return
  }
  let line = 1
  let counted = 0
  let start = skipSpace(text, open + 1)
  if (text[start] === ']') return
  for (;;) {
    const end = elementEnd(text, start)
    line += countLines(text, counted, start)
    counted = start
    if (text[end] === undefined) {
      yield fault(`${file.name}:${line}`, 'broken JSON: the array is not closed with ] after this element', (end - start) * bytesPerUnit)
      return
    }
    yield readJsonValue(text.slice(start, end), file.name, line, (end + 1 - start) * bytesPerUnit)
    if (text[end] === ']') {
      const rest = skipSpace(text, end + 1)
      if (rest < text.length)
        yield fault(`${file.name}:${line + countLines(text, counted, rest)}`, 'broken JSON: the array has ended, and more text follows', 0)
      return
    }
    start = skipSpace(text, end + 1)
  }
}

function readSingle(text: string, open: number, file: InputFile): InputRecord {
  const line = 1 + countLines(text, 0, open)
  const record = readJsonValue(text.slice(open), file.name, line, file.size)
  if (record.kind === 'fault' && record.error.message.includes('after JSON')) {
    return { ...record, error: new InputError(`${record.error.message}. If each line is a document, name the file .jsonl`, { cause: record.error }) }
  }
  return record
}

/** The offset of the comma or bracket that ends the array element at `start`; the length of the text where nothing ends it. */
function elementEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = stringEnd(text, at)
        break
      case '{':
      case '[':
        depth++
        break
      case '}':
        depth--
        break
      case ']':
        if (depth <= 0) return at
        depth--
        break
      case ',':
        if (depth <= 0) return at
    }
  }
  return text.length
}

/** The offset of the quote that closes the string opened at `open`: the next that no odd run of backslashes escapes. */
function stringEnd(text: string, open: number): number {
  for (let quote = text.indexOf('"', open + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0
    while (text[quote - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return quote
  }
  return text.length
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++
  return at
}
