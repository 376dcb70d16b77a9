import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import { ImageSegment } from '../../src/format/segment.js'
import type { Query, Schema, SearchIndex } from '../../src/index.js'
import { openIndex } from '../../src/index.js'
import { ask } from '../../src/query/ask.js'
import { Places } from '../../src/query/resolve.js'
import { planTree } from '../../src/query/tree-plan.js'
import { Executor } from '../../src/search/execute.js'
import { resolveOptions } from '../../src/search/options.js'
import { searchTree } from '../../src/search/tree-search.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import type { TextDocument } from '../support/documents.js'
import { documentsWith, imageOf, randomOf, text, VOCABULARY, word } from '../support/documents.js'
import type { OracleField, OracleHit } from '../support/oracle.js'
import type { TreeOracleOptions } from '../support/tree-oracle.js'
import { TreeOracle } from '../support/tree-oracle.js'

/** Random corpora of each property: `TREE_RUNS=20000 npx vitest run tests/search/tree.test.ts` for a long run. */
const RUNS = Number(process.env['TREE_RUNS'] ?? 250)
const TIMEOUT = 60_000 + 200 * RUNS

const FIELDS = [
  { name: 'title', boost: 2 },
  { name: 'body', boost: 1 },
]

/** The same with plain fields: a bit for each. */
const schemaWith = (plain: number): Schema => ({
  fields: Object.fromEntries(fieldsWith(plain).map(({ name, ...options }) => [name, { ...options, store: true }])),
})
const fieldsWith = (plain: number): OracleField[] => FIELDS.map((field, i) => ((plain >> i) & 1 ? { ...field, analysis: 'plain' } : field))

const vowelled = fc.constantFrom('كِتَاب', 'كُتُب', 'كتّاب', 'كتاب', 'مكتبة', 'شيء', 'شئ', 'أب', 'مَدرسة')
const scope = { fields: fc.subarray(['title', 'body'], { minLength: 1 }), boost: fc.constantFrom(0.5, 2, 3.7) }

const patternOf = (from: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(from.length), fc.nat(from.length), fc.constantFrom('*', '?', '*?', ''))
    .map(([a, b, sign]) => from.slice(0, Math.min(a, b)) + sign + from.slice(Math.max(a, b)))

const misspelt = fc.tuple(word, fc.nat(8), fc.constantFrom('', 'ا', 'ت', 'x')).map(([from, at, letter]) => from.slice(0, at) + letter + from.slice(at + 1))

const few = ['كتاب', 'الكتاب', 'مكتبة', 'في', 'درس', 'وزير', 'من']
const fewWords = fc.array(fc.constantFrom(...few), { minLength: 1, maxLength: 4 }).map(words => words.join(' '))

const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc.record(
    { type: fc.constant('text' as const), text: text(3), operator: fc.constantFrom('or' as const, 'and' as const), ...scope },
    { requiredKeys: ['type', 'text'] },
  ),
  fc.record({ type: fc.constant('word' as const), word, ...scope }, { requiredKeys: ['type', 'word'] }),
  fc.record({ type: fc.constant('phrase' as const), text: fc.oneof(fewWords, text(4)), slop: fc.nat(6), ...scope }, { requiredKeys: ['type', 'text'] }),
  fc.record({ type: fc.constant('prefix' as const), prefix: word.map(each => each.slice(0, 3)), ...scope }, { requiredKeys: ['type', 'prefix'] }),
  fc.record({ type: fc.constant('wildcard' as const), pattern: word.chain(patternOf), ...scope }, { requiredKeys: ['type', 'pattern'] }),
  fc.record(
    { type: fc.constant('fuzzy' as const), word: misspelt, distance: fc.constantFrom(1 as const, 2 as const), ...scope },
    { requiredKeys: ['type', 'word'] },
  ),
  fc.record(
    { type: fc.constant('exact' as const), word: fc.oneof(vowelled, fc.constantFrom(...VOCABULARY.filter(each => /^[\p{L}\p{M}]+$/u.test(each)))), ...scope },
    { requiredKeys: ['type', 'word'] },
  ),
  fc.constant<Query>({ type: 'all' }),
)

const { tree } = fc.letrec<{ tree: Query }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'tree' },
    { weight: 2, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          type: fc.constant('bool' as const),
          must: fc.array(tie('tree'), { maxLength: 2 }),
          should: fc.array(tie('tree'), { maxLength: 3 }),
          mustNot: fc.array(tie('tree'), { maxLength: 2 }),
          ...scope,
        },
        { requiredKeys: ['type'] },
      ) as fc.Arbitrary<Query>,
    },
  ),
}))

const options: fc.Arbitrary<TreeOracleOptions> = fc.record(
  { operator: fc.constantFrom('or', 'and'), conflation: fc.constantFrom('root', 'stem', 'exact'), fields: fc.subarray(['title', 'body'], { minLength: 1 }) },
  { requiredKeys: ['operator', 'conflation'] },
)

function compare(index: SearchIndex, query: Query, options: TreeOracleOptions, expected: readonly OracleHit[]): void {
  const { total, totalIsExact, hits, truncated } = index.search(query, { ...options, fuzzy: false, limit: 10_000 })
  if (truncated) return
  expect(hits.map(hit => hit.id).sort()).toEqual(expected.map(hit => hit.id).sort())
  expect(total).toBe(expected.length)
  const scores = new Map(expected.map(hit => [hit.id, hit.score]))
  for (const { id, score } of hits) {
    const wanted = scores.get(id) as number
    if (Math.abs(score - wanted) > 1e-9 * Math.max(1, wanted)) expect(score, `the score of ${id}`).toBe(wanted)
  }
  for (let i = 1; i < hits.length; i++) {
    const [before, after] = [hits[i - 1], hits[i]] as [(typeof hits)[0], (typeof hits)[0]]
    expect(before.score > after.score || (before.score === after.score && Number(before.id.slice(1)) < Number(after.id.slice(1)))).toBe(true)
  }
  // A page is a stretch of the whole.
  const page = index.search(query, { ...options, fuzzy: false, limit: 3, offset: 1 })
  if (totalIsExact) expect(page.hits).toEqual(hits.slice(1, 4))
}

function manyDocuments(seed: number, size: number): TextDocument[] {
  const random = randomOf(seed)
  const some = (most: number): string => Array.from({ length: random(most) }, () => few[random(few.length)]).join(' ')
  return Array.from({ length: size }, (_, i): TextDocument => ({ id: `d${i}`, title: some(4), body: random(7) === 0 ? [some(9), some(9), some(9)] : some(14) }))
}

describe('a query tree', () => {
  it('is answered as the oracle answers it: documents, scores, order, total, pages', { timeout: TIMEOUT }, () => {
    const cases = fc.record({
      stopWords: fc.constantFrom('default' as const, 'none' as const),
      plain: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 })),
      documents: documentsWith(['title', 'body'], 10),
      searches: fc.array(fc.tuple(tree, options), { minLength: 1, maxLength: 8 }),
    })
    fc.assert(
      fc.property(cases, ({ stopWords, plain, documents, searches }) => {
        const image = imageOf({ ...schemaWith(plain), stopWords }, documents)
        const segment = new ImageSegment(image, readLayout(image))
        const index = openIndex(image)
        const oracle = new TreeOracle(fieldsWith(plain), documents, segment)
        for (const [query, own] of searches) compare(index, query, own, oracle.rank(query, own))
      }),
      { numRuns: RUNS },
    )
  })

  it.each(['phrase', 'prefix', 'wildcard', 'fuzzy', 'exact'])(
    'of type %s is answered so over blocks of postings and several values',
    { timeout: TIMEOUT },
    type => {
      const own = leaf.filter(query => query.type === type)
      const negated = own.map((query): Query => ({ type: 'bool', mustNot: [query] }))
      const asked = fc.array(fc.tuple(fc.oneof({ weight: 4, arbitrary: own }, negated), options), { minLength: 20, maxLength: 20 })
      fc.assert(
        fc.property(fc.nat(), fc.integer({ min: 1, max: 400 }), asked, (seed, size, searches) => {
          const documents = manyDocuments(seed, size)
          const plain = (seed >> 1) % 4
          const image = imageOf({ ...schemaWith(plain), stopWords: seed % 2 ? 'none' : 'default' }, documents)
          const segment = new ImageSegment(image, readLayout(image))
          const index = openIndex(image)
          const oracle = new TreeOracle(fieldsWith(plain), documents, segment)
          for (const [query, options] of searches) compare(index, query, options, oracle.rank(query, options))
        }),
        { numRuns: Math.ceil(RUNS / 50) },
      )
    },
  )

  it('of plain words gives the scores of the plain way, to the last bit, in windows of any size', { timeout: TIMEOUT }, () => {
    const cases = fc.record({
      seed: fc.nat(),
      size: fc.integer({ min: 1, max: 300 }),
      plain: fc.nat(3),
      window: fc.integer({ min: 1, max: 200 }),
      searches: fc.array(fc.tuple(text(5), options), { minLength: 1, maxLength: 10 }),
    })
    fc.assert(
      fc.property(cases, ({ seed, size, plain, window, searches }) => {
        const random = randomOf(seed)
        const some = (): string => Array.from({ length: random(12) }, () => VOCABULARY[random(VOCABULARY.length)]).join(' ')
        const image = imageOf(
          schemaWith(plain),
          Array.from({ length: size }, (_, i) => ({ id: `d${i}`, title: some(), body: some() })),
        )
        const segment = new ImageSegment(image, readLayout(image))
        const executor = new Executor(segment, window)
        const context = { segment, tokenizer: new Tokenizer(), places: new Places(segment) }
        for (const [query, own] of searches) {
          const resolved = resolveOptions({ ...own, exactTotal: true, limit: 1000 }, segment.meta.fields)
          const expected = executor.run(ask({ type: 'text', text: query }, context, resolved), resolved)
          const planned = planTree({ type: 'text', text: query }, context, resolved, [])
          if (!planned.tree) throw new Error('no tree')
          const { total, ranked } = searchTree(executor, segment, { ...planned, tree: planned.tree }, resolved)
          expect([total, ranked]).toEqual([expected.total, expected.ranked])
        }
      }),
      { numRuns: RUNS },
    )
  })
})
