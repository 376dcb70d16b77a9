/** Places of a word in a document: twice its position, and 1 more where it stands in the form asked for; rising. */
export interface Places {
  places: ArrayLike<number>
  from: number
  to: number
}

/** Values of a list are this far apart: words nearer than that stand in one. */
const SAME_VALUE = 64

/**
 * How often words stand near each other as a phrase has them. A word's place less its offset in the phrase is where the phrase would begin; the
 * words match where these beginnings differ by no more than the slop. Of matches that end with the same word only the narrowest counts, a
 * match of width w for 1 ÷ (1 + w), and none in which two words of the phrase are one and the same word of the text.
 */
export class Nearness {
  frequency = 0
  /** The frequency with each match multiplied by the share of words in their exact form. */
  exact = 0
  /** Called with the first and last position of each match. */
  onMatch: ((first: number, last: number) => void) | undefined
  private readonly offsets: readonly number[]
  private readonly slop: number
  private readonly at: number[]
  private readonly sorted: number[]

  constructor(offsets: readonly number[], slop: number) {
    this.offsets = offsets
    this.slop = slop
    this.at = offsets.map(() => 0)
    this.sorted = offsets.map(() => 0)
  }

  /** Measures one document, the places of each word of the phrase in their order; false where nothing matches. */
  measure(words: readonly Places[]): boolean {
    const { at, slop, offsets } = this
    this.frequency = this.exact = 0
    for (let i = 0; i < words.length; i++) {
      at[i] = (words[i] as Places).from
      if ((words[i] as Places).to <= (at[i] as number)) return false
    }
    let counted = Number.NEGATIVE_INFINITY
    for (;;) {
      let least = Number.POSITIVE_INFINITY
      let most = Number.NEGATIVE_INFINITY
      for (let i = 0; i < words.length; i++) {
        const begin = this.begin(words, i, at[i] as number)
        if (begin < least) least = begin
        if (begin > most) most = begin
      }
      // The first word goes on; of several the one whose next place is no part of this match.
      let first = -1
      let isNarrowest = false
      let isLast = false
      for (let i = 0; i < words.length && !isNarrowest; i++) {
        const own = at[i] as number
        if (this.begin(words, i, own) > least) continue
        first = i
        isLast = own + 1 === (words[i] as Places).to
        isNarrowest = isLast || this.begin(words, i, own + 1) > most
      }
      if (isNarrowest && least > counted) {
        counted = least
        // Stop words at the beginning need room before the others.
        const hasRoom = slop > 0 || least >= 0 || offsets[0] === 0
        if (most - least <= slop && hasRoom) this.count(words, most - least)
      }
      if (isLast) return this.frequency > 0
      at[first] = (at[first] as number) + 1
    }
  }

  private begin(words: readonly Places[], i: number, at: number): number {
    return (((words[i] as Places).places[at] as number) >>> 1) - (this.offsets[i] as number)
  }

  /** Counts the match at hand, unless a word of it counts twice or another value of a list begins within. */
  private count(words: readonly Places[], width: number): void {
    const { sorted, at } = this
    let exact = 0
    for (let i = 0; i < words.length; i++) {
      const place = (words[i] as Places).places[at[i] as number] as number
      exact += place & 1
      let k = i
      for (; k > 0 && (sorted[k - 1] as number) > place >>> 1; k--) sorted[k] = sorted[k - 1] as number
      sorted[k] = place >>> 1
    }
    for (let i = 1; i < words.length; i++) {
      const distance = (sorted[i] as number) - (sorted[i - 1] as number)
      if (distance === 0 || distance > SAME_VALUE) return
    }
    this.frequency += 1 / (1 + width)
    this.exact += exact / words.length / (1 + width)
    this.onMatch?.(sorted[0] as number, sorted[words.length - 1] as number)
  }
}
