import type { Lexicon } from '../lexicon/lexicon.js'
import { SHORTEST_STEM } from '../stem/affixes.js'
import type { LatinStemmer } from '../stem/latin-stemmer.js'
import { latinStem } from '../stem/latin-stemmer.js'
import { rootKeyOf } from '../stem/root.js'
import { articleOf, Stemmer } from '../stem/stemmer.js'
import type { Word } from '../stem/words.js'
import { NONE } from '../stem/words.js'
import { ALEF, HEH, YEH } from '../unicode/codepoints.js'
import { CorpusWords } from './corpus-words.js'
import { grown } from './form-pool.js'
import { orderOf } from './sort-terms.js'
import type { Vocabulary } from './vocabulary.js'

/**
 * Decides, once and with the whole vocabulary at hand, which stem each form has and which root each stem: the lexicon first, then
 * the corpus's own frequencies, then the light rules.
 */

/** A form among its relatives: `count` is 0 where it stands in no document and only leads queries to its stem. */
export interface Entry {
  term: string
  count: number
  /** Number of the form in the vocabulary, -1 for one without occurrences. */
  form: number
}

/** A stem with its forms, the most frequent first. */
export interface StemGroup {
  key: string
  forms: Entry[]
}

/** A root with its stems, in the order of their keys. */
export interface RootGroup {
  key: string
  stems: StemGroup[]
}

/** Groups a vocabulary; the roots come in the order of their keys. */
export function conflate(vocabulary: Vocabulary, lexicon: Lexicon, stopWords: ReadonlySet<string> = new Set(), latin?: LatinStemmer): RootGroup[] {
  return new Conflation(vocabulary, lexicon, stopWords, latin).groups()
}

/** A form whose singular says which root its stem has. */
interface Witness {
  term: string
  count: number
}

/** Of several forms the most frequent says it, whichever came first. */
function isBetter(term: string, count: number, known: Witness | undefined): boolean {
  return !known || count > known.count || (count === known.count && term < known.term)
}

class Conflation {
  private readonly words: CorpusWords
  private readonly stemmer: Stemmer
  private readonly vocabulary: Vocabulary
  private readonly stopWords: readonly Word[]
  private readonly latin: LatinStemmer | undefined
  /** Of each entry the word, and the number of its stem: the forms of the vocabulary first, then what only leads queries. */
  private entryWords: Uint32Array
  private entryStems: Uint32Array
  private entries = 0
  /** Of each stem the word, that of its root, and by which form the lexicon says so. */
  private readonly stemWords: Word[] = []
  private readonly roots: Word[] = []
  private readonly trusted: (Witness | undefined)[] = []
  /** By words: the number of the stem + 1 that a word is, and that it has as a term; 0 for none. */
  private stemNumbers: Uint32Array
  private termStems: Uint32Array

  constructor(vocabulary: Vocabulary, lexicon: Lexicon, stopWords: ReadonlySet<string>, latin: LatinStemmer | undefined) {
    this.vocabulary = vocabulary
    this.latin = latin
    this.words = new CorpusWords(lexicon, (vocabulary.size >>> 1) + ROOM)
    this.stemmer = new Stemmer(this.words)
    this.stopWords = Array.from(stopWords, word => this.words.intern(word))
    this.stemNumbers = new Uint32Array(this.words.size + vocabulary.size)
    this.termStems = new Uint32Array(this.words.size + vocabulary.size)
    this.entryWords = new Uint32Array(vocabulary.size + ROOM)
    this.entryStems = new Uint32Array(vocabulary.size + ROOM)
  }

  groups(): RootGroup[] {
    const { words, vocabulary } = this
    const terms = vocabulary.terms()
    for (let form = 0; form < terms.length; form++) {
      const packed = vocabulary.packedOf(form)
      this.entryWords[form] = packed < 0 ? words.intern(terms[form] as string) : words.internPacked(packed)
    }
    this.countWords(terms)
    // For each form the word that its stem was found through, then the form.
    const bases = new Int32Array(2 * terms.length)
    for (let form = 0; form < terms.length; form++) {
      const word = this.entryWords[form] as Word
      bases[2 * form] = this.group(terms[form] as string, word, vocabulary.counts[form] as number)
      bases[2 * form + 1] = word
    }
    for (const word of this.guides(bases)) {
      terms.push(words.textOf(word))
      this.group(terms[terms.length - 1] as string, word, 0)
    }
    this.addStemsAsTerms(terms)
    return this.inOrder(terms)
  }

  /** How often each word stands by itself or behind the article, which says as surely that it is a word. */
  private countWords(terms: readonly string[]): void {
    const { words, vocabulary, entryWords } = this
    for (let form = 0; form < terms.length; form++) {
      const term = terms[form] as string
      const word = entryWords[form] as Word
      const count = vocabulary.counts[form] as number
      words.count(word, count)
      const start = articleOf(term)
      if (start === 0 || term.charCodeAt(start - 2) !== ALEF || term.length - start < SHORTEST_STEM || words.stemOf(word) !== NONE) continue
      words.load(term)
      words.count(words.named(start, term.length, 0, 0), count)
    }
  }

  /** Adds a term as an entry of its stem; returns the word that it was found through. */
  private group(term: string, word: Word, count: number): Word {
    const { words, stemmer } = this
    stemmer.analyze(term, word)
    const { base } = stemmer
    const latin = latinStem(term, this.latin)
    const stem = latin === undefined ? stemmer.stem : words.intern(latin)
    const singular = words.singularOf(base)
    let number = this.numberOf(stem)
    if (number === 0) {
      number = this.stemWords.push(stem)
      this.stemNumbers[stem] = number
      this.roots.push(this.rootOf(stem, singular))
      this.trusted.push(singular === NONE ? undefined : { term, count })
    } else if (singular !== NONE && isBetter(term, count, this.trusted[number - 1])) {
      this.roots[number - 1] = this.rootOf(stem, singular)
      this.trusted[number - 1] = { term, count }
    }
    this.termStems[word] = number
    this.addEntry(word, number - 1)
    return base
  }

  private addEntry(word: Word, stem: number): void {
    if (this.entries === this.entryWords.length) {
      this.entryWords = grown(this.entryWords, 2 * this.entries)
      this.entryStems = grown(this.entryStems, 2 * this.entries)
    }
    this.entryWords[this.entries] = word
    this.entryStems[this.entries++] = stem
  }

  /** The number of a stem + 1; 0 for a word that is none, with room for it. */
  private numberOf(word: Word): number {
    if (this.words.size > this.stemNumbers.length) {
      this.stemNumbers = grown(this.stemNumbers, 2 * this.words.size)
      this.termStems = grown(this.termStems, 2 * this.words.size)
    }
    return this.stemNumbers[word] as number
  }

  private rootOf(stem: Word, singular: Word): Word {
    const { words, stemmer } = this
    let base = stem
    if (singular !== NONE) {
      stemmer.analyze(words.textOf(singular), singular)
      base = stemmer.stem
    }
    const known = words.rootOf(base)
    return known === NONE ? words.intern(rootKeyOf(words.textOf(base))) : known
  }

  /**
   * Terms that no document holds but a query may: broken plurals of the corpus's singulars and the reverse; words of the lexicon that
   * look like a word of the corpus with a clitic; stop words, so that a query knows them. They let the query side do without a lexicon.
   */
  private guides(bases: Int32Array): Set<Word> {
    const { words } = this
    const wanted = new Set<Word>()
    const want = (word: Word): void => {
      if (word !== NONE && (this.termStems[word] ?? 0) === 0 && (this.stemNumbers[word] ?? 0) === 0) wanted.add(word)
    }
    for (const word of this.stopWords) want(word)
    const seen = new Uint8Array(words.size)
    for (const base of bases) {
      if (seen[base] === 1) continue
      seen[base] = 1
      want(words.singularOf(base))
      for (const plural of words.pluralsOf(base)) want(plural)
      for (const word of words.likeClitics(base)) want(word)
    }
    return wanted
  }

  /**
   * A stem that is no word leads to itself, whatever the rules would make of it as a word (اميرك is not أمير + ك), unless a query finds one of
   * its forms through it. Words that are stop words are terms all the same.
   */
  private addStemsAsTerms(terms: string[]): void {
    const { words, termStems } = this
    const wanted = new Set(this.stopWords)
    this.stemWords.forEach((word, stem) => {
      if ((termStems[word] ?? 0) !== 0) return
      const term = words.textOf(word)
      if (!wanted.has(word) && this.leadsFrom(term) === stem + 1) return
      terms.push(term)
      this.addEntry(word, stem)
    })
  }

  /** The number + 1 of the stem that the first term of those that are looked up for a word (`formsNear` of endings.ts) leads to; 0 where none is a term. */
  private leadsFrom(text: string): number {
    const { words, termStems } = this
    const { length } = text
    words.load(text)
    const stemAt = (near: Word): number => (near === NONE ? 0 : (termStems[near] ?? 0))
    return (
      stemAt(words.withArticle(0, length, 0)) ||
      stemAt(words.at(0, length, 0, HEH)) ||
      stemAt(words.at(0, length, 0, YEH)) ||
      stemAt(words.withArticle(0, length, HEH)) ||
      stemAt(words.at(0, length, 0, ALEF))
    )
  }

  private inOrder(terms: readonly string[]): RootGroup[] {
    const { words, vocabulary, entryStems, roots } = this
    const keys = this.stemWords.map(word => words.textOf(word))
    // The entries stem by stem.
    const starts = new Uint32Array(keys.length + 1)
    for (let i = 0; i < terms.length; i++) starts[(entryStems[i] as number) + 1] = (starts[(entryStems[i] as number) + 1] as number) + 1
    for (let stem = 0; stem < keys.length; stem++) starts[stem + 1] = (starts[stem + 1] as number) + (starts[stem] as number)
    const byStem = new Uint32Array(terms.length)
    const cursors = starts.slice()
    for (let i = 0; i < terms.length; i++) {
      const stem = entryStems[i] as number
      byStem[cursors[stem] as number] = i
      cursors[stem] = (cursors[stem] as number) + 1
    }
    const families = new Map<Word, RootGroup>()
    for (const stem of orderOf(keys)) {
      const forms: Entry[] = []
      for (let at = starts[stem] as number; at < (starts[stem + 1] as number); at++) {
        const form = byStem[at] as number
        const occurs = form < vocabulary.size
        forms.push({ term: terms[form] as string, count: occurs ? (vocabulary.counts[form] as number) : 0, form: occurs ? form : -1 })
      }
      if (forms.length > 1) forms.sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
      const root = roots[stem] as Word
      const group = { key: keys[stem] as string, forms }
      const family = families.get(root)
      if (family) family.stems.push(group)
      else families.set(root, { key: words.textOf(root), stems: [group] })
    }
    const inOrder = [...families.values()]
    return Array.from(orderOf(inOrder.map(({ key }) => key)), i => inOrder[i] as RootGroup)
  }
}

/** Words beside those of the vocabulary that there is room for at first. */
const ROOM = 1024
