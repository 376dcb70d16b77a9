import type { KnownWords } from '../lexicon/known-words.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { Evidence } from '../stem/evidence.js'
import { WordTable } from '../stem/word-table.js'
import type { Word, Words } from '../stem/words.js'
import { NONE } from '../stem/words.js'
import { grown } from './form-pool.js'

/** The words of a corpus and of a lexicon in one table, the lexicon's first, with what is known of each. */
export class CorpusWords extends WordTable implements Words {
  readonly readVerb?: NonNullable<Evidence['readVerb']>
  private readonly known: KnownWords
  /** Words with a place in the lexicon's columns. */
  private readonly listed: number
  private counts: Uint32Array

  constructor(lexicon: Lexicon, room: number) {
    super(lexicon.known.table, room)
    this.known = lexicon.known
    this.listed = lexicon.known.size
    this.counts = new Uint32Array(this.size + room)
    if (lexicon.readVerb) this.readVerb = lexicon.readVerb
  }

  /** Counts a word `count` times more. */
  count(word: Word, count: number): void {
    if (word >= this.counts.length) this.counts = grown(this.counts, Math.max(2 * this.counts.length, word + 1))
    this.counts[word] = (this.counts[word] as number) + count
  }

  countOf(word: Word): number {
    return word >= 0 && word < this.counts.length ? (this.counts[word] as number) : 0
  }

  stemOf(word: Word): Word {
    return this.isListed(word) ? (this.known.stems[word] as Word) : NONE
  }

  functionStemOf(word: Word): Word {
    return this.isListed(word) ? (this.known.functionStems[word] as Word) : NONE
  }

  isFunctionWord(word: Word): boolean {
    return this.isListed(word) && this.known.functionWords[word] === 1
  }

  verbOf(stem: Word, imperfect: boolean, slots: number): Word {
    return this.isListed(stem) ? this.known.verbOf(stem, imperfect, slots) : NONE
  }

  rankOf(word: Word): number {
    return this.isListed(word) ? (this.known.ranks[word] as number) : 0
  }

  singularOf(word: Word): Word {
    return this.isListed(word) ? (this.known.singulars[word] as Word) : NONE
  }

  pluralsOf(word: Word): readonly Word[] {
    return (this.isListed(word) && this.known.plurals.get(word)) || NO_WORDS
  }

  /** Words of the lexicon that look like this one behind a clitic. */
  likeClitics(word: Word): readonly Word[] {
    return (this.isListed(word) && this.known.likeClitics.get(word)) || NO_WORDS
  }

  rootOf(word: Word): Word {
    return this.isListed(word) ? (this.known.roots[word] as Word) : NONE
  }

  private isListed(word: Word): boolean {
    return word >= 0 && word < this.listed
  }
}

const NO_WORDS: readonly Word[] = []
