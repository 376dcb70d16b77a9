import { BitReader } from '../../src/format/bit-reader.js'
import { BLOCK_SIZE, GUARD, LAST_CODE_SYMBOL } from '../../src/format/constants.js'
import { HuffmanCode } from '../../src/format/huffman.js'
import { HuffmanWriter } from '../../src/format/huffman-writer.js'
import type { PostingContext } from '../../src/format/postings.js'
import { codeOf, ListCursor } from '../../src/format/postings.js'
import { openRecord } from '../../src/format/record.js'
import type { PostingArrays } from '../../src/format/record-writer.js'
import { RecordWriter } from '../../src/format/record-writer.js'
import { randomOf } from '../support/documents.js'

/** Records of stems as the tests of the format make and read them. */

/** A document of a posting list: the ordinals of the forms that occur in it, and how early the first of them stands. */
export interface TestPosting {
  doc: number
  lead: number
  length: number
  ordinals: number[]
}

/** A stem: its postings field by field. */
export interface TestStem {
  lists: TestPosting[][]
  /** How often each form occurs, falling. */
  counts: number[]
}

export interface StemOptions {
  seed: number
  /** Documents in each field's list. */
  sizes: readonly number[]
  /** Largest gap between two documents. */
  gap: number
  /** Most occurrences in a document: most have one, some as many as this. */
  most: number
  forms: number
}

/** A stem made at random. */
export function randomStem({ seed, sizes, gap, most, forms }: StemOptions): TestStem {
  const random = randomOf(seed)
  const lists = sizes.map(size => {
    let doc = -1
    return Array.from({ length: size }, () => {
      doc += 1 + random(gap + 1)
      const frequency = random(3) === 0 ? 1 + random(most) : 1
      // Small ordinals are the frequent ones.
      return { doc, lead: random(4), length: random(256), ordinals: Array.from({ length: frequency }, () => Math.min(random(forms), random(forms))) }
    })
  })
  return numbered(lists)
}

/** A stem of lists whose ordinals name forms in any order: they are numbered by how often they occur. */
export function numbered(lists: TestPosting[][]): TestStem {
  const counts = new Map<number, number>()
  for (const list of lists) for (const { ordinals } of list) for (const ordinal of ordinals) counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1)
  const order = [...counts].sort((a, b) => b[1] - a[1])
  const rank = new Map(order.map(([ordinal], i) => [ordinal, i]))
  return {
    lists: lists.map(list => list.map(posting => ({ ...posting, ordinals: posting.ordinals.map(ordinal => rank.get(ordinal) as number) }))),
    counts: order.map(([, count]) => count),
  }
}

/** A list as the writer takes it; positions are 0. */
export function arraysOf(list: readonly TestPosting[]): PostingArrays {
  const starts = [0]
  for (const { ordinals } of list) starts.push((starts[starts.length - 1] as number) + ordinals.length)
  return {
    count: list.length,
    docs: Uint32Array.from(list, posting => posting.doc),
    codes: Uint32Array.from(list, posting => codeOf(posting.ordinals.length, posting.lead)),
    lengths: Uint8Array.from(list, posting => posting.length),
    starts: Uint32Array.from(starts),
    ordinals: Uint32Array.from(list.flatMap(posting => posting.ordinals)),
    positions: new Uint32Array(starts[starts.length - 1] as number),
  }
}

/** Sections with the records of some stems. */
export interface TestRecords {
  postings: Uint8Array
  offsets: number[]
  codes: Uint8Array
  documents: number
}

export function writeRecords(stems: readonly TestStem[], documents: number): TestRecords {
  const counts = new Uint32Array(LAST_CODE_SYMBOL + 1).fill(1)
  for (const { lists } of stems)
    for (const { ordinals, lead } of lists.flat()) {
      const symbol = Math.min(LAST_CODE_SYMBOL, codeOf(ordinals.length, lead))
      counts[symbol] = (counts[symbol] as number) + 1
    }
  const codes = new HuffmanWriter(counts)
  const writer = new RecordWriter(documents, codes)
  const offsets = [0]
  for (const stem of stems) {
    const arrays = stem.lists.map(arraysOf)
    const withOrdinals = stem.counts.length > 1
    writer.writeHead(
      arrays.length,
      arrays.reduce((mask, list, field) => mask + (list.count > 0 ? 2 ** field : 0), 0),
      withOrdinals,
    )
    for (const list of arrays) if (list.count > 0) writer.writeList(list, withOrdinals, false, false)
    if (withOrdinals) for (const list of arrays) writer.writeOrdinals(list)
    writer.endRecord(stem.counts)
    offsets.push(writer.postings.byteLength)
  }
  return { postings: writer.postings.toBytes(GUARD), offsets, codes: codes.lengths, documents }
}

export function contextOf({ postings, codes, documents }: TestRecords): PostingContext {
  return {
    reader: new BitReader(postings),
    documents,
    codes: new HuffmanCode(codes, LAST_CODE_SYMBOL + 1),
    ordinals: new Uint32Array(BLOCK_SIZE),
    frequencies: new Uint32Array(BLOCK_SIZE),
  }
}

/** Opens the record of a stem: a cursor for each field, and how often the form asked for occurs. */
export function openStem(
  context: PostingContext,
  { offsets }: TestRecords,
  stem: number,
  fields: number,
  wanted = -1,
): { cursors: ListCursor[]; formCount: number } {
  const cursors = Array.from({ length: fields }, () => new ListCursor(context))
  const [from, to] = [offsets[stem] as number, offsets[stem + 1] as number]
  const formCount = openRecord(
    context,
    from,
    to,
    wanted,
    cursors,
    cursors.map(() => false),
  )
  return { cursors, formCount }
}

/** What a cursor gives from where it stands to its end. */
export function rest(cursor: ListCursor): { doc: number; code: number; exact: number }[] {
  const found: { doc: number; code: number; exact: number }[] = []
  for (let more = cursor.size > 0 || cursor.next(); more; more = cursor.next()) {
    cursor.readExact()
    for (let i = cursor.at; i < cursor.size; i++)
      found.push({ doc: cursor.docs[i] as number, code: cursor.codes[i] as number, exact: cursor.exact[i] as number })
  }
  return found
}

/** What a cursor on a list should give. */
export function expected(list: readonly TestPosting[], wanted: number): { doc: number; code: number; exact: number }[] {
  return list.map(({ doc, lead, ordinals }) => ({
    doc,
    code: codeOf(ordinals.length, lead),
    exact: Math.min(255, ordinals.filter(ordinal => ordinal === wanted).length),
  }))
}
