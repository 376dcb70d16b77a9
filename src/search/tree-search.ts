import type { Bitmap } from '../filter/evaluate.js'
import { evaluate } from '../filter/evaluate.js'
import type { PostingCursor } from '../format/postings.js'
import type { Segment } from '../format/segment.js'
import type { Plan } from '../query/plan.js'
import type { Leaf, Match, Special, TreePlan } from '../query/tree-plan.js'
import { coordination } from './bm25.js'
import type { Conjunction } from './conjunction.js'
import type { Executor, Ranking } from './execute.js'
import { findPhrase, fullPlaceBudget } from './find-phrase.js'
import { findTerms } from './find-terms.js'
import { Found } from './found.js'
import { FoundValues } from './found-values.js'
import type { Matches } from './matches.js'
import type { ResolvedOptions } from './options.js'
import { TopK } from './top-k.js'
import type { Scorer, Unit, Window } from './unit.js'
import type { Part, UnitMaker } from './units.js'
import { inOrder } from './units.js'

/** Everything that gives a tree's documents parts of their scores. */
export interface TreeScorers {
  /** One for each of the plan's specials. */
  found: (Found | FoundValues)[]
  units: (Unit | Conjunction)[]
  /** The bits of each leaf. */
  partOf: (leaf: Leaf) => Part
  /** 32-bit words of bits for each document. */
  words: number
  truncated: boolean
}

/** Makes the scorers of a plan with a tree. */
export function treeScorers(segment: Segment, maker: UnitMaker, { clauses, tree }: Plan & { tree: TreePlan }, options: ResolvedOptions): TreeScorers {
  let truncated = false
  let cursors: PostingCursor[] | undefined
  let scratch: Float64Array | undefined
  const places = fullPlaceBudget()
  const found = tree.specials.map((special, i) => {
    if (special.kind === 'values') return new FoundValues(evaluate(special.condition, segment), i)
    cursors ??= options.weights.map(() => segment.cursor())
    if (special.kind === 'phrase') {
      const finds = findPhrase(segment, special, cursors, places)
      truncated ||= places.left < 0
      return new Found(finds, maker.norms, field => segment.normsOf(field), i)
    }
    scratch ??= new Float64Array(segment.slots)
    const terms = findTerms(segment, special, cursors, scratch)
    truncated ||= terms.truncated
    return new Found(terms.finds, maker.norms, field => segment.normsOf(field), i)
  })
  const { units, parts, words } = maker.make(clauses, options, found)
  const partOfClause: Part[] = []
  let next = 0
  clauses.forEach(({ optional }, i) => {
    if (!optional) partOfClause[i] = parts[next++] as Part
  })
  return { found, units, partOf: ({ kind, at }) => (kind === 'clause' ? partOfClause[at] : found[at]) as Part, words, truncated }
}

/** How far a document answers: not at all, by part of a written word, or wholly. */
type Answer = 0 | 1 | 2

/** Reads the parts that a document holds, from `from` on. */
export type Evaluator = (parts: Uint32Array, from: number) => Answer

/** Makes a function of a match: one part of a compound is enough to find a document, not to satisfy or exclude it. */
export function evaluator(match: Match, partOf: (leaf: Leaf) => Part): Evaluator {
  if ('kind' in match) {
    if (match.kind === 'all') return () => 2
    const { bits, word } = partOf(match)
    return (parts, from) => {
      const held = (parts[from + word] as number) & bits
      return held === 0 ? 0 : held === bits ? 2 : 1
    }
  }
  const [must, should, mustNot] = [match.must, match.should, match.mustNot].map(group => group.map(inner => evaluator(inner, partOf))) as [
    Evaluator[],
    Evaluator[],
    Evaluator[],
  ]
  return (parts, from) => {
    for (const each of must) if (each(parts, from) < 2) return 0
    for (const each of mustNot) if (each(parts, from) === 2) return 0
    if (must.length > 0 || should.length === 0) return 2
    let best: Answer = 0
    for (const each of should) {
      const answer = each(parts, from)
      if (answer === 2) return 2
      if (answer > best) best = answer
    }
    return best
  }
}

/**
 * Runs a plan with a tree: the tree says which documents match, and the score of one is what
 * all that is not excluded gives it. What a plain query gives is the same to the last bit. Of `allowed` documents only, where given; `taken` takes
 * all of them.
 */
export function searchTree(
  executor: Executor,
  segment: Segment,
  plan: Plan & { tree: TreePlan },
  options: ResolvedOptions,
  allowed?: Bitmap,
  taken?: Matches,
): Ranking {
  return executor.inWindows(() => {
    const { match, words: counted } = plan.tree
    if (!match) return { total: 0, totalIsExact: true, ranked: [] }
    const { found, units, partOf, words, truncated } = treeScorers(segment, executor.maker, plan, options)
    const leaves = alternatives(match, counted, plan.tree.specials)
    if (leaves) {
      const loose: ResolvedOptions = { ...options, operator: 'or' }
      const all = inOrder<Scorer>([...found, ...units], loose, segment.documents)
      return { ...executor.score({ units: all, parts: leaves.map(partOf), words }, loose, allowed, taken), truncated }
    }
    return {
      ...readAll(executor.windowOf(words), [...found, ...units], match, counted, partOf, options, segment.slots, allowed ?? segment.live, taken),
      truncated,
    }
  })
}

/** The leaves of a match of which any one suffices, as it does of plain words; undefined where more is asked. */
function alternatives(match: Match, counted: readonly Match[], specials: readonly Special[]): Leaf[] | undefined {
  const leaves: Leaf[] = []
  const isLoose = (inner: Match): boolean => {
    if (!('kind' in inner)) return inner.must.length === 0 && inner.mustNot.length === 0 && inner.should.length > 0 && inner.should.every(isLoose)
    leaves.push(inner)
    return inner.kind === 'clause' || (inner.kind === 'special' && specials[inner.at]?.kind !== 'values')
  }
  const fits = isLoose(match) && leaves.length === counted.length && leaves.every(leaf => counted.includes(leaf))
  return fits ? leaves : undefined
}

/** Reads everything into the windows and asks the tree of each document. */
function readAll(
  window: Window,
  scorers: readonly Scorer[],
  match: Match,
  counted: readonly Match[],
  partOf: TreeScorers['partOf'],
  { limit, offset }: ResolvedOptions,
  documents: number,
  allowed: Bitmap | undefined,
  taken: Matches | undefined,
): Ranking {
  const best = new TopK(Math.min(limit + offset, documents))
  let total = 0
  const matches = evaluator(match, partOf)
  const holds = counted.map(word => evaluator(word, partOf))
  const factors = Float64Array.from({ length: holds.length + 1 }, (_, held) => coordination(held))
  const { words } = window
  // A document that holds nothing of the query may match too.
  const all = matches(new Uint32Array(words), 0) === 2
  const size = window.scores.length
  for (let from = 0; from < documents; from += size) {
    window.from = from
    window.to = Math.min(from + size, documents)
    if (all) for (let at = 0; at < window.to - from; at++) touch(window, at)
    for (const scorer of scorers) scorer.addAll(window)
    eachTouched(window, (at, score) => {
      const parts = at * words
      const doc = from + at
      if ((allowed && !(((allowed[doc >>> 5] as number) >>> (doc & 31)) & 1)) || matches(window.parts, parts) === 0) return
      total++
      let held = 0
      for (const hold of holds) if (hold(window.parts, parts) === 2) held++
      if (taken) taken.push(doc, score * (factors[held] as number))
      else best.offer(doc, score * (factors[held] as number))
    })
  }
  return { total, totalIsExact: true, ranked: best.ranked().slice(offset) }
}

function touch({ touched }: Window, at: number): void {
  touched[at >>> 5] = (touched[at >>> 5] as number) | (1 << (at & 31))
}

/** Shows the documents that hold anything, and leaves the window clean. */
function eachTouched({ touched, scores, parts, words, from, to }: Window, visit: (at: number, score: number) => void): void {
  for (let i = 0, size = (to - from + 31) >>> 5; i < size; i++) {
    for (let bits = touched[i] as number; bits !== 0; bits &= bits - 1) {
      const at = i * 32 + 31 - Math.clz32(bits & -bits)
      visit(at, scores[at] as number)
      scores[at] = 0
      parts.fill(0, at * words, (at + 1) * words)
    }
    touched[i] = 0
  }
}
