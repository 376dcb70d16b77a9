import { normalize } from '../normalize/normalize.js'

import * as firstThird from './data/roots-hamza-to-hah.js'
import * as secondThird from './data/roots-khah-to-seen.js'

import * as lastThird from './data/roots-sheen-to-yeh.js'
import type { Verb } from './verb-patterns.js'
import { derivedVerb, simpleVerb } from './verb-patterns.js'

/** A verb of the lexicon and the root that it is of (three letters, hamza as ء). */
export interface RootedVerb {
  root: string
  verb: Verb
}

/** Every verb of the lists of roots, conjugation stems and nouns worked out by the patterns. */
export function verbsOf(): RootedVerb[] {
  return [firstThird, secondThird, lastThird].flatMap(lists =>
    Object.values(lists)
      .join('\n')
      .split('\n')
      .flatMap(line => verbsOfLine(line.trim().split(/\s+/))),
  )
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
