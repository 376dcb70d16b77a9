import { normalize } from '../normalize/normalize.js'
import { settleHamza } from '../stem/endings.js'
import { keyOfRoot } from '../stem/root.js'
import { readVerb } from '../stem/verb-reading.js'
import { ACTIVE, ANY_SLOT, JUSSIVE, LIKELY, PASSIVE, TRANSITIVE, UNPREFIXED } from '../stem/verb-slots.js'
import { WordFilter } from '../stem/word-filter.js'
import { fnv1a } from '../unicode/fnv.js'
import * as nouns from './data/nouns.js'
import * as augmented from './data/plurals-augmented.js'
import * as triliteral from './data/plurals-triliteral.js'
import * as final from './data/protected-final.js'
import * as initial from './data/protected-initial.js'
import * as reflexive from './data/reflexive-nouns.js'
import { foldedWords } from './folded-words.js'
import { FUNCTION_STEMS } from './function-stems.js'
import type { Lexicon } from './lexicon.js'
import { SPECIAL_FORMS } from './special-forms.js'
import { defaultStopWords } from './stop-words.js'
import type { RootedVerb } from './verbs.js'
import { commonVerbs, commonVerbsAsWritten, intransitiveVerbs, quadriliteralNouns, verbLists, verbsOf } from './verbs.js'
import { withoutTeh } from './without-teh.js'

/** Letters that begin both imperfects and derived words. */
const AMBIGUOUS_PREFIXES = 'تا'

/** Words that only the patterns make are as often a shorter word with affixes, where they are as short as this. */
const LONGEST_DOUBTFUL = 4

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
  const pasts = new Map<string, Reading>()
  const imperfects = new Map<string, Reading>()
  const common = commonVerbs()
  const commonAsWritten = commonVerbsAsWritten()
  const intransitive = intransitiveVerbs()
  const ranks = new Map<string, number>([...common.keys()].map(past => [past, 1]))
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
  const pairs = pairsOf(triliteral, augmented)
  for (const [singular, ...others] of pairs) {
    learn(singular as string, withoutTeh(singular as string))
    for (const plural of others) {
      learn(plural, withoutTeh(plural))
      if (!singulars.has(plural)) singulars.set(plural, singular as string)
      const list = plurals.get(singular as string)
      if (!list) plurals.set(singular as string, [plural])
      else if (!list.includes(plural)) list.push(plural)
    }
  }
  const listed = wordsOf(nouns)
  for (const word of listed) learn(word, withoutTeh(word))
  for (const word of quadriliteralNouns()) learn(word, withoutTeh(word))
  const verbs = verbsOf()
  // Of two verbs that share a stem the commoner is meant, and the active before the passive and the jussive: يعد is of عد before عاد.
  const isCommon = ({ verb, written }: RootedVerb): boolean => common.has(verb.past) && (written === undefined || commonAsWritten.has(written))
  const inUse = verbs.filter(isCommon).sort((a, b) => (common.get(a.verb.past) as number) - (common.get(b.verb.past) as number))
  const others = verbs.filter(verb => !isCommon(verb))
  const read = ({ verb }: RootedVerb, likely: boolean): void => {
    const object = intransitive.has(verb.past) ? 0 : TRANSITIVE
    for (const [stem, slots] of verb.pastStems) if (likely === ((slots & (PASSIVE | JUSSIVE)) === 0)) addReading(pasts, stem, verb.past, slots | object)
    for (const [stem, slots] of verb.imperfectStems)
      if (likely === ((slots & (PASSIVE | JUSSIVE)) === 0)) addReading(imperfects, stem, verb.past, slots | object)
  }
  for (const verb of inUse) read(verb, true)
  for (const verb of inUse) read(verb, false)
  for (const verb of others) read(verb, true)
  // Of rare verbs only the passive that brings a radical back: يوضع.
  for (const verb of others) if (verb.root.startsWith('و')) read(verb, false)
  const byUse = [...inUse, ...others]
  for (const { root, verb } of byUse) {
    const key = keyOfRoot(root)
    const learnRoot = (word: string): void => {
      if (!roots.has(word)) roots.set(word, key)
    }
    learnRoot(withoutTeh(verb.past))
    for (const noun of verb.nouns) learnRoot(withoutTeh(noun))
  }
  // A past among the protected words (فات, هدأ) is a verb before it is a noun.
  const nounsProper = new Set([...listed, ...pairs.flat()])
  for (const { verb } of verbs) if (stems.has(verb.past) && !ranks.has(verb.past) && !nounsProper.has(verb.past)) ranks.set(verb.past, 0.5)
  // What the patterns make is a word as it stands only where it cannot be an imperfect: تدرس is "she studies" before it is form V.
  for (const { verb } of byUse) {
    for (const word of [verb.past, ...verb.nouns]) {
      if (AMBIGUOUS_PREFIXES.includes(word.charAt(0)) && imperfects.has(word.slice(1))) continue
      if (word.length <= LONGEST_DOUBTFUL && !stems.has(word) && !common.has(verb.past)) ranks.set(word, -1)
      learn(word, withoutTeh(word))
    }
  }
  const known = new Map<string, Known>()
  const knownOf = (word: string): Known => {
    const entry = known.get(word) ?? unknown()
    known.set(word, entry)
    return entry
  }
  for (const [word, stem] of stems) knownOf(word).stem = stem
  for (const [word, reading] of pasts) knownOf(word).past = reading
  for (const [word, reading] of imperfects) knownOf(word).imperfect = reading
  for (const [word, rank] of ranks) knownOf(word).rank = rank
  for (const [word, stem] of FUNCTION_STEMS) knownOf(word).functionStem = stem
  for (const word of functionWords) Object.assign(knownOf(word), { isFunctionWord: true, root: word })
  for (const [word, root] of roots) knownOf(word).root ??= root
  for (const [word, singular] of singulars) knownOf(word).singular = singular
  for (const [word, list] of plurals) knownOf(word).plurals = list
  const filter = new WordFilter(known.size)
  for (const word of known.keys()) filter.add(word)
  const nothing = unknown()
  let asked = ''
  let answer = nothing
  // One word is asked about many times in a row.
  const find = (word: string): Known => {
    if (word !== asked) {
      asked = word
      answer = (filter.mayHold(word) ? known.get(word) : undefined) ?? nothing
    }
    return answer
  }
  return {
    fingerprint: fnv1a(JSON.stringify([augmented, triliteral, reflexive, final, initial, nouns, [...SPECIAL_FORMS], [...FUNCTION_STEMS], verbLists()])),
    stemOf: word => find(word).stem,
    functionStemOf: form => find(form).functionStem,
    isFunctionWord: word => find(word).isFunctionWord,
    verbOf: (stem, imperfect, slots = ANY_SLOT) => {
      const { imperfect: imperfects, past } = find(stem)
      return readingOf(imperfect ? imperfects : past, slots)?.past
    },
    rankOf: word => find(word).rank,
    eachWord: visit => {
      for (const word of known.keys()) visit(word)
    },
    readVerb,
    singularOf: plural => find(plural).singular,
    pluralsOf: singular => find(singular).plurals,
    rootOf: stem => find(stem).root,
  }
}

/** All that the lexicon knows of a word. */
interface Known {
  stem: string | undefined
  past: Reading | undefined
  imperfect: Reading | undefined
  rank: number
  functionStem: string | undefined
  isFunctionWord: boolean
  root: string | undefined
  singular: string | undefined
  plurals: readonly string[]
}

function unknown(): Known {
  return {
    stem: undefined,
    past: undefined,
    imperfect: undefined,
    rank: 0,
    functionStem: undefined,
    isFunctionWord: false,
    root: undefined,
    singular: undefined,
    plurals: [],
  }
}

/** The first reading that serves for `slots`. */
function readingOf(first: Reading | undefined, slots: number): Reading | undefined {
  const wanted = slots & (UNPREFIXED | TRANSITIVE)
  const unwanted = (slots & (ACTIVE | TRANSITIVE) ? PASSIVE : 0) | (slots & LIKELY ? PASSIVE | JUSSIVE : 0)
  let reading = first
  while (reading !== undefined && ((reading.slots & slots & ANY_SLOT) === 0 || (wanted & ~reading.slots) !== 0 || (unwanted & reading.slots) !== 0))
    reading = reading.next
  return reading
}

/** A verb that a stem may be of, before which endings, and the next that it may be of. */
interface Reading {
  past: string
  slots: number
  next: Reading | undefined
}

/** Adds a reading behind those that are there, unless they serve for all that it does. */
function addReading(readings: Map<string, Reading>, stem: string, past: string, slots: number): void {
  let last = readings.get(stem)
  if (last === undefined) {
    readings.set(stem, { past, slots, next: undefined })
    return
  }
  for (;;) {
    if ((slots & ~last.slots) === 0) return
    if (last.next === undefined) break
    last = last.next
  }
  last.next = { past, slots, next: undefined }
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
