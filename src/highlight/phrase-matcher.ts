import type { Places } from '../query/resolve.js'
import type { PhrasePlan } from '../query/tree-plan.js'
import { Nearness } from '../search/near.js'
import type { FormToken } from '../tokenize/tokenize.js'
import type { MatchedToken } from './matcher.js'

/** Finds a phrase in a text as the search found it, and gives each match as one stretch. */
export class PhraseMatcher {
  private readonly plan: PhrasePlan
  private readonly clause: number
  private readonly places: Places
  private readonly exactOnly: boolean

  /** `isPlain` for the text of a plain field. */
  constructor(plan: PhrasePlan, clause: number, places: Places, isPlain: boolean) {
    this.exactOnly = plan.exactOnly || isPlain
    this.plan = plan
    this.clause = clause
    this.places = places
  }

  matches(words: readonly FormToken[]): MatchedToken[] {
    const { exactOnly } = this
    const { slots, slop } = this.plan
    const lists = slots.map(() => new Set<number>())
    for (const { form, position } of words) {
      const found = this.places.of(form)
      slots.forEach(({ terms }, i) => {
        if (terms.some(term => term.stem >= 0 && term.stem === found.stem && (!exactOnly || term.form === found.form))) lists[i]?.add(2 * position)
      })
    }
    const matched: MatchedToken[] = []
    const nearness = new Nearness(
      slots.map(({ offset }) => offset),
      slop,
    )
    nearness.onMatch = (first, last) => {
      const token: MatchedToken = { start: Number.POSITIVE_INFINITY, end: 0, clause: this.clause }
      for (let i = indexOf(words, first); i < words.length && (words[i] as FormToken).position <= last; i++) {
        token.start = Math.min(token.start, (words[i] as FormToken).start)
        token.end = Math.max(token.end, (words[i] as FormToken).end)
      }
      matched.push(token)
    }
    nearness.measure(lists.map(list => ({ places: [...list], from: 0, to: list.size })))
    return matched
  }
}

/** The first token at a position or behind it. */
function indexOf(words: readonly FormToken[], position: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[middle] as FormToken).position < position) low = middle + 1
    else high = middle
  }
  return low
}
