import {
  ARTICLES,
  CONSTRUCT,
  IMPERATIVE,
  IMPERFECT,
  LONGEST_PREFIX,
  LONGEST_SUFFIX,
  NOUN,
  OPENED,
  OPENS,
  PAST,
  PREFIX_LETTERS,
  PREFIXES,
  PRONOUN,
  RARE,
  SHORTEST_KNOWN_STEM,
  SHORTEST_STEM,
  SUFFIX_LETTERS,
  SUFFIXES,
  VERB_PLURAL,
  WITH_PRONOUN,
} from './affixes.js'
import { isArabicWord, stripEndings } from './endings.js'
import type { Evidence, Offer } from './evidence.js'
import { CONJUNCTION, LEXICON_BONUS, LEXICON_WEIGHT, SHORT, weigh } from './weights.js'

/** Letters that begin pasts and are prefixes too: a whole form that begins with them is not among the words known as they stand. */
const OWN_LETTERS = 'ات'

const VERBAL = PAST | IMPERFECT | IMPERATIVE

/** The bits of no suffix at all. */
const BARE = SUFFIXES.get('') as number

/** How a form was taken apart. */
export interface Analysis {
  stem: string
  /** The word that the stem was found through, or the form itself where nothing was known of any part of it. */
  base: string
}

/** Doubts of a noun: one that only patterns make; a common verb's past that stands for a noun. */
const UNCOMMON_NOUN = 2.5
const VERBAL_NOUN = 1

/**
 * Finds the stem of a folded form. Clitics and endings are letters that words have of their own too, so a form is taken apart only
 * where the evidence knows what remains better than the whole; of several ways the best known wins. The article alone needs no
 * evidence, for few words begin with ال by themselves, and those are in the lexicon. Where nothing is known, the endings of light
 * stemming are stripped.
 */
export function analyze(form: string, evidence: Evidence): Analysis {
  if (!isArabicWord(form)) return { stem: form, base: form }
  const bound = evidence.functionStemOf(form)
  if (bound !== undefined) return { stem: bound, base: bound }
  const known = evidence.stemOf(form)
  if (form.length < SHORTEST_STEM) return { stem: known ?? form, base: form }
  if (known !== undefined) return evidence.rankOf(form) < 0 ? takeApart(form, evidence, true, known) : { stem: known, base: form }
  const noun = withoutArticle(form, evidence)
  return noun === form ? takeApart(form, evidence, true, undefined) : analyzeNoun(noun, evidence)
}

function analyzeNoun(noun: string, evidence: Evidence): Analysis {
  const known = evidence.stemOf(noun)
  return known !== undefined || noun.length < SHORTEST_STEM ? { stem: known ?? noun, base: noun } : takeApart(noun, evidence, false, undefined)
}

/** The noun behind a proclitic that ends in the article, or the word itself. */
function withoutArticle(word: string, evidence: Evidence): string {
  const article = ARTICLES.find(prefix => word.startsWith(prefix))
  if (article === undefined) return word
  const rest = word.slice(article.length)
  if (article.endsWith('لل')) {
    // للغة is ل + اللغة: the word's own lam is written once. Where both readings are words, the better known wins.
    const withLam = `ل${rest}`
    if (rest.length < SHORTEST_STEM || weight(withLam, evidence) > weight(rest, evidence)) return rest.length >= SHORTEST_KNOWN_STEM ? withLam : word
    return rest
  }
  // وألمانيا begins with و alone, and the ال of التزاماتها is the word's own.
  if (article.length > 2 && evidence.stemOf(`ال${rest}`) !== undefined && (weight(`ال${rest}`, evidence) > weight(rest, evidence) || evidence.rankOf(rest) < 0))
    return word
  if (evidence.stemOf(rest) === undefined && (beginsWithKnown(`ال${rest}`, evidence) || (article.length > 2 && beginsWithKnown(word, evidence)))) return word
  if (rest.length >= SHORTEST_STEM) return rest
  return rest.length === SHORTEST_KNOWN_STEM && weight(rest, evidence) > evidence.count(word) ? rest : word
}

/** True where the lexicon knows a word that this one is, with an ending: ألمانيا, التزاماتها, إلهكم, آلهتنا, والدته. */
function beginsWithKnown(word: string, evidence: Evidence): boolean {
  const { filter } = evidence
  filter?.load(word)
  for (let suffix = 0; suffix <= LONGEST_SUFFIX && word.length - suffix >= SHORTEST_STEM; suffix++) {
    if (filter?.excludes(0, word.length - suffix, false)) continue
    const behind = SUFFIXES.get(word.slice(word.length - suffix)) ?? 0
    if (behind === 0) continue
    const core = word.slice(0, word.length - suffix)
    const opened = word.charAt(core.length) === 'ت'
    // ألف and إله are short enough to be an article and a letter: only a pronoun of two letters tells.
    if (core.length === SHORTEST_STEM && !opened && (suffix < 2 || !(behind & WITH_PRONOUN))) continue
    if (evidence.stemOf(opened ? `${core}ه` : core) !== undefined) return true
    // التحقت, ألقوه: verbs too.
    let verbal = false
    evidence.readVerb?.(core, '', word.slice(core.length), PAST, evidence, verb => {
      verbal = core.length > SHORTEST_STEM + 1 || evidence.rankOf(verb) === 1
    })
    if (verbal) return true
  }
  return false
}

/** How well a bare word is known. */
function weight(word: string, evidence: Evidence): number {
  const count = evidence.count(word)
  return evidence.stemOf(word) === undefined ? count : LEXICON_WEIGHT * count + LEXICON_BONUS
}

/** The best way to take a form without article apart; `known` is its stem where the lexicon knows it as it stands, if barely. */
function takeApart(form: string, evidence: Evidence, withPrefix: boolean, known: string | undefined): Analysis {
  const whole = evidence.count(form)
  let best = known === undefined ? 0 : weigh(whole, UNCOMMON_NOUN)
  let found: Analysis | undefined = known === undefined ? undefined : { stem: known, base: form }
  let least = known === undefined ? whole : 0
  let bestGuess = whole
  let guessed: Analysis | undefined
  let bestSure = 0
  let certain: Analysis | undefined
  const offer: Offer = (stem, base, weight, sure) => {
    if (sure && weight > bestSure) {
      bestSure = weight
      certain = { stem, base }
    }
    if (weight <= best) return
    best = weight
    found = { stem, base }
    least = sure ? 0 : whole
  }
  // What only looks like a verb serves where nothing is known.
  const guess: Offer = (stem, base, weight) => {
    if (weight <= bestGuess) return
    bestGuess = weight
    guessed = { stem, base }
  }
  const endings = suffixesOf(form)
  const { filter } = evidence
  filter?.load(form)
  for (let prefix = 0; prefix <= (withPrefix ? LONGEST_PREFIX : 0); prefix++) {
    if (prefix > 0 && !PREFIX_LETTERS.has(form.charCodeAt(prefix - 1))) break
    const before = PREFIXES.get(form.slice(0, prefix)) ?? 0
    if (before === 0) continue
    for (let suffix = 0; suffix < endings.length && form.length - prefix - suffix >= SHORTEST_KNOWN_STEM; suffix++) {
      const behind = endings[suffix] as number
      const kinds = before & behind & (withPrefix ? NOUN | VERBAL : NOUN)
      if (kinds === 0) continue
      if (prefix + suffix === 0) {
        if (withPrefix && known === undefined && OWN_LETTERS.includes(form.charAt(0))) evidence.readVerb?.(form, '', '', PAST, evidence, offer)
        continue
      }
      if (filter?.excludes(prefix, form.length - suffix, (kinds & IMPERFECT) !== 0)) continue
      const core = form.slice(prefix, form.length - suffix)
      const functional = evidence.isFunctionWord(core)
      if (functional) {
        if (kinds & NOUN) offerFunctionWord(core, suffix === 0 || (suffix === 1 && form.endsWith('ا')), before, behind, evidence, offer)
      } else if (kinds & NOUN) {
        // Of two ways as good as each other: the conjunction of وبيان before the ending of وبي + ان.
        const doubt =
          (suffix > 0 ? 1 : 0) + ((before & (PAST | RARE)) === PAST ? 0 : 1) + (core.length < SHORTEST_STEM ? SHORT : 0) + (prefix > 0 ? CONJUNCTION : 0)
        offerNoun(core, behind, evidence, offer, doubt)
        const rewritten = suffix > 0 ? beforeSuffix(core, (behind & WITH_PRONOUN) !== 0) : core
        if (rewritten !== core) offerWord(rewritten, true, evidence, offer, doubt + 0.5)
      }
      if (kinds & VERBAL && (!functional || before & IMPERFECT || !(behind & NOUN))) {
        const read = evidence.readVerb?.(core, form.slice(0, prefix), form.slice(form.length - suffix), kinds, evidence, offer) ?? false
        if (!read) guessVerb(core, kinds, before, evidence, guess)
      }
    }
  }
  if (found !== undefined && found.stem === '')
    return certain ?? (best > least ? ofUnknown(found.base, form, evidence) : (guessed ?? undone(form, whole, withPrefix, evidence)))
  if (found !== undefined && best > least) return found
  return guessed ?? undone(form, whole, withPrefix, evidence)
}

/** A form of which nothing is known. */
function undone(form: string, count: number, withPrefix: boolean, evidence: Evidence): Analysis {
  return { stem: stripEndings(withPrefix ? bare(form, count) : form, evidence), base: form }
}

/** The stem of an attested word that a form is found in: behind a conjunction alone it is what the word's own is (ويمكن, يمكن). */
function ofUnknown(word: string, form: string, evidence: Evidence): Analysis {
  return form.endsWith(word) && form.length === word.length + 1 ? analyze(word, evidence) : { stem: stripEndings(word, evidence), base: word }
}

/** The bits of the suffixes of a form by their length, as far as its last letters are letters of suffixes. */
function suffixesOf(form: string): number[] {
  const bits = [BARE]
  for (let length = 1; length <= LONGEST_SUFFIX && length < form.length && SUFFIX_LETTERS.has(form.charCodeAt(form.length - length)); length++)
    bits.push(SUFFIXES.get(form.slice(form.length - length)) ?? 0)
  return bits
}

/**
 * وعند, بعدهم, لبعضا: function words take a conjunction or preposition before them, and behind a conjunction a pronoun. Of آياتنا,
 * آية is offered: what أي leaves.
 */
function offerFunctionWord(core: string, bare: boolean, before: number, behind: number, evidence: Evidence, offer: Offer): void {
  if (behind & OPENS) {
    const known = evidence.stemOf(`${core}ه`)
    if (known !== undefined) offer(known, `${core}ه`, weigh(evidence.count(`${core}ه`), 2))
  }
  const conjunction = (before & (PAST | RARE)) === PAST
  if ((!bare && !(conjunction && behind & PRONOUN)) || core.length < SHORTEST_STEM - (bare && conjunction ? 1 : 0)) return
  offer(evidence.functionStemOf(core) ?? core, core, weigh(evidence.count(core), conjunction ? 0 : 1))
}

/** Offers a noun, with or without the teh marbuta that its endings may have replaced; `doubt` counts against it. */
function offerNoun(noun: string, behind: number, evidence: Evidence, offer: Offer, doubt: number): void {
  // ت before a pronoun or the dual is the ة of a noun: سنته is of سنة before سن. تعلمون is of a verb: a verbal noun has no such plural.
  const doubts = doubt + (behind & OPENED ? 0.5 : 0) + (behind & CONSTRUCT ? 1 : 0) + (behind & VERB_PLURAL && noun.startsWith('ت') ? 2 : 0)
  offerWord(noun, behind !== BARE, evidence, offer, doubts)
  if (behind & OPENS) offerWord(`${noun}ه`, false, evidence, offer, doubt)
}

function offerWord(word: string, suffixed: boolean, evidence: Evidence, offer: Offer, doubt: number): void {
  const known = evidence.stemOf(word)
  const count = evidence.count(word)
  if (known !== undefined) {
    const rank = evidence.rankOf(word)
    offer(known, word, weigh(count, doubt + (rank < 0 ? UNCOMMON_NOUN : rank > 0 && suffixed ? VERBAL_NOUN : 0)))
  } else if (count > 0 && word.length >= SHORTEST_STEM) offer('', word, count - doubt / 8)
}

/** Guesses at a verb by what the corpus has: its past as it stands, or another person of the imperfect. */
function guessVerb(core: string, kinds: number, before: number, evidence: Evidence, guess: Offer): void {
  if (core.length < SHORTEST_STEM || evidence.functionStemOf(core) !== undefined) return
  if (kinds & PAST && !(before & RARE)) guess(core, core, evidence.count(core))
  if (kinds & IMPERFECT && (before & (RARE | PAST)) !== RARE) {
    const past = pastOf(core)
    const sibling = `ي${core}`
    const count = evidence.count(past)
    if (count > 0) guess(past, past, count)
    else guess(past, sibling, evidence.count(sibling))
  }
}

/**
 * The past of a verb by the shape of its imperfect stem: the forms VII, VIII and X begin with an alef that the imperfect drops
 * (ينقسم انقسم, يستمع استمع, يستعمل استعمل).
 */
function pastOf(stem: string): string {
  const dropped = stem.length >= 4 && (stem.startsWith('ست') || stem.charAt(1) === 'ت' || stem.startsWith('ن'))
  return dropped ? `ا${stem}` : stem
}

/** A noun as it stands alone, where its last letter shows that a suffix changed it (أبناؤه, قضائية, مستواهم); else the same. */
function beforeSuffix(core: string, pronoun: boolean): string {
  const last = core.charAt(core.length - 1)
  const rest = core.slice(0, -1)
  if (last === 'ا' && pronoun) return `${rest}ي`
  return (last === 'و' || last === 'ي') && rest.endsWith('ا') && rest.length >= SHORTEST_STEM ? `${rest}ء` : core
}

/** A rare form without its conjunction: a conjunction stands before anything, also before what was never seen without it. */
function bare(form: string, count: number): string {
  return form.startsWith('و') && count <= 2 && form.length > SHORTEST_STEM + 1 ? form.slice(1) : form
}
