/**
 * The forms of all documents in order, as the tokenizer gave them: one u32 a token, in chunks, so that growing copies nothing.
 * It is inverted once, at commit, when stems and roots are decided.
 */
const CHUNK = 1 << 16

/** Set on a token that stands at the position of another (a compound's whole, a second reading). */
export const SAME_POSITION = 0x80000000

/** In place of a form: a border that no phrase crosses, between the values of a list. */
export const GAP = 0x7fffffff

/** How many positions a {@link GAP} takes. */
export const GAP_POSITIONS = 64

export class TokenStream {
  length = 0
  private readonly chunks: Uint32Array[] = []
  private last: Uint32Array = new Uint32Array(0)

  push(token: number): void {
    const at = this.length % CHUNK
    if (at === 0) {
      this.last = new Uint32Array(CHUNK)
      this.chunks.push(this.last)
    }
    this.last[at] = token
    this.length++
  }

  get(i: number): number {
    return (this.chunks[Math.floor(i / CHUNK)] as Uint32Array)[i % CHUNK] as number
  }
}
