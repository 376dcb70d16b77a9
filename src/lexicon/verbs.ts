import { normalize } from '../normalize/normalize.js'
import { rootKeyOf } from '../stem/root.js'
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

/** Verbal nouns and participles of the verbs of four radicals. */
export function quadriliteralNouns(): string[] {
  return foldedWords(four.quadriliteralNouns)
}

/** A verb of four radicals: its imperfect leaves an alef out (اطمأن, يطمئن) and has the past's other letters. */
function quadriliteral(past: string): Verb {
  return { past, pastStems: [past], imperfectStems: [past.startsWith('ا') ? past.slice(1) : past], nouns: [] }
}

/** A line: the root, then simple verbs as past/imperfect, then the numbers of derived forms. */
function verbsOfLine([root = '', ...items]: readonly string[]): RootedVerb[] {
  if (root.length !== 3) return []
  const letters = [root.charAt(0), root.charAt(1), root.charAt(2)] as const
  return items.map(item => {
    const [past, imperfect] = item.split('/')
    return { root, verb: imperfect === undefined ? derivedVerb(letters, Number(past)) : simpleVerb(letters, normalize(past ?? ''), normalize(imperfect)) }
  })
}
