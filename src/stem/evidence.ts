import type { Readings, Word, Words } from './words.js'

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
  /** The stem of a function word as it stands, with the clitics that it takes (منها is من); undefined for other words. */
  functionStemOf(form: string): string | undefined
  /** True for a preposition, pronoun, conjunction and their like, clitics included (بها, وهو): nothing is taken off it or found in it. */
  isFunctionWord(word: string): boolean
  /**
   * The verb (its past) that the lexicon knows by a stem of the past or the imperfect, before the endings that `slots` names
   * (ALONE, OBJECT, … of verb-slots.ts; any by default); undefined where it knows none.
   */
  verbOf(stem: string, imperfect: boolean, slots?: number): string | undefined
  /**
   * How likely a known word is: 1 for the past of a common verb, 0.5 for that of another verb that is listed,
   * 0 for a noun, -1 for a short word that only patterns make.
   */
  rankOf(word: string): number
  /**
   * Offers the verbs read in `[from, to)` of the loaded form, the word `core`, as the `kinds` that both its affixes (nodes of their tries)
   * allow; true where there are any. Left out where no verbs are known (verb-reading.ts).
   */
  readVerb?(words: Words, core: Word, from: number, to: number, prefix: number, suffix: number, kinds: number, readings: Readings): boolean
}

/** Nothing is known: the rules alone decide. */
export const NO_EVIDENCE: Evidence = {
  count: () => 0,
  stemOf: () => undefined,
  functionStemOf: () => undefined,
  isFunctionWord: () => false,
  verbOf: () => undefined,
  rankOf: () => 0,
}
