import type { Bitmap } from '../filter/evaluate.js'
import { evaluate } from '../filter/evaluate.js'
import type { Condition } from '../filter/filter.js'
import type { Segment } from '../format/segment.js'
import type { ResolvedFacet } from './facets.js'
import { Matches } from './matches.js'

/**
 * A filter taken apart for facets that leave out what it says of their own field: what all count by, and the documents that the rest lets
 * through, field by field. So one search finds what each of them counts.
 */
export class SplitFilter {
  readonly shared: Condition | undefined
  private readonly own = new Map<string, Bitmap>()

  constructor(filter: Condition | undefined, facets: readonly ResolvedFacet[], segment: Segment) {
    const fields = new Set(facets.filter(facet => facet.disjunctive).map(facet => facet.field.name))
    const shared: Condition[] = []
    const own = new Map<string, Condition[]>()
    for (const condition of filter ? conjunctsOf(filter) : []) {
      const field = fieldOf(condition)
      if (field === undefined || !fields.has(field)) shared.push(condition)
      else own.set(field, [...(own.get(field) ?? []), condition])
    }
    this.shared = own.size === 0 ? filter : shared.length === 0 ? undefined : { type: 'and', conditions: shared }
    for (const [field, conditions] of own) this.own.set(field, evaluate({ type: 'and', conditions }, segment))
  }

  /** Those of the documents that `shared` lets through which the whole filter does, or all of it but what it says of a field. */
  matches(all: Matches, except?: string): Matches {
    const bitmaps = [...this.own].flatMap(([field, bits]) => (field === except ? [] : [bits]))
    if (bitmaps.length === 0) return all
    const kept = new Matches()
    for (let i = 0; i < all.count; i++) {
      const doc = all.docs[i] as number
      if (bitmaps.every(bits => ((bits[doc >>> 5] as number) >>> (doc & 31)) & 1)) kept.push(doc, all.scores[i] as number)
    }
    return kept
  }
}

/** The conditions of all of which a filter is made, those of an `and` within it among them. */
function conjunctsOf(condition: Condition): Condition[] {
  return condition.type === 'and' ? condition.conditions.flatMap(conjunctsOf) : [condition]
}

/** The field of which a condition speaks; undefined where it speaks of none or of several. */
function fieldOf(condition: Condition): string | undefined {
  const fields = new Set(fieldsOf(condition))
  return fields.size === 1 ? [...fields][0] : undefined
}

function fieldsOf(condition: Condition): string[] {
  if (condition.type === 'test') return [condition.field]
  return condition.type === 'not' ? fieldsOf(condition.condition) : condition.conditions.flatMap(fieldsOf)
}
