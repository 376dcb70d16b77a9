/**
 * The affixes of Arabic, in folded letters (ه for ة, ي for ى, ا for every alef). Source of the inventory: any grammar of the
 * written language; the endings follow Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval" (2007).
 */

/** Proclitics that end in the article, longest first. لل is ل + ال, whose alef is not written. */
export const ARTICLES: readonly string[] = ['وبال', 'فبال', 'وكال', 'فكال', 'ولل', 'فلل', 'وال', 'فال', 'بال', 'كال', 'لل', 'ال']

/** Proclitics of one letter: two conjunctions, three prepositions, the future. */
export const PROCLITICS: readonly string[] = ['و', 'ف', 'ب', 'ك', 'ل', 'س']

/** Letters that may follow the future س: the prefixes of the imperfect. */
export const IMPERFECT_PREFIXES: readonly string[] = ['ي', 'ت', 'ن', 'ا']

/** Pronouns attached to nouns and verbs, longest first. */
export const ENCLITICS: readonly string[] = ['هما', 'كما', 'هم', 'هن', 'ها', 'كم', 'كن', 'نا', 'ني', 'ه', 'ك', 'ي']

/** Endings of number, gender, case, nisba and of the verb, each stripped at most once, in this order. */
export const ENDINGS: readonly string[] = ['ا', 'ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي']

/** Letters that come and go between words of one root. */
export const WEAK_LETTERS = 'اويء'

/** At least this many letters stay when a rule strips without evidence. */
export const SHORTEST_STEM = 3

/** With evidence that the rest is a word, two letters may stay (أبوه: أب). */
export const SHORTEST_KNOWN_STEM = 2
