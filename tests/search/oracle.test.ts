import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchOptions } from '../../src/index.js'
import { defaultStopWords } from '../../src/lexicon/stop-words.js'
import type { TextDocument } from '../support/documents.js'
import { documentsWith, fieldNames, indexOf, randomOf, TEXT_FIELDS, text } from '../support/documents.js'
import { Oracle } from '../support/oracle.js'

const boost = fc.constantFrom(0.5, 1, 2, 3.7)
const query = fc.oneof({ weight: 4, arbitrary: text(4) }, { weight: 1, arbitrary: text(15) })

const options = (names: readonly string[]): fc.Arbitrary<SearchOptions> =>
  fc.record(
    {
      operator: fc.constantFrom('or', 'and'),
      conflation: fc.constantFrom('root', 'stem', 'exact'),
      fields: fc.subarray([...names], { minLength: 1 }),
      boost: fc.dictionary(fc.constantFrom(...names), fc.oneof(boost, fc.constant(0))),
    },
    { requiredKeys: [] },
  )

interface Case {
  boosts: number[]
  stopWords: 'default' | 'none'
  documents: TextDocument[]
  searches: { query: string; options: SearchOptions }[]
}

const cases: fc.Arbitrary<Case> = fieldNames.chain(names =>
  fc.record({
    boosts: fc.tuple(...names.map(() => boost)),
    stopWords: fc.constantFrom('default', 'none'),
    documents: documentsWith(names),
    searches: fc.array(fc.record({ query, options: options(names) }), { minLength: 1, maxLength: 8 }),
  }),
)

function check({ boosts, stopWords, documents, searches }: Case): void {
  const names = TEXT_FIELDS.slice(0, boosts.length)
  const index = indexOf({ fields: Object.fromEntries(names.map((name, i) => [name, { boost: boosts[i] as number }])), stopWords }, documents)
  const oracle = new Oracle(
    names.map((name, i) => ({ name, boost: boosts[i] as number })),
    documents,
    stopWords === 'default' ? defaultStopWords() : [],
  )
  for (const { query, options } of searches) {
    const { total, hits } = index.search(query, { ...options, limit: 1000, fuzzy: false })
    const expected = oracle.search(query, options)
    expect(hits.map(hit => hit.id).sort()).toEqual(expected.map(hit => hit.id).sort())
    expect(total).toBe(expected.length)
    const scores = new Map(expected.map(hit => [hit.id, hit.score]))
    for (const { id, score } of hits) {
      if (!(Math.abs(score - (scores.get(id) as number)) < 1e-9)) expect(score, `the score of ${id} for «${query}»`).toBe(scores.get(id))
    }
    // Scores that differ by less than a rounding may change places: the engine adds in another order than the oracle.
    const rounded = hits.map(({ id }) => Math.round((scores.get(id) as number) * 1e9))
    expect(rounded).toEqual([...rounded].sort((a, b) => b - a))
    for (let i = 1; i < hits.length; i++) {
      const [before, after] = [hits[i - 1], hits[i]] as [(typeof hits)[0], (typeof hits)[0]]
      if (before.score < after.score || (before.score === after.score && Number(before.id.slice(1)) > Number(after.id.slice(1)))) {
        expect.unreachable(`${before.id} (${before.score}) stands before ${after.id} (${after.score}) for «${query}»`)
      }
    }
  }
}

describe('search', () => {
  it('answers as the oracle does: documents, order, scores and total', { timeout: 60_000 }, () => {
    fc.assert(fc.property(cases, check), { numRuns: 1000 })
  })

  it('answers as the oracle does over blocks of postings and ordinals', { timeout: 60_000 }, () => {
    const few = ['كتاب', 'والكتاب', 'كتب', 'مكتبة', 'درس', 'مدارس', 'وزير', 'COVID-19', '19', 'عبدالله']
    const large = fc
      .record({
        seed: fc.nat(),
        size: fc.integer({ min: 250, max: 450 }),
        searches: fc.array(fc.record({ query, options: options(['title', 'body']) }), { minLength: 1, maxLength: 3 }),
      })
      .map(({ seed, size, searches }) => ({ seed, size, searches: searches.map(search => ({ ...search, query: `${search.query} كتاب 19` })) }))
    fc.assert(
      fc.property(large, ({ seed, size, searches }) => {
        const random = randomOf(seed)
        const words = (): string => Array.from({ length: random(5) }, () => few[random(few.length)]).join(' ')
        const documents = Array.from({ length: size }, (_, i): TextDocument => ({ id: `d${i}`, title: words(), body: words() }))
        check({ boosts: [1, 2], stopWords: 'none', documents, searches })
      }),
      { numRuns: 10 },
    )
  })
})
