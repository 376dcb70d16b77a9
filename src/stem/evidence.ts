/**
 * What is known of words, asked for by the rules before they strip. In the builder it is the lexicon and the corpus's own
 * vocabulary with its frequencies; in a query it is the image's dictionary; for a single word it is the lexicon alone.
 * Words are given and known in folded letters.
 */
export interface Evidence {
  /** How often the word is attested as it stands; 0 where it is not known at all. */
  count(word: string): number
  /** True where the word's first letters, though they look like a proclitic, are its own (وزير, فندق, التزام). */
  ownsInitial(word: string): boolean
  /** True where the word's last letters, though they look like an ending, are its own (إنسان, فلسطين). */
  ownsFinal(word: string): boolean
}

/** Nothing is known: the rules alone decide. */
export const NO_EVIDENCE: Evidence = { count: () => 0, ownsInitial: () => false, ownsFinal: () => false }
