import { MAX_WORD_LENGTH } from '../tokenize/token.js'
import { ALEF, HAMZA, HEH, YEH } from '../unicode/codepoints.js'

/** Words longer than any form with a letter before and behind it are not asked for. */
const LONGEST = MAX_WORD_LENGTH + 2

const MULTIPLIER = 0x2c1b3c6d
/** Spreads hashes over the bits: the golden ratio of 2^32. */
const SPREAD = 0x9e3779b1
const BITS_PER_WORD = 16

/** MULTIPLIER to the power of each length. */
const POWERS = new Int32Array(LONGEST + 1)
POWERS[0] = 1
for (let i = 1; i <= LONGEST; i++) POWERS[i] = Math.imul(POWERS[i - 1] as number, MULTIPLIER)

/**
 * A set of words that says of any part of a form at once whether it may be among them (Bloom 1970, with one hash): of the many ways to
 * take a form apart nearly all leave no word, and need not be cut out to be looked up. The hash of a part is the difference of two
 * prefixes' (Karp and Rabin 1987).
 */
export class WordFilter {
  private readonly bits: Uint32Array
  private readonly shift: number
  /** Hash of each beginning of the form at hand. */
  private readonly prefixes = new Int32Array(LONGEST + 1)

  /** Room for `words` words. */
  constructor(words: number) {
    const log = Math.max(10, 32 - Math.clz32(words * BITS_PER_WORD))
    this.bits = new Uint32Array(2 ** (log - 5))
    this.shift = 32 - log
  }

  add(word: string): void {
    const bit = Math.imul(hashOf(word), SPREAD) >>> this.shift
    this.bits[bit >>> 5] = (this.bits[bit >>> 5] as number) | (1 << (bit & 31))
  }

  /** False for a word that is certainly not among them. */
  mayHold(word: string): boolean {
    return this.isSet(hashOf(word))
  }

  /** Takes the form that is asked about next: at most 64 code units of it. */
  load(form: string): void {
    const { prefixes } = this
    const length = Math.min(form.length, MAX_WORD_LENGTH)
    let hash = 0
    for (let i = 0; i < length; ) {
      hash = (Math.imul(hash, MULTIPLIER) + form.charCodeAt(i)) | 0
      prefixes[++i] = hash
    }
  }

  /**
   * True where the form without what stands before `from` and from `to` on is certainly no word, also not with the letters that affixes
   * drop or change: ة behind it, ى or ء for its last, and for the imperfect ا or ي before it.
   */
  excludes(from: number, to: number, imperfect: boolean): boolean {
    if (this.has(from, to) || this.has(from, to, 0, HEH)) return false
    if (this.has(from, to - 1, 0, YEH) || this.has(from, to - 1, 0, HAMZA)) return false
    return !imperfect || !(this.has(from, to, ALEF) || this.has(from, to, YEH))
  }

  /** False where `form[from, to)`, with the unit `before` it and the unit `after` it (0: none), is certainly none of the words. */
  has(from: number, to: number, before = 0, after = 0): boolean {
    const { prefixes } = this
    const length = to - from
    let hash = ((prefixes[to] as number) - Math.imul(prefixes[from] as number, POWERS[length] as number)) | 0
    if (before !== 0) hash = (Math.imul(before, POWERS[length] as number) + hash) | 0
    if (after !== 0) hash = (Math.imul(hash, MULTIPLIER) + after) | 0
    return this.isSet(hash)
  }

  private isSet(hash: number): boolean {
    const bit = Math.imul(hash, SPREAD) >>> this.shift
    return (((this.bits[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1
  }
}

function hashOf(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, MULTIPLIER) + word.charCodeAt(i)) | 0
  return hash
}
