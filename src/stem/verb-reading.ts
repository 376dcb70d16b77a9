import { ALEF, TEH } from '../unicode/codepoints.js'
import { IMPERATIVE, IMPERFECT, PAST, PREFIX_BITS, PREFIX_TRIE, PREFIXES, RARE, SHORTEST_STEM, SUFFIX_BITS, WEAK_LETTERS, WITH_PRONOUN } from './affixes.js'
import { ACTIVE, ALONE, CONSONANT, IMPERATIVE_SLOTS, IMPERFECT_SLOTS, LIKELY, PAST_SLOTS, PERSON_SLOTS, PLURAL, TRANSITIVE, UNPREFIXED } from './verb-slots.js'
import { CONJUNCTION, SHORT, weigh } from './weights.js'
import type { Readings, Word, Words } from './words.js'
import { NONE } from './words.js'

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

/** The last letter of each prefix by its node, and the length of the prefix. */
const LAST_LETTERS = PREFIX_TRIE.values(new Map([...PREFIXES.keys()].map(prefix => [prefix, prefix === '' ? 0 : prefix.charCodeAt(prefix.length - 1)])))
const LENGTHS = PREFIX_TRIE.values(new Map([...PREFIXES.keys()].map(prefix => [prefix, prefix.length])))

/**
 * Offers the verbs that the lexicon reads in a part of a form between a prefix and a suffix, as the kinds that both allow; true where
 * it reads any. It is apart from the other rules because only the builder, which has a lexicon, needs it.
 */
export function readVerb(words: Words, core: Word, from: number, to: number, prefix: number, suffix: number, kinds: number, readings: Readings): boolean {
  const size = to - from
  const before = PREFIX_BITS[prefix] as number
  const object = (SUFFIX_BITS[suffix] as number) & WITH_PRONOUN ? TRANSITIVE : 0
  const doubt = (suffix === 0 ? 0 : SUFFIXED) + (size < SHORTEST_STEM ? SHORT : 0) + (before & PAST ? CONJUNCTION : 0)
  const pasts = PAST_SLOTS[suffix] as number
  let read = false
  if (kinds & PAST) {
    const verb = verbOf(core, false, pasts, object, words)
    if (verb !== NONE) {
      read = true
      const scarce = (before & RARE) !== 0 || size < SHORTEST_STEM
      readings.offer(verb, verb, weighVerb(verb, words, doubt + (before & RARE ? RARE_PREFIX : 0), scarce), !scarce && words.rankOf(verb) === 1)
    }
  }
  const slots = (IMPERFECT_SLOTS[suffix] as number) & (PERSON_SLOTS[prefix] as number)
  if (kinds & IMPERFECT && slots !== 0) {
    const verb = verbOf(core, true, slots, object, words)
    if (verb !== NONE) {
      read = true
      const rare = (before & (RARE | PAST)) === RARE
      const letter = LAST_LETTERS[prefix] as number
      const doubted = isOwnLetter(letter, from, to, slots, pasts, words)
      const unlikely = words.verbOf(core, true, slots | LIKELY) !== verb
      const scarce = doubted || rare || letter === ALEF || slots === CONSONANT
      const doubts = doubt + (rare ? RARE_PREFIX : doubted ? OWN_LETTER : scarce ? RARE_PERSON : 0) + (unlikely ? UNLIKELY : 0)
      const sure = !scarce && (size >= SHORTEST_STEM || LENGTHS[prefix] === 1) && words.rankOf(verb) === 1
      readings.offer(verb, verb, weighVerb(verb, words, doubts, scarce), sure)
    }
  }
  // Without an ending only those imperatives are told that are shorter than any past: وقل.
  const endings = IMPERATIVE_SLOTS[suffix] as number
  if (kinds & IMPERATIVE && endings !== 0 && (!(endings & ALONE) || size < SHORTEST_STEM)) {
    const verb = words.verbOf(core, true, endings | UNPREFIXED)
    if (verb !== NONE) {
      read = true
      readings.offer(verb, verb, weighVerb(verb, words, doubt, true), false)
    }
  }
  return read
}

/** True where the last letter of a prefix is likelier the word's own: the ت of a verbal noun or form V, the ا of form IV. */
function isOwnLetter(letter: number, from: number, to: number, slots: number, pasts: number, words: Words): boolean {
  if (letter !== TEH && letter !== ALEF) return false
  const word = words.at(from - 1, to, 0, 0)
  if (word === NONE) return false
  if (letter === TEH && !(slots & PLURAL) && words.stemOf(word) !== NONE) return true
  const other = words.verbOf(word, false, pasts)
  return other !== NONE && words.rankOf(other) === 1
}

/** The verb of a stem before some endings: before a pronoun one that takes an object, if there is any. */
function verbOf(stem: Word, imperfect: boolean, slots: number, object: number, words: Words): Word {
  const verb = words.verbOf(stem, imperfect, slots | object)
  return verb !== NONE || object === 0 ? verb : words.verbOf(stem, imperfect, slots | ACTIVE)
}

/**
 * A verb in a rare form (`scarce`) is believed for what it is, however often it is read in others: أنكر is not أ + نكر. What is
 * counted for a short and weak rare verb is mostly a noun of the same letters (أداء, داء), for a function word never the verb.
 */
function weighVerb(verb: Word, words: Words, doubt: number, scarce: boolean): number {
  const common = words.rankOf(verb) === 1
  const count = words.countOf(verb)
  const capped = count > SCARCE_COUNT && (scarce || words.isFunctionWord(verb) || (!common && isWeak(words.textOf(verb))))
  return weigh(capped ? SCARCE_COUNT : count, doubt + VERB + (common ? 0 : UNCOMMON))
}

/** A verb of three or four letters of which a weak one stands where it comes and goes. */
function isWeak(verb: string): boolean {
  if (verb.length > SHORTEST_STEM + 1) return false
  return WEAK_LETTERS.includes(verb.charAt(verb.length - 1)) || (verb.length <= SHORTEST_STEM && WEAK_LETTERS.includes(verb.charAt(1)))
}
