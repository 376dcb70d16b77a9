import { LONGEST_STORED_STRING, MOST_STORED_SYMBOLS } from '../format/constants.js'
import { BYTES } from '../format/stored.js'

/** The table of edges begins with room for two to the power of this. */
const FIRST_BITS = 12

/**
 * Strings of at least two bytes with their numbers as symbols, from 256 on, in a tree that is walked letter by letter: a byte, or the two bytes of
 * a letter as nearly all of Arabic, Greek or Cyrillic has. So a walk takes half the steps, and no string ends within such a letter.
 */
export class ByteStrings {
  /** For each symbol its text and length; those of bytes are themselves. */
  private readonly texts = new Uint8Array(MOST_STORED_SYMBOLS * LONGEST_STORED_STRING)
  private readonly lengths = new Uint8Array(MOST_STORED_SYMBOLS).fill(1, 0, BYTES)
  /** Where each first letter leads: to a node, and to the symbol whose string ends there or 0; both in one number, see {@link nodeOf}. 0 for nowhere. */
  private readonly first = new Int32Array(1 << 16)
  /** All other edges in an open-addressing table, two numbers each: node × 65,536 + letter + 1, and where it leads. */
  private edges = new Int32Array(2 << FIRST_BITS)
  private shift = 32 - FIRST_BITS
  private nodes = 1
  /** Symbols so far, those of bytes included. */
  size: number = BYTES

  constructor() {
    for (let byte = 0; byte < BYTES; byte++) this.texts[byte * LONGEST_STORED_STRING] = byte
  }

  lengthOf(symbol: number): number {
    return this.lengths[symbol] as number
  }

  textOf(symbol: number): Uint8Array {
    const from = symbol * LONGEST_STORED_STRING
    return this.texts.subarray(from, from + (this.lengths[symbol] as number))
  }

  /** Adds a string of at most sixteen bytes, where there is room for it and it is not known. */
  add(text: Uint8Array): void {
    if (this.size === MOST_STORED_SYMBOLS) return
    let at = 0
    let node = 0
    let place = 0
    while (at < text.length) {
      let letter = text[at++] as number
      if (isLead(letter) && isContinuation(text[at])) letter = (letter << 8) | (text[at++] as number)
      place = node === 0 ? letter : this.edgeFrom(node, letter)
      const table = node === 0 ? this.first : this.edges
      if (table[place] === 0) table[place] = this.nodes++ * MOST_STORED_SYMBOLS
      node = nodeOf(table[place] as number)
      if (at < text.length) continue
      if (symbolOf(table[place] as number) !== 0) return
      table[place] = (table[place] as number) + this.size
    }
    this.texts.set(text, this.size * LONGEST_STORED_STRING)
    this.lengths[this.size++] = text.length
  }

  /** Cuts `bytes[from, to)` into symbols, each the longest that fits, written to `out` from `at` on; returns where they end. */
  cut(bytes: Uint8Array, from: number, to: number, out: Uint16Array, at: number): number {
    const { first, edges, shift } = this
    const mask = edges.length / 2 - 1
    let next = at
    for (let begin = from; begin < to; ) {
      let letter = bytes[begin] as number
      let best = letter
      let i = begin + 1
      let end = i
      if (isLead(letter) && i < to && isContinuation(bytes[i])) letter = (letter << 8) | (bytes[i++] as number)
      let target = first[letter] as number
      while (target !== 0) {
        if (symbolOf(target) !== 0) {
          best = symbolOf(target)
          end = i
        }
        if (i === to) break
        letter = bytes[i++] as number
        if (isLead(letter) && i < to && isContinuation(bytes[i])) letter = (letter << 8) | (bytes[i++] as number)
        const edge = edgeOf(nodeOf(target), letter)
        let slot = Math.imul(edge, 0x9e3779b1) >>> shift
        while (edges[2 * slot] !== edge && edges[2 * slot] !== 0) slot = (slot + 1) & mask
        target = edges[2 * slot + 1] as number
      }
      out[next++] = best
      begin = end
    }
    return next
  }

  /** Where it stands to which node an edge leads. */
  private edgeFrom(node: number, letter: number): number {
    // A quarter full, for most look-ups are of what is not there.
    if (8 * this.nodes > this.edges.length) this.grow()
    const edge = edgeOf(node, letter)
    const slot = this.slotOf(edge)
    this.edges[2 * slot] = edge
    return 2 * slot + 1
  }

  private slotOf(edge: number): number {
    const { edges } = this
    let slot = Math.imul(edge, 0x9e3779b1) >>> this.shift
    while (edges[2 * slot] !== edge && edges[2 * slot] !== 0) slot = (slot + 1) & (edges.length / 2 - 1)
    return slot
  }

  private grow(): void {
    const { edges } = this
    this.edges = new Int32Array(2 * edges.length)
    this.shift--
    for (let i = 0; i < edges.length; i += 2) {
      if (edges[i] === 0) continue
      const slot = this.slotOf(edges[i] as number)
      this.edges[2 * slot] = edges[i] as number
      this.edges[2 * slot + 1] = edges[i + 1] as number
    }
  }
}

/** Nodes are fewer than 2^16 (a string adds one for each letter but those that it shares), so that node and symbol fit into one number. */
function nodeOf(target: number): number {
  return target >>> 12
}

function symbolOf(target: number): number {
  return target & (MOST_STORED_SYMBOLS - 1)
}

function edgeOf(node: number, letter: number): number {
  return ((node << 16) | letter) + 1
}

/** Whether a byte begins a letter of two bytes in UTF-8. */
export function isLead(byte: number): boolean {
  return byte >= 0xc2 && byte < 0xe0
}

export function isContinuation(byte: number | undefined): boolean {
  return ((byte as number) & 0xc0) === 0x80
}
