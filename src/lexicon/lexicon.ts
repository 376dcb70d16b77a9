/** What the built-in lexicon knows, in folded letters. Only the builder and `fihris/analysis` carry it. */
export interface Lexicon {
  /** A name of the lists' content. */
  readonly fingerprint: string
  /** The stem of a word that is known as it stands, or undefined. */
  stemOf(word: string): string | undefined
  /** True for a word that binds others: prepositions, pronouns, conjunctions, with the clitics that they are written with. */
  isFunctionWord(word: string): boolean
  /** The verb (its past) with a stem of the past or the imperfect, or undefined. */
  verbOf(stem: string, imperfect: boolean): string | undefined
  /** Singular of a broken plural, or undefined. */
  singularOf(plural: string): string | undefined
  /** Plurals of a singular; empty where it has none. */
  pluralsOf(singular: string): readonly string[]
  /** The root of a stem, or undefined where only its letters can tell. */
  rootOf(stem: string): string | undefined
}

/** A lexicon that knows nothing. */
export const NO_LEXICON: Lexicon = {
  fingerprint: 'none',
  stemOf: () => undefined,
  isFunctionWord: () => false,
  verbOf: () => undefined,
  singularOf: () => undefined,
  pluralsOf: () => [],
  rootOf: () => undefined,
}
