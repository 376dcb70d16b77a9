import { BitReader } from './bit-reader.js'
import { packedAt, u32At } from './bits.js'
import { ENTRIES_PER_BLOCK, GUARD, LONGEST_CODE, LONGEST_STORED_CODE, MAX_TERM_LENGTH, MOST_IN_HEAD, MOST_STORED_SYMBOLS } from './constants.js'
import { BYTE_SYMBOLS, CODES_LENGTH, WIDTH_SYMBOLS } from './dictionary.js'
import { EliasFano, SAMPLE } from './elias-fano.js'
import { codeLengthBytes, HuffmanCode } from './huffman.js'
import { BYTES, HEAD as STORED_HEAD } from './stored.js'
import { compareCodes, decodeTerm, encodeTerm, MAX_BYTES_PER_UNIT } from './term-code.js'
import type { Part } from './verify-part.js'

/** Checks of what several sections are made of: sequences, prefix codes, strings. */

/** A sequence read whole, every value, sample and spare bit checked; it begins with 0. */
export function checkSequence(part: Part, length: number): Uint32Array {
  const { bytes } = part
  // Its lengths add up to the bytes at hand.
  const { length: count } = new EliasFano(bytes)
  if (count !== length) throw part.fault(0, `expected ${length} values, not ${count}`)
  const width = u32At(bytes, 4)
  const lows = 12 + 4 * Math.ceil(count / SAMPLE)
  const highs = lows + Math.ceil((count * width) / 8)
  const end = highs + u32At(bytes, 8)
  if (count > 8 * (end - highs)) throw part.fault(8, `expected room for ${count} bits, not ${end - highs} bytes`)
  const values = new Uint32Array(count)
  let i = 0
  let before = 0
  for (let byte = highs; byte < end; byte++) {
    for (let rest = bytes[byte] as number; rest !== 0; rest &= rest - 1) {
      const bit = (byte - highs) * 8 + 31 - Math.clz32(rest & -rest)
      if (i === count) throw part.fault(byte, `expected ${count} bits, not more`)
      const value = (bit - i) * 2 ** width + packedAt(bytes, lows, i, width)
      if (i % SAMPLE === 0 && u32At(bytes, 12 + i / 16) !== bit)
        throw part.fault(12 + i / 16, `expected bit ${bit} for value ${i}, not ${u32At(bytes, 12 + i / 16)}`)
      if (value < before || value > 0xffffffff) throw part.fault(byte, `expected value ${i} to be ${before} or more, not ${value}`)
      values[i++] = before = value
    }
  }
  if (i < count) throw part.fault(end, `expected ${count} bits, not ${i}`)
  const spare = (8 - ((count * width) % 8)) % 8
  if (spare > 0 && (bytes[highs - 1] as number) >>> (8 - spare) !== 0) throw part.fault(highs - 1, 'expected zeros behind the low parts')
  part.zeros(end, bytes.length)
  return values
}

/** A sequence that begins with `first` and ends with `last`, as offsets and boundaries do. */
export function checkOffsets(part: Part, length: number, last: number, rising = false, first = 0): Uint32Array {
  const values = checkSequence(part, length)
  if (length > 0 && values[0] !== first) throw part.fault(0, `expected ${first} as the first value, not ${values[0]}`)
  if (length > 0 && values[length - 1] !== last) throw part.fault(0, `expected ${last} as the last value, not ${values[length - 1]}`)
  if (rising)
    for (let i = 1; i < length; i++)
      if (values[i] === values[i - 1]) throw part.fault(0, `expected value ${i} to be above ${values[i - 1]}, as nothing is empty`)
  return values
}

/** A prefix code whose words are not longer than any may be, and no more than there is room for. */
export function checkPrefixCode(part: Part, symbols: number, longest: number = LONGEST_CODE): HuffmanCode {
  const code = new HuffmanCode(part.bytes, symbols, longest)
  let room = 1 << longest
  for (let symbol = 0; symbol < symbols; symbol++) {
    const length = ((part.bytes[symbol >>> 1] as number) >>> (4 * (symbol & 1))) & 15
    if (length > longest) throw part.fault(symbol >>> 1, `expected a word of at most ${longest} bits for symbol ${symbol}, not ${length}`)
    if (length > 0) room -= 1 << (longest - length)
    if (room < 0) throw part.fault(symbol >>> 1, `expected words that fit beside each other, and those up to symbol ${symbol} do not`)
  }
  return code
}

/** Moves to the next byte's border over bits that are 0. */
export function checkBorder(reader: BitReader, part: Part): void {
  const spare = -reader.at & 7
  if (reader.bits(spare) !== 0) throw part.fault(reader.nextByte - 1, "expected zeros up to the byte's border")
}

/**
 * Strings read whole: blocks one behind the other, spare bits and guard 0. `visit` is shown each entry: its code (scratch memory, `length` bytes of
 * it), its ordinal and its number, and throws where it finds a fault; `at` is the byte of the part where the entry ends.
 */
export function checkStrings(
  part: Part,
  blocks: Part,
  count: number,
  longest: number,
  visit: (code: Uint8Array, length: number, i: number, number: number, at: number) => void,
): void {
  const { bytes } = part
  if (bytes.length < CODES_LENGTH + GUARD) throw part.fault(0, `expected at least ${CODES_LENGTH + GUARD} bytes, not ${bytes.length}`)
  if (count > 4 * bytes.length) throw part.fault(0, `expected at most ${4 * bytes.length} strings in ${bytes.length} bytes, not ${count}`)
  const ends = checkOffsets(blocks, Math.ceil(count / ENTRIES_PER_BLOCK) + 1, bytes.length - CODES_LENGTH - GUARD, true)
  part.zeros(bytes.length - GUARD, bytes.length)
  const half = codeLengthBytes(BYTE_SYMBOLS)
  const heads = checkPrefixCode(part.part(0, half), BYTE_SYMBOLS)
  const letters = checkPrefixCode(part.part(half, 2 * half), BYTE_SYMBOLS)
  const widths = checkPrefixCode(part.part(2 * half, CODES_LENGTH), WIDTH_SYMBOLS)
  const reader = new BitReader(bytes)
  let code = new Uint8Array(256)
  let length = 0
  let number = 0
  for (let i = 0; i < count; i++) {
    if (i % ENTRIES_PER_BLOCK === 0) {
      checkEnd(i / ENTRIES_PER_BLOCK)
      length = number = 0
    }
    const head = heads.read(reader)
    const shared = (head >>> 4) + (head >>> 4 === MOST_IN_HEAD ? reader.gamma() - 1 : 0)
    const added = (head & 15) + ((head & 15) === MOST_IN_HEAD ? reader.gamma() - 1 : 0)
    if (shared > length) throw part.fault(reader.nextByte, `expected string ${i} to share at most ${length} bytes, not ${shared}`)
    length = shared + added
    if (length > longest) throw part.fault(reader.nextByte, `expected string ${i} to have at most ${longest} bytes, not ${length}`)
    // A letter takes a bit at least.
    if (added > 8 * (bytes.length - reader.nextByte)) throw part.fault(reader.nextByte, `expected ${added} bytes of string ${i}, and the section ends`)
    if (length > code.length) {
      const larger = new Uint8Array(2 * length)
      larger.set(code)
      code = larger
    }
    for (let k = shared; k < length; k++) code[k] = letters.read(reader)
    const width = widths.read(reader)
    const distance = width === 0 ? 0 : 2 ** (width - 1) + reader.wide(width - 1)
    number += distance % 2 === 0 ? distance / 2 : -(distance + 1) / 2
    visit(code, length, i, number, reader.nextByte)
  }
  checkEnd(ends.length - 1)

  function checkEnd(block: number): void {
    checkBorder(reader, part)
    const end = CODES_LENGTH + (ends[block] as number)
    // Before the first block stand the codes.
    if (block > 0 ? reader.nextByte !== end : end !== CODES_LENGTH) throw blocks.fault(0, `expected block ${block} at byte ${reader.nextByte}, not ${end}`)
    reader.moveTo(end)
  }
}

/** Checks of each string of a section of terms: a term code as it should be, behind the one before. Returns a visitor of {@link checkStrings}. */
export function termVisitor(part: Part, most: 'unique' | 'twice', visit: (i: number, number: number, at: number, isSame: boolean) => void) {
  const before = new Uint8Array(MAX_TERM_LENGTH * MAX_BYTES_PER_UNIT)
  const again = new Uint8Array(before.length)
  let beforeLength = -1
  return (code: Uint8Array, length: number, i: number, number: number, at: number): void => {
    const text = decodeTerm(code, length)
    if (text.length > MAX_TERM_LENGTH) throw part.fault(at, `expected string ${i} to have at most ${MAX_TERM_LENGTH} code units, not ${text.length}`)
    const own = encodeTerm(text, again)
    if (compareCodes(again, own, code, length) !== 0) throw part.fault(at, `expected string ${i} in its shortest code`)
    const order = beforeLength < 0 ? -1 : compareCodes(before, beforeLength, code, length)
    if (order > 0 || (order === 0 && most === 'unique')) throw part.fault(at, `expected string ${i} to stand behind the one before`)
    before.set(code.subarray(0, length))
    beforeLength = length
    visit(i, number, at, order === 0)
  }
}

/** The code of stored values, where they have one; returns where the first list begins in the section, and where the last ends. */
export function checkStoredCode(part: Part): [first: number, last: number] {
  const { bytes } = part
  if (bytes.length < STORED_HEAD) throw part.fault(0, `expected ${STORED_HEAD} bytes or more, not ${bytes.length}`)
  const symbols = u32At(bytes, 0)
  if (symbols === 0) return [STORED_HEAD, bytes.length]
  if (symbols < BYTES || symbols > MOST_STORED_SYMBOLS || symbols % 2 === 1)
    throw part.fault(0, `expected an even number of symbols from ${BYTES} to ${MOST_STORED_SYMBOLS}, not ${symbols}`)
  let at = STORED_HEAD + symbols / 2
  if (at > bytes.length) throw part.fault(0, `expected ${symbols} symbols to be there`)
  checkPrefixCode(part.part(STORED_HEAD, at), symbols, LONGEST_STORED_CODE)
  for (let symbol = BYTES; symbol < symbols; symbol++) {
    if (at >= bytes.length) throw part.fault(at, `expected a string for symbol ${symbol}`)
    at += 2 + ((bytes[at] as number) & 15)
  }
  const last = bytes.length - GUARD
  if (at > last) throw part.fault(last, 'expected lists and a guard behind the strings')
  part.zeros(last, bytes.length)
  return [at, last]
}
