import type { TokenOutput } from '../tokenize/token.js'
import { SAME_POSITION } from '../tokenize/token.js'
import type { Spill } from './spill.js'
import type { Run } from './spill-run.js'
import { RunReader, RunWriter } from './spill-run.js'

export { SAME_POSITION } from '../tokenize/token.js'

/** In place of a form: a border that no phrase crosses, between the values of a list. */
export const GAP = 0x7fffffff

/** How many positions a {@link GAP} takes. */
export const GAP_POSITIONS = 64

const BYTES_PER_TOKEN = 4

/**
 * The forms of all documents in order, as the scanner gave them: one u32 a token, in one array, so that writing and reading a token
 * is one access. It is inverted once, at commit, when stems and roots are decided. What a builder may not hold goes to its store.
 */
export class TokenStream implements TokenOutput {
  /** Never used, for the reason that Vocabulary keeps one. */
  static readonly kept: TokenStream = new TokenStream()

  /** The tokens behind those that were spilled. */
  tokens: Uint32Array = new Uint32Array(1 << 10)
  length = 0
  readonly spill: Spill | undefined
  /** Tokens that were spilled. */
  spilled = 0
  private readonly runs: { run: Run; tokens: number }[] = []

  constructor(spill?: Spill) {
    this.spill = spill
  }

  push(token: number): void {
    if (this.length === this.tokens.length) this.grow()
    this.tokens[this.length++] = token
  }

  get(i: number): number {
    return this.tokens[i] as number
  }

  /** How many words stand from token `start` on: second readings and borders are none. */
  wordsFrom(start: number): number {
    const { tokens, length } = this
    let words = 0
    for (let i = start; i < length; i++) if ((tokens[i] as number) < GAP) words++
    return words
  }

  grow(): Uint32Array {
    const larger = new Uint32Array(this.tokens.length * 2)
    larger.set(this.tokens)
    this.tokens = larger
    return larger
  }

  /** Makes room for what follows, where all that there may be is taken. The array may be as long again as what it holds. */
  release(): void {
    const { spill } = this
    if (!spill || 2 * BYTES_PER_TOKEN * this.length <= spill.maxMemory) return
    const writer = new RunWriter()
    // The mark of a second reading in the lowest bit, for small numbers take few bytes.
    for (let i = 0; i < this.length; i++) {
      const token = this.tokens[i] as number
      writer.put(token >= SAME_POSITION ? 2 * (token - SAME_POSITION) + 1 : 2 * token)
    }
    this.runs.push({ run: writer.flush(spill, 'tokens'), tokens: this.length })
    this.spilled += this.length
    this.length = 0
    // One document alone may have made it longer than it should be.
    if (BYTES_PER_TOKEN * this.tokens.length > spill.maxMemory) this.tokens = new Uint32Array(1 << 10)
  }

  /** Shows every token in order. */
  each(visit: (token: number) => void): void {
    for (const { run, tokens } of this.runs) {
      const reader = new RunReader(this.spill as Spill, run)
      for (let i = 0; i < tokens; i++) {
        const value = reader.next()
        visit(value & 1 ? (value >>> 1) + SAME_POSITION : value >>> 1)
      }
    }
    for (let i = 0; i < this.length; i++) visit(this.tokens[i] as number)
  }
}
