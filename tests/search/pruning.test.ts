import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import { ImageSegment } from '../../src/format/segment.js'
import type { SearchOptions } from '../../src/index.js'
import { openIndex } from '../../src/index.js'
import { plan } from '../../src/query/plan.js'
import { Places } from '../../src/query/resolve.js'
import type { Ranking } from '../../src/search/execute.js'
import { Executor } from '../../src/search/execute.js'
import { resolveOptions } from '../../src/search/options.js'
import { WINDOW } from '../../src/search/unit.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import type { TextDocument } from '../support/documents.js'
import { imageOf, randomOf, VOCABULARY } from '../support/documents.js'

/** Random corpora of each property: `PRUNING_RUNS=2000 npx vitest run tests/search/pruning.test.ts` for a long run. */
const RUNS = Number(process.env['PRUNING_RUNS'] ?? 60)
const TIMEOUT = 60_000 + 1000 * RUNS

const SYNONYMS = [
  ['كتاب', 'مدرسة', 'هيئة وزارة'],
  ['وزير', 'درس ولد', 'فندق'],
]

/** Documents whose words are as unequal as those of a language: word n of the vocabulary is n times rarer than the first. */
function documentsOf(seed: number, size: number, longest: number): TextDocument[] {
  const random = randomOf(seed)
  const shift = random(VOCABULARY.length)
  const word = (): string => VOCABULARY[(Math.floor(VOCABULARY.length ** (random(1000) / 1000)) + shift) % VOCABULARY.length] as string
  const words = (most: number): string => Array.from({ length: random(most + 1) }, word).join(' ')
  return Array.from({ length: size }, (_, i): TextDocument => ({ id: `d${i}`, title: words(4), body: words(random(9) === 0 ? 5 * longest : longest) }))
}

const query = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 8 }).map(words => words.join(' '))

const options: fc.Arbitrary<SearchOptions> = fc.record(
  {
    limit: fc.oneof(fc.nat(3), fc.nat(20), fc.nat(500)),
    offset: fc.nat(10),
    operator: fc.constantFrom('or', 'and'),
    conflation: fc.constantFrom('root', 'root', 'stem', 'exact'),
    fields: fc.subarray(['title', 'body'], { minLength: 1 }),
    boost: fc.dictionary(fc.constantFrom('title', 'body'), fc.constantFrom(0, 1e-15, 1e-4, 1, 3.7, 1e100)),
  },
  { requiredKeys: [] },
)

const searches = fc.array(fc.record({ query, options }), { minLength: 10, maxLength: 30 })

/** Holds the answer that need not count all against the one that does; returns whether anything was left out. */
function compare(pruned: Ranking, exact: Ranking): boolean {
  expect(pruned.ranked).toEqual(exact.ranked)
  expect(exact.totalIsExact).toBe(true)
  if (pruned.totalIsExact) expect(pruned.total).toBe(exact.total)
  expect(pruned.total).toBeLessThanOrEqual(exact.total)
  expect(pruned.total).toBeGreaterThanOrEqual(pruned.ranked.length)
  return !pruned.totalIsExact
}

describe('a search that leaves out what cannot be among the best', () => {
  it('gives the hits and scores of one that does not, bit for bit, in windows of any size', { timeout: TIMEOUT }, () => {
    let left = 0
    const corpus = fc.record({
      seed: fc.nat(),
      size: fc.integer({ min: 1, max: 700 }),
      longest: fc.integer({ min: 1, max: 20 }),
      stopWords: fc.constantFrom('default', 'none'),
      windows: fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 400 })), { minLength: 1, maxLength: 3 }),
      searches,
    })
    fc.assert(
      fc.property(corpus, ({ seed, size, longest, stopWords, windows, searches }) => {
        const image = imageOf({ fields: { title: { boost: 2 }, body: {} }, stopWords, synonyms: SYNONYMS }, documentsOf(seed, size, longest))
        const segment = new ImageSegment(image, readLayout(image))
        const whole = new Executor(segment, size)
        const cut = windows.map(window => new Executor(segment, window))
        for (const { query, options } of searches) {
          const resolved = resolveOptions(options, segment.meta.fields)
          const planned = plan(query, segment, new Tokenizer(), new Places(segment), resolved.fuzzy)
          const exact = whole.run(planned, { ...resolved, exactTotal: true })
          expect(exact.ranked.every(({ score }) => score >= 0 && score < Number.POSITIVE_INFINITY)).toBe(true)
          for (const executor of [whole, ...cut]) {
            if (compare(executor.run(planned, resolved), exact)) left++
            expect(executor.run(planned, { ...resolved, exactTotal: true })).toEqual(exact)
          }
        }
      }),
      { numRuns: RUNS },
    )
    expect(left).toBeGreaterThan(RUNS / 6)
  })

  it('does so over the windows of a large index', { timeout: TIMEOUT }, () => {
    const size = WINDOW + 1500
    const index = openIndex(imageOf({ fields: { title: { boost: 2 }, body: {} }, synonyms: SYNONYMS }, documentsOf(size, size, 8)))
    let left = 0
    fc.assert(
      fc.property(query, options, (query, options) => {
        const [pruned, exact] = [false, true].map(exactTotal => {
          const { total, totalIsExact, hits } = index.search(query, { ...options, exactTotal })
          return { total, totalIsExact, ranked: hits.map(({ id, score }) => ({ doc: Number(id.slice(1)), score })) }
        }) as [Ranking, Ranking]
        if (compare(pruned, exact)) left++
      }),
      { numRuns: 5 * RUNS },
    )
    expect(left).toBeGreaterThan(RUNS / 6)
  })
})
