import type { TokenOutput } from '../tokenize/token.js'

export { SAME_POSITION } from '../tokenize/token.js'

/** In place of a form: a border that no phrase crosses, between the values of a list. */
export const GAP = 0x7fffffff

/** How many positions a {@link GAP} takes. */
export const GAP_POSITIONS = 64

/**
 * The forms of all documents in order, as the scanner gave them: one u32 a token, in one array, so that writing and reading a token
 * is one access. It is inverted once, at commit, when stems and roots are decided.
 */
export class TokenStream implements TokenOutput {
  /** Never used, for the reason that Vocabulary keeps one. */
  static readonly kept: TokenStream = new TokenStream()

  tokens: Uint32Array = new Uint32Array(1 << 10)
  length = 0

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
}
