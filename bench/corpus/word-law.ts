/**
 * How often the words of a language come, by rank r from 1. Zipf-Mandelbrot, 1 / (r + offset), for the `common` words; beyond them, where
 * each further word is rarer than that law says, 1 / r^(1 / heaps) without end (two regimes: Ferrer-i-Cancho and Solé 2001; Gerlach and
 * Altmann, "Stochastic model for the vocabulary growth in natural languages", 2013). Of n words drawn by it, about n^heaps are distinct
 * once n is large (Heaps' law), and more of them early on, as in real text.
 */
export interface WordLawShape {
  /** Exponent of Heaps' law, for texts of millions of words. */
  heaps: number
  /** Words in the first regime. */
  common: number
  /** Mandelbrot's offset: what keeps the first words from being as frequent as Zipf's law says. */
  offset: number
}

/**
 * A vocabulary drawn by this shape lies between those of real texts: it has .8 of the distinct words of the fixtures at their size, .86 of
 * those in 160,000 words of an encyclopedia, and 1.4 times those in 1.2 million words of one country's news.
 */
export const ARABIC: WordLawShape = { heaps: 0.65, common: 10_000, offset: 2 }

/** Ranks stay exact integers, and leave room to reckon with. */
const LAST_RANK = 2 ** 50

export class WordLaw {
  private readonly shape: WordLawShape
  /** Chance of a word of rank i + 1 or below, for the common words. */
  private readonly cumulative: Float64Array
  /** Inverse of the cumulative chances by their first digits: where in them to begin. */
  private readonly guide: Uint32Array
  private readonly tailExponent: number

  constructor(shape: WordLawShape = ARABIC) {
    this.shape = shape
    const { heaps, common, offset } = shape
    this.tailExponent = 1 / heaps - 1
    const cumulative = new Float64Array(common)
    let sum = 0
    for (let i = 0; i < common; i++) {
      sum += 1 / (i + 1 + offset)
      cumulative[i] = sum
    }
    // The integral of the second regime, which meets the first at the last common word.
    const whole = sum + ((common + offset) / (common + 0.5 + offset)) ** this.tailExponent / this.tailExponent
    for (let i = 0; i < common; i++) cumulative[i] = (cumulative[i] as number) / whole
    this.cumulative = cumulative
    this.guide = new Uint32Array(common)
    for (let i = 0, rank = 0; i < common; i++) {
      while (rank < common - 1 && (cumulative[rank] as number) <= i / common) rank++
      this.guide[i] = rank
    }
  }

  /** The rank of a word, from 1, for a number drawn from 0 to below 1. */
  rankOf(drawn: number): number {
    const { cumulative, guide, shape } = this
    const common = cumulative.length
    const known = cumulative[common - 1] as number
    if (drawn < known) {
      let i = guide[Math.floor(drawn * common)] as number
      while ((cumulative[i] as number) <= drawn) i++
      return i + 1
    }
    const left = (1 - drawn) / (1 - known)
    const rank = (common + 0.5 + shape.offset) * left ** (-1 / this.tailExponent) - shape.offset + 0.5
    return Math.min(LAST_RANK, Math.floor(rank))
  }
}
