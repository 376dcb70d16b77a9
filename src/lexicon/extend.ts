import { SchemaError } from '../errors.js'
import { settleHamza } from '../stem/endings.js'
import type { Word } from '../stem/words.js'
import { NONE } from '../stem/words.js'
import { Tokenizer } from '../tokenize/tokenize.js'
import { fnv1a } from '../unicode/fnv.js'
import type { Lexicon } from './lexicon.js'
import { learnLikeClitics } from './like-clitics.js'
import { lexiconOver } from './over-known.js'
import { withoutTeh } from './without-teh.js'

/** A lexicon that knows some words beside those of another, and before them. Throws SchemaError for lists that are none. */
export function extendLexicon(base: Lexicon, { plurals, protected: kept }: { plurals?: unknown; protected?: unknown }): Lexicon {
  const known = base.known.copy()
  const own = new Map<string, Word>()
  const learn = (text: string): Word => {
    const learned = own.get(text)
    if (learned !== undefined) return learned
    const word = known.wordOf(text)
    own.set(text, word)
    const stem = known.wordOf(settleHamza(withoutTeh(text)))
    known.stems[word] = stem
    known.functionStems[word] = NONE
    known.functionWords[word] = 0
    known.ranks[word] = 0
    return word
  }
  for (const word of listOf(kept, '"protected"')) learn(wordOf(word, '"protected"'))
  const pairs: string[][] = []
  for (const line of listOf(plurals, '"plurals"')) {
    const words = listOf(line, 'an entry of "plurals"').map(word => wordOf(word, '"plurals"'))
    const [singular, ...others] = words
    if (singular === undefined || others.length === 0) throw new SchemaError('an entry of "plurals" is a singular and at least one plural')
    pairs.push(words)
    const word = learn(singular)
    for (const other of others) {
      const plural = learn(other)
      if (plural === word) continue
      known.singulars[plural] = word
      known.plurals.set(word, [...new Set([...(known.plurals.get(word) ?? []), plural])])
    }
  }
  learnLikeClitics(known, [...own.values()])
  return lexiconOver(known, () => `${base.fingerprint}-${fnv1a(JSON.stringify([[...own.keys()], pairs]))}`, base.readVerb)
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new SchemaError(`${where} of a lexicon is a list, not ${typeof value}`)
  return value
}

let tokenizer: Tokenizer | undefined

/** The folded letters of what must be one word. */
function wordOf(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new SchemaError(`${where} of a lexicon holds words as strings, not ${typeof value}`)
  tokenizer ??= new Tokenizer()
  const [word, more] = tokenizer.forms(value)
  if (!word || more) throw new SchemaError(`${where} of a lexicon holds single words, not ${JSON.stringify(value)}`)
  return word.form
}
