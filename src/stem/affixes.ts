import { AffixTrie } from './affix-trie.js'

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
/** A prefix whose reading before a verb is rare: the ل of emphasis, the hamza of questions. */
export const RARE = 32

/** A suffix with the rarer endings before a pronoun: of duals and sound plurals (معلموهم), of أب and أخ. */
export const CONSTRUCT = 64
/** A suffix that is a pronoun and nothing else. */
export const PRONOUN = 128
/** A suffix before which a noun's ة opens to ت or falls (ته, تان; ات, ي). */
export const OPENS = 256
/** Of these, one that begins with that ت, which only a noun in ة has. */
export const OPENED = 512
/** A suffix of the imperfect's plural, which no verbal noun has. */
export const VERB_PLURAL = 1024

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

/** Endings of a noun by itself, and before a pronoun; the second of these are of duals, sound masculine plurals and kinship terms. */
const NOUN_ENDINGS: readonly string[] = words('ه ات ان ين ون تان تين ي يه يا يات يون يين يتان يتين ا و تا تي')
const NOUN_CONNECTIONS: readonly string[] = ['', ...words('ت ات يت يات')]
const CONSTRUCT_CONNECTIONS: readonly string[] = words('ا ي و تا تي يي')

/** Endings of the past by itself, and before a pronoun. */
export const PAST_ENDINGS: readonly string[] = words('ت تا ا وا و ن نا تم تما تن')
export const PAST_CONNECTIONS: readonly string[] = words('ت تا ا و نا تمو ن')

/** Endings of the imperfect by itself, and before a pronoun. */
export const IMPERFECT_ENDINGS: readonly string[] = words('ان ا ون وا و ين ن')
export const IMPERFECT_CONNECTIONS: readonly string[] = words('ان ا و ون ين ن')

/** The ending of the imperative that a noun does not have as well, and before a pronoun. */
export const IMPERATIVE_ENDING = 'وا'
export const IMPERATIVE_CONNECTION = 'و'

/** Every combination of proclitics and verb prefix, the article apart, with what it may stand before. */
export const PREFIXES: ReadonlyMap<string, number> = prefixes()

/** Every combination of ending and pronoun, with what it may stand behind. */
export const SUFFIXES: ReadonlyMap<string, number> = suffixes()

export const LONGEST_PREFIX = 3
export const LONGEST_SUFFIX = 6

/** The same letter by letter: a search for them ends where no affix goes on. */
export const PREFIX_TRIE: AffixTrie = new AffixTrie(PREFIXES.keys(), false)
export const SUFFIX_TRIE: AffixTrie = new AffixTrie(SUFFIXES.keys(), true)
export const PREFIX_BITS: Uint16Array = PREFIX_TRIE.values(PREFIXES)
export const SUFFIX_BITS: Uint16Array = SUFFIX_TRIE.values(SUFFIXES)

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
    add(map, `${conjunction}ل`, PAST | RARE)
    add(map, `ا${conjunction}`, PAST | RARE)
    for (const person of IMPERFECT_PREFIXES) if (person !== 'ا') add(map, `ا${conjunction}${person}`, IMPERFECT | RARE)
  }
  return map
}

function suffixes(): Map<string, number> {
  const map = new Map<string, number>([['', NOUN | PAST | IMPERFECT | IMPERATIVE]])
  for (const ending of NOUN_ENDINGS) add(map, ending, NOUN)
  for (const ending of PAST_ENDINGS) add(map, ending, PAST)
  for (const ending of IMPERFECT_ENDINGS) add(map, ending, IMPERFECT)
  add(map, IMPERATIVE_ENDING, IMPERATIVE)
  for (const pronoun of PRONOUNS) {
    for (const connection of CONSTRUCT_CONNECTIONS) if (!map.has(connection + pronoun)) add(map, connection + pronoun, NOUN | WITH_PRONOUN | CONSTRUCT)
    add(map, pronoun, PRONOUN)
  }
  for (const pronoun of PRONOUNS) for (const connection of NOUN_CONNECTIONS) add(map, connection + pronoun, NOUN | WITH_PRONOUN)
  for (const pronoun of [...PRONOUNS, 'ني']) {
    add(map, pronoun, PAST | IMPERFECT | WITH_PRONOUN)
    for (const connection of PAST_CONNECTIONS) add(map, connection + pronoun, PAST | WITH_PRONOUN)
    for (const connection of IMPERFECT_CONNECTIONS) add(map, connection + pronoun, IMPERFECT | WITH_PRONOUN)
    if (pronoun !== 'ني') add(map, IMPERATIVE_CONNECTION + pronoun, IMPERATIVE | WITH_PRONOUN)
  }
  for (const [suffix, bits] of map) {
    const opens = suffix.startsWith('ت') ? OPENS | OPENED : /^(ات|ي)/.test(suffix) ? OPENS : 0
    map.set(suffix, bits | opens | (suffix.startsWith('و') && bits & IMPERFECT ? VERB_PLURAL : 0))
  }
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
