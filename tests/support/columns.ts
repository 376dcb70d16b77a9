import fc from 'fast-check'
import type { Facet, FacetOptions, FieldFilter, Filter, FilterValue, RankRule, Sort } from '../../src/index.js'

/** Documents with a field of each type that has a column, random filters over them, and what each should answer, over plain objects. */

export interface ColumnDocument {
  id: string
  text: string
  kind: string | null
  tags: string[] | null
  price: number | null
  date: string | null
  open: boolean | null
}

export const SCHEMA = {
  fields: {
    text: {},
    kind: { type: 'keyword' },
    tags: { type: 'keyword' },
    price: { type: 'number' },
    date: { type: 'date' },
    open: { type: 'boolean' },
  },
  stopWords: 'none',
  lexicon: 'none',
} as const

export const KINDS: readonly string[] = ['خبر', 'رأي', 'تحقيق', 'صورة', '', 'zebra', 'Zebra']
const TAGS = ['ثقافة', 'أدب', 'علوم', 'رياضة', 'سياسة', 'a', 'b', 'c', 'd', 'é', '\u{10400}']
const WORDS = ['كتاب', 'والكتاب', 'كتب', 'مكتبة', 'درس', 'مدارس', 'وزير', 'في']

const kind = fc.constantFrom(...KINDS)
const tag = fc.constantFrom(...TAGS)
const price = fc.oneof(fc.integer({ min: -3, max: 30 }), fc.constantFrom(0.5, 19.99, 1e9, -1e-7, Math.PI))
const date = fc.integer({ min: 0, max: 1500 }).map(day => new Date(Date.UTC(2020, 0, 1) + day * 86_400_000 * 0.75).toISOString())
const or = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 6 })

/** Up to some blocks of documents; in half of them neighbours are alike, so that whole blocks pass or fail. */
export const documents: fc.Arbitrary<ColumnDocument[]> = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.record({
        text: fc.array(fc.constantFrom(...WORDS), { minLength: 0, maxLength: 5 }).map(words => words.join(' ')),
        kind: or(kind),
        tags: or(fc.array(tag, { maxLength: 4 })),
        price: or(price),
        date: or(date),
        open: or(fc.boolean()),
      }),
      { maxLength: 330, size: 'max' },
    ),
  )
  .map(([isSorted, rows]) => {
    if (isSorted) rows.sort((a, b) => (a.kind ?? '').localeCompare(b.kind ?? '') || (a.date ?? '').localeCompare(b.date ?? ''))
    return rows.map((row, i) => ({ id: `d${i}`, ...row }))
  })

const VALUES: Readonly<Record<string, fc.Arbitrary<FilterValue>>> = {
  kind: fc.oneof(kind, fc.string()),
  tags: fc.oneof(tag, fc.string()),
  price: fc.oneof(price, fc.constantFrom(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, -0, 5.5)),
  date: date.chain(text => fc.constantFrom<FilterValue>(text, new Date(text), Date.parse(text), text.slice(0, 10), text.slice(0, 4))),
  open: fc.boolean(),
}

const test: fc.Arbitrary<FieldFilter> = fc.constantFrom(...Object.keys(VALUES)).chain(field => {
  const value = VALUES[field] as fc.Arbitrary<FilterValue>
  const bounds = fc.record({ gt: value, gte: value, lt: value, lte: value }, { requiredKeys: [] })
  const conditions: fc.Arbitrary<Omit<FieldFilter, 'field'>> = fc.oneof(
    { weight: 3, arbitrary: value.map(eq => ({ eq })) },
    { weight: 3, arbitrary: fc.array(value, { maxLength: 6 }).map(list => ({ in: list })) },
    { weight: 4, arbitrary: bounds },
    { weight: 2, arbitrary: fc.boolean().map(exists => ({ exists })) },
    {
      weight: 1,
      arbitrary: fc.record({ eq: value, in: fc.array(value, { maxLength: 6 }), gt: value, lte: value, exists: fc.boolean() }, { requiredKeys: [] }),
    },
  )
  return conditions.filter(own => Object.keys(own).length > 0).map(own => ({ field, ...own }))
})

/** Trees of up to four levels. */
export const filter: fc.Arbitrary<Filter> = fc.letrec<{ tree: Filter }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: test },
    { weight: 1, arbitrary: fc.array(tie('tree'), { maxLength: 4 }).map(and => ({ and })) },
    { weight: 1, arbitrary: fc.array(tie('tree'), { maxLength: 4 }).map(list => ({ or: list })) },
    { weight: 1, arbitrary: tie('tree').map(not => ({ not })) },
  ),
})).tree

type Value = string | number | boolean

const isDate = (field: string): boolean => field === 'date'

/** The values of a document in a field, dates in milliseconds. */
export function valuesOf(document: ColumnDocument, field: string): Value[] {
  const value = document[field as keyof ColumnDocument]
  const list = value === null ? [] : Array.isArray(value) ? [...new Set(value)].sort((a, b) => (a < b ? -1 : 1)) : [value]
  return isDate(field) ? list.map(text => Date.parse(text as string)) : list
}

function asked(value: FilterValue, field: string): Value {
  return isDate(field) ? new Date(value as string).getTime() : (value as Value)
}

/** Whether a filter lets a document through. */
export function passes(document: ColumnDocument, node: Filter): boolean {
  if ('and' in node) return node.and.every(child => passes(document, child))
  if ('or' in node) return node.or.some(child => passes(document, child))
  if ('not' in node) return !passes(document, node.not)
  const { field, exists, ...conditions } = node
  const values = valuesOf(document, field)
  const tests = Object.entries(conditions) as [string, FilterValue & readonly FilterValue[]][]
  if (exists === false) return values.length === 0 && tests.length === 0
  return values.some(value =>
    tests.every(([name, given]) => {
      if (name === 'in') return given.some(one => asked(one, field) === value)
      const wanted = asked(given, field)
      if (name === 'eq') return value === wanted
      if (name === 'gt') return value > wanted
      if (name === 'gte') return value >= wanted
      return name === 'lt' ? value < wanted : value <= wanted
    }),
  )
}

const FIELDS = Object.keys(VALUES)

export const sort: fc.Arbitrary<Sort[]> = fc.array(
  fc.oneof(
    fc.constantFrom(...FIELDS),
    fc.record(
      {
        field: fc.constantFrom(...FIELDS),
        order: fc.constantFrom('asc' as const, 'desc' as const),
        missing: fc.constantFrom('last' as const, 'first' as const),
      },
      { requiredKeys: ['field'] },
    ),
  ),
  { maxLength: 3 },
)

export interface Scored {
  document: ColumnDocument
  score: number
}

/** The order of two documents by fields, then by score. Equal ones are in the order of adding. */
export function comparison(keys: readonly Sort[]): (a: Scored, b: Scored) => number {
  return (a, b) => {
    for (const key of keys) {
      const { field, order = 'asc', missing = 'last' } = typeof key === 'string' ? { field: key } : key
      const [own, other] = [a, b].map(({ document }) => (order === 'asc' ? valuesOf(document, field)[0] : valuesOf(document, field).at(-1)))
      if (own === other) continue
      if (own === undefined || other === undefined) return (own === undefined) === (missing === 'last') ? 1 : -1
      return own < other === (order === 'asc') ? -1 : 1
    }
    return b.score - a.score
  }
}

const weight = fc.double({ min: 0, max: 1, noNaN: true })

export const rank: fc.Arbitrary<RankRule[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('decay' as const), field: fc.constant('date'), origin: date, scale: fc.constantFrom(86_400_000, 3e10), weight }),
    fc.record({ type: fc.constant('decay' as const), field: fc.constant('price'), origin: price, scale: fc.constantFrom(0.1, 7) }),
    fc.record({ type: fc.constant('value' as const), field: fc.constantFrom('price', 'date'), scale: fc.constantFrom(0.1, 7), weight }),
    fc.record({ type: fc.constant('filter' as const), filter, weight }),
  ),
  { maxLength: 3 },
)

/** What rules make of a score. */
export function ranked({ document, score }: Scored, rules: readonly RankRule[]): Scored {
  const shares = rules.map(rule => {
    if (rule.type === 'filter') return Number(passes(document, rule.filter))
    const value = valuesOf(document, rule.field)[0] as number | undefined
    if (value === undefined) return 0
    if (rule.type === 'value') return value > 0 ? value / (value + rule.scale) : 0
    return 2 ** -(Math.abs(value - (asked(rule.origin as FilterValue, rule.field) as number)) / rule.scale)
  })
  return { document, score: shares.reduce((product, share, i) => product * (1 - (rules[i]?.weight ?? 0.5) * (1 - share)), score) }
}

const range = (value: fc.Arbitrary<FilterValue>): fc.Arbitrary<FacetOptions> =>
  fc.array(fc.record({ from: value, to: value }, { requiredKeys: [] }), { maxLength: 4 }).map(ranges => ({ ranges }))

const counted: fc.Arbitrary<FacetOptions> = fc.record(
  { disjunctive: fc.boolean(), limit: fc.nat(12), order: fc.constantFrom('count' as const, 'value' as const) },
  { requiredKeys: [] },
)

export const facets: fc.Arbitrary<Record<string, FacetOptions>> = fc.record(
  {
    kind: counted,
    tags: counted,
    price: fc.oneof(counted, range(VALUES['price'] as fc.Arbitrary<FilterValue>)),
    date: fc.oneof(
      counted,
      range(VALUES['date'] as fc.Arbitrary<FilterValue>),
      fc.constantFrom('year' as const, 'month' as const, 'day' as const).map(interval => ({ interval })),
    ),
    open: counted,
  },
  { requiredKeys: [] },
)

const LENGTHS = { year: 4, month: 7, day: 10 }

/** What is left of a filter when what it says of one field alone is left out. */
export function withoutField(tree: Filter, field: string): Filter {
  const speaksOf = (node: Filter): string[] =>
    'and' in node ? node.and.flatMap(speaksOf) : 'or' in node ? node.or.flatMap(speaksOf) : 'not' in node ? speaksOf(node.not) : [node.field]
  const isOwn = (node: Filter): boolean => speaksOf(node).length > 0 && speaksOf(node).every(name => name === field)
  if ('and' in tree) return { and: tree.and.map(child => withoutField(child, field)) }
  return isOwn(tree) ? { and: [] } : tree
}

/** The value as answers give it. */
export const shown = (value: Value, field: string): Value => (isDate(field) ? new Date(value as number).toISOString() : value)

/** The counts of a field over documents. */
export function facetOf(found: readonly ColumnDocument[], field: string, options: FacetOptions): Facet {
  const all = found.flatMap(document => valuesOf(document, field))
  const shared = { distinct: new Set(all).size, missing: found.filter(document => valuesOf(document, field).length === 0).length }
  if ('ranges' in options) {
    const ranges = options.ranges.map(({ from, to }) => {
      const low = from === undefined ? Number.NEGATIVE_INFINITY : (asked(from, field) as number)
      const high = to === undefined ? Number.POSITIVE_INFINITY : (asked(to, field) as number)
      const name = (value: number): string | number => shown(value, field) as string | number
      return {
        ...(low > Number.NEGATIVE_INFINITY && { from: name(low) }),
        ...(high < Number.POSITIVE_INFINITY && { to: name(high) }),
        count: all.filter(value => (value as number) >= low && (value as number) < high).length,
      }
    })
    return { ranges, ...shared }
  }
  const isInterval = 'interval' in options
  const rising = all.sort((a, b) => (a < b ? -1 : 1))
  const counts = new Map<Value, number>()
  for (const value of rising) {
    const name = isInterval ? String(shown(value, field)).slice(0, LENGTHS[options.interval]) : shown(value, field)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const values = [...counts].map(([value, count]) => ({ value, count }))
  if (isInterval) return { values, ...shared }
  if ((options.order ?? 'count') === 'count') values.sort((a, b) => b.count - a.count)
  return { values: values.slice(0, options.limit ?? 10), ...shared }
}
