import { OptionError } from '../errors.js'
import { evaluate, liveDocuments } from '../filter/evaluate.js'
import type { Condition, Filter } from '../filter/filter.js'
import { resolveFilter } from '../filter/filter.js'
import type { ColumnValue } from '../format/column-values.js'
import type { Field } from '../format/schema.js'
import type { Segment } from '../format/segment.js'
import type { Plan } from '../query/plan.js'
import { fnv1a } from '../unicode/fnv.js'
import type { Cursor } from './cursor.js'
import { decodeCursor, encodeCursor, nowOf } from './cursor.js'
import { SplitFilter } from './disjunctive.js'
import type { Executor, Ranking } from './execute.js'
import type { Facet, FacetOptions, ResolvedFacet } from './facets.js'
import { countFacet, resolveFacets } from './facets.js'
import type { GroupBy, ResolvedGroupBy } from './groups.js'
import { groupMatches, resolveGroupBy } from './groups.js'
import { bestOf, Matches } from './matches.js'
import type { ResolvedOptions } from './options.js'
import type { RankRule, ResolvedRule } from './rank.js'
import { Ranker, resolveRank } from './rank.js'
import type { Sort, SortKey } from './sort.js'
import { Order, resolveSort } from './sort.js'
import type { searchTree } from './tree-search.js'

/** What a search asks of columns. All but `filter` alone look at every document that matches, so that the total is exact. */
export interface RefineOptions {
  /** Find only documents that this lets through. */
  filter?: Filter
  /** Let a query without a word match every document, with a score of 1; default false. */
  matchAll?: boolean
  /** What documents' values make of their scores. */
  rank?: readonly RankRule[]
  /** Order by fields in place of the score, which decides between equals. */
  sort?: Sort | readonly Sort[]
  /** The `cursor` of an answer, to go on behind its last hit: with the same index, query and options, whatever the limit. */
  after?: string
  /** Values to count, by field. */
  facets?: Readonly<Record<string, FacetOptions>>
  /** Give groups of hits that share a value, in place of hits; `limit` and `offset` count groups. */
  groupBy?: GroupBy
}

export interface Refinement {
  filter: Condition | undefined
  matchAll: boolean
  rules: ResolvedRule[]
  keys: SortKey[]
  after: Cursor | undefined
  facets: ResolvedFacet[]
  groupBy: ResolvedGroupBy | undefined
  /** What names the search in its cursors. */
  search: string
  now: number
}

/** What a search comes to. */
export interface Answer extends Ranking {
  facets?: Record<string, Facet>
  groups?: { value: ColumnValue | null; total: number; ranked: Ranking['ranked'] }[]
  groupTotal?: number
  /** Where the next page begins, if there is one. */
  cursor?: string
}

/**
 * Checks what a search asks of columns. `others` is whatever else makes it another search for cursors. Throws OptionError.
 */
export function resolveRefinement(options: RefineOptions, others: readonly unknown[], { meta, identity }: Segment): Refinement {
  const { filter, matchAll = false, rank = [], sort = [], after, facets = {}, groupBy } = options
  const fields: readonly Field[] = meta.fields
  if (typeof matchAll !== 'boolean') throw new OptionError(`"matchAll" is true or false, not ${typeof matchAll}`)
  // Only what asks for it depends on the clock.
  const asksForNow = Array.isArray(rank) && rank.some(rule => rule?.type === 'decay' && rule.origin === undefined)
  const now = asksForNow ? (after !== undefined && nowOf(after)) || Date.now() : 0
  const condition = filter === undefined ? undefined : resolveFilter(filter, fields)
  const rules = resolveRank(rank, fields, now)
  const keys = resolveSort(sort, fields)
  const search = nameOf([identity, condition, matchAll, rules, keys, others])
  const grouped = groupBy === undefined ? undefined : resolveGroupBy(groupBy, fields)
  if (grouped && after !== undefined) throw new OptionError('"after" goes on behind a hit; pages of groups have "offset"')
  return {
    filter: condition,
    matchAll,
    rules,
    keys,
    after: after === undefined ? undefined : decodeCursor(after, search, keys.length).cursor,
    facets: resolveFacets(facets, fields),
    groupBy: grouped,
    search,
    now,
  }
}

/** What tells a search from others. Throws OptionError where a value beside those that are checked, as a property too many of a query, has no JSON. */
function nameOf(search: readonly unknown[]): string {
  try {
    return fnv1a(JSON.stringify(search))
  } catch {
    throw new OptionError('a query and its options are values that JSON can write')
  }
}

/** Runs a plan and what its search asks of columns. */
export function refine(executor: Executor, segment: Segment, plan: Plan, options: ResolvedOptions, refinement: Refinement, inTree?: typeof searchTree): Answer {
  const { filter, rules, keys, after, facets, groupBy, search, now } = refinement
  const { limit, offset } = options
  const split = new SplitFilter(filter, facets, segment)
  const allowed = split.shared && evaluate(split.shared, segment)
  const { tree } = plan
  const isBrowsing = refinement.matchAll && plan.clauses.length === 0 && !tree
  const run = (taken?: Matches): Ranking =>
    tree && inTree ? inTree(executor, segment, { ...plan, tree }, options, allowed, taken) : executor.run(plan, options, allowed, taken)
  if (!isBrowsing && rules.length + keys.length + facets.length === 0 && !after && !groupBy) {
    const ranking = run()
    const last = ranking.ranked.at(-1)
    const hasMore = last && (!ranking.totalIsExact || offset + ranking.ranked.length < ranking.total)
    return hasMore ? { ...ranking, cursor: encodeCursor(search, now, { ...last, ranks: [] }) } : ranking
  }
  const found = new Matches()
  if (isBrowsing) takeAll(found, allowed ?? liveDocuments(segment))
  const { truncated = false } = isBrowsing ? {} : run(found)
  const matches = split.matches(found)
  for (const rule of rules) {
    const ranker = new Ranker(rule, segment)
    const { docs, scores, count } = matches
    for (let i = 0; i < count; i++) scores[i] = (scores[i] as number) * ranker.factorOf(docs[i] as number)
  }
  const answer: Answer = { total: matches.count, totalIsExact: true, ranked: [], truncated }
  if (facets.length > 0) {
    // No field's name means more than itself.
    answer.facets = Object.create(null) as Record<string, Facet>
    for (const facet of facets) {
      const { disjunctive, field } = facet
      answer.facets[field.name] = countFacet(facet, segment, disjunctive ? split.matches(found, field.name) : matches)
    }
  }
  const order = new Order(keys, segment, matches)
  const rankedOf = (places: readonly number[]): Ranking['ranked'] => places.map(i => ({ doc: matches.docs[i] as number, score: matches.scores[i] as number }))
  if (groupBy) {
    const { groups, groupTotal } = groupMatches(groupBy, segment, matches, order, limit, offset)
    answer.groups = groups.map(({ value, total, best }) => ({ value, total, ranked: rankedOf(best) }))
    answer.groupTotal = groupTotal
    return answer
  }
  let behind = 0
  const wanted = (i: number): boolean => {
    const isWanted = !after || order.isAfter(i, after)
    if (isWanted) behind++
    return isWanted
  }
  const places = bestOf(matches.count, limit + offset, (a, b) => order.compare(a, b), wanted).slice(offset)
  answer.ranked = rankedOf(places)
  const last = places.at(-1)
  if (last !== undefined && behind > offset + places.length) answer.cursor = encodeCursor(search, now, order.cursorAt(last))
  return answer
}

function takeAll(matches: Matches, allowed: Uint32Array): void {
  for (let i = 0; i < allowed.length; i++) {
    for (let bits = allowed[i] as number; bits !== 0; bits &= bits - 1) matches.push(32 * i + 31 - Math.clz32(bits & -bits), 1)
  }
}
