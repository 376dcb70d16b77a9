/**
 * The affixes of Arabic, in folded letters (ه for ة, ي for ى, ا for every alef), and how they combine. Source of the inventory: any
 * grammar of the written language; the endings that are stripped without evidence follow Larkey, Ballesteros and Connell, "Light
 * Stemming for Arabic Information Retrieval" (2007).
 */

/** What an affix may belong to, as bits. */
export const NOUN = 1
export const PAST = 2
export const IMPERFECT = 4
/** The imperative has the imperfect's stem without its prefix; only endings tell it from a noun. */
export const IMPERATIVE = 16
/** A suffix that ends in an attached pronoun: before it ة opens to ت, ى is written ا, ء changes its seat. */
export const WITH_PRONOUN = 8

function words(list: string): string[] {
  return list.split(' ')
}

/** Proclitics that end in the article, longest first. لل is ل + ال, whose alef is not written. */
export const ARTICLES: readonly string[] = words('وبال فبال وكال فكال ولل فلل وال فال بال كال لل ال')

export const CONJUNCTIONS: readonly string[] = ['و', 'ف']
export const PREPOSITIONS: readonly string[] = ['ب', 'ك', 'ل']
/** Before the imperfect: the future, and the ل of purpose and command. */
export const VERB_PARTICLES: readonly string[] = ['س', 'ل']
/** The persons of the imperfect; ا is the imperative's alef too. */
export const IMPERFECT_PREFIXES: readonly string[] = ['ي', 'ت', 'ن', 'ا']

/** Pronouns attached to nouns and verbs. */
export const PRONOUNS: readonly string[] = words('ه ها هم هما هن ك كم كما كن نا')

/** Endings of a noun by itself, and before a pronoun. */
const NOUN_ENDINGS: readonly string[] = words('ه ات ان ين ون تان تين ي يه يات يون يين يتان يتين ا و تا تي')
const NOUN_CONNECTIONS: readonly string[] = ['', ...words('ت ات ا ي و تا تي يت يات يي')]

/** Endings of the past by itself, and before a pronoun. */
const PAST_ENDINGS: readonly string[] = words('ت تا ا وا و ن نا تم تما تن')
const PAST_CONNECTIONS: readonly string[] = ['', ...words('ت و نا تمو ن تا')]

/** Endings of the imperfect and the imperative by themselves, and before a pronoun. */
const IMPERFECT_ENDINGS: readonly string[] = words('ان ون ين ن وا و ا ي')
const IMPERFECT_CONNECTIONS: readonly string[] = ['', ...words('و ون ن ان ين')]

/** Endings of the imperative by themselves, and before a pronoun. */
const IMPERATIVE_ENDINGS: readonly string[] = ['وا', 'ي', 'ا', 'ن']
const IMPERATIVE_CONNECTIONS: readonly string[] = ['', 'و', 'ي']

/** Every combination of proclitics and verb prefix, the article apart, with what it may stand before. */
export const PREFIXES: ReadonlyMap<string, number> = prefixes()

/** Every combination of ending and pronoun, with what it may stand behind. */
export const SUFFIXES: ReadonlyMap<string, number> = suffixes()

export const LONGEST_PREFIX = 3
export const LONGEST_SUFFIX = 6

/** At least this many letters stay when a rule strips without evidence. */
export const SHORTEST_STEM = 3

/** With evidence that the rest is a word, two letters may stay (أبوه: أب). */
export const SHORTEST_KNOWN_STEM = 2

function add(map: Map<string, number>, affix: string, bits: number): void {
  map.set(affix, (map.get(affix) ?? 0) | bits)
}

function prefixes(): Map<string, number> {
  const map = new Map<string, number>()
  for (const conjunction of ['', ...CONJUNCTIONS]) {
    add(map, conjunction, NOUN | PAST | IMPERATIVE)
    for (const preposition of PREPOSITIONS) add(map, conjunction + preposition, NOUN)
    for (const particle of ['', ...VERB_PARTICLES]) for (const person of IMPERFECT_PREFIXES) add(map, conjunction + particle + person, IMPERFECT)
  }
  return map
}

function suffixes(): Map<string, number> {
  const map = new Map<string, number>([['', NOUN | PAST | IMPERFECT]])
  for (const ending of NOUN_ENDINGS) add(map, ending, NOUN)
  for (const ending of PAST_ENDINGS) add(map, ending, PAST)
  for (const ending of IMPERFECT_ENDINGS) add(map, ending, IMPERFECT)
  for (const ending of IMPERATIVE_ENDINGS) add(map, ending, IMPERATIVE)
  for (const pronoun of PRONOUNS) {
    for (const connection of NOUN_CONNECTIONS) add(map, connection + pronoun, NOUN | WITH_PRONOUN)
    for (const connection of PAST_CONNECTIONS) add(map, connection + pronoun, PAST | WITH_PRONOUN)
    for (const connection of IMPERFECT_CONNECTIONS) add(map, connection + pronoun, IMPERFECT | WITH_PRONOUN)
    for (const connection of IMPERATIVE_CONNECTIONS) add(map, connection + pronoun, IMPERATIVE | WITH_PRONOUN)
  }
  for (const connection of PAST_CONNECTIONS) add(map, `${connection}ني`, PAST | WITH_PRONOUN)
  for (const connection of IMPERFECT_CONNECTIONS) add(map, `${connection}ني`, IMPERFECT | WITH_PRONOUN)
  return map
}

/** Endings stripped where nothing is known of a word, each at most once, in this order, with the least that must stay. */
export const ENDINGS: readonly (readonly [ending: string, least: number])[] = [
  ['ا', 3],
  ['هم', 4],
  ['هن', 4],
  ['هما', 4],
  ['كم', 4],
  ['ها', 3],
  ['ان', 3],
  ['ات', 3],
  ['ون', 3],
  ['ين', 3],
  ['يه', 3],
  ['ه', 3],
  ['ي', 3],
]

/** Letters that come and go between words of one root. */
export const WEAK_LETTERS = 'اويء'
