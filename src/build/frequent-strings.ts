import { LONGEST_STORED_STRING, MOST_STORED_SYMBOLS } from '../format/constants.js'
import { BYTES } from '../format/stored.js'
import { ByteStrings, isContinuation, isLead } from './byte-strings.js'

/** How often the sample is cut; each time two symbols that stand together often become one, so strings can double. */
const ROUNDS = 8

/** Room for pairs told apart in a round, as a power of two; what more there are come too seldom to matter. */
const MOST_PAIR_BITS = 18

/** So that a gain and a slot fit into the 53 bits of a number. */
const MOST_GAIN = 2 ** 34

/**
 * Strings that make a text short, found in a sample of it: `scale` is how many times larger the text is. Pairs of symbols are joined by how many
 * bits that saves, as if each symbol took as many as its share in all tells: how often they stand together, times the logarithm of how many times
 * more often that is than by chance (Church and Hanks 1990 for words), less what the string itself takes.
 */
export function frequentStrings(sample: Uint8Array, scale: number): ByteStrings {
  const pairs = new Pairs(sample.length)
  const symbols = new Uint16Array(sample.length)
  let strings = frequentLetters(sample, scale)
  const letters = strings.size
  for (let round = 1; round <= ROUNDS; round++) {
    const count = strings.cut(sample, 0, sample.length, symbols, 0)
    const times = new Uint32Array(strings.size)
    for (let i = 0; i < count; i++) times[symbols[i] as number] = (times[symbols[i] as number] as number) + 1
    pairs.count(symbols, count)
    // Few at first, for the best are made of others that must be found before them.
    const most = Math.round(letters + (MOST_STORED_SYMBOLS - letters) * (round / ROUNDS) ** 2)
    strings = joined(strings, times, pairs, count, scale, most)
  }
  return sorted(strings)
}

/** The letters of two bytes that come more than once or twice. */
function frequentLetters(sample: Uint8Array, scale: number): ByteStrings {
  const times = new Uint32Array(1 << 16)
  for (let i = 0; i + 1 < sample.length; i++) {
    if (!isLead(sample[i] as number) || !isContinuation(sample[i + 1])) continue
    const letter = ((sample[i] as number) << 8) | (sample[++i] as number)
    times[letter] = (times[letter] as number) + 1
  }
  const strings = new ByteStrings()
  times.forEach((count, letter) => {
    if (count > 1 && count * scale > 4) strings.add(Uint8Array.of(letter >>> 8, letter & 0xff))
  })
  return strings
}

/** The strings that are worth their room, and the best pairs, until there are `most`. */
function joined(strings: ByteStrings, times: Uint32Array, pairs: Pairs, count: number, scale: number, most: number): ByteStrings {
  const kept = new ByteStrings()
  for (let symbol = BYTES; symbol < strings.size; symbol++) {
    const often = times[symbol] as number
    if (often > 1 && often * scale * 2 > strings.lengthOf(symbol) + 1) kept.add(strings.textOf(symbol))
  }
  // A gain in whole bits and, below it, the slot: numbers sort faster than objects.
  const gains = new Float64Array(pairs.slots)
  let found = 0
  pairs.forEach((first, second, together, slot) => {
    const length = strings.lengthOf(first) + strings.lengthOf(second)
    if (together < 3 || length > LONGEST_STORED_STRING) return
    const chance = (times[first] as number) * ((times[second] as number) / count)
    const gain = together * Math.log2(together / chance) * scale - stringBits(length)
    if (gain >= 1) gains[found++] = Math.floor(Math.min(gain, MOST_GAIN)) * pairs.slots + slot
  })
  const text = new Uint8Array(LONGEST_STORED_STRING)
  const best = gains.subarray(0, found).sort()
  for (let i = found - 1; i >= 0 && kept.size < most; i--) {
    const [first, second] = pairs.at((best[i] as number) % pairs.slots)
    text.set(strings.textOf(first))
    text.set(strings.textOf(second), strings.lengthOf(first))
    kept.add(text.subarray(0, strings.lengthOf(first) + strings.lengthOf(second)))
  }
  return kept
}

/** About what a string of so many bytes takes in the image: a byte, half of its bytes (the others are shared with its neighbour), and a code length. */
function stringBits(length: number): number {
  return 12 + 4 * length
}

/** The strings in the order of their bytes, and an even number of symbols. */
function sorted(strings: ByteStrings): ByteStrings {
  const texts = Array.from({ length: strings.size - BYTES }, (_, i) => strings.textOf(BYTES + i)).sort(compareBytes)
  if (texts.length % 2 === 1) texts.pop()
  const result = new ByteStrings()
  for (const text of texts) result.add(text)
  return result
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  return a.length - b.length
}

/** How often two symbols stand side by side, in an open-addressing table. */
class Pairs {
  readonly slots: number
  private readonly shift: number
  /** First symbol × 65,536 + second + 1. */
  private readonly keys: Int32Array
  private readonly times: Uint32Array

  /** Room for the pairs of a text of so many symbols. */
  constructor(symbols: number) {
    const bits = Math.min(MOST_PAIR_BITS, 34 - Math.clz32(symbols))
    this.slots = 2 ** bits
    this.shift = 32 - bits
    this.keys = new Int32Array(this.slots)
    this.times = new Uint32Array(this.slots)
  }

  count(symbols: Uint16Array, count: number): void {
    const { keys, times, slots, shift } = this
    keys.fill(0)
    times.fill(0)
    let room = 0.75 * slots
    for (let i = 1; i < count; i++) {
      const key = (((symbols[i - 1] as number) << 16) | (symbols[i] as number)) + 1
      let slot = Math.imul(key, 0x9e3779b1) >>> shift
      while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & (slots - 1)
      if (keys[slot] === 0) {
        if (room-- <= 0) continue
        keys[slot] = key
      }
      times[slot] = (times[slot] as number) + 1
    }
  }

  forEach(visit: (first: number, second: number, together: number, slot: number) => void): void {
    for (let slot = 0; slot < this.slots; slot++) {
      if (this.keys[slot] === 0) continue
      const [first, second] = this.at(slot)
      visit(first, second, this.times[slot] as number, slot)
    }
  }

  at(slot: number): [first: number, second: number] {
    const key = (this.keys[slot] as number) - 1
    return [key >>> 16, key & 0xffff]
  }
}
