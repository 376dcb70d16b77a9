import { unpack } from './bits.js'
import type { ByteReader } from './byte-reader.js'
import { BLOCK_SIZE } from './constants.js'
import { corrupt } from './corrupt.js'

/**
 * One posting list: the documents that hold a stem in one field, and a code for each.
 *
 *   varint count; for each full block of 128: varint (last document − the block before's − 1), varint bytes of the block, u8 largest
 *   frequency (255: or more), u8 least length; then the blocks: u8 width, 128 gaps, u8 width, 128 codes; then what is left over:
 *   varint gap × 2 + (1 where the code is 0), varint code where it is not.
 *
 * A gap is the distance to the document before, less one. A code is (frequency − 1) × 4 + occurrences in the field's opening (at
 * most 3). The bounds of a block let a search skip it.
 */
export class PostingList {
  count = 0
  readonly docs: Uint32Array
  readonly codes: Uint32Array
  private readonly documents: number

  /** Room for a list of an index of `documents` documents. */
  constructor(documents: number) {
    const room = Math.ceil(documents / BLOCK_SIZE) * BLOCK_SIZE
    this.docs = new Uint32Array(room)
    this.codes = new Uint32Array(room)
    this.documents = documents
  }

  /** Reads the whole list at `reader`. Throws `corrupt` where it names a document that the index has not. */
  read(reader: ByteReader): void {
    const { docs, codes, documents } = this
    const { bytes } = reader
    const count = reader.varint()
    if (count > documents) throw corrupt(bytes, reader.at, `${count} postings for ${documents} documents`)
    const full = Math.floor(count / BLOCK_SIZE)
    for (let block = 0; block < full; block++) {
      reader.varint()
      reader.varint()
      reader.at += 2
    }
    let doc = -1
    let i = 0
    for (let block = 0; block < full; block++) {
      const gapWidth = widthAt(reader)
      reader.at = unpack(bytes, reader.at, BLOCK_SIZE, gapWidth, docs, i)
      const codeWidth = widthAt(reader)
      reader.at = unpack(bytes, reader.at, BLOCK_SIZE, codeWidth, codes, i)
      for (const end = i + BLOCK_SIZE; i < end; i++) {
        doc += (docs[i] as number) + 1
        docs[i] = doc
      }
    }
    for (; i < count; i++) {
      const head = reader.varint()
      doc += (head >>> 1) + 1
      docs[i] = doc
      codes[i] = head & 1 ? 0 : reader.varint()
    }
    if (doc >= documents) throw corrupt(bytes, reader.at, `document ${doc} of ${documents}`)
    this.count = count
  }
}

/** Occurrences in the field. */
export function frequencyOf(code: number): number {
  return (code >>> 2) + 1
}

/** Occurrences in the opening of the field, at most 3. */
export function leadOf(code: number): number {
  return code & 3
}

/** Reads `count` integers written in blocks of 128 into `out`. */
export function readPackedBlocks(reader: ByteReader, count: number, out: Uint32Array): void {
  for (let from = 0; from < count; from += BLOCK_SIZE) {
    const size = Math.min(BLOCK_SIZE, count - from)
    const width = widthAt(reader)
    reader.at = unpack(reader.bytes, reader.at, size, width, out, from)
  }
}

function widthAt(reader: ByteReader): number {
  const width = reader.u8()
  if (width > 32) throw corrupt(reader.bytes, reader.at, `${width} bits`)
  return width
}
