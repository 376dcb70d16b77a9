import type { Evidence } from '../stem/evidence.js'
import { KnownWords } from './known-words.js'

/** What the built-in lexicon knows, in folded letters. Only the builder and `fihris/analysis` carry it. */
export interface Lexicon {
  /** A name of the lists' content. */
  readonly fingerprint: string
  /** The same as all below, by the numbers of words. */
  readonly known: KnownWords
  /** The stem of a word that is known as it stands, or undefined. */
  stemOf(word: string): string | undefined
  /** The stem of a function word as it stands, with the clitics that it takes; undefined for other words. */
  functionStemOf(form: string): string | undefined
  /** True for a word that binds others: prepositions, pronouns, conjunctions, with the clitics that they are written with. */
  isFunctionWord(word: string): boolean
  /** The verb (its past) with a stem of the past or the imperfect that stands before the endings that `slots` names, or undefined. */
  verbOf(stem: string, imperfect: boolean, slots?: number): string | undefined
  /**
   * How likely a known word is: 1 for the past of a common verb, 0.5 for that of another verb that is listed,
   * 0 for a noun, -1 for a short word that only patterns make.
   */
  rankOf(word: string): number
  /** Reads verbs in forms, as `Evidence` asks for; left out where none are known. */
  readonly readVerb?: NonNullable<Evidence['readVerb']>
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
  known: new KnownWords(1),
  stemOf: () => undefined,
  functionStemOf: () => undefined,
  isFunctionWord: () => false,
  verbOf: () => undefined,
  rankOf: () => 0,
  singularOf: () => undefined,
  pluralsOf: () => [],
  rootOf: () => undefined,
}
