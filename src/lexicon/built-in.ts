import { normalize } from '../normalize/normalize.js'
import { settleHamza } from '../stem/endings.js'
import { keyOfRoot } from '../stem/root.js'
import { fnv1a } from '../unicode/fnv.js'
import * as nouns from './data/nouns.js'
import * as augmented from './data/plurals-augmented.js'
import * as triliteral from './data/plurals-triliteral.js'
import * as final from './data/protected-final.js'
import * as initial from './data/protected-initial.js'
import * as reflexive from './data/reflexive-nouns.js'
import { foldedWords } from './folded-words.js'
import type { Lexicon } from './lexicon.js'
import { SPECIAL_FORMS } from './special-forms.js'
import { defaultStopWords } from './stop-words.js'
import { quadriliteralNouns, verbsOf } from './verbs.js'

/** Letters that begin both imperfects and derived words. */
const AMBIGUOUS_PREFIXES = 'تا'

let lexicon: Lexicon | undefined

/** The lexicon that comes with the library, compiled from its lists the first time it is asked for. */
export function builtInLexicon(): Lexicon {
  lexicon ??= compile()
  return lexicon
}

function compile(): Lexicon {
  const stems = new Map<string, string>()
  const singulars = new Map<string, string>()
  const plurals = new Map<string, string[]>()
  const roots = new Map<string, string>()
  const pasts = new Map<string, string>()
  const imperfects = new Map<string, string>()
  const functionWords = defaultStopWords()
  const learn = (word: string, stem: string): void => {
    if (!stems.has(word)) stems.set(word, settleHamza(stem))
  }
  for (const [form, base] of SPECIAL_FORMS) {
    learn(form, base)
    learn(base, base)
  }
  for (const word of wordsOf(reflexive)) learn(word, withoutTeh(word))
  for (const word of wordsOf(final)) learn(word, withoutTeh(word))
  for (const word of wordsOf(initial)) learn(word, withoutTeh(word))
  for (const [singular, ...others] of pairsOf(triliteral, augmented)) {
    learn(singular as string, withoutTeh(singular as string))
    for (const plural of others) {
      learn(plural, withoutTeh(plural))
      if (!singulars.has(plural)) singulars.set(plural, singular as string)
      const list = plurals.get(singular as string)
      if (!list) plurals.set(singular as string, [plural])
      else if (!list.includes(plural)) list.push(plural)
    }
  }
  for (const word of [...wordsOf(nouns), ...quadriliteralNouns()]) learn(word, withoutTeh(word))
  const verbs = verbsOf()
  for (const { root, verb } of verbs) {
    for (const stem of verb.pastStems) if (!pasts.has(stem)) pasts.set(stem, verb.past)
    for (const stem of verb.imperfectStems) if (!imperfects.has(stem)) imperfects.set(stem, verb.past)
    const key = keyOfRoot(root)
    for (const word of [verb.past, ...verb.nouns].map(withoutTeh)) if (!roots.has(word)) roots.set(word, key)
  }
  // What the patterns make is a word as it stands only where it cannot be an imperfect: تدرس is "she studies" before it is form V.
  for (const { verb } of verbs) {
    for (const word of [verb.past, ...verb.nouns])
      if (!AMBIGUOUS_PREFIXES.includes(word.charAt(0)) || !imperfects.has(word.slice(1))) learn(word, withoutTeh(word))
  }
  return {
    fingerprint: fnv1a(JSON.stringify([augmented, triliteral, reflexive, final, initial, nouns, [...SPECIAL_FORMS], [...functionWords], verbs])),
    stemOf: word => stems.get(word),
    isFunctionWord: word => functionWords.has(word),
    verbOf: (stem, imperfect) => (imperfect ? imperfects : pasts).get(stem),
    singularOf: plural => singulars.get(plural),
    pluralsOf: singular => plurals.get(singular) ?? [],
    rootOf: stem => (functionWords.has(stem) ? stem : roots.get(stem)),
  }
}

/** A word without its teh marbuta; one whose heh is its own (وجه, مياه) is too short to lose it, or listed with it. */
function withoutTeh(word: string): string {
  return word.length > 3 && word.endsWith('ه') ? word.slice(0, -1) : word
}

/** The folded words of every list of a module. */
function wordsOf(lists: Readonly<Record<string, string>>): string[] {
  return foldedWords(Object.values(lists).join(' '))
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
