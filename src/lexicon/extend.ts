import { SchemaError } from '../errors.js'
import { settleHamza } from '../stem/endings.js'
import { Tokenizer } from '../tokenize/tokenize.js'
import { fnv1a } from '../unicode/fnv.js'
import type { Lexicon } from './lexicon.js'
import { withoutTeh } from './without-teh.js'

/** A lexicon that knows some words beside those of another, and before them. Throws SchemaError for lists that are none. */
export function extendLexicon(base: Lexicon, { plurals, protected: kept }: { plurals?: unknown; protected?: unknown }): Lexicon {
  const stems = new Map<string, string>()
  const singulars = new Map<string, string>()
  const pluralsOf = new Map<string, string[]>()
  const learn = (word: string): string => {
    if (!stems.has(word)) stems.set(word, settleHamza(withoutTeh(word)))
    return word
  }
  for (const word of listOf(kept, '"protected"')) learn(wordOf(word, '"protected"'))
  for (const line of listOf(plurals, '"plurals"')) {
    const [singular, ...others] = listOf(line, 'an entry of "plurals"').map(word => learn(wordOf(word, '"plurals"')))
    if (singular === undefined || others.length === 0) throw new SchemaError('an entry of "plurals" is a singular and at least one plural')
    for (const plural of others) {
      if (plural === singular) continue
      singulars.set(plural, singular)
      pluralsOf.set(singular, [...new Set([...(pluralsOf.get(singular) ?? base.pluralsOf(singular)), plural])])
    }
  }
  return {
    ...base,
    fingerprint: `${base.fingerprint}-${fnv1a(JSON.stringify([[...stems.keys()], [...pluralsOf]]))}`,
    stemOf: word => stems.get(word) ?? base.stemOf(word),
    functionStemOf: form => (stems.has(form) ? undefined : base.functionStemOf(form)),
    isFunctionWord: word => !stems.has(word) && base.isFunctionWord(word),
    rankOf: word => (stems.has(word) ? 0 : base.rankOf(word)),
    eachWord: visit => {
      base.eachWord(visit)
      for (const word of stems.keys()) visit(word)
    },
    singularOf: plural => singulars.get(plural) ?? (stems.has(plural) && pluralsOf.has(plural) ? undefined : base.singularOf(plural)),
    pluralsOf: singular => pluralsOf.get(singular) ?? base.pluralsOf(singular),
  }
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
