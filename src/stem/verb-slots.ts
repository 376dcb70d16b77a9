import {
  CONJUNCTIONS,
  IMPERATIVE_CONNECTION,
  IMPERATIVE_ENDING,
  IMPERFECT_CONNECTIONS,
  IMPERFECT_ENDINGS,
  IMPERFECT_PREFIXES,
  PAST_CONNECTIONS,
  PAST_ENDINGS,
  PREFIX_TRIE,
  PRONOUNS,
  SUFFIX_TRIE,
  VERB_PARTICLES,
} from './affixes.js'

/**
 * What may stand behind a verb's stem, as bits: weak and doubled verbs have a stem for some endings and another for others
 * (رمى رميت رمت, قال قلت, مد مددت), and not every person takes every ending. Source: the tables of conjugation of any grammar.
 */
export const ALONE = 1
export const OBJECT = 2
export const DUAL = 4
export const PLURAL = 8
export const FEMININE = 16
export const CONSONANT = 32
export const ANY_SLOT = 63
/** Of a stem, and asked of it: that it can be an imperative as it stands; that it takes an object. */
export const UNPREFIXED = 64
export const TRANSITIVE = 128
/** Of a stem: that it is of the passive, which has no object; that it is of the jussive. Either is the less likely reading. */
export const PASSIVE = 256
export const JUSSIVE = 512
/** Asked of a stem: that it is not of the passive; that it is of neither. */
export const ACTIVE = 1024
export const LIKELY = 2048

/** The slots of each suffix, by its node: by itself or with a pronoun behind it, after the past, the imperfect and the imperative. */
export const PAST_SLOTS: Uint16Array = SUFFIX_TRIE.values(slotsOf(PAST_ENDINGS, PAST_CONNECTIONS))
export const IMPERFECT_SLOTS: Uint16Array = SUFFIX_TRIE.values(slotsOf(IMPERFECT_ENDINGS, IMPERFECT_CONNECTIONS))
export const IMPERATIVE_SLOTS: Uint16Array = SUFFIX_TRIE.values(
  new Map([['', ALONE], [IMPERATIVE_ENDING, PLURAL], ...PRONOUNS.map(pronoun => [IMPERATIVE_CONNECTION + pronoun, PLURAL] as const)]),
)

/** The slots that the persons of the imperfect have, by the node of the prefix: أ and ن take no ending, but ا alone is the imperative's alef too. */
export const PERSON_SLOTS: Uint16Array = PREFIX_TRIE.values(personSlots())

/** A bare ت is of she, I and you. */
function slotOf(ending: string): number {
  if (ending === '') return ALONE
  if (ending === 'ت') return FEMININE | CONSONANT
  if (ending === 'تا' || ending === 'ين') return FEMININE
  if (ending.startsWith('و')) return PLURAL
  return ending.startsWith('ا') ? DUAL : CONSONANT
}

function slotsOf(endings: readonly string[], connections: readonly string[]): Map<string, number> {
  const slots = new Map<string, number>([['', ALONE]])
  const add = (suffix: string, slot: number): void => {
    slots.set(suffix, (slots.get(suffix) ?? 0) | slot)
  }
  for (const ending of endings) add(ending, slotOf(ending))
  for (const pronoun of [...PRONOUNS, 'ني']) {
    add(pronoun, OBJECT)
    for (const connection of connections) add(connection + pronoun, slotOf(connection))
  }
  return slots
}

function personSlots(): Map<string, number> {
  const slots = new Map<string, number>()
  for (const conjunction of ['', ...CONJUNCTIONS])
    for (const person of IMPERFECT_PREFIXES) {
      const first = person === 'ن' || person === 'ا'
      const allowed = first ? ALONE | OBJECT | CONSONANT : person === 'ي' ? ANY_SLOT & ~FEMININE : ANY_SLOT
      for (const particle of VERB_PARTICLES) slots.set(conjunction + particle + person, allowed)
      slots.set(conjunction + person, person === 'ا' ? ANY_SLOT : allowed)
      if (person !== 'ا') slots.set(`ا${conjunction}${person}`, allowed)
    }
  return slots
}
