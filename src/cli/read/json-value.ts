import type { InputRecord } from './record.js'
import { fault } from './record.js'

const POSITION = /at position (\d+)/

/** One document from its JSON text, which begins on line `line` of file `name`; a fault where it is broken or no object. */
export function readJsonValue(json: string, name: string, line: number, bytes: number): InputRecord {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const position = Number(POSITION.exec(message)?.[1] ?? 0)
    return fault(`${name}:${line + countLines(json, 0, position)}`, `broken JSON: ${message}`, bytes, error)
  }
  const where = `${name}:${line}`
  if (!isDocument(value)) return fault(where, `a document is an object {…}, this is ${describe(value)}`, bytes)
  return { kind: 'document', document: value, where, bytes }
}

/** Line feeds in `text` from `start` up to `end`. */
export function countLines(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function isDocument(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`
}
