import { createReadStream } from 'node:fs'
import { InputError } from '../../errors.js'
import { decodeUtf8 } from './decode.js'
import { readJsonValue } from './json-value.js'
import type { InputFile, InputRecord } from './record.js'
import { fault } from './record.js'

const LINE_FEED = 0x0a
const CHUNK_BYTES = 1 << 20

/** One JSON document per line, empty lines passed over; the file is never in memory as a whole. */
export async function* readJsonLines(file: InputFile): AsyncGenerator<InputRecord> {
  let number = 0
  for await (const bytes of linesOf(createReadStream(file.path, { highWaterMark: CHUNK_BYTES }))) {
    number++
    const record = readLine(bytes, file.name, number)
    if (record) yield record
  }
}

function readLine(bytes: Uint8Array, name: string, number: number): InputRecord | undefined {
  let line: string
  try {
    line = decodeUtf8(bytes)
  } catch (error) {
    if (error instanceof InputError) return fault(`${name}:${number}`, error.message, bytes.length, error)
    throw error
  }
  return line.trim() === '' ? undefined : readJsonValue(line, name, number, bytes.length + 1)
}

/**
 * Lines as bytes, without the line feed. Not node:readline, which also ends lines at U+2028 and U+2029: JSON strings may hold
 * those as they are.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = []
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      parts.push(chunk.subarray(start, end))
      yield joined(parts)
      parts = []
      start = end + 1
    }
    if (start < chunk.length) parts.push(chunk.subarray(start))
  }
  if (parts.length > 0) yield joined(parts)
}

function joined(parts: Uint8Array[]): Uint8Array {
  const [first] = parts
  return parts.length === 1 && first ? first : Buffer.concat(parts)
}
