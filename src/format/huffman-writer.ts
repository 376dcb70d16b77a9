import type { BitWriter } from './bit-writer.js'
import { LONGEST_CODE } from './constants.js'
import { canonicalCodes, codeLengthBytes } from './huffman.js'

/** A prefix code made for the symbols of a text, given how often each comes. */
export class HuffmanWriter {
  /** A nibble for each symbol. */
  readonly lengths: Uint8Array
  private readonly codes: Uint32Array
  private readonly sizes: Uint8Array

  /** `counts` of at most 4,096 symbols; no word is longer than `longest`, at most 15. */
  constructor(counts: Uint32Array, longest: number = LONGEST_CODE) {
    this.sizes = codeLengths(counts, longest)
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
      longest,
    )
  }

  /** Bits of a symbol's code word. */
  sizeOf(symbol: number): number {
    return this.sizes[symbol] as number
  }

  write(writer: BitWriter, symbol: number): void {
    writer.bits(this.codes[symbol] as number, this.sizes[symbol] as number)
  }
}

/** Huffman's code lengths; counts are flattened until no code word is longer than `longest`. */
function codeLengths(counts: Uint32Array, longest: number): Uint8Array {
  const flattened = Uint32Array.from(counts)
  for (;;) {
    const lengths = freeLengths(flattened)
    if (lengths.every(length => length <= longest)) return lengths
    for (let symbol = 0; symbol < flattened.length; symbol++) {
      const count = flattened[symbol] as number
      if (count > 0) flattened[symbol] = (count >>> 1) | 1
    }
  }
}

/** Code lengths without a limit. Trees are made in the order of their counts, so the two smallest stand at the heads of two queues (van Leeuwen 1976). */
function freeLengths(counts: Uint32Array): Uint8Array {
  const lengths = new Uint8Array(counts.length)
  const symbols = [...counts.keys()].filter(symbol => (counts[symbol] as number) > 0).sort((a, b) => (counts[a] as number) - (counts[b] as number))
  const leaves = symbols.length
  if (leaves === 1) lengths[symbols[0] as number] = 1
  if (leaves < 2) return lengths
  const nodes = 2 * leaves - 1
  const sums = Float64Array.from({ length: nodes }, (_, i) => counts[symbols[i] ?? 0] as number)
  const parents = new Uint32Array(nodes)
  let leaf = 0
  let tree = leaves
  for (let node = leaves; node < nodes; node++) {
    sums[node] = 0
    for (let child = 0; child < 2; child++) {
      const least = leaf < leaves && (tree === node || (sums[leaf] as number) <= (sums[tree] as number)) ? leaf++ : tree++
      sums[node] = (sums[node] as number) + (sums[least] as number)
      parents[least] = node
    }
  }
  const depths = new Uint8Array(nodes)
  for (let node = nodes - 2; node >= 0; node--) depths[node] = (depths[parents[node] as number] as number) + 1
  symbols.forEach((symbol, i) => {
    lengths[symbol] = depths[i] as number
  })
  return lengths
}
