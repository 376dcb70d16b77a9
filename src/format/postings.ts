import type { BitReader } from './bit-reader.js'
import { BLOCK_SIZE, BOUND_WIDTH, LAST_CODE_SYMBOL, MAX_RICE_WIDTH, SHORTEST_WITH_WIDTH } from './constants.js'
import { corrupt } from './corrupt.js'
import type { HuffmanCode } from './huffman.js'

/**
 * A stem's record holds, in each text field where the stem stands, its posting list: documents, and a code for each that says how
 * often the stem occurs and how early it stands first. docs/format/v1.md gives the layout. A list of fewer than 128 documents is one
 * run; a longer one has runs of 128 behind a table that lets a reader skip them by document or by the best that they hold.
 */
export function frequencyOf(code: number): number {
  return (code >>> 2) + 1
}

/** How early the stem first stands in the field, 0 to 3; see LEADS. */
export function leadOf(code: number): number {
  return code & 3
}

/** The code of a number of occurrences and a lead. */
export function codeOf(frequency: number, lead: number): number {
  return ((frequency - 1) << 2) | lead
}

/** What the mean gap of a list says of the width of gaps' low bits: the whole part of log2 of ln 2 times the gap. */
export function meanGapWidth(documents: number, count: number): number {
  return Math.min(MAX_RICE_WIDTH, Math.max(0, 31 - Math.clz32(Math.floor((documents * 11) / (16 * count)))))
}

/** What a cursor must know of the index. */
export interface PostingContext {
  /** Stands in the section `postings`; shared by all cursors. */
  reader: BitReader
  documents: number
  /** The prefix code of postings' codes. */
  codes: HuffmanCode
  /** Memory for ordinals and for the frequencies of a run, shared by all cursors. */
  ordinals: Uint32Array
  frequencies: Uint32Array
}

/** A place in the posting list of a stem in one field, moving forward, a run of at most 128 postings in memory at a time. */
export interface PostingCursor {
  /** The run at hand: `size` documents and codes, and, after {@link readExact}, how many of their occurrences (at most 255) are of the form asked for. */
  readonly docs: Uint32Array
  readonly codes: Uint32Array
  readonly exact: Uint8Array
  readonly size: number
  /** Index in the run of the next posting. */
  at: number
  /** Documents in the list. */
  readonly count: number
  /** The most occurrences in a document (255: or more), and the least length byte: bounds, not always reached. */
  readonly mostFrequent: number
  readonly shortest: number
  /** Empties the cursor. */
  clear(): void
  /** Reads the next run; false at the end of the list. */
  next(): boolean
  /** Moves to the first posting of document `doc` or later; false where there is none. */
  seek(doc: number): boolean
  /** Fills `exact` for the run at hand, unless that was done. */
  readExact(): void
  /** How many occurrences of the posting at hand (at most 255) are of the form asked for; reads no more ordinals than its own. */
  exactHere(): number
  /** Reads the ordinals of the run's occurrences, all in their order, into `out`; there are `count`. Not after {@link readExact}. */
  readOrdinals(count: number, out: Uint32Array): void
}

/** A cursor on a list of an image. */
export class ListCursor implements PostingCursor {
  /** The run at hand: `size` documents and codes, and, after {@link readExact}, how many of their occurrences (at most 255) are of the form asked for. */
  readonly docs: Uint32Array = new Uint32Array(BLOCK_SIZE)
  readonly codes: Uint32Array = new Uint32Array(BLOCK_SIZE)
  readonly exact: Uint8Array = new Uint8Array(BLOCK_SIZE)
  size = 0
  /** Index in the run of the next posting. */
  at = 0
  /** Documents in the list. */
  count = 0
  /** The most occurrences in a document, and the least length byte; of a short list 255 and 0: its postings bound it well enough. */
  mostFrequent = 255
  shortest = 0
  /** Ordinal of the form asked for among the stem's forms, -1 for none. */
  private wanted = -1
  /** Where the run's ordinals begin, and whether `exact` was made of them. */
  private ordinalsBase = 0
  private ordinalsAt = 0
  private isExactRead = false
  private hasOrdinals = false
  /** The next run of a long list, and how many it has. */
  private run = 0
  private runs = 0
  /** Bytes of the first run, of the end of the last, and of the end of what was read of them. */
  private body = 0
  private end = 0
  private readTo = 0
  /** Byte of the table of runs. */
  private table = 0
  private documentWidth = 0
  private endWidth = 0
  private entryWidth = 0

  constructor(private readonly context: PostingContext) {}

  /** Empties the cursor. */
  clear(): void {
    this.size = this.at = this.count = this.runs = 0
    this.run = 0
  }

  /**
   * Takes the list at which the context's reader stands and moves the reader behind it. `wanted` is the ordinal of the form asked for
   * (-1: none). Short lists are read at once, of long ones the head.
   */
  open(wanted: number, hasOrdinals: boolean, hasPositions: boolean): void {
    const { reader, documents } = this.context
    this.clear()
    this.wanted = wanted
    this.hasOrdinals = hasOrdinals
    const count = reader.gamma()
    if (count > documents) throw corrupt(reader.bytes, reader.base, `${count} postings for ${documents} documents`)
    this.count = count
    if (count < BLOCK_SIZE) {
      this.mostFrequent = 255
      this.shortest = 0
      this.readRun(count, -1, this.gapWidth(count >= SHORTEST_WITH_WIDTH))
      return
    }
    this.mostFrequent = reader.bits(BOUND_WIDTH)
    this.shortest = reader.bits(BOUND_WIDTH)
    const length = reader.wide(32)
    this.documentWidth = 32 - Math.clz32(documents - 1)
    this.endWidth = 32 - Math.clz32(length)
    const positionsWidth = hasPositions ? reader.bits(5) : 0
    this.entryWidth = this.documentWidth + this.endWidth + positionsWidth + 2 * BOUND_WIDTH
    const full = count >>> 7
    this.runs = full + (count % BLOCK_SIZE > 0 ? 1 : 0)
    this.table = reader.nextByte
    this.body = this.readTo = this.table + Math.ceil((full * this.entryWidth) / 8)
    this.end = this.body + length
    reader.moveTo(this.end)
  }

  /** Reads the next run; false at the end of the list. */
  next(): boolean {
    const { run, size } = this
    if (run >= this.runs) return false
    // What was read is trusted more than the table, so that documents rise also in a forged list.
    const before = size > 0 ? (this.docs[size - 1] as number) : run > 0 ? this.entry(run - 1, 0, this.documentWidth) : -1
    const { reader } = this.context
    const start = this.body + (run > 0 ? this.entry(run - 1, this.documentWidth, this.endWidth) : 0)
    // Nothing is read twice, or a forged list would take as long as it likes.
    if (start < this.readTo) throw reader.fault()
    reader.moveTo(start)
    this.run = run + 1
    this.readRun(Math.min(BLOCK_SIZE, this.count - run * BLOCK_SIZE), before, this.gapWidth(true))
    this.advanceTo(reader.nextByte)
    return true
  }

  /** Moves to the first posting of document `doc` or later; false where there is none. */
  seek(doc: number): boolean {
    if (this.size === 0 || (this.docs[this.size - 1] as number) < doc) {
      const full = this.count >>> 7
      let low = this.run
      let high = full
      // By steps that double, then by halves: the next candidate is mostly near.
      for (let step = 1; low + step < full && this.entry(low + step, 0, this.documentWidth) < doc; step *= 2) low += step
      while (low < high) {
        const middle = (low + high) >>> 1
        if (this.entry(middle, 0, this.documentWidth) < doc) low = middle + 1
        else high = middle
      }
      if (low !== this.run) this.size = 0
      this.run = low
      if (!this.next()) {
        this.at = this.size = 0
        this.run = this.runs
        return false
      }
    }
    const { docs, size } = this
    let at = this.at
    while (at < size && (docs[at] as number) < doc) at++
    this.at = at
    return at < size
  }

  /** A number of the table of runs, `offset` bits into the entry. */
  private entry(run: number, offset: number, width: number): number {
    const { reader } = this.context
    const bit = run * this.entryWidth + offset
    reader.moveTo(this.table + Math.floor(bit / 8))
    reader.at = bit % 8
    return reader.wide(width)
  }

  /** Takes note of what was read of a long list. */
  private advanceTo(byte: number): void {
    if (byte > this.end) throw this.context.reader.fault()
    this.readTo = byte
  }

  /** The width of a run's low bits: that of the list's mean gap, or where `isWritten` what is written of the difference. */
  private gapWidth(isWritten: boolean): number {
    const { reader, documents } = this.context
    const mean = meanGapWidth(documents, this.count)
    if (!isWritten) return mean
    const difference = reader.gamma() - 1
    return mean + (difference & 1 ? (difference + 1) >> 1 : -(difference >> 1))
  }

  /** Reads `size` postings where the reader stands, the first after document `before`. */
  private readRun(size: number, before: number, gapWidth: number): void {
    const { docs, codes } = this
    const { reader, documents } = this.context
    reader.riceGaps(size, gapWidth, docs, before)
    if ((docs[size - 1] as number) >= documents) throw corrupt(reader.bytes, reader.base, `document ${docs[size - 1]} of ${documents}`)
    const all = this.context.codes.readAll(reader, size, codes)
    // No code is the last symbol where not all of its bits are set in any.
    if ((all & LAST_CODE_SYMBOL) === LAST_CODE_SYMBOL)
      for (let i = 0; i < size; i++) if (codes[i] === LAST_CODE_SYMBOL) codes[i] = LAST_CODE_SYMBOL - 1 + reader.gamma()
    this.size = size
    this.at = 0
    // The ordinals of a long list stand with their run.
    this.isExactRead = false
    this.ordinalsBase = reader.base
    this.ordinalsAt = reader.at
  }

  /** Reads the ordinals of a short list, where the context's reader stands: behind all lists of the record. */
  readOrdinalsHere(): void {
    if (!this.hasOrdinals || this.count === 0 || this.runs > 0) return
    const { reader } = this.context
    this.ordinalsBase = reader.base
    this.ordinalsAt = reader.at
    this.readExact()
  }

  /** Fills `exact` for the run at hand, unless that was done. */
  readExact(): void {
    if (this.isExactRead) return
    const { codes, exact, size, wanted } = this
    this.isExactRead = true
    if (wanted < 0) exact.fill(0, 0, size)
    else if (!this.hasOrdinals) for (let i = 0; i < size; i++) exact[i] = wanted === 0 ? Math.min(255, frequencyOf(codes[i] as number)) : 0
    else this.countOrdinals()
  }

  /** How many occurrences of the posting at hand (at most 255) are of the form asked for; reads no more ordinals than its own. */
  exactHere(): number {
    const { codes, exact, size, wanted, at } = this
    if (this.isExactRead || wanted < 0 || !this.hasOrdinals) {
      this.readExact()
      return exact[at] as number
    }
    const { reader, ordinals } = this.context
    let before = 0
    for (let i = 0; i < at; i++) before += frequencyOf(codes[i] as number)
    const own = frequencyOf(codes[at] as number)
    let all = before + own
    for (let i = at + 1; i < size; i++) all += frequencyOf(codes[i] as number)
    reader.moveTo(this.ordinalsBase)
    reader.at = this.ordinalsAt
    const width = reader.gamma() - 1
    let quotients = reader.skipOnes(reader.quotientsOf(all, width), before)
    let lows = reader.at + before * width
    let found = 0
    for (let left = own; left > 0; ) {
      const read = Math.min(ordinals.length, left)
      quotients = reader.riceSome(lows, quotients, read, width, ordinals)
      for (let i = 0; i < read; i++) if (ordinals[i] === wanted) found++
      lows += read * width
      left -= read
    }
    return Math.min(255, found)
  }

  /** Reads the ordinals of the run's occurrences, all in their order, into `out`; there are `count`. Not after {@link readExact}. */
  readOrdinals(count: number, out: Uint32Array): void {
    if (!this.hasOrdinals) {
      out.fill(0, 0, count)
      return
    }
    const { reader } = this.context
    reader.moveTo(this.ordinalsBase)
    reader.at = this.ordinalsAt
    reader.rice(count, reader.gamma() - 1, out)
    if (this.runs > 0) this.advanceTo(reader.nextByte)
  }

  private countOrdinals(): void {
    const { codes, exact, size, wanted } = this
    const { reader, frequencies } = this.context
    let total = 0
    for (let i = 0; i < size; i++) {
      const frequency = frequencyOf(codes[i] as number)
      frequencies[i] = frequency
      total += frequency
    }
    reader.moveTo(this.ordinalsBase)
    reader.at = this.ordinalsAt
    reader.countRice(frequencies, size, total, reader.gamma() - 1, wanted, exact)
    if (this.runs > 0) this.advanceTo(reader.nextByte)
  }
}
