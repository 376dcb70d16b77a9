import type { Evidence } from '../stem/evidence.js'
import { ANY_SLOT } from '../stem/verb-slots.js'
import type { Word } from '../stem/words.js'
import { NONE } from '../stem/words.js'
import type { KnownWords } from './known-words.js'
import type { Lexicon } from './lexicon.js'

/** A lexicon of what is known of words. */
export function lexiconOver(known: KnownWords, fingerprint: () => string, readVerb: Evidence['readVerb']): Lexicon {
  const { table } = known
  const textOf = (word: Word | undefined): string | undefined => (word === undefined || word === NONE ? undefined : table.textOf(word))
  // Of no word at all, the columns know what they know of one that is not listed.
  const find = (text: string): Word => table.find(text)
  return {
    get fingerprint() {
      return fingerprint()
    },
    known,
    stemOf: word => textOf(known.stems[find(word)]),
    functionStemOf: form => textOf(known.functionStems[find(form)]),
    isFunctionWord: word => known.functionWords[find(word)] === 1,
    verbOf: (stem, imperfect, slots = ANY_SLOT) => {
      const word = find(stem)
      return word === NONE ? undefined : textOf(known.verbOf(word, imperfect, slots))
    },
    rankOf: word => known.ranks[find(word)] ?? 0,
    ...(readVerb && { readVerb }),
    singularOf: plural => textOf(known.singulars[find(plural)]),
    pluralsOf: singular => (known.plurals.get(find(singular)) ?? []).map(plural => table.textOf(plural)),
    rootOf: stem => textOf(known.roots[find(stem)]),
  }
}
