import { ARTICLES, CONJUNCTIONS, PREPOSITIONS } from '../stem/affixes.js'

/**
 * Where to look for what somebody is typing: as it stands, behind an article that they have not typed, and behind clitics that they
 * have, for وبالكتا begins a form of كتاب also where no document has it so.
 */
export interface Way {
  /** What terms begin with. */
  prefix: string
  /** How many letters of such a term are left out of what is shown, and what stands in their place. */
  cut: number
  before: string
  /** What the frequency of a term found so counts for. */
  weight: number
}

export const ARTICLE = 'ال'

/** A rest of fewer letters begins everything. */
const SHORTEST_REST = 2

const DEFINED = 0.7
const CHANGED = 0.5

const CLITICS: readonly string[] = ['', ...CONJUNCTIONS].flatMap(first => ['', ...PREPOSITIONS].map(second => first + second)).slice(1)

/** The ways to words that documents have as they are shown, or but for the clitic before their article. */
export function attestedWays(typed: string): Way[] {
  const ways: Way[] = [{ prefix: typed, cut: 0, before: '', weight: 1 }]
  if (typed.length < SHORTEST_REST) return ways
  if (!typed.startsWith(ARTICLE)) ways.push({ prefix: ARTICLE + typed, cut: 0, before: '', weight: DEFINED })
  for (const before of articlesOf(typed))
    if (before !== ARTICLE) ways.push({ prefix: ARTICLE + typed.slice(before.length), cut: ARTICLE.length, before, weight: CHANGED })
  return ways
}

/** The ways to words that documents have only behind clitics which were not typed. */
export function behindWays(typed: string): Way[] {
  return typed.length < SHORTEST_REST
    ? []
    : [...ARTICLES, ...CLITICS].filter(before => before !== ARTICLE).map(before => ({ prefix: before + typed, cut: 0, before: '', weight: 1 }))
}

/** The ways to words behind clitics that no document may have before them. */
export function composedWays(typed: string): Way[] {
  const clitics = CLITICS.filter(
    before => typed.startsWith(before) && typed.length - before.length >= SHORTEST_REST && !(before.endsWith('ل') && typed.startsWith(ARTICLE, before.length)),
  )
  return [...articlesOf(typed), ...clitics].map(before => ({ prefix: typed.slice(before.length), cut: 0, before, weight: 1 }))
}

/** The proclitics with an article that a beginning may begin with. */
export function articlesOf(typed: string): string[] {
  return ARTICLES.filter(article => typed.startsWith(article) && typed.length - article.length >= SHORTEST_REST)
}
