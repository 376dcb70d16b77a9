/** A second reader of images, written from docs/format/v1.md alone: it imports nothing of src/, so
 * where it and the library disagree, one of the three is wrong. It reads an image whole, in the order of that document,
 * into plain objects, slowly and with every check that the document gives to a reader; it throws a plain `Error`. */
import { Unpackr } from 'msgpackr'

export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

type Field = { name: string; type: string; positions: boolean; column: boolean }
type Posting = { doc: number; frequency: number; lead: number }
/** `form` counts from the stem's first; where a stem has no positions in a field, there is none. */
export type PlainPosting = Posting & { occurrences: { form: number; position: number | undefined }[] }
export interface PlainIndex {
  meta: { [key: string]: Plain }
  fields: Field[]
  /** In the order of the dictionary, each with its ordinal. */
  terms: { text: string; number: number }[]
  peaks: number[]
  stemForms: number[]
  rootStems: number[]
  rootKeys: string[]
  /** For each stem its lists, with bound and table where they are long, and how often each form occurs that does where there are several. */
  stems: { lists: { field: string; postings: PlainPosting[]; table: number[][]; bounds: number[] }[]; counts: number[] }[]
  /** The length bytes of each text field, document by document. */
  norms: number[][]
  ids: string[]
  columns: { field: string; values: (boolean | number | string)[][] }[]
  stored: Plain[]
}

const [LEADS, RUN] = [[32, 16, 8], 128]

function must(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new Error(`second reader: ${what}`)
}

const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true })
const messagePack = (bytes: Uint8Array): Plain => unpackr.unpack(bytes.slice()) as Plain
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const u16 = (bytes: Uint8Array, at: number): number => viewOf(bytes).getUint16(at, true)
const u32 = (bytes: Uint8Array, at: number): number => viewOf(bytes).getUint32(at, true)
const u64 = (bytes: Uint8Array, at: number): number => Number(viewOf(bytes).getBigUint64(at, true))
const f64 = (bytes: Uint8Array, at: number): number => viewOf(bytes).getFloat64(at, true)
const widthOf = (value: number): number => (value === 0 ? 0 : Math.floor(Math.log2(value)) + 1)
const limitOf = (byte: number): number => (byte < 64 ? byte : Math.floor(64 * 2 ** ((byte - 63.5) / 16)))
const isZero = (bytes: Uint8Array): boolean => bytes.every(byte => byte === 0)

function crc32c(parts: Uint8Array[]): number {
  let crc = 0xffffffff
  for (const part of parts) {
    for (const byte of part) {
      crc ^= byte
      for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ ((crc & 1) * 0x82f63b78)
    }
  }
  return (crc ^ 0xffffffff) >>> 0
}

class Bits {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  read(width: number): number {
    let value = 0
    for (let i = 0; i < width; i++, this.at++) {
      must(this.at < 8 * this.bytes.length, 'bits end too early')
      value += (((this.bytes[this.at >>> 3] as number) >>> (this.at & 7)) & 1) * 2 ** i
    }
    return value
  }

  toBorder(): number {
    while (this.at % 8 !== 0) must(this.read(1) === 0, 'bits before a byte border are not 0')
    return this.at / 8
  }

  unary(): number {
    let zeros = 0
    while (this.read(1) === 0) zeros++
    return zeros
  }

  gamma(): number {
    const width = this.unary()
    return 2 ** width + this.read(width)
  }

  truncated(range: number): number {
    const width = widthOf(range) - 1
    const short = 2 ** (width + 1) - range
    const value = this.read(width)
    return value < short ? value : 2 * value + this.read(1) - short
  }

  rice(count: number, width: number): number[] {
    const values = Array.from({ length: count }, () => this.read(width))
    return values.map(low => low + this.unary() * 2 ** width)
  }

  packed(count: number, width: number): number[] {
    const values = Array.from({ length: count }, () => this.read(width))
    this.toBorder()
    return values
  }
}

/** A prefix code as a function from a cursor to the next symbol. */
function prefixCode(nibbles: Uint8Array, longest = 11): (cursor: Bits) => number {
  const lengths = new Bits(nibbles).packed(2 * nibbles.length, 4)
  const words = new Map<string, number>()
  let next = 0
  for (let length = 1; length <= longest; length++, next *= 2) {
    lengths.forEach((l, symbol) => {
      if (l === length) words.set((next++).toString(2).padStart(length, '0'), symbol)
    })
    must(next <= 2 ** length, 'a prefix code with more words than fit')
  }
  must(Math.max(0, ...lengths) <= longest, 'a word of a prefix code that is too long')
  return cursor => {
    for (let word = ''; word.length < longest; ) {
      word += cursor.read(1)
      const symbol = words.get(word)
      if (symbol !== undefined) return symbol
    }
    throw new Error('second reader: bits that begin with no word')
  }
}

function sequence(bytes: Uint8Array): number[] {
  const [count, width, highBytes] = [u32(bytes, 0), u32(bytes, 4), u32(bytes, 8)]
  const samples = Math.ceil(count / 64)
  must(width <= 32 && bytes.length === 16 + 4 * samples + Math.ceil((count * width) / 8) + highBytes, 'a sequence that does not fill its bytes')
  const cursor = new Bits(bytes, 8 * (12 + 4 * samples))
  const lows = cursor.packed(count, width)
  const values: number[] = []
  for (let bit = 0; bit < 8 * highBytes; bit++) {
    if (cursor.read(1) === 0) continue
    const i = values.length
    must(i < count, 'a sequence with more bits than values')
    if (i % 64 === 0) must(u32(bytes, 12 + i / 16) === bit, 'a sample that is not where its bit stands')
    values.push((bit - i) * 2 ** width + (lows[i] as number))
    must(i === 0 || (values[i] as number) >= (values[i - 1] as number), 'a sequence that falls')
  }
  must(values.length === count && cursor.read(32) === 0, 'a sequence with fewer bits than values, or an end that is not 0')
  return values
}

function decodeTerm(code: number[]): string {
  let text = ''
  for (let i = 0; i < code.length; i++) {
    const byte = code[i] as number
    if (byte < 0x80) text += String.fromCharCode(byte)
    else if (byte > 0x80 && byte < 0xff) text += String.fromCharCode(0x600 + byte - 0x81)
    else {
      const unit = (code[i + 1] as number) * 256 + (code[i + 2] as number)
      must(byte === 0x80 ? unit >= 0x80 && unit < 0x600 : unit >= 0x67e, 'a code unit that is not in its shortest code')
      text += String.fromCharCode(unit)
      i += 2
    }
  }
  must(text.length <= 1024, 'a term that is too long')
  return text
}

const decodeUtf8 = (code: number[]): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(code))

function strings(bytes: Uint8Array, offsets: number[], count: number, decode: (code: number[]) => string): { text: string; number: number }[] {
  const [heads, letters, widths] = [prefixCode(bytes.subarray(0, 128)), prefixCode(bytes.subarray(128, 256)), prefixCode(bytes.subarray(256, 273))]
  must(offsets.length === Math.ceil(count / 24) + 1, 'blocks of strings that do not fit their number')
  const cursor = new Bits(bytes, 8 * 273)
  let code: number[] = []
  let number = 0
  const list = Array.from({ length: count }, (_, i) => {
    if (i % 24 === 0) {
      must(cursor.toBorder() === 273 + (offsets[i / 24] as number), 'a block of strings that is not where it should be')
      code = []
      number = 0
    }
    const head = heads(cursor)
    const shared = head >> 4 < 15 ? head >> 4 : 14 + cursor.gamma()
    const added = (head & 15) < 15 ? head & 15 : 14 + cursor.gamma()
    must(shared <= code.length, 'a string that shares more than there is')
    code.length = shared
    for (let j = 0; j < added; j++) code.push(letters(cursor))
    const width = widths(cursor)
    const distance = width === 0 ? 0 : 2 ** (width - 1) + cursor.read(width - 1)
    number += distance % 2 === 0 ? distance / 2 : -(distance + 1) / 2
    return { text: decode(code), number }
  })
  must(cursor.toBorder() === 273 + (offsets.at(-1) as number), 'strings that do not end where they should')
  must(bytes.length === cursor.at / 8 + 8 && isZero(bytes.subarray(cursor.at / 8)), 'strings without their guard')
  return list
}

/** The sections by their types, after the checks 1 to 8 and those of verifying. */
function sectionsOf(image: Uint8Array): Uint8Array[] {
  must(String.fromCharCode(...image.subarray(0, 8)) === 'FIHRIS\r\n', 'no image')
  must(u16(image, 8) === 1 && u64(image, 16) === image.length && image.length % 8 === 0, 'another version or length')
  const count = u32(image, 12)
  must(count <= 256 && crc32c([image.subarray(0, 24), image.subarray(32, 32 + 24 * count)]) === u32(image, 24), 'a changed header')
  const sections: Uint8Array[] = []
  let end = 32 + 24 * count
  must(u32(image, 28) === 0, 'reserved bytes')
  for (let i = 0; i < count; i++) {
    const entry = image.subarray(32 + 24 * i, 56 + 24 * i)
    const [type, offset, length] = [u16(entry, 0), u64(entry, 8), u64(entry, 16)]
    must(offset % 8 === 0 && offset >= end && offset + length <= image.length && sections[type] === undefined, 'a section out of its place')
    must(isZero(image.subarray(end, offset)), 'bytes between sections')
    end = offset + length
    must(crc32c([image.subarray(offset, end)]) === u32(entry, 4), `section ${type} was changed`)
    must((type >= 1 && type <= 20) || (u16(entry, 2) & 1) === 0, 'a mandatory section of an unknown type')
    sections[type] = image.subarray(offset, end)
  }
  must(isZero(image.subarray(end)), 'bytes behind the sections')
  for (let type = 1; type <= 20; type++) must(sections[type] !== undefined, `section ${type} is missing`)
  return sections
}

/** A number for each occurrence, behind the width of their Rice codes. */
function perOccurrence(cursor: Bits, postings: Posting[]): number[] {
  const width = cursor.gamma() - 1
  const occurrences = postings.reduce((sum, { frequency }) => sum + frequency, 0)
  return cursor.rice(occurrences, width)
}

/** The postings of a stem: its lists run by run, the ordinals of each list, and the counts of its forms. */
function record(cursor: Bits, fields: Field[], documents: number, code: (cursor: Bits) => number) {
  const hasOrdinals = cursor.read(1) === 1
  const present = fields.filter(() => fields.length === 1 || cursor.read(1) === 1)
  const lists = present.map(field => {
    const count = cursor.gamma()
    must(count <= documents, 'a list of more documents than there are')
    const [runs, ordinals]: [Posting[][], number[]] = [[], []]
    const isLong = count >= RUN
    const bounds = isLong ? [cursor.read(8), cursor.read(8)] : []
    const length = isLong ? cursor.read(32) : 0
    const endWidth = isLong && field.positions ? cursor.read(5) : 0
    if (isLong) cursor.toBorder()
    const widths = [widthOf(documents - 1), widthOf(length), endWidth, 8, 8]
    const table = Array.from({ length: isLong ? Math.floor(count / RUN) : 0 }, () => widths.map(width => cursor.read(width)))
    const begin = isLong ? cursor.toBorder() : 0
    const mean = Math.min(24, Math.max(0, widthOf(Math.floor((documents * 11) / (16 * count))) - 1))
    let doc = -1
    for (let left = count; left > 0; left -= RUN) {
      const size = Math.min(RUN, left)
      const coded = count < 4 ? 1 : cursor.gamma()
      const gaps = cursor.rice(size, mean + (coded % 2 === 0 ? coded / 2 : (1 - coded) / 2))
      const symbols = gaps.map(() => code(cursor))
      const run = symbols.map((symbol, i) => {
        const full = symbol < 255 ? symbol : 254 + cursor.gamma()
        doc += (gaps[i] as number) + 1
        return { doc, frequency: (full >>> 2) + 1, lead: full & 3 }
      })
      must(doc < documents, 'a list that leads beyond the last document')
      runs.push(run)
      if (!isLong) continue
      if (hasOrdinals) ordinals.push(...perOccurrence(cursor, run))
      const end = cursor.toBorder() - begin
      const entry = table[runs.length - 1]
      if (entry !== undefined) must(entry[0] === doc && entry[1] === end, 'a table of runs that is wrong')
      if (left <= RUN) must(end === length, 'runs that are not as long as their list says')
    }
    return { field, runs, ordinals, table, bounds, isLong }
  })
  if (hasOrdinals) for (const list of lists) if (!list.isLong) list.ordinals.push(...perOccurrence(cursor, list.runs.flat()))
  const counts: number[] = []
  for (let more = hasOrdinals ? cursor.gamma() : 0; more > 0; more--) {
    const before = counts.at(-1)
    counts.push(before === undefined ? cursor.gamma() : before + 1 - cursor.gamma())
  }
  cursor.toBorder()
  return { lists, counts }
}

function positionsOfRun(cursor: Bits, run: Posting[], norms: number[]): number[] {
  const isEscaped = cursor.read(1) === 1
  const distances = isEscaped ? perOccurrence(cursor, run) : []
  const positions: number[] = []
  for (const { doc, frequency, lead } of run) {
    for (let i = 0, before = -1; i < frequency; i++) {
      if (isEscaped) before = (i === 0 ? 0 : before) + (distances[positions.length] as number)
      else {
        let end = limitOf(norms[doc] as number) - (frequency - 1 - i)
        if (i === 0 && lead > 0) end = Math.min(end, LEADS[lead - 1] as number)
        const first = i > 0 ? before + 1 : lead < 3 ? (LEADS[lead] as number) : 0
        must(end > first, 'an occurrence that no place is left to')
        before = first + cursor.truncated(end - first)
      }
      positions.push(before)
    }
  }
  return positions
}

/** The values of a column, document by document. */
function column(bytes: Uint8Array, documents: number): (boolean | number | string)[][] {
  const [size, kind, firstSize, secondSize, length] = [u32(bytes, 0), u32(bytes, 4), u32(bytes, 8), u32(bytes, 12), u32(bytes, 16)]
  const [first, second] = [bytes.subarray(20, 20 + firstSize), bytes.subarray(20 + firstSize, 20 + firstSize + secondSize)]
  const values = [
    () => [false, true],
    () => strings(first, sequence(second), size, decodeTerm).map(({ text }) => text),
    () => sequence(second).map(step => (f64(first, 0) + f64(first, 8) * step) / f64(first, 16)),
    () => Array.from({ length: firstSize / 8 }, (_, i) => f64(first, 8 * i)),
  ][kind & 255]?.()
  must(values?.length === size && kind < 512, 'a column of an unknown kind or another number of values')
  for (let i = 1; i < size; i++) must((values[i - 1] as number) < (values[i] as number), 'values of a column that do not rise')
  const blocks = Math.ceil(documents / 128)
  const cursor = new Bits(bytes, 8 * (20 + firstSize + secondSize))
  const [least, largest, ends] = [cursor.packed(blocks, widthOf(size)), cursor.packed(blocks, widthOf(size)), cursor.packed(blocks, widthOf(length))]
  const begin = cursor.at / 8
  const rows = Array.from({ length: documents }, (_, doc) => {
    const [low, high] = [least[doc >> 7] as number, largest[doc >> 7] as number]
    const codes: number[] = []
    for (let more = 1; more === 1; ) {
      more = kind >= 256 ? cursor.read(1) : 0
      codes.push(low + cursor.read(widthOf(high - low)))
      must((codes.at(-1) as number) <= high && (codes.length === 1 || (codes.at(-2) as number) < (codes.at(-1) as number)), 'a code out of its bounds')
    }
    if (doc % 128 === 127 || doc === documents - 1) must(cursor.toBorder() - begin === ends[doc >> 7], 'a block of a column that ends elsewhere')
    return codes.filter(code => code > 0).map(code => values[code - 1] as number)
  })
  must(cursor.at / 8 === begin + length && bytes.length === begin + length + 8, 'a column without its guard')
  return rows
}

function stored(bytes: Uint8Array, offsets: number[], documents: number): Plain[] {
  must(offsets.length === 1 || (offsets.length === documents + 1 && (offsets.at(-1) as number) <= bytes.length), 'stored values out of place')
  const symbols = offsets.length === 1 ? 0 : u32(bytes, 0)
  const texts = Array.from({ length: 256 }, (_, byte) => [byte])
  for (let at = 4 + symbols / 2; texts.length < symbols; at += 1 + ((bytes[at] as number) % 16) + 1) {
    texts.push([...(texts.at(-1) as number[]).slice(0, (bytes[at] as number) >> 4), ...bytes.subarray(at + 1, at + 2 + ((bytes[at] as number) % 16))])
  }
  const read = symbols > 0 ? prefixCode(bytes.subarray(4, 4 + symbols / 2), 14) : () => 0
  return offsets.slice(1).map((end, doc) => {
    const cursor = new Bits(bytes, 8 * (offsets[doc] as number))
    const last = 8 * end - Math.clz32((bytes[end - 1] as number) << 24) - 1
    if (symbols === 0) return messagePack(bytes.subarray(offsets[doc], end))
    const list: number[] = []
    while (cursor.at < last) list.push(...(texts[read(cursor)] as number[]))
    return messagePack(Uint8Array.from(list))
  })
}

/** Everything that `image` holds. */
export function readImage(image: Uint8Array): PlainIndex {
  const section = sectionsOf(image)
  const of = (type: number): Uint8Array => section[type] as Uint8Array
  const meta = messagePack(of(1)) as { [key: string]: Plain }
  const [documents, stemCount] = [meta['documents'] as number, meta['stems'] as number]
  const fields = meta['fields'] as unknown as Field[]
  const textFields = fields.filter(({ type }) => type === 'text')
  const norms = textFields.map((_, i) => [...of(13).subarray(i * documents, (i + 1) * documents)])
  const [stemForms, postingOffsets, positionOffsets, columnOffsets] = [sequence(of(5)), sequence(of(10)), sequence(of(12)), sequence(of(19))]
  const code = prefixCode(of(4))
  const [records, places] = [new Bits(of(9)), new Bits(of(11))]
  const stems = Array.from({ length: stemCount }, (_, stem) => {
    const firstForm = stemForms[stem] as number
    must(records.toBorder() === postingOffsets[stem] && places.toBorder() === positionOffsets[stem], 'a stem that does not begin where the one before ends')
    if (postingOffsets[stem + 1] === postingOffsets[stem]) return { lists: [], counts: [] }
    const { lists, counts } = record(records, textFields, documents, code)
    const isStop = (meta['stopForms'] as number[]).includes(firstForm)
    return {
      counts,
      lists: lists.map(({ field, runs, ordinals, table, bounds, isLong }) => {
        let at = 0
        const hasPositions = field.positions && !isStop
        const begin = isLong && hasPositions ? places.toBorder() : 0
        const postings = runs.flatMap((run, r) => {
          const positions = hasPositions ? positionsOfRun(places, run, norms[textFields.indexOf(field)] as number[]) : []
          if (isLong && hasPositions) must(places.toBorder() - begin === (table[r]?.[2] ?? places.at / 8 - begin), 'positions that end elsewhere')
          let i = 0
          return run.map(posting => {
            const occurrences = Array.from({ length: posting.frequency }, () => ({ form: ordinals[at++] ?? 0, position: positions[i++] }))
            return { ...posting, occurrences }
          })
        })
        return { field: field.name, postings, table, bounds }
      }),
    }
  })
  must(records.toBorder() === postingOffsets[stemCount] && places.toBorder() === positionOffsets[stemCount], 'postings or positions that end elsewhere')
  return {
    meta,
    fields,
    terms: strings(of(2), sequence(of(3)), meta['terms'] as number, decodeTerm),
    peaks: [...of(20)],
    stemForms,
    rootStems: sequence(of(6)),
    rootKeys: strings(of(7), sequence(of(8)), meta['roots'] as number, decodeTerm).map(({ text }) => text),
    stems,
    norms,
    ids: strings(of(14), sequence(of(15)), documents, decodeUtf8).map(({ text }) => text),
    columns: fields
      .filter(field => field.column)
      .map((field, i) => ({ field: field.name, values: column(of(18).subarray(columnOffsets[i], columnOffsets[i + 1]), documents) })),
    stored: stored(of(16), sequence(of(17)), documents),
  }
}
