import { ALEF, HAMZA, HEH, LAM, NOON, TEH, WAW, YEH } from '../unicode/codepoints.js'
import {
  ARTICLES,
  CONSTRUCT,
  ENDINGS,
  IMPERATIVE,
  IMPERFECT,
  LONGEST_PREFIX,
  LONGEST_SUFFIX,
  NOUN,
  OPENED,
  OPENS,
  PAST,
  PREFIX_BITS,
  PREFIX_TRIE,
  PRONOUN,
  RARE,
  SHORTEST_KNOWN_STEM,
  SHORTEST_STEM,
  SUFFIX_BITS,
  SUFFIX_TRIE,
  VERB_PLURAL,
  WITH_PRONOUN,
} from './affixes.js'
import { isArabicLetter, settleHamza } from './endings.js'
import { CONJUNCTION, LEXICON_BONUS, LEXICON_WEIGHT, SHORT, weigh } from './weights.js'
import type { Readings, Word, Words } from './words.js'
import { NONE } from './words.js'

const VERBAL = PAST | IMPERFECT | IMPERATIVE

/** The bits of no suffix at all. */
const BARE = SUFFIX_BITS[0] as number

/** Doubts of a noun: one that only patterns make; a common verb's past that stands for a noun. */
const UNCOMMON_NOUN = 2.5
const VERBAL_NOUN = 1

/**
 * Finds the stem of a folded form. Clitics and endings are letters that words have of their own too, so a form is taken apart only
 * where the evidence knows what remains better than the whole; of several ways the best known wins. The article alone needs no
 * evidence, for few words begin with ال by themselves, and those are in the lexicon. Where nothing is known, the endings of light
 * stemming are stripped. Nothing is allocated for a form but its words' numbers.
 */
export class Stemmer implements Readings {
  stem: Word = NONE
  /** The word that the stem was found through, or the form itself where nothing was known of any part of it. */
  base: Word = NONE
  private readonly words: Words
  private form = ''
  /** The nodes of the form's suffixes by their length. */
  private readonly suffixes = new Uint16Array(LONGEST_SUFFIX + 1)

  private best = 0
  private foundStem: Word = NONE
  private foundBase: Word = NONE
  /** What a reading must weigh more than, beside the others. */
  private least = 0
  private whole = 0
  private bestSure = 0
  private sureStem: Word = NONE
  private sureBase: Word = NONE
  private bestGuess = 0
  private guessStem: Word = NONE
  private guessBase: Word = NONE
  /** Takes the past that a word behind ال may be with an ending. */
  private readonly past: Readings & { verb: Word } = {
    verb: NONE,
    offer(verb) {
      this.verb = verb
    },
  }

  constructor(words: Words) {
    this.words = words
  }

  /** Sets {@link stem} and {@link base} for a form, whose number as a word may be `known`. */
  analyze(form: string, known: Word = NONE): void {
    const { words } = this
    this.form = form
    words.load(form)
    this.analyzeWord(known === NONE ? words.named(0, form.length, 0, 0) : known)
  }

  private analyzeWord(word: Word): void {
    const { words, form } = this
    const { length } = form
    if (!isArabicLetter(form.charCodeAt(0))) {
      this.found(word, word)
      return
    }
    const bound = words.functionStemOf(word)
    if (bound !== NONE) {
      this.found(bound, bound)
      return
    }
    const known = words.stemOf(word)
    if (length < SHORTEST_STEM) this.found(known === NONE ? word : known, word)
    else if (known !== NONE) {
      if (words.rankOf(word) < 0) this.takeApart(0, word, true, known)
      else this.found(known, word)
    } else {
      const start = this.afterArticle(word)
      if (start === 0) this.takeApart(0, word, true, NONE)
      else this.analyzeNoun(start)
    }
  }

  /** Takes a reading. */
  offer(stem: Word, base: Word, weight: number, sure: boolean): void {
    if (sure && weight > this.bestSure) {
      this.bestSure = weight
      this.sureStem = stem
      this.sureBase = base
    }
    if (weight <= this.best) return
    this.best = weight
    this.foundStem = stem
    this.foundBase = base
    this.least = sure ? 0 : this.whole
  }

  private found(stem: Word, base: Word): void {
    this.stem = stem
    this.base = base
  }

  private analyzeNoun(start: number): void {
    const { words, form } = this
    const noun = words.named(start, form.length, 0, 0)
    const known = words.stemOf(noun)
    if (known !== NONE) this.found(known, noun)
    else if (form.length - start >= SHORTEST_STEM) this.takeApart(start, noun, false, NONE)
    else this.found(noun, noun)
  }

  /** Where the noun behind a proclitic that ends in the article begins; 0 for the word itself. */
  private afterArticle(word: Word): number {
    const { words, form } = this
    const { length } = form
    const start = articleOf(form)
    if (start === 0) return 0
    const size = length - start
    const rest = words.at(start, length, 0, 0)
    if (form.charCodeAt(start - 2) === LAM) {
      // للغة is ل + اللغة: the word's own lam is written once. Where both readings are words, the better known wins.
      if (size < SHORTEST_STEM || this.weight(words.at(start - 1, length, 0, 0)) > this.weight(rest)) return size >= SHORTEST_KNOWN_STEM ? start - 1 : 0
      return start
    }
    // وألمانيا begins with و alone, and the ال of التزاماتها is the word's own.
    if (start > 2) {
      const own = words.at(start - 2, length, 0, 0)
      if (words.stemOf(own) !== NONE && (this.weight(own) > this.weight(rest) || words.rankOf(rest) < 0)) return 0
    }
    if (words.stemOf(rest) === NONE && (this.beginsWithKnown(start - 2) || (start > 2 && this.beginsWithKnown(0)))) return 0
    if (size >= SHORTEST_STEM) return start
    return size === SHORTEST_KNOWN_STEM && this.weight(rest) > words.countOf(word) ? start : 0
  }

  /** True where the lexicon knows a word that the form from `from` on is, with an ending: ألمانيا, التزاماتها, إلهكم, آلهتنا, والدته. */
  private beginsWithKnown(from: number): boolean {
    const { words, form, past } = this
    let node = 0
    for (let suffix = 0, to = form.length; to - from >= SHORTEST_STEM; suffix++, to--) {
      if (suffix > 0) node = SUFFIX_TRIE.next(node, form.charCodeAt(to))
      if (suffix > 0 && node === 0) break
      const behind = SUFFIX_BITS[node] as number
      if (behind === 0) continue
      const opened = suffix > 0 && form.charCodeAt(to) === TEH
      // ألف and إله are short enough to be an article and a letter: only a pronoun of two letters tells.
      if (to - from === SHORTEST_STEM && !opened && (suffix < 2 || !(behind & WITH_PRONOUN))) continue
      const core = words.at(from, to, 0, 0)
      if (words.stemOf(opened ? words.at(from, to, 0, HEH) : core) !== NONE) return true
      // التحقت, ألقوه: verbs too.
      past.verb = NONE
      if (core !== NONE && words.readVerb?.(words, core, from, to, 0, node, PAST, past) && (to - from > SHORTEST_STEM + 1 || words.rankOf(past.verb) === 1))
        return true
    }
    return false
  }

  /** How well a bare word is known. */
  private weight(word: Word): number {
    const count = this.words.countOf(word)
    return this.words.stemOf(word) === NONE ? count : LEXICON_WEIGHT * count + LEXICON_BONUS
  }

  /** The best way to take the form from `start` on, the word `base`, apart; `known` is its stem where the lexicon knows it as it stands, if barely. */
  private takeApart(start: number, base: Word, withPrefix: boolean, known: Word): void {
    const { words, form } = this
    const { length } = form
    const whole = words.countOf(base)
    this.whole = whole
    this.best = known === NONE ? 0 : weigh(whole, UNCOMMON_NOUN)
    this.foundStem = known
    this.foundBase = known === NONE ? NONE : base
    this.least = known === NONE ? whole : 0
    this.bestGuess = whole
    this.bestSure = 0
    this.guessBase = this.sureBase = NONE
    this.readSuffixes(start)
    // Letters that begin pasts and are prefixes too: a whole form that begins with them is not among the words known as they stand.
    const first = form.charCodeAt(0)
    if (withPrefix && known === NONE && (first === ALEF || first === TEH)) words.readVerb?.(words, base, 0, length, 0, 0, PAST, this)
    const longest = withPrefix ? LONGEST_PREFIX : 0
    for (let prefix = 0, node = 0; prefix <= longest; prefix++) {
      if (prefix > 0) node = PREFIX_TRIE.next(node, form.charCodeAt(prefix - 1))
      if (prefix > 0 && node === 0) break
      const before = PREFIX_BITS[node] as number
      if (before !== 0) this.readWithPrefix(start + prefix, prefix, node, before, withPrefix ? NOUN | VERBAL : NOUN)
    }
    if (this.foundBase !== NONE && this.foundStem === NONE) {
      if (this.sureBase !== NONE) this.found(this.sureStem, this.sureBase)
      else if (this.best > this.least) this.takeAsUnknown(this.foundBase, start)
      else this.guessOr(base, whole, start, withPrefix)
    } else if (this.foundBase !== NONE && this.best > this.least) this.found(this.foundStem, this.foundBase)
    else this.guessOr(base, whole, start, withPrefix)
  }

  /** The nodes of the suffixes that the form from `start` on ends in, 0 behind the last. */
  private readSuffixes(start: number): void {
    const { suffixes, form } = this
    const longest = Math.min(LONGEST_SUFFIX, form.length - start - 1)
    let length = 0
    for (let node = 0; length < longest; ) {
      node = SUFFIX_TRIE.next(node, form.charCodeAt(form.length - length - 1))
      suffixes[++length] = node
      if (node === 0) return
    }
    if (length < LONGEST_SUFFIX) suffixes[length + 1] = 0
  }

  /** Offers what is known of the form from `from` on, behind a prefix and before each of the suffixes. */
  private readWithPrefix(from: number, prefixLength: number, prefix: number, before: number, allowed: number): void {
    const { words, form, suffixes } = this
    const { length } = form
    for (let suffixLength = 0; suffixLength <= LONGEST_SUFFIX; suffixLength++) {
      const to = length - suffixLength
      const suffix = suffixLength === 0 ? 0 : (suffixes[suffixLength] as number)
      if (to - from < SHORTEST_KNOWN_STEM || (suffixLength > 0 && suffix === 0)) break
      const behind = SUFFIX_BITS[suffix] as number
      const kinds = before & behind & allowed
      if (kinds === 0 || prefixLength + suffixLength === 0) continue
      const core = words.at(from, to, 0, 0)
      const functional = core !== NONE && words.isFunctionWord(core)
      if (functional) {
        if (kinds & NOUN) {
          const bare = suffixLength === 0 || (suffixLength === 1 && form.charCodeAt(to) === ALEF)
          this.offerFunctionWord(core, from, to, bare, before, behind)
        }
      } else if (kinds & NOUN) this.offerNouns(core, from, to, prefixLength, before, behind)
      if (kinds & VERBAL && (!functional || before & IMPERFECT || !(behind & NOUN))) {
        if (core === NONE || !words.readVerb?.(words, core, from, to, prefix, suffix, kinds, this)) this.guessVerb(core, from, to, kinds, before)
      }
    }
  }

  private guessOr(base: Word, count: number, start: number, withPrefix: boolean): void {
    if (this.guessBase !== NONE) this.found(this.guessStem, this.guessBase)
    else {
      // A conjunction stands before anything, also before what was never seen without it.
      const bare = withPrefix && count <= 2 && this.form.charCodeAt(0) === WAW && this.form.length > SHORTEST_STEM + 1
      this.found(this.stripEndings(bare ? 1 : start), base)
    }
  }

  /** The stem of an attested word that the form is found in: behind a conjunction alone it is what the word's own is (ويمكن, يمكن). */
  private takeAsUnknown(word: Word, start: number): void {
    const { form } = this
    const text = this.words.textOf(word)
    if (form.length - start === text.length + 1 && form.endsWith(text)) this.analyze(text, word)
    else this.found(this.strip(text), word)
  }

  /** The stem of a word of which nothing is known: endings of number, gender and nisba stripped, three letters at least left. */
  strip(word: string): Word {
    this.form = word
    this.words.load(word)
    return this.stripEndings(0)
  }

  /** {@link strip} of the form from `start` on. */
  private stripEndings(start: number): Word {
    const { words, form } = this
    let to = form.length
    if (isArabicLetter(form.charCodeAt(start))) {
      for (const [ending, least] of ENDINGS) {
        const rest = to - ending.length
        if (rest - start < least || form.charCodeAt(to - 1) !== ending.charCodeAt(ending.length - 1) || !form.startsWith(ending, rest)) continue
        to = rest
        const known = words.stemOf(words.at(start, to, 0, 0))
        if (known !== NONE) return known
      }
      if (isUnsettled(form, start, to)) return words.intern(settleHamza(form.slice(start, to)))
    }
    return words.named(start, to, 0, 0)
  }

  /**
   * وعند, بعدهم, لبعضا: function words take a conjunction or preposition before them, and behind a conjunction a pronoun. Of آياتنا,
   * آية is offered: what أي leaves.
   */
  private offerFunctionWord(core: Word, from: number, to: number, bare: boolean, before: number, behind: number): void {
    const { words } = this
    if (behind & OPENS) {
      const opened = words.at(from, to, 0, HEH)
      const known = words.stemOf(opened)
      if (known !== NONE) this.offer(known, opened, weigh(words.countOf(opened), 2), false)
    }
    const conjunction = (before & (PAST | RARE)) === PAST
    if ((!bare && !(conjunction && behind & PRONOUN)) || to - from < SHORTEST_STEM - (bare && conjunction ? 1 : 0)) return
    const stem = words.functionStemOf(core)
    this.offer(stem === NONE ? core : stem, core, weigh(words.countOf(core), conjunction ? 0 : 1), false)
  }

  /** Offers a noun: as it stands, with the teh marbuta that its endings may have replaced, and with the letter that a suffix changed. */
  private offerNouns(noun: Word, from: number, to: number, prefixLength: number, before: number, behind: number): void {
    const { words, form } = this
    const size = to - from
    const suffixed = to < form.length
    // Of two ways as good as each other: the conjunction of وبيان before the ending of وبي + ان.
    const doubt = (suffixed ? 1 : 0) + ((before & (PAST | RARE)) === PAST ? 0 : 1) + (size < SHORTEST_STEM ? SHORT : 0) + (prefixLength > 0 ? CONJUNCTION : 0)
    if (noun !== NONE) {
      // ت before a pronoun or the dual is the ة of a noun: سنته is of سنة before سن. تعلمون is of a verb: a verbal noun has no such plural.
      const verbal = behind & VERB_PLURAL && form.charCodeAt(from) === TEH ? 2 : 0
      this.offerWord(noun, size, behind !== BARE, doubt + (behind & OPENED ? 0.5 : 0) + (behind & CONSTRUCT ? 1 : 0) + verbal)
    }
    if (behind & OPENS) this.offerWord(words.at(from, to, 0, HEH), size + 1, false, doubt)
    // أبناؤه, قضائية, مستواهم: the noun as it stands alone.
    if (!suffixed) return
    const last = form.charCodeAt(to - 1)
    if (last === ALEF) {
      if (behind & WITH_PRONOUN) this.offerWord(words.at(from, to - 1, 0, YEH), size, true, doubt + 0.5)
    } else if ((last === WAW || last === YEH) && size > SHORTEST_STEM && form.charCodeAt(to - 2) === ALEF)
      this.offerWord(words.at(from, to - 1, 0, HAMZA), size, true, doubt + 0.5)
  }

  private offerWord(word: Word, size: number, suffixed: boolean, doubt: number): void {
    if (word === NONE) return
    const { words } = this
    const known = words.stemOf(word)
    const count = words.countOf(word)
    if (known !== NONE) {
      const rank = words.rankOf(word)
      this.offer(known, word, weigh(count, doubt + (rank < 0 ? UNCOMMON_NOUN : rank > 0 && suffixed ? VERBAL_NOUN : 0)), false)
    } else if (count > 0 && size >= SHORTEST_STEM) this.offer(NONE, word, count - doubt / 8, false)
  }

  /** Guesses at a verb by what the corpus has: its past as it stands, or another person of the imperfect. */
  private guessVerb(core: Word, from: number, to: number, kinds: number, before: number): void {
    const { words, form } = this
    if (to - from < SHORTEST_STEM || (core !== NONE && words.functionStemOf(core) !== NONE)) return
    if (kinds & PAST && !(before & RARE) && core !== NONE) this.guess(core, core, words.countOf(core))
    if (kinds & IMPERFECT && (before & (RARE | PAST)) !== RARE) {
      // The forms VII, VIII and X begin with an alef that the imperfect drops (ينقسم انقسم, يستمع استمع, يستعمل استعمل).
      const drops = to - from >= 4 && (form.charCodeAt(from + 1) === TEH || form.charCodeAt(from) === NOON)
      const past = drops ? words.at(from, to, ALEF, 0) : core
      const count = past === NONE ? 0 : words.countOf(past)
      if (count > 0) this.guess(past, past, count)
      else {
        const sibling = words.at(from, to, YEH, 0)
        const siblings = sibling === NONE ? 0 : words.countOf(sibling)
        if (siblings > this.bestGuess) this.guess(past === NONE ? words.named(from, to, drops ? ALEF : 0, 0) : past, sibling, siblings)
      }
    }
  }

  /** What only looks like a verb serves where nothing is known. */
  private guess(stem: Word, base: Word, weight: number): void {
    if (weight <= this.bestGuess) return
    this.bestGuess = weight
    this.guessStem = stem
    this.guessBase = base
  }
}

/** The length of the proclitic that ends in the article with which a form begins, 0 where it begins with none. */
export function articleOf(form: string): number {
  if (form.charCodeAt(1) !== LAM && form.charCodeAt(2) !== LAM && form.charCodeAt(3) !== LAM) return 0
  const article = ARTICLES.find(prefix => form.startsWith(prefix))
  return article === undefined ? 0 : article.length
}

/** Whether {@link settleHamza} may change a stem. */
function isUnsettled(form: string, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const letter = form.charCodeAt(i)
    if (letter === HAMZA || ((letter === YEH || letter === WAW) && form.charCodeAt(i - 1) === letter)) return true
  }
  return false
}
