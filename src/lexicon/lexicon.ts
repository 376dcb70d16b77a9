import type { Evidence } from '../stem/evidence.js'

/** What the built-in lexicon knows, in folded letters. Only the builder and `fihris/analysis` carry it. */
export interface Lexicon extends Evidence {
  /** Singular of a broken plural, or undefined. */
  singularOf(plural: string): string | undefined
  /** Plurals of a singular; empty where it has none. */
  pluralsOf(singular: string): readonly string[]
}
