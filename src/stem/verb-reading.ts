import { IMPERATIVE, IMPERFECT, PAST, PREFIXES, RARE, SHORTEST_STEM, SUFFIXES, WEAK_LETTERS, WITH_PRONOUN } from './affixes.js'
import type { Evidence, Offer } from './evidence.js'
import { ACTIVE, ALONE, CONSONANT, IMPERATIVE_SLOTS, IMPERFECT_SLOTS, LIKELY, PAST_SLOTS, PERSON_SLOTS, PLURAL, TRANSITIVE, UNPREFIXED } from './verb-slots.js'
import { CONJUNCTION, SHORT, weigh } from './weights.js'

/** Doubts of a verb: of two words known as well nouns are likelier, and common verbs than others. */
const VERB = 0.6
const SUFFIXED = 0.5
const UNCOMMON = 2
/** The ل of emphasis, the hamza of questions. */
const RARE_PREFIX = 4
/** A prefix whose last letter may be the word's own. */
const OWN_LETTER = 2
/** أ and ا, and the ن of the feminine plural, are rarer than the other persons. */
const RARE_PERSON = 0.4
/** A verb in the passive or the jussive. */
const UNLIKELY = 1

/** The most that is made of the count of a verb in a rare form. */
const SCARCE_COUNT = 6

/**
 * Offers the verbs that the lexicon reads in a stem between a prefix and a suffix, as the kinds that both allow; true where it
 * reads any. It is apart from the other rules because only the builder, which has a lexicon, needs it.
 */
export function readVerb(core: string, prefix: string, suffix: string, kinds: number, evidence: Evidence, offer: Offer): boolean {
  const before = PREFIXES.get(prefix) ?? 0
  const object = (SUFFIXES.get(suffix) ?? 0) & WITH_PRONOUN ? TRANSITIVE : 0
  const rank = (verb: string): boolean => evidence.rankOf(verb) === 1
  const doubt = (suffix === '' ? 0 : SUFFIXED) + (core.length < SHORTEST_STEM ? SHORT : 0) + (before & PAST ? CONJUNCTION : 0)
  const pasts = PAST_SLOTS.get(suffix) ?? 0
  let read = false
  if (kinds & PAST) {
    const verb = verbOf(core, false, pasts, object, evidence)
    if (verb !== undefined) {
      read = true
      const scarce = (before & RARE) !== 0 || core.length < SHORTEST_STEM
      offer(verb, verb, weighVerb(verb, evidence, doubt + (before & RARE ? RARE_PREFIX : 0), scarce), !scarce && rank(verb))
    }
  }
  const slots = (IMPERFECT_SLOTS.get(suffix) ?? 0) & (PERSON_SLOTS.get(prefix) ?? 0)
  if (kinds & IMPERFECT && slots !== 0) {
    const verb = verbOf(core, true, slots, object, evidence)
    if (verb !== undefined) {
      read = true
      const rare = (before & (RARE | PAST)) === RARE
      const letter = prefix.charAt(prefix.length - 1)
      const doubted = isOwnLetter(letter, core, slots, pasts, evidence)
      const unlikely = evidence.verbOf(core, true, slots | LIKELY) !== verb
      const scarce = doubted || rare || letter === 'ا' || slots === CONSONANT
      const doubts = doubt + (rare ? RARE_PREFIX : doubted ? OWN_LETTER : scarce ? RARE_PERSON : 0) + (unlikely ? UNLIKELY : 0)
      offer(verb, verb, weighVerb(verb, evidence, doubts, scarce), !scarce && (core.length >= SHORTEST_STEM || prefix.length === 1) && rank(verb))
    }
  }
  // Without an ending only those imperatives are told that are shorter than any past: وقل.
  const endings = IMPERATIVE_SLOTS.get(suffix) ?? 0
  if (kinds & IMPERATIVE && endings !== 0 && (!(endings & ALONE) || core.length < SHORTEST_STEM)) {
    const verb = evidence.verbOf(core, true, endings | UNPREFIXED)
    if (verb !== undefined) {
      read = true
      offer(verb, verb, weighVerb(verb, evidence, doubt, true))
    }
  }
  return read
}

/** True where the last letter of a prefix is likelier the word's own: the ت of a verbal noun or form V, the ا of form IV. */
function isOwnLetter(letter: string, core: string, slots: number, pasts: number, evidence: Evidence): boolean {
  if (letter !== 'ت' && letter !== 'ا') return false
  if (letter === 'ت' && !(slots & PLURAL) && evidence.stemOf(`ت${core}`) !== undefined) return true
  const other = evidence.verbOf(letter + core, false, pasts)
  return other !== undefined && evidence.rankOf(other) === 1
}

/** The verb of a stem before some endings: before a pronoun one that takes an object, if there is any. */
function verbOf(stem: string, imperfect: boolean, slots: number, object: number, evidence: Evidence): string | undefined {
  return evidence.verbOf(stem, imperfect, slots | object) ?? (object === 0 ? undefined : evidence.verbOf(stem, imperfect, slots | ACTIVE))
}

/**
 * A verb in a rare form (`scarce`) is believed for what it is, however often it is read in others: أنكر is not أ + نكر. What is
 * counted for a short and weak rare verb is mostly a noun of the same letters (أداء, داء), for a function word never the verb.
 */
function weighVerb(verb: string, evidence: Evidence, doubt: number, scarce: boolean): number {
  const common = evidence.rankOf(verb) === 1
  const count = evidence.count(verb)
  const capped = scarce || evidence.isFunctionWord(verb) || (!common && verb.length <= SHORTEST_STEM + 1 && isWeak(verb))
  return weigh(capped ? Math.min(count, SCARCE_COUNT) : count, doubt + VERB + (common ? 0 : UNCOMMON))
}

function isWeak(verb: string): boolean {
  return WEAK_LETTERS.includes(verb.charAt(verb.length - 1)) || (verb.length <= SHORTEST_STEM && WEAK_LETTERS.includes(verb.charAt(1)))
}
