import { ByteWriter } from '../format/byte-writer.js'
import type { SectionName } from '../format/constants.js'
import { LEAD_LENGTH, MAX_LEAD } from '../format/constants.js'
import { encodeEliasFano } from '../format/elias-fano-writer.js'
import { writePackedBlocks, writePostings } from '../format/postings-writer.js'
import type { Layout } from './layout.js'
import type { TokenStream } from './token-stream.js'
import { GAP, GAP_POSITIONS, SAME_POSITION } from './token-stream.js'

/** What inversion reads: the tokens of every document, text field after text field. */
export interface ForwardIndex {
  tokens: TokenStream
  documents: number
  /** Which text fields keep positions. */
  positions: readonly boolean[]
  /** For each document and text field (document × fields + field), where its tokens end in the stream. */
  ends: ArrayLike<number>
  /** For each text field, each document's length byte. */
  lengths: readonly Uint8Array[]
}

/** Occurrences sorted at a time: memory stays at a few tens of MB however large the corpus is; more passes read it more often. */
const OCCURRENCES_PER_PASS = 1 << 21

/** Turns the token stream into posting lists, form ordinals and positions, stem by stem in the image's order. */
export function invert(forward: ForwardIndex, layout: Layout, occurrences: Uint32Array): [SectionName, Uint8Array][] {
  const writer = new StemWriter(forward, layout)
  for (let from = 0; from < layout.stems; ) {
    let to = from
    let total = 0
    while (to < layout.stems && (to === from || total + (occurrences[to] as number) <= OCCURRENCES_PER_PASS)) total += occurrences[to++] as number
    writer.writeStems(from, to, sortOccurrences(forward, layout, occurrences, from, to, total), occurrences)
    from = to
  }
  return writer.sections()
}

interface Occurrences {
  /** Document × fields + field. */
  places: Uint32Array
  positions: Uint32Array
  ordinals: Uint32Array
}

/** The occurrences of the stems [from, to), stem by stem, each in the order of the stream: a counting sort. */
function sortOccurrences(forward: ForwardIndex, layout: Layout, counts: Uint32Array, from: number, to: number, total: number): Occurrences {
  const { tokens, ends } = forward
  const { stemOfForm, ordinalOfForm } = layout
  const sorted = { places: new Uint32Array(total), positions: new Uint32Array(total), ordinals: new Uint32Array(total) }
  const cursors = new Uint32Array(to - from)
  for (let stem = from + 1; stem < to; stem++) cursors[stem - from] = (cursors[stem - from - 1] as number) + (counts[stem - 1] as number)
  let i = 0
  for (let place = 0; place < ends.length; place++) {
    let position = -1
    for (const end = ends[place] as number; i < end; i++) {
      const token = tokens.get(i)
      if (token === GAP) {
        position += GAP_POSITIONS
        continue
      }
      const form = token & ~SAME_POSITION
      if (token < SAME_POSITION) position++
      const stem = (stemOfForm[form] as number) - from
      if (stem < 0 || stem >= cursors.length) continue
      const at = cursors[stem] as number
      cursors[stem] = at + 1
      sorted.places[at] = place
      sorted.positions[at] = position
      sorted.ordinals[at] = ordinalOfForm[form] as number
    }
  }
  return sorted
}

/** Writes the records of stems one after the other. */
class StemWriter {
  private readonly postings = new ByteWriter()
  private readonly positions = new ByteWriter()
  private readonly list = new ByteWriter()
  private readonly body = new ByteWriter()
  private readonly postingOffsets: number[] = []
  private readonly positionOffsets: number[] = []
  private readonly fields: number
  private readonly forward: ForwardIndex
  private readonly layout: Layout
  private readonly arrays: { docs: Uint32Array; codes: Uint32Array; lengths: Uint8Array; count: number }

  constructor(forward: ForwardIndex, layout: Layout) {
    this.forward = forward
    this.layout = layout
    this.fields = forward.lengths.length
    const { documents } = forward
    this.arrays = { docs: new Uint32Array(documents), codes: new Uint32Array(documents), lengths: new Uint8Array(documents), count: 0 }
  }

  writeStems(from: number, to: number, sorted: Occurrences, counts: Uint32Array): void {
    let start = 0
    for (let stem = from; stem < to; stem++) {
      const end = start + (counts[stem] as number)
      this.postingOffsets.push(this.postings.length)
      this.positionOffsets.push(this.positions.length)
      if (end > start) this.writeStem(sorted, start, end, (this.layout.formsOfStem[stem] as number) > 1)
      start = end
    }
  }

  sections(): [SectionName, Uint8Array][] {
    return [
      ['postings', this.postings.toBytes()],
      ['postingOffsets', encodeEliasFano([...this.postingOffsets, this.postings.length])],
      ['positions', this.positions.toBytes()],
      ['positionOffsets', encodeEliasFano([...this.positionOffsets, this.positions.length])],
    ]
  }

  /** A record: with several fields a bit mask of those present and each list's length; the lists; then the ordinals of forms. */
  private writeStem(sorted: Occurrences, start: number, end: number, withOrdinals: boolean): void {
    const { fields } = this
    let mask = 0
    for (let i = start; i < end; i++) mask |= 1 << ((sorted.places[i] as number) % fields)
    if (fields > 1) this.postings.varint(mask >>> 0)
    const ordinals: Uint32Array[] = []
    for (let field = 0; field < fields; field++) {
      if (!(mask & (1 << field))) continue
      const own = occurrencesOf(sorted, start, end, field, fields)
      this.collect(own, field)
      this.list.clear()
      writePostings(this.list, this.body, this.arrays)
      if (fields > 1) this.postings.varint(this.list.length)
      this.postings.write(this.list.view())
      if (withOrdinals) ordinals.push(own.ordinals)
      if (this.forward.positions[field]) this.writePositions(own)
    }
    for (const values of ordinals) writePackedBlocks(this.postings, values, values.length)
  }

  /** Gathers one field's occurrences into documents with codes. */
  private collect(own: Occurrences, field: number): void {
    const { arrays, fields } = this
    const lengths = this.forward.lengths[field] as Uint8Array
    let count = 0
    const size = own.places.length
    for (let i = 0; i < size; ) {
      const place = own.places[i] as number
      let frequency = 0
      let lead = 0
      for (; i < size && own.places[i] === place; i++) {
        frequency++
        if ((own.positions[i] as number) < LEAD_LENGTH) lead++
      }
      const doc = (place - field) / fields
      arrays.docs[count] = doc
      arrays.codes[count] = ((frequency - 1) << 2) | Math.min(MAX_LEAD, lead)
      arrays.lengths[count] = lengths[doc] as number
      count++
    }
    arrays.count = count
  }

  /** Positions of the stem in each document, each but the first as the distance to the one before. */
  private writePositions(own: Occurrences): void {
    const size = own.places.length
    const gaps = new Uint32Array(size)
    for (let i = 0; i < size; i++) {
      const same = i > 0 && own.places[i] === own.places[i - 1]
      gaps[i] = (own.positions[i] as number) - (same ? (own.positions[i - 1] as number) : 0)
    }
    writePackedBlocks(this.positions, gaps, size)
  }
}

/** The occurrences of one field among those of a stem. */
function occurrencesOf(sorted: Occurrences, start: number, end: number, field: number, fields: number): Occurrences {
  if (fields === 1)
    return { places: sorted.places.subarray(start, end), positions: sorted.positions.subarray(start, end), ordinals: sorted.ordinals.subarray(start, end) }
  const room = end - start
  const own = { places: new Uint32Array(room), positions: new Uint32Array(room), ordinals: new Uint32Array(room) }
  let count = 0
  for (let i = start; i < end; i++) {
    const place = sorted.places[i] as number
    if (place % fields !== field) continue
    own.places[count] = place
    own.positions[count] = sorted.positions[i] as number
    own.ordinals[count++] = sorted.ordinals[i] as number
  }
  return { places: own.places.subarray(0, count), positions: own.positions.subarray(0, count), ordinals: own.ordinals.subarray(0, count) }
}
