import type { BitWriter } from '../format/bit-writer.js'
import type { SectionName } from '../format/constants.js'
import { GUARD, LAST_CODE_SYMBOL, LEADS } from '../format/constants.js'
import { encodeEliasFano } from '../format/elias-fano-writer.js'
import { HuffmanWriter } from '../format/huffman-writer.js'
import { codeOf } from '../format/postings.js'
import type { PostingArrays } from '../format/record-writer.js'
import { RecordWriter } from '../format/record-writer.js'
import type { Layout } from './layout.js'
import { SpilledOccurrences } from './spilled-occurrences.js'
import type { TokenStream } from './token-stream.js'
import { GAP, GAP_POSITIONS, SAME_POSITION } from './token-stream.js'

/** The documents of an index as its posting lists see them. */
export interface Shape {
  documents: number
  /** Which text fields keep positions. */
  positions: readonly boolean[]
  /** For each text field, each document's length byte. */
  lengths: readonly Uint8Array[]
}

/** What inversion reads: the tokens of every document, text field after text field. */
export interface ForwardIndex extends Shape {
  tokens: TokenStream
  /** For each document and text field (document × fields + field), where its tokens end in the stream. */
  ends: ArrayLike<number>
}

/** Occurrences sorted at a time, at least: some tens of MB. */
const OCCURRENCES_PER_PASS = 1 << 21

/** Every pass reads all tokens, so that passes that grew in number with the corpus would make the time for a document grow. */
const MOST_PASSES = 12

/** Turns the token stream into posting lists, form ordinals and positions, stem by stem in the image's order. */
export function invert(forward: ForwardIndex, layout: Layout): [SectionName, Uint8Array][] {
  const { spill, spilled } = forward.tokens
  if (!spill || spilled === 0) return writePostings(layout, forward, (from, to, into) => sortOccurrences(forward, layout, from, to, into))
  const occurrences = new SpilledOccurrences(forward, layout, spill)
  try {
    return writePostings(layout, forward, (from, to, into) => occurrences.take(from, to, into))
  } finally {
    occurrences.delete()
  }
}

/** Writes the posting lists of all stems. `take` gives the occurrences of the stems from one to before another, stem by stem. */
export function writePostings(layout: Layout, forward: Shape, take: (from: number, to: number, into: Occurrences) => void): [SectionName, Uint8Array][] {
  const { occurrences } = layout
  let writer: StemWriter | undefined
  const all = occurrences.reduce((sum, count) => sum + count, 0)
  const most = Math.max(OCCURRENCES_PER_PASS, Math.ceil(all / MOST_PASSES))
  // The same for every pass: what one leaves behind would be collected late.
  let sorted = occurrencesFor(0)
  for (let from = 0; from < layout.stems; ) {
    let to = from
    let total = 0
    while (to < layout.stems && (to === from || total + (occurrences[to] as number) <= most)) total += occurrences[to++] as number
    if (total > sorted.places.length) sorted = occurrencesFor(total < all ? Math.max(total, most) : total)
    take(from, to, sorted)
    writer ??= new StemWriter(forward, layout, codesOf(sorted, layout, from, to))
    writer.writeStems(from, to, sorted)
    from = to
  }
  return (writer ?? new StemWriter(forward, layout, new HuffmanWriter(new Uint32Array(LAST_CODE_SYMBOL + 1)))).sections()
}

/** Occurrences stem by stem, each stem's in the order of the stream. */
export interface Occurrences {
  /** Document × fields + field. */
  places: Uint32Array
  positions: Uint32Array
  ordinals: Uint32Array
}

function occurrencesFor(count: number): Occurrences {
  return { places: new Uint32Array(count), positions: new Uint32Array(count), ordinals: new Uint32Array(count) }
}

/** The occurrences of the stems [from, to), stem by stem, each in the order of the stream: a counting sort. */
function sortOccurrences(forward: ForwardIndex, layout: Layout, from: number, to: number, { places, positions, ordinals }: Occurrences): void {
  const { ends } = forward
  const { tokens } = forward.tokens
  const { stemOfForm, ordinalOfForm, occurrences } = layout
  const cursors = new Uint32Array(to - from)
  for (let stem = from + 1; stem < to; stem++) cursors[stem - from] = (cursors[stem - from - 1] as number) + (occurrences[stem - 1] as number)
  const size = to - from
  let i = 0
  for (let place = 0; place < ends.length; place++) {
    let position = -1
    for (const end = ends[place] as number; i < end; i++) {
      const token = tokens[i] as number
      if (token === GAP) {
        position += GAP_POSITIONS
        continue
      }
      const form = token & ~SAME_POSITION
      if (token < SAME_POSITION) position++
      const stem = (stemOfForm[form] as number) - from
      if (stem < 0 || stem >= size) continue
      const at = cursors[stem] as number
      cursors[stem] = at + 1
      places[at] = place
      positions[at] = position
      ordinals[at] = ordinalOfForm[form] as number
    }
  }
}

/** A prefix code for the postings' codes, made for those of the first pass; every symbol has a word, for others may come later. */
function codesOf({ places, positions }: Occurrences, { occurrences }: Layout, from: number, to: number): HuffmanWriter {
  const counts = new Uint32Array(LAST_CODE_SYMBOL + 1).fill(1)
  let start = 0
  for (let stem = from; stem < to; stem++) {
    const end = start + (occurrences[stem] as number)
    for (let i = start; i < end; ) {
      const first = i
      while (i < end && places[i] === places[first]) i++
      const symbol = Math.min(LAST_CODE_SYMBOL, codeOf(i - first, leadAt(positions[first] as number)))
      counts[symbol] = (counts[symbol] as number) + 1
    }
    start = end
  }
  return new HuffmanWriter(counts)
}

/** The lead of a stem whose first occurrence stands at a position. */
function leadAt(position: number): number {
  let lead = 0
  while (lead < LEADS.length && position < (LEADS[lead] as number)) lead++
  return lead
}

/** Writes the records of stems one after the other. */
class StemWriter {
  private readonly writer: RecordWriter
  private readonly postingOffsets: Uint32Array
  private readonly positionOffsets: Uint32Array
  private readonly fields: number
  private readonly forward: Shape
  private readonly layout: Layout
  /** The lists of one stem, field by field. */
  private readonly lists: PostingArrays[]

  constructor(forward: Shape, layout: Layout, codes: HuffmanWriter) {
    const { documents, lengths } = forward
    this.forward = forward
    this.layout = layout
    this.fields = lengths.length
    this.writer = new RecordWriter(documents, codes)
    this.postingOffsets = new Uint32Array(layout.stems + 1)
    this.positionOffsets = new Uint32Array(layout.stems + 1)
    const room = layout.occurrences.reduce((most, count) => Math.max(most, count), 0)
    this.lists = lengths.map(() => ({
      count: 0,
      docs: new Uint32Array(documents),
      codes: new Uint32Array(documents),
      lengths: new Uint8Array(documents),
      starts: new Uint32Array(documents + 1),
      ordinals: new Uint32Array(room),
      positions: new Uint32Array(room),
    }))
  }

  writeStems(from: number, to: number, sorted: Occurrences): void {
    const { layout, writer, postingOffsets, positionOffsets } = this
    let start = 0
    for (let stem = from; stem < to; stem++) {
      const end = start + (layout.occurrences[stem] as number)
      if (end > start) this.writeStem(stem, sorted, start, end)
      postingOffsets[stem + 1] = writer.postings.byteLength
      positionOffsets[stem + 1] = writer.positions.byteLength
      start = end
    }
  }

  sections(): [SectionName, Uint8Array][] {
    const bytes = (writer: BitWriter): Uint8Array => writer.finish(GUARD)
    return [
      ['postingCodes', this.writer.codes.lengths],
      ['postings', bytes(this.writer.postings)],
      ['postingOffsets', encodeEliasFano(this.postingOffsets)],
      ['positions', bytes(this.writer.positions)],
      ['positionOffsets', encodeEliasFano(this.positionOffsets)],
    ]
  }

  private writeStem(stem: number, sorted: Occurrences, start: number, end: number): void {
    const { fields, lists, layout, writer, forward } = this
    const mask = this.collect(sorted, start, end)
    const first = layout.firstForms[stem] as number
    const counts: number[] = []
    for (let form = first; form < (layout.firstForms[stem + 1] as number) && (layout.counts[form] as number) > 0; form++)
      counts.push(layout.counts[form] as number)
    writer.writeHead(fields, mask, counts.length > 1)
    for (let field = 0; field < fields; field++) {
      const keeps = forward.positions[field] as boolean
      if (mask & (1 << field)) writer.writeList(lists[field] as PostingArrays, counts.length > 1, keeps, keeps && layout.isStopStem[stem] === 0)
    }
    if (counts.length > 1) for (const list of lists) writer.writeOrdinals(list)
    writer.endRecord(counts)
  }

  /** Gathers a stem's occurrences into documents with codes, field by field; returns the mask of fields. */
  private collect({ places, positions, ordinals }: Occurrences, start: number, end: number): number {
    const { fields, lists } = this
    let mask = 0
    for (const list of lists) list.count = list.starts[0] = 0
    for (let i = start; i < end; ) {
      const place = places[i] as number
      const doc = Math.floor(place / fields)
      const field = place - doc * fields
      const list = lists[field] as PostingArrays
      const { count } = list
      const first = list.starts[count] as number
      let at = first
      for (; i < end && places[i] === place; i++) {
        list.ordinals[at] = ordinals[i] as number
        list.positions[at++] = positions[i] as number
      }
      list.docs[count] = doc
      list.codes[count] = codeOf(at - first, leadAt(list.positions[first] as number))
      list.lengths[count] = (this.forward.lengths[field] as Uint8Array)[doc] as number
      list.starts[count + 1] = at
      list.count = count + 1
      mask |= 1 << field
    }
    return mask
  }
}
