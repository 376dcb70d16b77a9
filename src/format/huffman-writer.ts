import type { BitWriter } from './bit-writer.js'
import { LONGEST_CODE } from './constants.js'
import { canonicalCodes, codeLengthBytes } from './huffman.js'

/** A prefix code made for the symbols of a text, given how often each comes. */
export class HuffmanWriter {
  /** A nibble for each symbol. */
  readonly lengths: Uint8Array
  private readonly codes: Uint32Array
  private readonly sizes: Uint8Array

  constructor(counts: Uint32Array) {
    this.sizes = codeLengths(counts)
    this.codes = new Uint32Array(counts.length)
    this.lengths = new Uint8Array(codeLengthBytes(counts.length))
    this.sizes.forEach((size, symbol) => {
      this.lengths[symbol >>> 1] = (this.lengths[symbol >>> 1] as number) | (size << (4 * (symbol & 1)))
    })
    canonicalCodes(
      counts.length,
      symbol => this.sizes[symbol] as number,
      (symbol, _, code) => {
        this.codes[symbol] = code
      },
    )
  }

  write(writer: BitWriter, symbol: number): void {
    writer.bits(this.codes[symbol] as number, this.sizes[symbol] as number)
  }
}

/** Huffman's code lengths; counts are flattened until no code word is longer than {@link LONGEST_CODE}. */
function codeLengths(counts: Uint32Array): Uint8Array {
  const lengths = new Uint8Array(counts.length)
  const flattened = Uint32Array.from(counts)
  for (;;) {
    const queue: { count: number; symbols: number[] }[] = []
    flattened.forEach((count, symbol) => {
      if (count > 0) queue.push({ count, symbols: [symbol] })
    })
    lengths.fill(0)
    const only = queue[0]
    if (queue.length === 1 && only) lengths[only.symbols[0] as number] = 1
    while (queue.length > 1) {
      queue.sort((a, b) => b.count - a.count)
      const [a, b] = [queue.pop(), queue.pop()]
      if (!a || !b) break
      const symbols = [...a.symbols, ...b.symbols]
      for (const symbol of symbols) lengths[symbol] = (lengths[symbol] as number) + 1
      queue.push({ count: a.count + b.count, symbols })
    }
    if (lengths.every(length => length <= LONGEST_CODE)) return lengths
    for (let symbol = 0; symbol < flattened.length; symbol++) {
      const count = flattened[symbol] as number
      if (count > 0) flattened[symbol] = (count >>> 1) | 1
    }
  }
}
