import { Packr } from 'msgpackr/pack'
import { BYTES } from '../format/stored.js'
import type { EncodedStored, StoredSymbols } from '../format/stored-writer.js'
import { codedStored, plainStored } from '../format/stored-writer.js'
import type { ByteStrings } from './byte-strings.js'
import { frequentStrings } from './frequent-strings.js'

// Records compile readers with `new Function`, which a strict content-security policy forbids.
export const packr: Packr = new Packr({ useRecords: false })

/** Fewer bytes gain nothing by a code that the image must hold beside them. */
const LEAST_CODED = 512

/** Bytes in which frequent strings are looked for: pieces from all over the values. */
const SAMPLE = 1 << 19
const SAMPLE_PIECE = 1 << 12

const [FIRST_CHUNK, LARGEST_CHUNK] = [1 << 12, 1 << 20]
const SYMBOLS_PER_PIECE = 1 << 16

/** Stored values as the image has them, a MessagePack list in schema order for each document: encoded at once, for text takes twice the room as a string. */
export class StoredValues {
  /** The bytes of each document's list. */
  private readonly sizes: number[] = []
  /** Lists one after the other, none divided: nothing is copied as they grow. */
  private readonly full: Uint8Array[] = []
  private chunk = new Uint8Array(0)
  private used = 0

  add(values: readonly unknown[]): void {
    const list = packr.pack(values)
    if (this.used + list.length > this.chunk.length) {
      if (this.used > 0) this.full.push(this.chunk.subarray(0, this.used))
      this.chunk = new Uint8Array(Math.max(list.length, Math.min(LARGEST_CHUNK, Math.max(FIRST_CHUNK, 2 * this.chunk.length))))
      this.used = 0
    }
    this.chunk.set(list, this.used)
    this.used += list.length
    this.sizes.push(list.length)
  }

  /** The lists as a section, in the shorter of two ways, with its offsets. */
  encode(): EncodedStored {
    const { sizes } = this
    const chunks = [...this.full, this.chunk.subarray(0, this.used)]
    const total = chunks.reduce((sum, { length }) => sum + length, 0)
    if (total >= LEAST_CODED) {
      const sample = sampleOf(chunks, total)
      const coded = codedStored(cutLists(chunks, sizes, frequentStrings(sample, total / sample.length)))
      if (coded.stored.length < total) return coded
    }
    return plainStored(chunks, sizes)
  }
}

/** Pieces at equal distances, or everything where it is little. */
function sampleOf(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const isAll = total <= SAMPLE
  const sample = new Uint8Array(isAll ? total : SAMPLE)
  const step = isAll ? 0 : (total - SAMPLE_PIECE) / (SAMPLE / SAMPLE_PIECE - 1)
  let length = 0
  let begin = 0
  let pieces = 0
  for (const chunk of chunks) {
    if (isAll) {
      sample.set(chunk, length)
      length += chunk.length
      continue
    }
    for (let at = Math.floor(pieces * step) - begin; at < chunk.length && length < SAMPLE; at = Math.floor(++pieces * step) - begin) {
      const piece = chunk.subarray(at, at + Math.min(SAMPLE_PIECE, SAMPLE - length))
      sample.set(piece, length)
      length += piece.length
    }
    begin += chunk.length
  }
  return sample.subarray(0, length)
}

function cutLists(chunks: readonly Uint8Array[], sizes: readonly number[], strings: ByteStrings): StoredSymbols {
  const counts = new Uint32Array(strings.size)
  const symbolsOf = new Uint32Array(sizes.length)
  const pieces: Uint16Array[] = []
  let piece = new Uint16Array(0)
  let used = 0
  let list = 0
  for (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const size = sizes[list] as number
      if (used + size > piece.length) {
        pieces.push(piece.subarray(0, used))
        piece = new Uint16Array(Math.max(SYMBOLS_PER_PIECE, size))
        used = 0
      }
      const end = strings.cut(chunk, from, from + size, piece, used)
      symbolsOf[list++] = end - used
      for (; used < end; used++) counts[piece[used] as number] = (counts[piece[used] as number] as number) + 1
      from += size
    }
  }
  pieces.push(piece.subarray(0, used))
  const texts = Array.from({ length: strings.size - BYTES }, (_, i) => strings.textOf(BYTES + i))
  return { strings: texts, counts, pieces, sizes: symbolsOf }
}
