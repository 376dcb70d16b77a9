import { ACTIVE, ANY_SLOT, JUSSIVE, LIKELY, PASSIVE, TRANSITIVE, UNPREFIXED } from '../stem/verb-slots.js'
import { WordTable } from '../stem/word-table.js'
import type { Word } from '../stem/words.js'
import { NONE } from '../stem/words.js'

/** What a lexicon knows of words, by their numbers in a table: columns for those below `size`, nothing for any other word. */
export class KnownWords {
  table: WordTable
  /** Words that have a place in the columns. */
  size = 0
  /** The stem of a word as it stands. */
  stems: Int32Array
  /** The stem of a function word with its clitics. */
  functionStems: Int32Array
  /** 1 for a function word. */
  functionWords: Uint8Array
  /** 1 for a common verb, 0.5 for another that is listed, -1 for a short word that only patterns make. */
  ranks: Float32Array
  singulars: Int32Array
  /** The key of a word's root. */
  roots: Int32Array
  plurals: Map<Word, Word[]> = new Map()
  /** Words with a stem that look like another word behind a clitic (وزير like و + زير), by that other word. */
  likeClitics: Map<Word, Word[]> = new Map()
  /** The first reading of a word as a stem of the past, and of the imperfect. */
  private pasts: Int32Array
  private imperfects: Int32Array
  /** Readings: the verb, the slots that it serves, the next reading. */
  private verbs: Word[] = []
  private slots: number[] = []
  private next: number[] = []

  /** Room for so many words at first. */
  constructor(room: number) {
    this.table = new WordTable(undefined, room)
    this.stems = column(room)
    this.functionStems = column(room)
    this.functionWords = new Uint8Array(room)
    this.ranks = new Float32Array(room)
    this.singulars = column(room)
    this.roots = column(room)
    this.pasts = column(room)
    this.imperfects = column(room)
  }

  /** The same knowledge, to be added to. */
  copy(): KnownWords {
    const copy = new KnownWords(1)
    copy.table = new WordTable(this.table)
    copy.size = this.size
    copy.stems = this.stems.slice()
    copy.functionStems = this.functionStems.slice()
    copy.functionWords = this.functionWords.slice()
    copy.ranks = this.ranks.slice()
    copy.singulars = this.singulars.slice()
    copy.roots = this.roots.slice()
    copy.plurals = new Map(this.plurals)
    copy.likeClitics = new Map(Array.from(this.likeClitics, ([word, list]) => [word, [...list]]))
    copy.pasts = this.pasts.slice()
    copy.imperfects = this.imperfects.slice()
    copy.verbs = this.verbs.slice()
    copy.slots = this.slots.slice()
    copy.next = this.next.slice()
    return copy
  }

  /** The number of a word, with a place in the columns. */
  wordOf(text: string): Word {
    const word = this.table.intern(text)
    if (word >= this.size) this.size = word + 1
    while (this.size > this.stems.length) this.grow()
    return word
  }

  /** Adds a reading of a stem behind those that are there, unless they serve for all that it does. */
  addReading(stem: Word, imperfect: boolean, verb: Word, slots: number): void {
    const firsts = imperfect ? this.imperfects : this.pasts
    let last = NONE
    for (let reading = firsts[stem] as number; reading !== NONE; reading = this.next[reading] as number) {
      if ((slots & ~(this.slots[reading] as number)) === 0) return
      last = reading
    }
    const reading = this.verbs.push(verb) - 1
    this.slots.push(slots)
    this.next.push(NONE)
    if (last === NONE) firsts[stem] = reading
    else this.next[last] = reading
  }

  /** Whether a word is read as a stem of the imperfect. */
  isImperfect(word: Word): boolean {
    return word !== NONE && this.imperfects[word] !== NONE
  }

  /** The verb of the first reading of a stem that serves for `slots` (verb-slots.ts). */
  verbOf(stem: Word, imperfect: boolean, slots: number): Word {
    const wanted = slots & (UNPREFIXED | TRANSITIVE)
    const unwanted = (slots & (ACTIVE | TRANSITIVE) ? PASSIVE : 0) | (slots & LIKELY ? PASSIVE | JUSSIVE : 0)
    const firsts = imperfect ? this.imperfects : this.pasts
    for (let reading = firsts[stem] as number; reading !== NONE; reading = this.next[reading] as number) {
      const has = this.slots[reading] as number
      if ((has & slots & ANY_SLOT) !== 0 && (wanted & ~has) === 0 && (unwanted & has) === 0) return this.verbs[reading] as Word
    }
    return NONE
  }

  private grow(): void {
    this.stems = grown(this.stems)
    this.functionStems = grown(this.functionStems)
    this.singulars = grown(this.singulars)
    this.roots = grown(this.roots)
    this.pasts = grown(this.pasts)
    this.imperfects = grown(this.imperfects)
    const { functionWords, ranks } = this
    this.functionWords = new Uint8Array(2 * functionWords.length)
    this.functionWords.set(functionWords)
    this.ranks = new Float32Array(2 * ranks.length)
    this.ranks.set(ranks)
  }
}

function column(room: number): Int32Array {
  return new Int32Array(room).fill(NONE)
}

function grown(words: Int32Array): Int32Array {
  const larger = column(2 * words.length)
  larger.set(words)
  return larger
}
