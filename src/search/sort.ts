import { checkOptions, OptionError } from '../errors.js'
import { columnField } from '../filter/values.js'
import type { Field } from '../format/schema.js'
import { shown } from '../format/schema.js'
import type { Segment } from '../format/segment.js'
import type { Cursor } from './cursor.js'
import type { Matches } from './matches.js'

/** A field with a column to sort by: its name, or how. */
export type Sort =
  | string
  | {
      field: string
      /** Default 'asc', by the least value of a document of several; 'desc' by the largest. */
      order?: 'asc' | 'desc'
      /** Where documents without a value stand; default 'last'. */
      missing?: 'last' | 'first'
    }

export interface SortKey {
  field: string
  order: 'asc' | 'desc'
  missing: 'last' | 'first'
}

const MAX_KEYS = 8

/** Throws OptionError. */
export function resolveSort(sort: Sort | readonly Sort[], fields: readonly Field[]): SortKey[] {
  const list = Array.isArray(sort) ? Array.from(sort as readonly Sort[]) : [sort as Sort]
  if (list.length > MAX_KEYS) throw new OptionError(`"sort" takes at most ${MAX_KEYS} fields`)
  return list.map(key => {
    if (typeof key !== 'string' && (typeof key !== 'object' || key === null))
      throw new OptionError(`"sort" is a field's name or { field, order, missing }, or a list of them, not ${shown(key)}`)
    const given: Exclude<Sort, string> = typeof key === 'string' ? { field: key } : key
    checkOptions('"sort"', given, ['field', 'order', 'missing'])
    const { order = 'asc', missing = 'last' } = given
    const { name } = columnField('"field" of "sort"', given.field, fields)
    if (order !== 'asc' && order !== 'desc') throw new OptionError(`"order" is asc or desc, not ${shown(order)}`)
    if (missing !== 'last' && missing !== 'first') throw new OptionError(`"missing" is last or first, not ${shown(missing)}`)
    return { field: name, order, missing }
  })
}

/** The order of matches: by the keys, then the better score, then the document added first. Matches are spoken of by their places. */
export class Order {
  private readonly matches: Matches
  /** For each key the rank of each match, the least first. */
  private readonly ranks: Uint32Array[]

  constructor(keys: readonly SortKey[], segment: Segment, matches: Matches) {
    this.matches = matches
    this.ranks = keys.map(({ field, order, missing }) => {
      const column = segment.column(field)
      const isDescending = order === 'desc'
      const absent = missing === 'last' ? 0xffffffff : 0
      const ranks = new Uint32Array(matches.count)
      for (let i = 0; i < ranks.length; i++) {
        const code = column.codeOf(matches.docs[i] as number, isDescending)
        ranks[i] = code === 0 ? absent : isDescending ? column.size + 1 - code : code
      }
      return ranks
    })
  }

  /** Negative where the match at place `a` comes before that at `b`. */
  compare(a: number, b: number): number {
    for (const ranks of this.ranks) {
      const difference = (ranks[a] as number) - (ranks[b] as number)
      if (difference !== 0) return difference
    }
    const { scores } = this.matches
    return (scores[b] as number) - (scores[a] as number) || a - b
  }

  /** What a page that begins behind this match needs to know of it. */
  cursorAt(i: number): Cursor {
    const { docs, scores } = this.matches
    return { score: scores[i] as number, doc: docs[i] as number, ranks: this.ranks.map(ranks => ranks[i] as number) }
  }

  isAfter(i: number, cursor: Cursor): boolean {
    for (const [key, ranks] of this.ranks.entries()) {
      const difference = (ranks[i] as number) - (cursor.ranks[key] as number)
      if (difference !== 0) return difference > 0
    }
    const { docs, scores } = this.matches
    const score = scores[i] as number
    return score === cursor.score ? (docs[i] as number) > cursor.doc : score < cursor.score
  }
}
