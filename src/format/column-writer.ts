import { BitWriter } from './bit-writer.js'
import { ByteWriter, bitWidth } from './byte-writer.js'
import type { ColumnValue } from './column-values.js'
import { COLUMN_BLOCK, COLUMN_KINDS, GUARD, SEVERAL } from './constants.js'
import { encodeTerms } from './dictionary-writer.js'
import { encodeEliasFano } from './elias-fano-writer.js'
import type { FieldType } from './schema.js'

/** The parts of a column's values; see column-values.ts. */
interface EncodedValues {
  kind: number
  first: Uint8Array
  second: Uint8Array
}

/** Collects the values of one field, document by document, and writes them as a column; column.ts gives the layout. */
export class ColumnWriter {
  private readonly type: FieldType
  /** Different values, numbered as they come. */
  private readonly known = new Map<ColumnValue, number>()
  /** For each document the numbers of its values, and where they begin. */
  private readonly numbers: number[] = []
  private readonly starts: number[] = [0]
  private several = false

  constructor(type: FieldType) {
    this.type = type
    if (type === 'boolean') for (const value of [false, true]) this.numberOf(value)
  }

  /** Adds the next document with its values, of the column's own type. Equal values count once. */
  add(values: readonly ColumnValue[]): void {
    const { numbers, starts } = this
    const own = new Set(values.map(value => this.numberOf(value)))
    if (own.size > 1) this.several = true
    for (const number of own) numbers.push(number)
    starts.push(numbers.length)
  }

  /** The column. */
  toBytes(): Uint8Array {
    const values = [...this.known.keys()].sort((a, b) => (a < b ? -1 : 1))
    const codes = new Uint32Array(values.length)
    values.forEach((value, i) => {
      codes[this.known.get(value) as number] = i + 1
    })
    const { kind, first, second } = encodeValues(values, this.type)
    const { least, largest, ends, blocks } = this.encodeBlocks(codes)
    const width = bitWidth(values.length)
    const writer = new ByteWriter()
    for (const word of [values.length, kind | (this.several ? SEVERAL : 0), first.length, second.length, blocks.length]) writer.u32(word)
    writer.write(first)
    writer.write(second)
    writer.packed(least, 0, least.length, width)
    writer.packed(largest, 0, largest.length, width)
    writer.packed(ends, 0, ends.length, bitWidth(blocks.length))
    writer.write(blocks)
    writer.write(new Uint8Array(GUARD))
    return writer.toBytes()
  }

  private numberOf(value: ColumnValue): number {
    const { known } = this
    const number = known.get(value) ?? known.size
    known.set(value, number)
    return number
  }

  private encodeBlocks(codes: Uint32Array): { least: number[]; largest: number[]; ends: number[]; blocks: Uint8Array } {
    const { starts, numbers, several } = this
    const documents = starts.length - 1
    const [least, largest, ends]: [number[], number[], number[]] = [[], [], []]
    const writer = new BitWriter()
    for (let from = 0; from < documents; from += COLUMN_BLOCK) {
      const block: number[][] = []
      let low = codes.length
      let high = 0
      for (let doc = from; doc < Math.min(documents, from + COLUMN_BLOCK); doc++) {
        const own = numbers.slice(starts[doc], starts[doc + 1]).map(number => codes[number] as number)
        if (own.length === 0) own.push(0)
        own.sort((a, b) => a - b)
        low = Math.min(low, own[0] as number)
        high = Math.max(high, own.at(-1) as number)
        block.push(own)
      }
      const width = bitWidth(high - low)
      for (const own of block) {
        own.forEach((code, i) => {
          if (several) writer.bits(Number(i + 1 < own.length), 1)
          writer.bits(code - low, width)
        })
      }
      writer.align()
      least.push(low)
      largest.push(high)
      ends.push(writer.byteLength)
    }
    return { least, largest, ends, blocks: writer.toBytes(0) }
  }
}

const NONE = new Uint8Array()

function encodeValues(values: readonly ColumnValue[], type: FieldType): EncodedValues {
  if (type === 'boolean') return { kind: COLUMN_KINDS.flags, first: NONE, second: NONE }
  if (type === 'keyword') {
    const { strings, blocks } = encodeTerms(values as string[])
    return { kind: COLUMN_KINDS.strings, first: strings, second: blocks }
  }
  const numbers = values as number[]
  const steps = stepsOf(numbers)
  return steps && steps.first.length + steps.second.length < 8 * numbers.length ? steps : { kind: COLUMN_KINDS.doubles, first: doubles(numbers), second: NONE }
}

/** Powers of ten by which decimal fractions become whole numbers: divided by them they are again the doubles nearest to the fractions. */
const SCALES = [1, 10, 100, 1e3, 1e4, 1e5, 1e6]

/** Numbers as a first one and steps of one size, where they are such. */
function stepsOf(numbers: readonly number[]): EncodedValues | undefined {
  for (const scale of SCALES) {
    const whole = numbers.map(number => Math.round(number * scale))
    if (!whole.every((value, i) => Number.isSafeInteger(value) && value / scale === numbers[i])) continue
    const base = whole[0] ?? 0
    const unit = whole.reduce((divisor, value) => greatestDivisor(value - base, divisor), 0) || 1
    const steps = whole.map(value => (value - base) / unit)
    if (!steps.every(step => step < 0xffffffff) || !Number.isSafeInteger((whole.at(-1) ?? 0) - base)) return undefined
    return { kind: COLUMN_KINDS.steps, first: doubles([base, unit, scale]), second: encodeEliasFano(steps) }
  }
  return undefined
}

function greatestDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b]
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

function doubles(numbers: readonly number[]): Uint8Array {
  const data = new DataView(new ArrayBuffer(8 * numbers.length))
  numbers.forEach((number, i) => {
    data.setFloat64(8 * i, number, true)
  })
  return new Uint8Array(data.buffer)
}
