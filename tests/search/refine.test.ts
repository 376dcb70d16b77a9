import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import { ImageSegment } from '../../src/format/segment.js'
import type { FacetOptions, Filter, SearchIndex, SearchOptions } from '../../src/index.js'
import { openIndex } from '../../src/index.js'
import { plan } from '../../src/query/plan.js'
import { Places } from '../../src/query/resolve.js'
import { Executor } from '../../src/search/execute.js'
import { Matches } from '../../src/search/matches.js'
import { resolveOptions } from '../../src/search/options.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import type { ColumnDocument, Scored } from '../support/columns.js'
import { comparison, documents, facetOf, facets, filter, KINDS, passes, rank, ranked, SCHEMA, shown, sort, valuesOf, withoutField } from '../support/columns.js'
import { imageOf, indexOf, randomOf, VOCABULARY } from '../support/documents.js'

/** Corpora of each property, each asked some forty times: `REFINE_RUNS=1000 npx vitest run tests/search/refine.test.ts` for a long run. */
const RUNS = Number(process.env['REFINE_RUNS'] ?? 40)
const TIMEOUT = 60_000 + 2000 * RUNS
const ALL = 1000

const query = fc.constantFrom('كتاب', 'درس كتب', 'مكتبة وزير في', 'المدرسة', 'غائب', '')
const many = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(arbitrary, { minLength: 40, maxLength: 40, size: 'max' })
const base: fc.Arbitrary<SearchOptions> = fc.record({ operator: fc.constantFrom('or', 'and'), conflation: fc.constantFrom('root', 'stem') })

/** Every document that a query finds, with its score, in the order of adding. */
function foundBy(index: SearchIndex, all: readonly ColumnDocument[], text: string, options: SearchOptions): Scored[] {
  if (text === '') return all.map(document => ({ document, score: 1 }))
  const scores = new Map(index.search(text, { ...options, limit: ALL, exactTotal: true }).hits.map(({ id, score }) => [id, score]))
  return all.flatMap(document => (scores.has(document.id) ? { document, score: scores.get(document.id) as number } : []))
}

const pairs = (list: readonly Scored[]): [string, number][] => list.map(({ document, score }) => [document.id, score])

/** Documents whose words are as unequal as those of a language, so that much can be left out. */
function unequal(seed: number, size: number): { id: string; text: string }[] {
  const random = randomOf(seed)
  const shift = random(VOCABULARY.length)
  const word = (): string => VOCABULARY[(Math.floor(VOCABULARY.length ** (random(1000) / 1000)) + shift) % VOCABULARY.length] as string
  return Array.from({ length: size }, (_, i) => ({ id: `d${i}`, text: Array.from({ length: random(random(9) === 0 ? 60 : 12) }, word).join(' ') }))
}

describe('a filter', () => {
  it('lets through what it says of every document, whatever the query', { timeout: TIMEOUT }, () => {
    let some = 0
    fc.assert(
      fc.property(documents, many(fc.tuple(query, filter, base)), (all, searches) => {
        const index = indexOf(SCHEMA, all)
        for (const [text, tree, options] of searches) {
          const expected = foundBy(index, all, text, options)
            .filter(({ document }) => passes(document, tree))
            .sort(comparison([]))
          const { total, totalIsExact, hits } = index.search(text, { ...options, filter: tree, limit: ALL, exactTotal: true, matchAll: true })
          expect(hits.map(({ id, score }) => [id, score])).toEqual(pairs(expected))
          expect([total, totalIsExact]).toEqual([expected.length, true])
          const first = index.search(text, { ...options, filter: tree, limit: 3, matchAll: true })
          expect(first.hits.map(({ id, score }) => [id, score])).toEqual(pairs(expected.slice(0, 3)))
          if (first.totalIsExact) expect(first.total).toBe(total)
          expect(first.total).toBeLessThanOrEqual(total)
          if (total > 0 && total < all.length) some++
        }
      }),
      { numRuns: RUNS },
    )
    expect(some).toBeGreaterThan(RUNS)
  })

  it('keeps the best exact in windows of any size, for many documents and few', { timeout: TIMEOUT }, () => {
    let direct = 0
    const corpus = fc.record({
      seed: fc.nat(),
      size: fc.integer({ min: 1, max: 700 }),
      windows: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 3 }),
      searches: many(
        fc.record({
          query: fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 6 }).map(words => words.join(' ')),
          options: base,
          limit: fc.nat(8),
          every: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 60 })),
          shift: fc.nat(100),
        }),
      ),
    })
    fc.assert(
      fc.property(corpus, ({ seed, size, windows, searches }) => {
        const all = unequal(seed, size)
        const image = imageOf({ fields: ['text'] }, all)
        const segment = new ImageSegment(image, readLayout(image))
        const executors = windows.map(size => new Executor(segment, size))
        const whole = new Executor(segment)
        for (const { query: text, options, limit, every, shift } of searches) {
          const resolved = resolveOptions({ ...options, limit }, segment.meta.fields.slice(0, 1))
          const planned = plan(text, segment, new Tokenizer(), new Places(segment), true)
          const isAllowed = (doc: number): boolean => (doc + shift) % every === 0
          const bits = new Uint32Array(Math.ceil(all.length / 32))
          all.forEach((_, doc) => {
            if (isAllowed(doc)) bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31))
          })
          const unfiltered = whole.run(planned, { ...resolved, limit: ALL, exactTotal: true })
          const expected = unfiltered.ranked.filter(({ doc }) => isAllowed(doc))
          for (const executor of [...executors, whole]) {
            const pruned = executor.run(planned, resolved, bits)
            expect(pruned.ranked).toEqual(expected.slice(0, limit))
            if (pruned.totalIsExact) expect(pruned.total).toBe(expected.length)
            else expect(pruned.total).toBeLessThanOrEqual(expected.length)
            expect(executor.run(planned, { ...resolved, exactTotal: true }, bits)).toEqual({
              total: expected.length,
              totalIsExact: true,
              ranked: expected.slice(0, limit),
            })
            const matches = new Matches()
            executor.run(planned, resolved, bits, matches)
            const rising = expected.toSorted((a, b) => a.doc - b.doc)
            expect(Array.from({ length: matches.count }, (_, i) => ({ doc: matches.docs[i], score: matches.scores[i] }))).toEqual(rising)
            // Nothing of a search stays for the next.
            expect(executor.run(planned, { ...resolved, limit: ALL, exactTotal: true })).toEqual(unfiltered)
          }
          if (every > 30 && expected.length > 0) direct++
        }
      }),
      { numRuns: RUNS },
    )
    expect(direct).toBeGreaterThan(RUNS / 4)
  })
})

describe('an order', () => {
  it('is by the fields, the score and the order of adding, in pages of any size, by offset or cursor', { timeout: TIMEOUT }, () => {
    let pages = 0
    const search = fc.record({ query, tree: fc.option(filter), keys: sort, rules: rank, size: fc.integer({ min: 1, max: 60 }), options: base })
    fc.assert(
      fc.property(documents, many(search), (all, searches) => {
        const index = indexOf(SCHEMA, all)
        for (const { query: text, tree, keys, rules, size, options } of searches) {
          const asked: SearchOptions = { ...options, matchAll: true, sort: keys, rank: rules, ...(tree && { filter: tree }) }
          const expected = foundBy(index, all, text, options)
            .filter(({ document }) => !tree || passes(document, tree))
            .map(found => ranked(found, rules))
            .sort(comparison(keys))
          const whole = index.search(text, { ...asked, limit: ALL })
          expect(whole.hits.map(({ id, score }) => [id, score])).toEqual(pairs(expected))
          expect(whole.cursor).toBeUndefined()
          let page = index.search(text, { ...asked, limit: size })
          const cut = [...page.hits]
          for (; page.cursor !== undefined; pages++) {
            page = index.search(text, { ...asked, limit: size, after: page.cursor })
            expect(page.total).toBe(expected.length)
            cut.push(...page.hits)
          }
          expect(cut.map(({ id, score }) => [id, score])).toEqual(pairs(expected))
          const far = index.search(text, { ...asked, limit: size, offset: size })
          expect(far.hits.map(({ id }) => id)).toEqual(expected.slice(size, 2 * size).map(({ document }) => document.id))
        }
      }),
      { numRuns: RUNS },
    )
    expect(pages).toBeGreaterThan(RUNS)
  })
})

describe('facets', () => {
  const chosen = fc.oneof(
    fc.record({ field: fc.constant('kind'), eq: fc.constantFrom(...KINDS) }),
    fc.record({ field: fc.constant('price'), gt: fc.integer({ min: -3, max: 12 }) }),
    fc.record({ field: fc.constant('open'), eq: fc.boolean() }),
  )
  const trees: fc.Arbitrary<Filter> = fc.oneof(
    filter,
    fc.array(fc.oneof(chosen, filter), { maxLength: 4 }).map(and => ({ and })),
    fc.array(chosen, { minLength: 1, maxLength: 2 }).map(and => ({ and: [{ and }, { or: [and[0] as Filter] }] })),
  )

  it('count the values of all documents that match', { timeout: TIMEOUT }, () => {
    let more = 0
    fc.assert(
      fc.property(documents, many(fc.record({ query, tree: fc.option(trees), wanted: facets, options: base })), (all, searches) => {
        const index = indexOf(SCHEMA, all)
        for (const { query: text, tree, wanted, options } of searches) {
          const before = foundBy(index, all, text, options).map(({ document }) => document)
          const found = before.filter(document => !tree || passes(document, tree))
          const countedIn = (field: string, own: FacetOptions): ColumnDocument[] =>
            tree && own.disjunctive ? before.filter(document => passes(document, withoutField(tree, field))) : found
          const answer = index.search(text, { ...options, matchAll: true, limit: 1, facets: wanted, ...(tree && { filter: tree }) })
          const expected = Object.fromEntries(Object.entries(wanted).map(([field, own]) => [field, facetOf(countedIn(field, own), field, own)]))
          for (const [field, own] of Object.entries(wanted)) if (countedIn(field, own).length > found.length) more++
          expect(answer.facets ? { ...answer.facets } : {}).toEqual(expected)
          expect([answer.total, answer.totalIsExact]).toEqual(Object.keys(wanted).length > 0 || text === '' ? [found.length, true] : expect.anything())
        }
      }),
      { numRuns: RUNS },
    )
    expect(more).toBeGreaterThan(RUNS)
  })
})

describe('a disjunctive facet', () => {
  const index = indexOf({ fields: { text: {}, color: { type: 'keyword' }, size: { type: 'number' } } }, [
    { id: 1, text: 'ثوب', color: 'أحمر', size: 1 },
    { id: 2, text: 'ثوب', color: 'أحمر', size: 2 },
    { id: 3, text: 'ثوب', color: 'أزرق', size: 1 },
    { id: 4, text: 'كتاب', color: 'أزرق', size: 1 },
  ])
  const both = { facets: { color: { disjunctive: true }, size: { disjunctive: true } } }

  it('keeps the counts of values that were not chosen, and those of the other fields as filtered', () => {
    const filter = {
      and: [
        { field: 'color', eq: 'أحمر' },
        { field: 'size', eq: 1 },
      ],
    }
    const { total, facets } = index.search('ثوب', { ...both, filter })
    expect(total).toBe(1)
    expect(facets?.['color']).toEqual({
      values: [
        { value: 'أحمر', count: 1 },
        { value: 'أزرق', count: 1 },
      ],
      distinct: 2,
      missing: 0,
    })
    expect(facets?.['size']).toEqual({
      values: [
        { value: 1, count: 1 },
        { value: 2, count: 1 },
      ],
      distinct: 2,
      missing: 0,
    })
    expect(index.search('ثوب', { facets: { color: {} }, filter }).facets?.['color']?.values).toEqual([{ value: 'أحمر', count: 1 }])
  })

  it('stays within what a filter says of several fields at once', () => {
    const filter = {
      or: [
        { field: 'color', eq: 'أحمر' },
        { field: 'size', eq: 2 },
      ],
    }
    expect(index.search('ثوب', { ...both, filter }).facets?.['color']?.values).toEqual([{ value: 'أحمر', count: 2 }])
  })

  it('leads on by the same cursor, and takes true or false alone', () => {
    const filter = { field: 'color', eq: 'أحمر' }
    const first = index.search('ثوب', { ...both, filter, limit: 1 })
    const second = index.search('ثوب', { ...both, filter, limit: 1, after: first.cursor as string })
    expect([...first.hits, ...second.hits].map(({ id }) => id)).toEqual(['1', '2'])
    expect(second.cursor).toBeUndefined()
    for (const options of [{}, { ranges: [] }])
      expect(() => index.search('ثوب', { facets: { size: { ...options, disjunctive: 'yes' as unknown as boolean } } })).toThrow(
        expect.objectContaining({ code: 'option', message: expect.stringContaining('disjunctive') }),
      )
  })
})

describe('groups', () => {
  it('hold the documents of a value, the groups with the best hits first', { timeout: TIMEOUT }, () => {
    const search = fc.record({
      query,
      keys: sort,
      field: fc.constantFrom('kind', 'tags', 'price', 'date', 'open'),
      hits: fc.integer({ min: 1, max: 5 }),
      limit: fc.nat(8),
      offset: fc.nat(3),
      options: base,
    })
    fc.assert(
      fc.property(documents, many(search), (all, searches) => {
        const index = indexOf(SCHEMA, all)
        for (const { query: text, keys, field, hits, limit, offset, options } of searches) {
          const groups = new Map<string | number | boolean | null, Scored[]>()
          for (const found of foundBy(index, all, text, options).sort(comparison(keys))) {
            const [value] = valuesOf(found.document, field)
            const name = value === undefined ? null : shown(value, field)
            groups.set(name, [...(groups.get(name) ?? []), found])
          }
          const answer = index.search(text, { ...options, matchAll: true, sort: keys, groupBy: { field, hits }, limit, offset })
          expect(answer.groupTotal).toBe(groups.size)
          expect(answer.hits).toEqual([])
          expect(answer.groups?.map(({ value, total, hits: own }) => [value, total, own.map(({ id, score }) => [id, score])])).toEqual(
            [...groups].slice(offset, offset + limit).map(([value, own]) => [value, own.length, pairs(own.slice(0, hits))]),
          )
        }
      }),
      { numRuns: RUNS },
    )
  })
})

describe('matchAll', () => {
  const index = openIndex(imageOf(SCHEMA, [{ id: 1, text: 'كتاب' }, { id: 2 }]))

  it('finds every document for a query without a word, and those of the words for another', () => {
    expect(index.search('', { matchAll: true })).toMatchObject({ total: 2, totalIsExact: true, hits: [{ id: '1', score: 1 }, { id: '2' }] })
    expect(index.search(' ؟ ', { matchAll: true }).total).toBe(2)
    expect(index.search('كتاب', { matchAll: true }).total).toBe(1)
    expect(index.search('غائب', { matchAll: true }).total).toBe(0)
    expect(index.search('').total).toBe(0)
    expect(index.search('', { filter: { field: 'open', exists: false } }).total).toBe(0)
    expect(index.search('', { sort: 'price' }).total).toBe(0)
  })
})
