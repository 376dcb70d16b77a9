/**
 * What is known of words, asked for by the rules before they strip. In the builder it is the lexicon and the corpus's own
 * vocabulary with its frequencies; in a query it is the image's dictionary; for a single word it is the lexicon alone.
 * Words are given and known in folded letters.
 */
export interface Evidence {
  /** How often the word is attested by itself or behind an article; 0 where it is not. */
  count(word: string): number
  /** The stem of a word that the lexicon knows as it stands, without clitics; undefined where it does not know it. */
  stemOf(word: string): string | undefined
  /** True for a preposition, pronoun, conjunction and their like, clitics included (بها, وهو): nothing is taken off it or found in it. */
  isFunctionWord(word: string): boolean
  /** The verb (its past) that the lexicon knows by a stem of the past or the imperfect; undefined where it knows none. */
  verbOf(stem: string, imperfect: boolean): string | undefined
}

/** Nothing is known: the rules alone decide. */
export const NO_EVIDENCE: Evidence = { count: () => 0, stemOf: () => undefined, isFunctionWord: () => false, verbOf: () => undefined }
