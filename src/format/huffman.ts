import type { BitReader } from './bit-reader.js'
import { LONGEST_CODE } from './constants.js'
import { corrupt } from './corrupt.js'

/** Bytes of the code lengths of `symbols` symbols, a nibble each, the first in the lower half. */
export function codeLengthBytes(symbols: number): number {
  return symbols / 2
}

/**
 * A canonical prefix code (Huffman 1952; canonical as in RFC 1951, section 3.2.2): code words of equal length rise with their
 * symbols, shorter ones come first. A word's first bit is written first.
 */
export class HuffmanCode {
  private readonly lengths: Uint8Array
  private readonly longest: number
  /** For each 11 bits to come (or as many as the longest word has), symbol × 16 + length of the code word that they begin with; made when first asked for. */
  private table: Uint16Array | undefined
  private triples: Uint32Array | undefined

  /**
   * `lengths` holds a nibble for each of `symbols` symbols, at most 4,096, 0 for one without a code word; one of more than `longest` bits has none
   * either. Throws `corrupt` where it is longer or shorter.
   */
  constructor(lengths: Uint8Array, symbols: number, longest: number = LONGEST_CODE) {
    if (lengths.length !== codeLengthBytes(symbols)) throw corrupt(lengths, 0, 'a code')
    this.lengths = lengths
    this.longest = longest
  }

  /** The next `count` symbols, of a code of at most 256; returns their bitwise or, or more bits. */
  readAll(reader: BitReader, count: number, out: Uint32Array): number {
    this.table ??= decodingTable(this.lengths, this.longest)
    this.triples ??= tripleTable(this.table)
    return reader.symbols(this.table, this.triples, count, out)
  }

  /** The next symbols, none above 255, into places `from` to before `to` of `out`. */
  readBytes(reader: BitReader, from: number, to: number, out: Uint8Array): void {
    this.table ??= decodingTable(this.lengths, this.longest)
    reader.symbolBytes(this.table, from, to, out)
  }

  /** The next symbol. */
  read(reader: BitReader): number {
    this.table ??= decodingTable(this.lengths, this.longest)
    return reader.symbol(this.table)
  }
}

/** Code words of the symbols as their bits are written, the first lowest; `length(symbol)` is 0 for one without. */
export function canonicalCodes(
  symbols: number,
  length: (symbol: number) => number,
  visit: (symbol: number, length: number, code: number) => void,
  longest: number = LONGEST_CODE,
): void {
  // How many words have each length, then the first of each length to come.
  const next = new Uint32Array(16)
  for (let symbol = 0; symbol < symbols; symbol++) next[length(symbol)] = (next[length(symbol)] as number) + 1
  for (let size = 1, first = 0; size <= longest; size++) {
    const words = next[size] as number
    next[size] = first
    first = (first + words) * 2
  }
  for (let symbol = 0; symbol < symbols; symbol++) {
    const size = length(symbol)
    if (size === 0 || size > longest) continue
    const word = next[size] as number
    next[size] = word + 1
    let code = 0
    for (let bit = 0; bit < size; bit++) if (word & (1 << bit)) code |= 1 << (size - 1 - bit)
    visit(symbol, size, code)
  }
}

function decodingTable(lengths: Uint8Array, longest: number): Uint16Array {
  const table = new Uint16Array(1 << longest)
  canonicalCodes(
    lengths.length * 2,
    symbol => ((lengths[symbol >>> 1] as number) >>> (4 * (symbol & 1))) & 15,
    (symbol, length, code) => {
      for (let i = code; i < table.length; i += 1 << length) table[i] = (symbol << 4) | length
    },
    longest,
  )
  return table
}

/** For each 11 bits to come up to three symbols of 8 bits, above two bits for how many and four for the length of their code words. */
function tripleTable(table: Uint16Array): Uint32Array {
  return Uint32Array.from(table, (_, bits) => {
    let entry = 0
    let used = 0
    for (let count = 0; count < 3; count++) {
      const next = table[bits >>> used] as number
      const length = next & 15
      if (length === 0 || used + length > LONGEST_CODE) break
      used += length
      entry = ((entry & ~63) | ((next >>> 4) << (6 + 8 * count)) | ((count + 1) << 4) | used) >>> 0
    }
    return entry
  })
}
