import { BitReader } from './bit-reader.js'
import { packedAt, u32At } from './bits.js'
import { MAX_DATE } from './column-values.js'
import { COLUMN_BLOCK, COLUMN_HEAD, COLUMN_KINDS, GUARD, MAX_TERM_LENGTH, SEVERAL } from './constants.js'
import type { Field } from './schema.js'
import { MAX_BYTES_PER_UNIT } from './term-code.js'
import { checkBorder, checkSequence, checkStrings, termVisitor } from './verify-codes.js'
import type { Part } from './verify-part.js'

const bitWidth = (value: number): number => 32 - Math.clz32(value)

/** The column of a field: its values, the bounds of its blocks and the codes of every document. Returns how many codes there are. */
export function checkColumn(part: Part, field: Field, documents: number): number {
  const { bytes } = part
  if (bytes.length < COLUMN_HEAD) throw part.fault(0, `expected a column of field ${JSON.stringify(field.name)}, not ${bytes.length} bytes`)
  const [size, kind, firstLength, secondLength, length] = [0, 4, 8, 12, 16].map(at => u32At(bytes, at)) as [number, number, number, number, number]
  const blocks = Math.ceil(documents / COLUMN_BLOCK)
  const [width, endWidth] = [bitWidth(size), bitWidth(length)]
  const second = COLUMN_HEAD + firstLength
  const least = second + secondLength
  const largest = least + Math.ceil((blocks * width) / 8)
  const ends = largest + largest - least
  const body = ends + Math.ceil((blocks * endWidth) / 8)
  if (body + length + GUARD !== bytes.length) throw part.fault(0, `expected parts that add up to ${bytes.length} bytes, not ${body + length + GUARD}`)
  part.zeros(body + length, bytes.length)
  if (kind >= 2 * SEVERAL) throw part.fault(4, `expected a kind below ${2 * SEVERAL}, not ${kind}`)
  checkValues(part.part(COLUMN_HEAD, second), part.part(second, least), kind & ~SEVERAL, size, field)
  const reader = new BitReader(bytes)
  for (const [at, bits] of [
    [least, blocks * width],
    [largest, blocks * width],
    [ends, blocks * endWidth],
  ] as const) {
    const spare = -bits & 7
    if (spare > 0 && (bytes[at + (bits >>> 3)] as number) >>> (8 - spare) !== 0) throw part.fault(at + (bits >>> 3), 'expected zeros behind packed integers')
  }
  const several = (kind & SEVERAL) !== 0
  let codes = 0
  reader.moveTo(body)
  for (let block = 0; block < blocks; block++) {
    const [low, high] = [packedAt(bytes, least, block, width), packedAt(bytes, largest, block, width)]
    if (low > high || high > size) throw part.fault(least, `expected codes of block ${block} from ${low} up and up to ${size}, not to ${high}`)
    codes += checkBlock(part, reader, Math.min(COLUMN_BLOCK, documents - block * COLUMN_BLOCK), several, low, high)
    checkBorder(reader, part)
    reader.moveTo(reader.nextByte)
    const end = packedAt(bytes, ends, block, endWidth)
    if (reader.base !== body + end) throw part.fault(reader.base, `expected block ${block} to end at byte ${end} of the blocks, not ${reader.base - body}`)
  }
  if (reader.base !== body + length) throw part.fault(reader.base, `expected ${length} bytes of blocks, not ${reader.base - body}`)
  return codes
}

function checkBlock(part: Part, reader: BitReader, documents: number, several: boolean, low: number, high: number): number {
  const width = bitWidth(high - low)
  let [count, least, largest] = [0, high, low]
  for (let doc = 0; doc < documents; doc++) {
    for (let before = -1, more = true; more; count++) {
      more = several && reader.bits(1) === 1
      const code = low + reader.wide(width)
      if (code > high) throw part.fault(reader.nextByte, `expected a code up to ${high}, not ${code}`)
      if (code <= before) throw part.fault(reader.nextByte, `expected codes of a document to rise, not ${code} behind ${before}`)
      if (code === 0 && more) throw part.fault(reader.nextByte, 'expected a document without a value to have none')
      before = code
      least = Math.min(least, code)
      largest = Math.max(largest, code)
    }
  }
  if (least !== low || largest !== high) throw part.fault(reader.nextByte, `expected codes from ${low} to ${high}, not from ${least} to ${largest}`)
  return count
}

function checkValues(first: Part, second: Part, kind: number, size: number, { name, type }: Field): void {
  const isKnown =
    type === 'keyword'
      ? kind === COLUMN_KINDS.strings
      : type === 'boolean'
        ? kind === COLUMN_KINDS.flags && size === 2 && first.bytes.length === 0 && second.bytes.length === 0
        : kind === COLUMN_KINDS.steps
          ? first.bytes.length === 24
          : kind === COLUMN_KINDS.doubles && first.bytes.length === 8 * size && second.bytes.length === 0
  if (!isKnown) throw first.fault(0, `expected values of field ${JSON.stringify(name)} of type ${type}, not ${size} of kind ${kind}`)
  if (kind === COLUMN_KINDS.strings) {
    const visit = termVisitor(first, 'unique', (i, number, at) => {
      if (number !== 0) throw first.fault(at, `expected 0 as the number of value ${i}, not ${number}`)
    })
    checkStrings(first, second, size, MAX_TERM_LENGTH * MAX_BYTES_PER_UNIT, visit)
  }
  if (kind !== COLUMN_KINDS.steps && kind !== COLUMN_KINDS.doubles) return
  const data = new DataView(first.bytes.buffer, first.bytes.byteOffset, first.bytes.length)
  const float = (i: number): number => data.getFloat64(8 * i, true)
  const steps = kind === COLUMN_KINDS.steps ? checkSequence(second, size) : undefined
  const most = type === 'date' ? MAX_DATE : Number.MAX_VALUE
  for (let i = 0, before = Number.NEGATIVE_INFINITY; i < size; i++) {
    const value = steps ? (float(0) + float(1) * (steps[i] as number)) / float(2) : float(i)
    if (!(Math.abs(value) <= most)) throw first.fault(steps ? 0 : 8 * i, `expected value ${i} to be a ${type}, not ${value}`)
    if (!(value > before)) throw first.fault(steps ? 0 : 8 * i, `expected values to rise, and value ${i} is ${value} behind ${before}`)
    before = value
  }
}
