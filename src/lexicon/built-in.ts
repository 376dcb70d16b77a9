import { normalize } from '../normalize/normalize.js'
import * as augmented from './data/plurals-augmented.js'
import * as triliteral from './data/plurals-triliteral.js'
import * as final from './data/protected-final.js'
import * as initial from './data/protected-initial.js'
import type { Lexicon } from './lexicon.js'

let lexicon: Lexicon | undefined

/** The lexicon that comes with the library, compiled from its lists the first time it is asked for: some milliseconds. */
export function builtInLexicon(): Lexicon {
  lexicon ??= compile()
  return lexicon
}

function compile(): Lexicon {
  const singulars = new Map<string, string>()
  const plurals = new Map<string, string[]>()
  const known = new Set<string>()
  const owners = new Set<string>()
  for (const word of wordsOf(initial)) known.add(word)
  for (const word of wordsOf(final)) {
    known.add(word)
    // A teh marbuta is always an ending: of بداية the lexicon protects the yeh before it.
    owners.add(word.endsWith('ه') ? word.slice(0, -1) : word)
  }
  for (const [singular, ...others] of pairsOf(triliteral, augmented)) {
    known.add(singular as string)
    for (const plural of others) {
      known.add(plural)
      owners.add(plural)
      if (!singulars.has(plural)) singulars.set(plural, singular as string)
      const list = plurals.get(singular as string)
      if (!list) plurals.set(singular as string, [plural])
      else if (!list.includes(plural)) list.push(plural)
    }
  }
  return {
    count: word => (known.has(word) ? 1 : 0),
    ownsInitial: word => known.has(word),
    ownsFinal: word => owners.has(word),
    singularOf: plural => singulars.get(plural),
    pluralsOf: singular => plurals.get(singular) ?? [],
  }
}

/** The folded words of every list of a module. */
function wordsOf(lists: Readonly<Record<string, string>>): string[] {
  return normalize(Object.values(lists).join(' '))
    .split(/\s+/)
    .filter(word => word !== '')
}

/** The folded lines of every list of some modules: a singular, then its plurals. */
function pairsOf(...modules: readonly Readonly<Record<string, string>>[]): string[][] {
  return modules.flatMap(lists =>
    normalize(Object.values(lists).join('\n'))
      .split('\n')
      .map(line => line.split(' '))
      .filter(words => words.length > 1),
  )
}
