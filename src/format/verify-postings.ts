import { BitReader } from './bit-reader.js'
import { BLOCK_SIZE, BOUND_WIDTH, GUARD, LAST_CODE_SYMBOL, LEADS, SHORTEST_WITH_WIDTH } from './constants.js'
import type { HuffmanCode } from './huffman.js'
import { lengthLimit } from './lengths.js'
import type { Meta } from './meta.js'
import { textFields } from './meta.js'
import { MOST_OCCURRENCES } from './occurrences.js'
import type { PlaceRange } from './positions.js'
import { placesLeft } from './positions.js'
import { frequencyOf, leadOf, meanGapWidth } from './postings.js'
import { checkBorder } from './verify-codes.js'
import type { Part } from './verify-part.js'

/** What the records of stems are checked against. */
export interface PostingParts {
  meta: Meta
  postings: Part
  positions: Part
  norms: Uint8Array
  codes: HuffmanCode
  stemForms: Uint32Array
  postingOffsets: Uint32Array
  positionOffsets: Uint32Array
}

/** What {@link PostingsCheck} found in all records. */
export interface PostingTotals {
  postings: number
  occurrences: number
  positions: number
}

/** Reads every record and its positions from beginning to end, each number checked against what it must agree with. */
export class PostingsCheck {
  readonly totals: PostingTotals = { postings: 0, occurrences: 0, positions: 0 }
  /** How often each form occurs. */
  readonly formCounts: Uint32Array
  private readonly meta: Meta
  private readonly reader: BitReader
  private readonly places: BitReader
  /** Reads the table of runs beside the runs. */
  private readonly table: BitReader
  private readonly keepsPositions: readonly boolean[]
  private readonly stops: ReadonlySet<number>
  /** Occurrences in each text field. */
  private readonly inField: Float64Array
  private readonly docs = new Uint32Array(BLOCK_SIZE)
  private readonly frequencies = new Uint32Array(BLOCK_SIZE)
  private readonly leads = new Uint8Array(BLOCK_SIZE)
  /** The run read last: its most occurrences and least length byte, and those of the list so far. */
  private most = 0
  private least = 255
  private readonly range: PlaceRange = { from: 0, to: 0 }
  private scratch = new Uint32Array(1024)
  /** The stem at hand. */
  private firstForm = 0
  private forms = 0

  constructor(private readonly parts: PostingParts) {
    const { meta, postings, positions } = parts
    this.meta = meta
    this.formCounts = new Uint32Array(meta.terms)
    this.reader = new BitReader(postings.bytes)
    this.places = new BitReader(positions.bytes)
    this.table = new BitReader(postings.bytes)
    const fields = textFields(meta.fields)
    this.keepsPositions = fields.map(field => field.positions)
    this.inField = new Float64Array(fields.length)
    this.stops = new Set(meta.stopForms)
    for (const part of [postings, positions]) part.zeros(part.bytes.length - GUARD, part.bytes.length)
  }

  /** The record of a stem. */
  check(stem: number): void {
    const { stemForms, postingOffsets, positionOffsets, postings, positions } = this.parts
    const { reader, places } = this
    this.firstForm = stemForms[stem] as number
    this.forms = (stemForms[stem + 1] as number) - this.firstForm
    const to = postingOffsets[stem + 1] as number
    reader.moveTo(postingOffsets[stem] as number)
    places.moveTo(positionOffsets[stem] as number)
    if (to > reader.base) {
      this.checkRecord(!this.stops.has(this.firstForm))
      checkBorder(reader, postings)
    }
    checkBorder(places, positions)
    if (reader.nextByte !== to) throw postings.fault(reader.nextByte, `expected the record of stem ${stem} to end at byte ${to}, not ${reader.nextByte}`)
    const end = positionOffsets[stem + 1] as number
    if (places.nextByte !== end) throw positions.fault(places.nextByte, `expected the positions of stem ${stem} to end at byte ${end}, not ${places.nextByte}`)
  }

  /** What can be said when all records are read. */
  finish(): void {
    this.meta.lengths.forEach(({ tokens }, field) => {
      const found = this.inField[field] as number
      if (found < tokens) throw this.parts.postings.fault(0, `expected the ${tokens} words of text field ${field}, not ${found} occurrences`)
    })
  }

  private checkRecord(withPositions: boolean): void {
    const { reader, inField, keepsPositions } = this
    const fields = inField.length
    const hasOrdinals = reader.bits(1) === 1
    const mask = fields === 1 ? 1 : reader.wide(fields)
    if (mask === 0) throw this.fault('expected the stem to stand in a field')
    /** Occurrences in each short list: their ordinals come behind all lists. */
    const pending: number[] = []
    let all = 0
    for (let field = 0; field < fields; field++) {
      if (((mask >>> field) & 1) === 0) continue
      const keeps = keepsPositions[field] as boolean
      const count = reader.gamma()
      if (count > this.meta.documents) throw this.fault(`expected at most ${this.meta.documents} documents in a list, not ${count}`)
      const before = all
      if (count < BLOCK_SIZE) {
        this.checkRun(field, count, count, -1)
        const occurrences = this.occurrencesInRun(count)
        if (keeps && withPositions) this.checkPositions(field, count, occurrences)
        pending.push(occurrences)
        all += occurrences
      } else all += this.checkLong(field, count, hasOrdinals, keeps, keeps && withPositions)
      if (keeps && withPositions && all - before > MOST_OCCURRENCES)
        throw this.fault(`expected at most ${MOST_OCCURRENCES} occurrences with positions in a list, not ${all - before}`)
      inField[field] = (inField[field] as number) + all - before
      this.totals.postings += count
    }
    this.totals.occurrences += all
    if (!hasOrdinals) {
      // More than 32 bits hold would be more words than an image may have.
      if (all > 0xffffffff) throw this.fault(`expected fewer than 2^32 occurrences of a form, not ${all}`)
      this.formCounts[this.firstForm] = all
      return
    }
    for (const occurrences of pending) this.checkOrdinals(occurrences)
    this.checkCounts()
  }

  /** A list of 128 postings or more, which has a table of its runs; returns its occurrences. */
  private checkLong(field: number, count: number, hasOrdinals: boolean, keeps: boolean, withPositions: boolean): number {
    const { reader, places, table, parts, meta } = this
    const most = reader.bits(BOUND_WIDTH)
    const least = reader.bits(BOUND_WIDTH)
    const length = reader.wide(32)
    const positionsWidth = keeps ? reader.bits(5) : 0
    checkBorder(reader, parts.postings)
    const full = count >>> 7
    table.moveTo(reader.nextByte)
    const documentWidth = 32 - Math.clz32(meta.documents - 1)
    const endWidth = 32 - Math.clz32(length)
    const tableBytes = Math.ceil((full * (documentWidth + endWidth + positionsWidth + 2 * BOUND_WIDTH)) / 8)
    const body = reader.nextByte + tableBytes
    if (body + length > parts.postings.bytes.length - GUARD) throw this.fault(`expected ${tableBytes + length} bytes of table and runs before the section ends`)
    if (withPositions) checkBorder(places, parts.positions)
    const firstPosition = places.nextByte
    reader.moveTo(body)
    let occurrences = 0
    let [listMost, listLeast] = [0, 255]
    for (let from = 0, before = -1; from < count; from += BLOCK_SIZE) {
      const size = Math.min(BLOCK_SIZE, count - from)
      this.checkRun(field, size, count, before)
      before = this.docs[size - 1] as number
      const own = this.occurrencesInRun(size)
      occurrences += own
      if (hasOrdinals) this.checkOrdinals(own)
      checkBorder(reader, parts.postings)
      reader.moveTo(reader.nextByte)
      if (withPositions) {
        this.checkPositions(field, size, own)
        checkBorder(places, parts.positions)
        places.moveTo(places.nextByte)
      }
      listMost = Math.max(listMost, this.most)
      listLeast = Math.min(listLeast, this.least)
      if (size < BLOCK_SIZE) continue
      this.checkEntry('last document', documentWidth, before)
      this.checkEntry('end', endWidth, reader.base - body)
      if (positionsWidth > 0 || withPositions) this.checkEntry('end of positions', positionsWidth, withPositions ? places.base - firstPosition : 0)
      this.checkEntry('most occurrences', BOUND_WIDTH, Math.min(255, this.most))
      this.checkEntry('least length', BOUND_WIDTH, this.least)
    }
    checkBorder(table, parts.postings)
    if (reader.base !== body + length) throw this.fault(`expected ${length} bytes of runs, not ${reader.base - body}`)
    if (most !== Math.min(255, listMost)) throw this.fault(`expected ${Math.min(255, listMost)} as the most occurrences of the list, not ${most}`)
    if (least !== listLeast) throw this.fault(`expected ${listLeast} as the least length byte of the list, not ${least}`)
    return occurrences
  }

  /** A number of the table of runs. */
  private checkEntry(what: string, width: number, value: number): void {
    const found = this.table.wide(width)
    if (found !== value) throw this.parts.postings.fault(this.table.nextByte, `expected ${value} as the ${what} of a run in the table, not ${found}`)
  }

  /** The documents and codes of a run, into the scratch arrays. */
  private checkRun(field: number, size: number, count: number, before: number): void {
    const { reader, docs, frequencies, leads, parts, meta } = this
    let width = meanGapWidth(meta.documents, count)
    if (count >= SHORTEST_WITH_WIDTH) {
      const difference = reader.gamma() - 1
      width += difference & 1 ? (difference + 1) >> 1 : -(difference >> 1)
    }
    reader.riceGaps(size, width, docs, before)
    if ((docs[size - 1] as number) >= meta.documents) throw this.fault(`expected documents below ${meta.documents}, not ${docs[size - 1]}`)
    for (let i = 0; i < size; i++) frequencies[i] = parts.codes.read(reader)
    this.most = 0
    this.least = 255
    for (let i = 0; i < size; i++) {
      const symbol = frequencies[i] as number
      const code = symbol === LAST_CODE_SYMBOL ? LAST_CODE_SYMBOL - 1 + reader.gamma() : symbol
      if (code > 0xffffffff) throw this.fault(`expected a code below 2^32, not ${code}`)
      frequencies[i] = frequencyOf(code)
      leads[i] = leadOf(code)
      const norm = parts.norms[field * meta.documents + (docs[i] as number)] as number
      if (norm === 0) throw this.fault(`expected document ${docs[i]} to have words in text field ${field}, as it stands in a list of it`)
      this.most = Math.max(this.most, frequencies[i] as number)
      this.least = Math.min(this.least, norm)
    }
  }

  private occurrencesInRun(size: number): number {
    let sum = 0
    for (let i = 0; i < size; i++) sum += this.frequencies[i] as number
    if (sum > MOST_OCCURRENCES) throw this.fault(`expected at most ${MOST_OCCURRENCES} occurrences in a run, not ${sum}`)
    return sum
  }

  /** The ordinals of some occurrences, counted by form. */
  private checkOrdinals(count: number): void {
    const { reader, formCounts, firstForm, forms } = this
    const width = reader.gamma() - 1
    const ordinals = this.riceCodes(reader, this.parts.postings, count, width)
    for (let i = 0; i < count; i++) {
      const ordinal = ordinals[i] as number
      if (ordinal >= forms) throw this.fault(`expected an ordinal below the ${forms} forms of the stem, not ${ordinal}`)
      formCounts[firstForm + ordinal] = (formCounts[firstForm + ordinal] as number) + 1
    }
  }

  /** The counts at the end of a record with ordinals. */
  private checkCounts(): void {
    const { reader, formCounts, firstForm, forms } = this
    const count = reader.gamma()
    if (count < 2 || count > forms) throw this.fault(`expected 2 to ${forms} forms with occurrences, not ${count}`)
    for (let i = 0, written = 0; i < forms; i++) {
      if (i < count) written = i === 0 ? reader.gamma() : written + 1 - reader.gamma()
      const found = formCounts[firstForm + i] as number
      if (i < count ? found !== written || found === 0 : found > 0)
        throw this.fault(`expected form ${i} of the stem to occur ${i < count ? written : 0} times, not ${found}`)
    }
  }

  /** The positions of a run. */
  private checkPositions(field: number, size: number, count: number): void {
    const { places, docs, frequencies, leads, parts, meta, range } = this
    this.totals.positions += count
    const isEscaped = places.bits(1) === 1
    const distances = isEscaped ? this.riceCodes(places, parts.positions, count, places.gamma() - 1) : this.scratch
    for (let i = 0, at = 0; i < size; i++) {
      const frequency = frequencies[i] as number
      const lead = leads[i] as number
      const limit = lengthLimit(parts.norms[field * meta.documents + (docs[i] as number)] as number)
      let position = -1
      for (let k = 0; k < frequency; k++, at++) {
        if (isEscaped) position = (k === 0 ? 0 : position) + (distances[at] as number)
        else {
          placesLeft(range, k, position, frequency, lead, limit)
          if (range.to <= range.from) throw this.placeFault(`expected a place for occurrence ${k} of ${frequency} in document ${docs[i]}`)
          position = range.from + places.truncated(range.to - range.from)
        }
        if (k === 0 && leadAt(position) !== lead) throw this.placeFault(`expected lead ${leadAt(position)} of a first position ${position}, not ${lead}`)
      }
      if (position >= MAX_POSITION) throw this.placeFault(`expected a position below ${MAX_POSITION}, not ${position}`)
    }
  }

  /** Rice codes whose bits are known to be there before room is made. */
  private riceCodes(reader: BitReader, part: Part, count: number, width: number): Uint32Array {
    // Each takes its low part and a bit at least.
    const bits = count * (Math.max(0, width) + 1)
    if (reader.base * 8 + reader.at + bits > 8 * part.bytes.length) throw part.fault(reader.nextByte, `expected ${bits} bits, and the section ends`)
    if (count > this.scratch.length) this.scratch = new Uint32Array(2 * count)
    reader.rice(count, width, this.scratch)
    return this.scratch
  }

  private fault(what: string): Error {
    return this.parts.postings.fault(this.reader.nextByte, what)
  }

  private placeFault(what: string): Error {
    return this.parts.positions.fault(this.places.nextByte, what)
  }
}

const MAX_POSITION = 2 ** 30

/** The lead of a stem whose first occurrence in a field stands at a position. */
function leadAt(position: number): number {
  let lead = 0
  while (lead < LEADS.length && position < (LEADS[lead] as number)) lead++
  return lead
}
