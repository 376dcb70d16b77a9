import { isBlank } from './lex.js'
import { parseQuery } from './parse.js'
import type { Plan, PlanContext } from './plan.js'
import { plan } from './plan.js'
import type { Query } from './tree.js'
import type { InnerQuery, TreeOptions } from './tree-plan.js'
import { planTree } from './tree-plan.js'

export interface AskOptions extends TreeOptions {
  operatorWords: boolean
  /** Take the last word of a text for the beginning of one. */
  prefix: 'last' | 'none'
}

/** Plans what a caller asks: a text in the query language, or a tree. Throws QueryError for what is no query, and beyond the limits. */
export function ask(query: string | Query, context: PlanContext, options: AskOptions): Plan {
  const { segment, tokenizer, places } = context
  const { operator, operatorWords } = options
  const { query: asked, warnings } =
    typeof query === 'string' ? parseQuery(query, { fields: segment.meta.fields, operator, operatorWords }) : { query, warnings: [] }
  const inner = options.prefix === 'last' ? withLast(asked, operator) : asked
  if (!isPlain(inner)) return planTree(inner, context, options, warnings)
  return { ...plan(inner, segment, tokenizer, places, options.fuzzy, segment.isPlainSearch(options.weights)), warnings }
}

/** Whether a query is words as `plan` takes them. */
function isPlain(query: InnerQuery): query is Query {
  return query?.type === 'text' && query.fields === undefined && query.operator === undefined && query.boost === undefined
}

/** A text with its last word apart. */
function withLast(query: Query, operator: 'or' | 'and'): InnerQuery {
  if (query?.type !== 'text' || typeof query.text !== 'string' || !isPlain(query)) return query
  const { text } = query
  let from = text.length
  while (from > 0 && !isBlank(text.charCodeAt(from - 1))) from--
  if (from === text.length) return query
  const last: InnerQuery = { type: 'last', word: text.slice(from) }
  if (from === 0) return last
  return { type: 'bool', [operator === 'and' ? 'must' : 'should']: [{ type: 'text', text: text.slice(0, from) }, last] }
}
