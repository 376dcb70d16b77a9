import { BitWriter, bestRiceWidth } from './bit-writer.js'
import { bitWidth } from './byte-writer.js'
import { BLOCK_SIZE, BOUND_WIDTH, LAST_CODE_SYMBOL, SHORTEST_WITH_WIDTH } from './constants.js'
import type { HuffmanWriter } from './huffman-writer.js'
import { writePositions } from './positions-writer.js'
import { frequencyOf, meanGapWidth } from './postings.js'

/** One posting list with everything that is written of it. Arrays are scratch memory: the first `count` postings count. */
export interface PostingArrays {
  count: number
  docs: Uint32Array
  codes: Uint32Array
  /** Length byte of each document's field. */
  lengths: Uint8Array
  /** For each posting where its occurrences begin, and one more. */
  starts: Uint32Array
  /** For each occurrence the ordinal of its form, and its position. */
  ordinals: Uint32Array
  positions: Uint32Array
}

const WIDEST_LENGTH = 255

/** Writes the records of stems one after the other; postings.ts and docs/format/v1.md give the layout. */
export class RecordWriter {
  readonly postings: BitWriter = new BitWriter()
  readonly positions: BitWriter = new BitWriter()
  private readonly body = new BitWriter()
  private readonly gaps = new Uint32Array(BLOCK_SIZE)
  private readonly documents: number
  readonly codes: HuffmanWriter

  /** `codes` is made for the codes of the postings to come (postings.ts), those from LAST_CODE_SYMBOL on counted as that. */
  constructor(documents: number, codes: HuffmanWriter) {
    this.documents = documents
    this.codes = codes
  }

  /** The head of a record: whether its lists say which form each occurrence has, and in which fields the stem stands. */
  writeHead(fields: number, mask: number, withOrdinals: boolean): void {
    this.postings.bits(withOrdinals ? 1 : 0, 1)
    if (fields > 1) this.postings.bits(mask, fields)
  }

  /**
   * The posting list of one field. `keepsPositions` says whether the field keeps positions, `withPositions` whether this stem's are written:
   * not those of stop words.
   */
  writeList(list: PostingArrays, withOrdinals: boolean, keepsPositions: boolean, withPositions: boolean): void {
    const { postings } = this
    const { count } = list
    postings.gamma(count)
    if (count >= BLOCK_SIZE) {
      this.writeLong(list, withOrdinals, keepsPositions, withPositions)
      return
    }
    this.fillGaps(list, 0, count)
    this.writeGaps(postings, count, count, count >= SHORTEST_WITH_WIDTH)
    this.writeCodes(postings, list, 0, count)
    if (withPositions) writePositions(this.positions, list, 0, count)
  }

  /** The ordinals of a short list, after the lists of all fields. */
  writeOrdinals(list: PostingArrays): void {
    if (list.count > 0 && list.count < BLOCK_SIZE) writeOrdinals(this.postings, list, 0, list.count)
  }

  /** Ends a record: how often each of the stem's forms occurs, falling, where there are several. The next record begins at a byte. */
  endRecord(counts: readonly number[]): void {
    const { postings } = this
    if (counts.length > 1) {
      postings.gamma(counts.length)
      counts.forEach((count, i) => {
        postings.gamma(i === 0 ? count : (counts[i - 1] as number) - count + 1)
      })
    }
    postings.align()
    this.positions.align()
  }

  private writeLong(list: PostingArrays, withOrdinals: boolean, keepsPositions: boolean, withPositions: boolean): void {
    const { postings, positions, body } = this
    const { count, docs } = list
    const full = count >>> 7
    const ends = new Uint32Array(full)
    const positionEnds = new Uint32Array(full)
    if (withPositions) positions.align()
    const firstPosition = positions.byteLength
    body.clear()
    for (let from = 0, run = 0; from < count; from += BLOCK_SIZE, run++) {
      const size = Math.min(BLOCK_SIZE, count - from)
      this.fillGaps(list, from, size)
      this.writeGaps(body, size, count, true)
      this.writeCodes(body, list, from, size)
      if (withOrdinals) writeOrdinals(body, list, from, size)
      body.align()
      if (withPositions) {
        writePositions(positions, list, from, size)
        positions.align()
      }
      if (run < full) {
        ends[run] = body.byteLength
        positionEnds[run] = positions.byteLength - firstPosition
      }
    }
    writeBound(postings, list, 0, count)
    const length = body.byteLength
    postings.bits(length & 0xffff, 16)
    postings.bits(length >>> 16, 16)
    const documentWidth = bitWidth(this.documents - 1)
    const endWidth = bitWidth(length)
    const positionsWidth = withPositions ? bitWidth(positionEnds[full - 1] as number) : 0
    if (keepsPositions) postings.bits(positionsWidth, 5)
    postings.align()
    for (let run = 0; run < full; run++) {
      postings.bits(docs[run * BLOCK_SIZE + BLOCK_SIZE - 1] as number, documentWidth)
      postings.bits(ends[run] as number, endWidth)
      postings.bits(positionEnds[run] as number, positionsWidth)
      writeBound(postings, list, run * BLOCK_SIZE, BLOCK_SIZE)
    }
    postings.align()
    postings.write(body.view())
  }

  /** Writes `size` gaps of a list of `count` postings, the width of their low bits as the difference to that of the mean gap. */
  private writeGaps(writer: BitWriter, size: number, count: number, withWidth: boolean): void {
    const mean = meanGapWidth(this.documents, count)
    const width = withWidth ? bestRiceWidth(this.gaps, 0, size) : mean
    if (withWidth) writer.gamma(width > mean ? 2 * (width - mean) : 2 * (mean - width) + 1)
    writer.rice(this.gaps, 0, size, width)
  }

  private writeCodes(writer: BitWriter, { codes }: PostingArrays, from: number, size: number): void {
    for (let i = from; i < from + size; i++) this.codes.write(writer, Math.min(LAST_CODE_SYMBOL, codes[i] as number))
    for (let i = from; i < from + size; i++) {
      const code = codes[i] as number
      if (code >= LAST_CODE_SYMBOL) writer.gamma(code - LAST_CODE_SYMBOL + 1)
    }
  }

  private fillGaps({ docs }: PostingArrays, from: number, size: number): void {
    const { gaps } = this
    let before = from === 0 ? -1 : (docs[from - 1] as number)
    for (let i = 0; i < size; i++) {
      const doc = docs[from + i] as number
      gaps[i] = doc - before - 1
      before = doc
    }
  }
}

function writeOrdinals(writer: BitWriter, { starts, ordinals }: PostingArrays, from: number, size: number): void {
  const first = starts[from] as number
  const count = (starts[from + size] as number) - first
  const ordinalWidth = bestRiceWidth(ordinals, first, count)
  writer.gamma(ordinalWidth + 1)
  writer.rice(ordinals, first, count, ordinalWidth)
}

/** The most occurrences in a document (255: or more) and the least length byte among `size` postings. */
function writeBound(writer: BitWriter, { codes, lengths }: PostingArrays, from: number, size: number): void {
  let mostCode = 0
  let shortest = WIDEST_LENGTH
  for (let i = from; i < from + size; i++) {
    mostCode = Math.max(mostCode, codes[i] as number)
    shortest = Math.min(shortest, lengths[i] as number)
  }
  writer.bits(Math.min(255, frequencyOf(mostCode)), BOUND_WIDTH)
  writer.bits(shortest, BOUND_WIDTH)
}
