import {
  ARTICLES,
  IMPERATIVE,
  IMPERFECT,
  LONGEST_PREFIX,
  LONGEST_SUFFIX,
  NOUN,
  PAST,
  PREFIXES,
  PRONOUNS,
  SHORTEST_KNOWN_STEM,
  SHORTEST_STEM,
  SUFFIXES,
  WITH_PRONOUN,
} from './affixes.js'
import { isArabicWord, stripEndings } from './endings.js'
import type { Evidence } from './evidence.js'

/** How a form was taken apart. */
export interface Analysis {
  stem: string
  /** The word that the stem was found through, or the form itself where nothing was known of any part of it. */
  base: string
}

/** A word that the lexicon knows weighs as if it had been read this often more, and three times as much. */
const LEXICON_BONUS = 10
const LEXICON_WEIGHT = 3

/**
 * Finds the stem of a folded form. Clitics and endings are letters that words have of their own too, so a form is taken apart only
 * where the evidence knows what remains better than the whole; of several ways the best known wins. The article alone needs no
 * evidence, for few words begin with ال by themselves, and those are in the lexicon. Where nothing is known, the endings of light
 * stemming are stripped.
 */
export function analyze(form: string, evidence: Evidence): Analysis {
  if (!isArabicWord(form) || evidence.isFunctionWord(form)) return { stem: form, base: form }
  if (form.length < SHORTEST_STEM) return { stem: evidence.stemOf(form) ?? form, base: form }
  const known = evidence.stemOf(form)
  if (known !== undefined) return { stem: known, base: form }
  const noun = withoutArticle(form, evidence)
  return noun === form ? takeApart(form, evidence, true) : analyzeNoun(noun, evidence)
}

function analyzeNoun(noun: string, evidence: Evidence): Analysis {
  const known = evidence.stemOf(noun)
  return known !== undefined || noun.length < SHORTEST_STEM ? { stem: known ?? noun, base: noun } : takeApart(noun, evidence, false)
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
  if (beginsWithKnown(`ال${rest}`, evidence)) return word
  if (rest.length >= SHORTEST_STEM) return rest
  return rest.length === SHORTEST_KNOWN_STEM && weight(rest, evidence) > evidence.count(word) ? rest : word
}

/** True where the lexicon knows a word that this one is, with an ending. */
function beginsWithKnown(word: string, evidence: Evidence): boolean {
  for (let suffix = 0; suffix <= LONGEST_SUFFIX && word.length - suffix > SHORTEST_STEM; suffix++) {
    if (SUFFIXES.has(word.slice(word.length - suffix)) && evidence.stemOf(word.slice(0, word.length - suffix)) !== undefined) return true
  }
  return false
}

/** How well a bare word is known. */
function weight(word: string, evidence: Evidence): number {
  const count = evidence.count(word)
  return evidence.stemOf(word) === undefined ? count : LEXICON_WEIGHT * count + LEXICON_BONUS
}

/** The best way to take a form without article apart. */
function takeApart(form: string, evidence: Evidence, withPrefix: boolean): Analysis {
  const whole = evidence.count(form)
  let best = whole
  let found: Analysis | undefined
  const offer = (stem: string, base: string, known: number): void => {
    if (known > best) {
      best = known
      found = { stem, base }
    }
  }
  for (let prefix = 0; prefix <= (withPrefix ? LONGEST_PREFIX : 0); prefix++) {
    const before = PREFIXES.get(form.slice(0, prefix)) ?? 0
    if (before === 0) continue
    for (let suffix = 0; suffix <= LONGEST_SUFFIX && form.length - prefix - suffix >= SHORTEST_KNOWN_STEM; suffix++) {
      const behind = SUFFIXES.get(form.slice(form.length - suffix)) ?? 0
      const kinds = before & behind
      if (kinds === 0 || prefix + suffix === 0) continue
      const core = form.slice(prefix, form.length - suffix)
      if (evidence.isFunctionWord(core)) {
        // وعند, بعدهم: function words take a conjunction before them and a pronoun behind, and nothing else.
        const pronoun = suffix === 0 || PRONOUNS.includes(form.slice(form.length - suffix))
        if (pronoun && (prefix === 0 || before & PAST) && core.length >= SHORTEST_STEM - (suffix > 0 ? 0 : 1))
          offer(core, core, LEXICON_WEIGHT * evidence.count(core) + LEXICON_BONUS)
        continue
      }
      if (kinds & NOUN) {
        // Of two ways as good as each other: the conjunction of وبيان before the ending of وبي + ان.
        const doubt = (suffix > 0 ? 1 : 0) + (before & PAST ? 0 : 1)
        offerNoun(core, evidence, offer, doubt)
        const rewritten = suffix > 0 ? beforeSuffix(core, (behind & WITH_PRONOUN) !== 0) : core
        if (rewritten !== core) offerNoun(rewritten, evidence, offer, doubt + 1)
      }
      if (kinds & (PAST | IMPERFECT | IMPERATIVE)) offerVerb(core, kinds, evidence, offer)
    }
  }
  return found ?? { stem: stripEndings(withPrefix ? bare(form, whole) : form, evidence), base: form }
}

type Offer = (stem: string, base: string, known: number) => void

/** Offers a noun, with or without the teh marbuta that its endings may have replaced; `doubt` counts against it. */
function offerNoun(noun: string, evidence: Evidence, offer: Offer, doubt: number): void {
  for (const word of [noun, `${noun}ه`]) {
    const known = evidence.stemOf(word)
    const count = evidence.count(word)
    if (known !== undefined) offer(known, word, LEXICON_WEIGHT * count + LEXICON_BONUS - doubt)
    else if (count > 0 && noun.length >= SHORTEST_STEM) offer(stripEndings(word, evidence), word, count - doubt / 8)
  }
}

function offerVerb(core: string, kinds: number, evidence: Evidence, offer: Offer): void {
  if (kinds & PAST) {
    const verb = evidence.verbOf(core, false)
    if (verb !== undefined) offer(verb, verb, weighVerb(verb, evidence))
    else if (core.length >= SHORTEST_STEM) offer(core, core, evidence.count(core))
  }
  if (kinds & (IMPERFECT | IMPERATIVE)) {
    const verb = evidence.verbOf(core, true)
    if (verb !== undefined) offer(verb, verb, weighVerb(verb, evidence))
    else if (kinds & IMPERFECT && core.length >= SHORTEST_STEM) {
      const past = pastOf(core)
      const sibling = `ي${core}`
      const count = evidence.count(past)
      if (count > 0) offer(past, past, count)
      else offer(past, sibling, evidence.count(sibling))
    }
  }
}

/** A verb weighs a little less than a noun: of two readings as good as each other, nouns are the more frequent. */
function weighVerb(verb: string, evidence: Evidence): number {
  return LEXICON_WEIGHT * evidence.count(verb) + LEXICON_BONUS - 2
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
