import type { ByteWriter } from './byte-writer.js'
import { bitWidth } from './byte-writer.js'
import { BLOCK_SIZE } from './constants.js'

/** Documents, codes and length bytes of one list, at most `count` of them in use. See postings.ts for what a code is. */
export interface PostingArrays {
  docs: Uint32Array
  codes: Uint32Array
  lengths: Uint8Array
  count: number
}

/** Writes one posting list; postings.ts gives the layout. `body` is scratch. */
export function writePostings(writer: ByteWriter, body: ByteWriter, list: PostingArrays): void {
  const { docs, codes, lengths, count } = list
  const full = Math.floor(count / BLOCK_SIZE)
  writer.varint(count)
  body.clear()
  let before = -1
  for (let block = 0; block < full; block++) {
    const from = block * BLOCK_SIZE
    const start = body.length
    const blockBefore = before
    const gaps = new Uint32Array(BLOCK_SIZE)
    let mostGap = 0
    let mostCode = 0
    let mostFrequency = 0
    let shortest = 255
    for (let i = 0; i < BLOCK_SIZE; i++) {
      const doc = docs[from + i] as number
      const code = codes[from + i] as number
      gaps[i] = doc - before - 1
      before = doc
      mostGap = Math.max(mostGap, gaps[i] as number)
      mostCode = Math.max(mostCode, code)
      mostFrequency = Math.max(mostFrequency, (code >>> 2) + 1)
      shortest = Math.min(shortest, lengths[from + i] as number)
    }
    const gapWidth = bitWidth(mostGap)
    const codeWidth = bitWidth(mostCode)
    body.u8(gapWidth)
    body.packed(gaps, 0, BLOCK_SIZE, gapWidth)
    body.u8(codeWidth)
    body.packed(codes, from, BLOCK_SIZE, codeWidth)
    writer.varint(before - blockBefore - 1)
    writer.varint(body.length - start)
    writer.u8(Math.min(255, mostFrequency))
    writer.u8(shortest)
  }
  writer.write(body.view())
  for (let i = full * BLOCK_SIZE; i < count; i++) {
    const doc = docs[i] as number
    const code = codes[i] as number
    const gap = doc - before - 1
    writer.varint(gap * 2 + (code === 0 ? 1 : 0))
    if (code !== 0) writer.varint(code)
    before = doc
  }
}

/** Writes `count` integers in blocks of 128, each block with its own width. */
export function writePackedBlocks(writer: ByteWriter, values: Uint32Array, count: number): void {
  for (let from = 0; from < count; from += BLOCK_SIZE) {
    const size = Math.min(BLOCK_SIZE, count - from)
    let most = 0
    for (let i = from; i < from + size; i++) most = Math.max(most, values[i] as number)
    const width = bitWidth(most)
    writer.u8(width)
    writer.packed(values, from, size, width)
  }
}
