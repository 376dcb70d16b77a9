import { normalize } from '../normalize/normalize.js'
import { rootKeyOf } from '../stem/root.js'
import { ANY_SLOT, CONSONANT } from '../stem/verb-slots.js'
import { common, intransitive } from './data/common-verbs.js'
import * as four from './data/quadriliterals.js'
import * as firstThird from './data/roots-hamza-to-hah.js'
import * as secondThird from './data/roots-khah-to-seen.js'
import * as lastThird from './data/roots-sheen-to-yeh.js'
import { foldedWords } from './folded-words.js'
import type { Verb } from './verb-patterns.js'
import { derivedVerb, simpleVerb } from './verb-patterns.js'

/** A verb of the lexicon and the root that it is of (three letters, hamza as ء). */
export interface RootedVerb {
  root: string
  verb: Verb
  /** The past of a simple verb in ordinary spelling, which tells قرأ from قرا. */
  written?: string
}

/** Every verb of the lists of roots, conjugation stems and nouns worked out by the patterns; then the verbs of four radicals. */
export function verbsOf(): RootedVerb[] {
  const rooted = [firstThird, secondThird, lastThird].flatMap(lists =>
    Object.values(lists)
      .join('\n')
      .split('\n')
      .flatMap(line => verbsOfLine(line.trim().split(/\s+/))),
  )
  return [...rooted, ...foldedWords(four.quadriliterals).map(past => ({ root: rootKeyOf(past), verb: quadriliteral(past) }))]
}

/** The common verbs (their pasts) and how many are commoner. */
export function commonVerbs(): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const past of foldedWords(common)) if (!places.has(past)) places.set(past, places.size)
  return places
}

/** The common verbs in ordinary spelling. */
export function commonVerbsAsWritten(): ReadonlySet<string> {
  return new Set(common.trim().split(/\s+/))
}

/** Simple verbs that take no object, beside a derived verb that does and has the same imperfect. */
export function intransitiveVerbs(): ReadonlySet<string> {
  return new Set(foldedWords(intransitive))
}

/** What the verbs are made of, for a name of the lexicon's content. */
export function verbLists(): unknown {
  return [firstThird, secondThird, lastThird, four, common, intransitive]
}

/** Verbal nouns and participles of the verbs of four radicals. */
export function quadriliteralNouns(): string[] {
  return foldedWords(four.quadriliteralNouns)
}

/** A verb of four radicals. The form with alef leaves it out in the imperfect and opens up (اطمأن, يطمئن, اطمأننت). */
function quadriliteral(past: string): Verb {
  if (!past.startsWith('ا')) return { past, pastStems: [[past, ANY_SLOT]], imperfectStems: [[past, ANY_SLOT]], nouns: [] }
  const stem = past.slice(1)
  const last = past.slice(-1)
  return {
    past,
    pastStems: [
      [past, ANY_SLOT],
      [past + last, CONSONANT],
    ],
    imperfectStems: [stem, stem.replace('ا', 'ي')].map(each => [each, ANY_SLOT] as const),
    nouns: [],
  }
}

/** A line: the root, then simple verbs as past/imperfect, then the numbers of derived forms. */
function verbsOfLine([root = '', ...items]: readonly string[]): RootedVerb[] {
  if (root.length !== 3) return []
  const letters = [root.charAt(0), root.charAt(1), root.charAt(2)] as const
  return items.map(item => {
    const [past, imperfect] = item.split('/')
    if (past === undefined || imperfect === undefined) return { root, verb: derivedVerb(letters, Number(past)) }
    return { root, verb: simpleVerb(letters, normalize(past), normalize(imperfect)), written: past }
  })
}
