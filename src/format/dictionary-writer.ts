import { ByteWriter } from './byte-writer.js'
import { ENTRIES_PER_BLOCK } from './constants.js'
import { encodeEliasFano } from './elias-fano-writer.js'
import { encodeTerm, MAX_BYTES_PER_UNIT } from './term-code.js'

/** Front-coded strings and the offsets of their blocks. */
export interface EncodedStrings {
  strings: Uint8Array
  blocks: Uint8Array
}

/** Encodes terms that are already in order; see dictionary.ts for the layout. */
export function encodeTerms(terms: readonly string[]): EncodedStrings {
  const longest = terms.reduce((most, term) => Math.max(most, term.length), 0)
  let code = new Uint8Array(longest * MAX_BYTES_PER_UNIT)
  let before = new Uint8Array(longest * MAX_BYTES_PER_UNIT)
  let beforeLength = 0
  return frontCode(terms.length, (i, writer, isFirst) => {
    const length = encodeTerm(terms[i] as string, code)
    let shared = 0
    if (!isFirst) while (shared < length && shared < beforeLength && code[shared] === before[shared]) shared++
    if (!isFirst) writer.varint(shared)
    writer.varint(length - shared)
    writer.write(code.subarray(shared, length))
    ;[code, before] = [before, code]
    beforeLength = length
  })
}

/** Encodes ids in document order, as UTF-8. */
export function encodeIds(ids: readonly string[]): EncodedStrings {
  const encoder = new TextEncoder()
  let before: Uint8Array = new Uint8Array(0)
  return frontCode(ids.length, (i, writer, isFirst) => {
    const code = encoder.encode(ids[i])
    let shared = 0
    if (!isFirst) while (shared < code.length && shared < before.length && code[shared] === before[shared]) shared++
    if (!isFirst) writer.varint(shared)
    writer.varint(code.length - shared)
    writer.write(code.subarray(shared))
    before = code
  })
}

/** Runs `write` for each entry and notes where blocks begin; one more offset marks the end. */
export function frontCode(count: number, write: (i: number, writer: ByteWriter, isFirst: boolean) => void): EncodedStrings {
  const writer = new ByteWriter()
  const offsets: number[] = []
  for (let i = 0; i < count; i++) {
    const isFirst = i % ENTRIES_PER_BLOCK === 0
    if (isFirst) offsets.push(writer.length)
    write(i, writer, isFirst)
  }
  offsets.push(writer.length)
  return { strings: writer.toBytes(), blocks: encodeEliasFano(offsets) }
}
