import { normalize } from '../normalize/normalize.js'
import { settleHamza } from '../stem/endings.js'
import { keyOfRoot } from '../stem/root.js'
import { readVerb } from '../stem/verb-reading.js'
import { JUSSIVE, PASSIVE, TRANSITIVE } from '../stem/verb-slots.js'
import type { Word } from '../stem/words.js'
import { NONE } from '../stem/words.js'
import { fnv1a } from '../unicode/fnv.js'
import * as nouns from './data/nouns.js'
import * as augmented from './data/plurals-augmented.js'
import * as triliteral from './data/plurals-triliteral.js'
import * as final from './data/protected-final.js'
import * as initial from './data/protected-initial.js'
import * as reflexive from './data/reflexive-nouns.js'
import { foldedWords } from './folded-words.js'
import { FUNCTION_STEMS } from './function-stems.js'
import { KnownWords } from './known-words.js'
import type { Lexicon } from './lexicon.js'
import { learnLikeClitics } from './like-clitics.js'
import { lexiconOver } from './over-known.js'
import { SPECIAL_FORMS } from './special-forms.js'
import { defaultStopWords } from './stop-words.js'
import type { RootedVerb } from './verbs.js'
import { commonVerbs, commonVerbsAsWritten, intransitiveVerbs, quadriliteralNouns, verbLists, verbsOf } from './verbs.js'
import { withoutTeh } from './without-teh.js'

/** Letters that begin both imperfects and derived words. */
const AMBIGUOUS_PREFIXES = 'تا'

/** Words that only the patterns make are as often a shorter word with affixes, where they are as short as this. */
const LONGEST_DOUBTFUL = 4

/** Words that there is room for at first: about as many as there are. */
const ROOM = 1 << 16

let lexicon: Lexicon | undefined

/** The lexicon that comes with the library, compiled from its lists the first time it is asked for. */
export function builtInLexicon(): Lexicon {
  lexicon ??= compile()
  return lexicon
}

function compile(): Lexicon {
  const known = new KnownWords(ROOM)
  const { plurals } = known
  const wordOf = (text: string): Word => known.wordOf(text)
  const common = new Map([...commonVerbs()].map(([past, place]) => [wordOf(past), place]))
  for (const past of common.keys()) known.ranks[past] = 1
  const learn = (text: string, stem: string): Word => {
    const word = wordOf(text)
    if (known.stems[word] === NONE) {
      const settled = wordOf(settleHamza(stem))
      known.stems[word] = settled
    }
    return word
  }
  for (const [form, base] of SPECIAL_FORMS) {
    learn(form, base)
    learn(base, base)
  }
  for (const word of wordsOf(reflexive)) learn(word, withoutTeh(word))
  for (const word of wordsOf(final)) learn(word, withoutTeh(word))
  for (const word of wordsOf(initial)) learn(word, withoutTeh(word))
  const nounsProper = new Set<Word>()
  for (const [singular, ...others] of pairsOf(triliteral, augmented)) {
    const word = learn(singular as string, withoutTeh(singular as string))
    nounsProper.add(word)
    for (const other of others) {
      const plural = learn(other, withoutTeh(other))
      nounsProper.add(plural)
      if (known.singulars[plural] === NONE) known.singulars[plural] = word
      const list = plurals.get(word)
      if (!list) plurals.set(word, [plural])
      else if (!list.includes(plural)) list.push(plural)
    }
  }
  for (const word of wordsOf(nouns)) nounsProper.add(learn(word, withoutTeh(word)))
  for (const word of quadriliteralNouns()) learn(word, withoutTeh(word))
  learnVerbs(known, common, nounsProper)
  for (const [form, stem] of FUNCTION_STEMS) {
    const word = wordOf(form)
    const own = wordOf(stem)
    known.functionStems[word] = own
  }
  for (const text of defaultStopWords()) {
    const word = wordOf(text)
    known.functionWords[word] = 1
    known.roots[word] = word
  }
  const learned: Word[] = []
  known.stems.forEach((stem, word) => {
    if (stem !== NONE) learned.push(word)
  })
  learnLikeClitics(known, learned)
  let fingerprint: string | undefined
  return lexiconOver(
    known,
    () => {
      fingerprint ??= fnv1a(JSON.stringify([augmented, triliteral, reflexive, final, initial, nouns, [...SPECIAL_FORMS], [...FUNCTION_STEMS], verbLists()]))
      return fingerprint
    },
    readVerb,
  )
}

/** A verb with its past in the columns, and how many are commoner. */
interface KnownVerb {
  rooted: RootedVerb
  past: Word
  place: number
}

function learnVerbs(known: KnownWords, common: ReadonlyMap<Word, number>, nounsProper: ReadonlySet<Word>): void {
  const wordOf = (text: string): Word => known.wordOf(text)
  const commonAsWritten = commonVerbsAsWritten()
  const intransitive = new Set([...intransitiveVerbs()].map(wordOf))
  // Of two verbs that share a stem the commoner is meant, and the active before the passive and the jussive: يعد is of عد before عاد.
  const inUse: KnownVerb[] = []
  const others: KnownVerb[] = []
  const listed: Word[] = []
  for (const rooted of verbsOf()) {
    const past = wordOf(rooted.verb.past)
    const place = common.get(past)
    listed.push(past)
    if (place !== undefined && (rooted.written === undefined || commonAsWritten.has(rooted.written))) inUse.push({ rooted, past, place })
    else others.push({ rooted, past, place: 0 })
  }
  inUse.sort((a, b) => a.place - b.place)
  const read = ({ rooted: { verb }, past }: KnownVerb, likely: boolean): void => {
    const object = intransitive.has(past) ? 0 : TRANSITIVE
    for (const [stem, slots] of verb.pastStems)
      if (likely === ((slots & (PASSIVE | JUSSIVE)) === 0)) known.addReading(wordOf(stem), false, past, slots | object)
    for (const [stem, slots] of verb.imperfectStems)
      if (likely === ((slots & (PASSIVE | JUSSIVE)) === 0)) known.addReading(wordOf(stem), true, past, slots | object)
  }
  for (const verb of inUse) read(verb, true)
  for (const verb of inUse) read(verb, false)
  for (const verb of others) read(verb, true)
  // Of rare verbs only the passive that brings a radical back: يوضع.
  for (const verb of others) if (verb.rooted.root.startsWith('و')) read(verb, false)
  const byUse = [...inUse, ...others]
  for (const { rooted } of byUse) {
    const key = wordOf(keyOfRoot(rooted.root))
    const learnRoot = (text: string): void => {
      const word = wordOf(withoutTeh(text))
      if (known.roots[word] === NONE) known.roots[word] = key
    }
    learnRoot(rooted.verb.past)
    for (const noun of rooted.verb.nouns) learnRoot(noun)
  }
  // A past among the protected words (فات, هدأ) is a verb before it is a noun.
  for (const past of listed) if (known.stems[past] !== NONE && known.ranks[past] === 0 && !nounsProper.has(past)) known.ranks[past] = 0.5
  // What the patterns make is a word as it stands only where it cannot be an imperfect: تدرس is "she studies" before it is form V.
  const learn = (text: string, isCommon: boolean): void => {
    if (AMBIGUOUS_PREFIXES.includes(text.charAt(0)) && known.isImperfect(known.table.find(text.slice(1)))) return
    const word = wordOf(text)
    if (known.stems[word] !== NONE) return
    if (text.length <= LONGEST_DOUBTFUL && !isCommon) known.ranks[word] = -1
    const stem = wordOf(settleHamza(withoutTeh(text)))
    known.stems[word] = stem
  }
  for (const { rooted, past } of byUse) {
    const isCommon = common.has(past)
    learn(rooted.verb.past, isCommon)
    for (const noun of rooted.verb.nouns) learn(noun, isCommon)
  }
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
