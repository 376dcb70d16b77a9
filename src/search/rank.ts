import { checkOptions, OptionError } from '../errors.js'
import type { Bitmap } from '../filter/evaluate.js'
import { evaluate } from '../filter/evaluate.js'
import type { Condition, Filter } from '../filter/filter.js'
import { resolveFilter } from '../filter/filter.js'
import type { FilterValue } from '../filter/values.js'
import { columnField, valueIn } from '../filter/values.js'
import type { Column } from '../format/column.js'
import type { Field } from '../format/schema.js'
import { shown } from '../format/schema.js'
import type { Segment } from '../format/segment.js'

/**
 * What a document's values make of its score: a factor of 1 − weight × (1 − f), where f is
 * - decay: 1 at the origin, one half at a distance of `scale` from it, a quarter at twice that, of a number or a date (milliseconds);
 * - value: value ÷ (value + scale) of a number above 0, so that more is always better and never too much;
 * - filter: 1 for the documents that a filter lets through, else 0.
 * A document without the value has 0.
 */
export type RankRule = (
  | { type: 'decay'; field: string /** Default now, for dates. */; origin?: FilterValue; scale: number }
  | { type: 'value'; field: string; scale: number }
  | { type: 'filter'; filter: Filter }
) & {
  /** From 0, which changes nothing, to 1; default 0.5. */
  weight?: number
}

/** A rule whose names and values were checked. */
export type ResolvedRule = { weight: number } & (
  | { type: 'decay' | 'value'; field: string; origin: number; scale: number }
  | { type: 'filter'; condition: Condition }
)

const MAX_RULES = 16
const NAMES = { decay: ['field', 'origin', 'scale'], value: ['field', 'scale'], filter: ['filter'] } as const

/** Throws OptionError. `now` is in milliseconds since 1970. */
export function resolveRank(rules: readonly RankRule[], fields: readonly Field[], now: number): ResolvedRule[] {
  if (!Array.isArray(rules) || rules.length > MAX_RULES) throw new OptionError(`"rank" is a list of at most ${MAX_RULES} rules, not ${shown(rules)}`)
  return Array.from(rules as readonly RankRule[], rule => {
    const { type, weight = 0.5 } = rule ?? {}
    if (typeof type !== 'string' || !Object.hasOwn(NAMES, type))
      throw new OptionError(`a rule of "rank" has a type: decay, value or filter, not ${shown(type)}`)
    checkOptions(`a rule of type "${type}"`, rule, ['type', 'weight', ...NAMES[type]])
    if (!(typeof weight === 'number' && weight >= 0 && weight <= 1)) throw new OptionError(`the weight of a rule is a number from 0 to 1, not ${shown(weight)}`)
    if (rule.type === 'filter') return { type: 'filter', weight, condition: resolveFilter(rule.filter, fields) }
    const field = columnField('"field" of a rule', rule.field, fields)
    if (field.type !== 'number' && field.type !== 'date') throw new OptionError(`a rule of type "${type}" takes a number or a date, not "${field.name}"`)
    const { scale } = rule
    if (!(typeof scale === 'number' && scale > 0 && scale < Number.POSITIVE_INFINITY))
      throw new OptionError(`the scale of a rule is a number above 0, not ${shown(scale)}`)
    const given = rule.type === 'decay' ? (rule.origin ?? (field.type === 'date' ? now : undefined)) : 0
    const origin = rule.type === 'decay' ? (valueIn('origin', given, field) as number) : 0
    if (!Number.isFinite(origin)) throw new OptionError(`the origin of a rule is a finite number, not ${shown(given)}`)
    return { type: rule.type, field: field.name, weight, origin, scale }
  })
}

/** A rule over one image. */
export class Ranker {
  private readonly rule: ResolvedRule
  private readonly column: Column | undefined
  private readonly bits: Bitmap | undefined

  constructor(rule: ResolvedRule, segment: Segment) {
    this.rule = rule
    if (rule.type === 'filter') this.bits = evaluate(rule.condition, segment)
    else this.column = segment.column(rule.field)
  }

  /** The factor of a document's score, from 0 to 1; documents one after the other cost least. */
  factorOf(doc: number): number {
    return 1 - this.rule.weight * (1 - this.shareOf(doc))
  }

  private shareOf(doc: number): number {
    const { rule, bits, column } = this
    if (rule.type === 'filter') return (((bits as Bitmap)[doc >>> 5] as number) >>> (doc & 31)) & 1
    const code = (column as Column).codeOf(doc)
    if (code === 0) return 0
    const value = (column as Column).valueOf(code) as number
    if (rule.type === 'value') return value > 0 ? value / (value + rule.scale) : 0
    return 2 ** -(Math.abs(value - rule.origin) / rule.scale)
  }
}
