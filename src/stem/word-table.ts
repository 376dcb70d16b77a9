import { PACKED_UNITS, Packed } from '../tokenize/packed-form.js'
import { ALEF, LAM } from '../unicode/codepoints.js'
import type { Word } from './words.js'
import { NONE } from './words.js'

/** Letters of a word that has its place in the table's keys: two integers of six letters, five bits each, the last letter lowest. */
const HALF = 6
const LONGEST = 2 * HALF
const HALF_BITS = Packed.Bits * HALF
const HALF_MASK = 2 ** HALF_BITS - 1

/** The low key of a word of other letters, or of more: its high key is then its number among such. No word has it, for no letter is 31. */
const SPELLED = -1

const FIRST_WORDS = 1024

/**
 * Words and their numbers, counted from 0. Folded Arabic words of at most twelve letters, nearly all, are keyed by their letters, which
 * any part of a form shows at once: such a part is looked up without being cut out. Other words are kept as strings.
 */
export class WordTable {
  size = 0
  /** Two integers for each word. */
  private keys: Int32Array
  /** Word + 1, or 0 for a free slot; at most half full. */
  private slots: Int32Array
  private shift: number
  private readonly spelled: string[] = []
  private readonly spelledWords = new Map<string, Word>()
  private form = ''
  /** Whether the loaded form has its letters in `lasts`. */
  private packed = false
  /** For each length of a beginning of the loaded form, its last six letters. */
  private readonly lasts = new Int32Array(LONGEST + 1)
  /** The key that {@link pack} found. */
  private low = 0
  private high = 0

  /** Has the words of another table to begin with, and room for more. */
  constructor(other?: WordTable, room: number = FIRST_WORDS) {
    const words = (other?.size ?? 0) + room
    const log = Math.max(4, 33 - Math.clz32(words))
    this.keys = new Int32Array(2 * words)
    this.slots = new Int32Array(2 ** log)
    this.shift = 32 - log
    if (!other) return
    this.size = other.size
    this.keys.set(other.keys.subarray(0, 2 * other.size))
    this.spelled = [...other.spelled]
    this.spelledWords = new Map(other.spelledWords)
    this.fillSlots()
  }

  /** The number of a word, given one where it has none. */
  intern(word: string): Word {
    this.load(word)
    return this.named(0, word.length, 0, 0)
  }

  /** The number of a word, {@link NONE} where it has none. */
  find(word: string): Word {
    this.load(word)
    return this.at(0, word.length, 0, 0)
  }

  /** As {@link intern}, for an Arabic word as packed-form.ts packs it. */
  internPacked(packed: number): Word {
    const high = Math.floor(packed / 2 ** HALF_BITS)
    return this.internKey(packed - high * 2 ** HALF_BITS, high)
  }

  /** Takes the form that {@link at} and {@link named} speak of. */
  load(form: string): void {
    this.form = form
    const { lasts } = this
    const { length } = form
    this.packed = length <= LONGEST
    if (!this.packed) return
    let last = 0
    for (let i = 0; i < length; ) {
      const letter = PACKED_UNITS[form.charCodeAt(i)] as number
      if (letter === 0 || letter >= Packed.Base) {
        this.packed = false
        return
      }
      last = ((last << Packed.Bits) | letter) & HALF_MASK
      lasts[++i] = last
    }
  }

  /** The word `form[from, to)` with the Arabic letters `before` and `after` it (0: none); {@link NONE} where it has no number. */
  at(from: number, to: number, before: number, after: number): Word {
    let length = to - from
    if (!this.packed || length + (before === 0 ? 0 : 1) + (after === 0 ? 0 : 1) > LONGEST) return this.findSpelled(this.cut(from, to, before, after))
    const { lasts } = this
    let low = lasts[to] as number
    let high = 0
    if (length < HALF) low &= (1 << (Packed.Bits * length)) - 1
    else if (length > HALF) {
      high = lasts[to - HALF] as number
      if (length < LONGEST) high &= (1 << (Packed.Bits * (length - HALF))) - 1
    }
    if (after !== 0) {
      high = (high << Packed.Bits) | (low >>> (HALF_BITS - Packed.Bits))
      low = ((low << Packed.Bits) & HALF_MASK) | (PACKED_UNITS[after] as number)
      length++
    }
    if (before !== 0) {
      if (length < HALF) low |= (PACKED_UNITS[before] as number) << (Packed.Bits * length)
      else high |= (PACKED_UNITS[before] as number) << (Packed.Bits * (length - HALF))
    }
    return this.findKey(low, high)
  }

  /** As {@link at}, with the article before the word. */
  withArticle(from: number, to: number, after: number): Word {
    const length = to - from + (after === 0 ? 0 : 1)
    if (!this.packed || length > LONGEST - 2) return this.findSpelled(String.fromCharCode(ALEF, LAM) + this.cut(from, to, 0, after))
    let low = 0
    let high = 0
    const put = (unit: number): void => {
      high = (high << Packed.Bits) | (low >>> (HALF_BITS - Packed.Bits))
      low = ((low << Packed.Bits) & HALF_MASK) | (PACKED_UNITS[unit] as number)
    }
    put(ALEF)
    put(LAM)
    for (let i = from; i < to; i++) put(this.form.charCodeAt(i))
    if (after !== 0) put(after)
    return this.findKey(low, high)
  }

  /** As {@link at}, but gives a number to a word that has none. */
  named(from: number, to: number, before: number, after: number): Word {
    const known = this.at(from, to, before, after)
    if (known !== NONE) return known
    const word = this.cut(from, to, before, after)
    return this.pack(word) ? this.internKey(this.low, this.high) : this.internSpelled(word)
  }

  textOf(word: Word): string {
    const low = this.keys[2 * word] as number
    const high = this.keys[2 * word + 1] as number
    return low === SPELLED ? (this.spelled[high] as string) : lettersOf(high) + lettersOf(low)
  }

  private cut(from: number, to: number, before: number, after: number): string {
    const word = from === 0 && to === this.form.length ? this.form : this.form.slice(from, to)
    return before === 0 && after === 0 ? word : (before === 0 ? '' : String.fromCharCode(before)) + word + (after === 0 ? '' : String.fromCharCode(after))
  }

  private findSpelled(word: string): Word {
    return this.pack(word) ? this.findKey(this.low, this.high) : (this.spelledWords.get(word) ?? NONE)
  }

  /** Finds the key of a word; false where it has none. */
  private pack(word: string): boolean {
    if (word.length > LONGEST) return false
    let low = 0
    let high = 0
    for (let i = 0; i < word.length; i++) {
      const letter = PACKED_UNITS[word.charCodeAt(i)] as number
      if (letter === 0 || letter >= Packed.Base) return false
      high = (high << Packed.Bits) | (low >>> (HALF_BITS - Packed.Bits))
      low = ((low << Packed.Bits) & HALF_MASK) | letter
    }
    this.low = low
    this.high = high
    return true
  }

  private findKey(low: number, high: number): Word {
    const { slots, keys } = this
    const mask = slots.length - 1
    for (let slot = hashOf(low, high) >>> this.shift; ; slot = (slot + 1) & mask) {
      const word = (slots[slot] as number) - 1
      if (word < 0 || (keys[2 * word] === low && keys[2 * word + 1] === high)) return word
    }
  }

  private internKey(low: number, high: number): Word {
    const known = this.findKey(low, high)
    if (known !== NONE) return known
    const word = this.add(low, high)
    const mask = this.slots.length - 1
    let slot = hashOf(low, high) >>> this.shift
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask
    this.slots[slot] = word + 1
    return word
  }

  private internSpelled(word: string): Word {
    const known = this.spelledWords.get(word)
    if (known !== undefined) return known
    const number = this.add(SPELLED, this.spelled.push(word) - 1)
    this.spelledWords.set(word, number)
    return number
  }

  private add(low: number, high: number): Word {
    if (2 * this.size === this.keys.length) {
      const keys = new Int32Array(2 * this.keys.length + 2)
      keys.set(this.keys)
      this.keys = keys
    }
    if (2 * (this.size + 1) > this.slots.length) {
      this.slots = new Int32Array(2 * this.slots.length)
      this.shift--
      this.fillSlots()
    }
    this.keys[2 * this.size] = low
    this.keys[2 * this.size + 1] = high
    return this.size++
  }

  private fillSlots(): void {
    const { slots, keys, shift } = this
    const mask = slots.length - 1
    for (let word = 0; word < this.size; word++) {
      const low = keys[2 * word] as number
      if (low === SPELLED) continue
      let slot = hashOf(low, keys[2 * word + 1] as number) >>> shift
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = word + 1
    }
  }
}

/** Multiplicative hashing (Knuth, TAOCP 6.4): the highest bits of the products choose the slot. */
function hashOf(low: number, high: number): number {
  return Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)
}

const LETTERS: readonly string[] = (() => {
  const letters: string[] = new Array(Packed.Base).fill('')
  PACKED_UNITS.forEach((letter, unit) => {
    if (letter > 0 && letter < Packed.Base) letters[letter] = String.fromCharCode(unit)
  })
  return letters
})()

function lettersOf(key: number): string {
  let text = ''
  for (let shift = HALF_BITS - Packed.Bits; shift >= 0; shift -= Packed.Bits) if (key >>> shift !== 0) text += LETTERS[(key >>> shift) & (Packed.Base - 1)]
  return text
}
