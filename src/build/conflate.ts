import type { Lexicon } from '../lexicon/lexicon.js'
import { SHORTEST_STEM } from '../stem/affixes.js'
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
export function conflate(vocabulary: Vocabulary, lexicon: Lexicon, stopWords: ReadonlySet<string> = new Set()): RootGroup[] {
  return new Conflation(vocabulary, lexicon, stopWords).groups()
}

/** A stem on its way: its root, and whether a word of the lexicon says so. */
interface Stem {
  word: Word
  forms: Entry[]
  root: Word
  trusted: boolean
}

class Conflation {
  private readonly words: CorpusWords
  private readonly stemmer: Stemmer
  private readonly vocabulary: Vocabulary
  private readonly stopWords: readonly Word[]
  /** The stems in the order in which they came, and by their words: number + 1, 0 for a word that is none. */
  private readonly stems: Stem[] = []
  private stemNumbers: Uint32Array
  /** For each word the stem number + 1 of the term that it is, 0 where it is none. */
  private termStems: Uint32Array

  constructor(vocabulary: Vocabulary, lexicon: Lexicon, stopWords: ReadonlySet<string>) {
    this.vocabulary = vocabulary
    this.words = new CorpusWords(lexicon, 2 * vocabulary.size + ROOM)
    this.stemmer = new Stemmer(this.words)
    this.stopWords = Array.from(stopWords, word => this.words.intern(word))
    this.stemNumbers = new Uint32Array(this.words.size + vocabulary.size)
    this.termStems = new Uint32Array(this.words.size + vocabulary.size)
  }

  groups(): RootGroup[] {
    const { words, vocabulary } = this
    const terms = vocabulary.terms()
    const formWords = Int32Array.from(terms, (term, form) => {
      const packed = vocabulary.packedOf(form)
      return packed < 0 ? words.intern(term) : words.internPacked(packed)
    })
    this.countWords(terms, formWords)
    // For each form the word that its stem was found through, then the form.
    const bases = new Int32Array(2 * terms.length)
    terms.forEach((term, form) => {
      const word = formWords[form] as Word
      bases[2 * form] = this.group({ term, count: vocabulary.counts[form] as number, form }, word)
      bases[2 * form + 1] = word
    })
    for (const word of this.guides(bases)) this.group({ term: words.textOf(word), count: 0, form: -1 }, word)
    this.addStemsAsTerms()
    return this.inOrder()
  }

  /** How often each word stands by itself or behind the article, which says as surely that it is a word. */
  private countWords(terms: readonly string[], formWords: Int32Array): void {
    const { words, vocabulary } = this
    terms.forEach((term, form) => {
      const word = formWords[form] as Word
      const count = vocabulary.counts[form] as number
      words.count(word, count)
      const start = articleOf(term)
      if (start === 0 || term.charCodeAt(start - 2) !== ALEF || term.length - start < SHORTEST_STEM || words.stemOf(word) !== NONE) return
      words.load(term)
      words.count(words.named(start, term.length, 0, 0), count)
    })
  }

  /** Puts an entry among the forms of its stem; returns the word that it was found through. */
  private group(entry: Entry, term: Word): Word {
    const { words, stemmer, stems } = this
    stemmer.analyze(entry.term)
    const { stem: word, base } = stemmer
    const singular = words.singularOf(base)
    let number = this.numberOf(word)
    if (number === 0) {
      number = stems.push({ word, forms: [entry], root: this.rootOf(word, singular), trusted: singular !== NONE })
      this.stemNumbers[word] = number
    } else {
      const stem = stems[number - 1] as Stem
      stem.forms.push(entry)
      if (singular !== NONE && !stem.trusted) {
        stem.root = this.rootOf(word, singular)
        stem.trusted = true
      }
    }
    this.termStems[term] = number
    return base
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
      stemmer.analyze(words.textOf(singular))
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
  private addStemsAsTerms(): void {
    const { words, stems, termStems } = this
    const wanted = new Set(this.stopWords)
    stems.forEach(({ word, forms }, i) => {
      if ((termStems[word] ?? 0) !== 0) return
      const term = words.textOf(word)
      if (wanted.has(word) || this.leadsFrom(term) !== i + 1) forms.push({ term, count: 0, form: -1 })
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

  private inOrder(): RootGroup[] {
    const { words, stems } = this
    const keys = stems.map(({ word }) => words.textOf(word))
    const families = new Map<Word, StemGroup[]>()
    for (const i of orderOf(keys)) {
      const { forms, root } = stems[i] as Stem
      if (forms.length > 1) forms.sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
      const group = { key: keys[i] as string, forms }
      const family = families.get(root)
      if (family) family.push(group)
      else families.set(root, [group])
    }
    const roots = Array.from(families, ([word, stems]) => ({ key: words.textOf(word), stems }))
    return Array.from(orderOf(roots.map(({ key }) => key)), i => roots[i] as RootGroup)
  }
}

/** Words beside those of the vocabulary that there is room for at first. */
const ROOM = 1024
