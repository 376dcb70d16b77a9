import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchOptions } from '../../src/index.js'
import { TEXT_FIELDS, documentsWith, fieldNames, indexOf, text } from '../support/documents.js'
import type { TextDocument } from '../support/documents.js'
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
  documents: TextDocument[]
  searches: { query: string; options: SearchOptions }[]
}

const cases: fc.Arbitrary<Case> = fieldNames.chain(names =>
  fc.record({
    boosts: fc.tuple(...names.map(() => boost)),
    documents: documentsWith(names),
    searches: fc.array(fc.record({ query, options: options(names) }), { minLength: 1, maxLength: 8 }),
  }),
)

function check({ boosts, documents, searches }: Case): void {
  const names = TEXT_FIELDS.slice(0, boosts.length)
  const index = indexOf({ fields: Object.fromEntries(names.map((name, i) => [name, { boost: boosts[i] as number }])) }, documents)
  const oracle = new Oracle(
    names.map((name, i) => ({ name, boost: boosts[i] as number })),
    documents,
  )
  for (const { query, options } of searches) {
    const { total, hits } = index.search(query, { ...options, limit: 1000 })
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
    const few = fc.array(fc.constantFrom('كتاب', 'والكتاب', 'كتب', 'مكتبة', 'درس', 'مدارس', 'وزير', 'COVID-19', '19', 'عبدالله'), { maxLength: 5 }).map(words => words.join(' '))
    const long = fc.record({
      boosts: fc.constant([1, 2]),
      documents: fc
        .array(fc.tuple(few, few), { minLength: 250, maxLength: 450 })
        .map(rows => rows.map(([title, body], i) => ({ id: `d${i}`, title, body }) as TextDocument)),
      searches: fc.array(fc.record({ query: few, options: options(['title', 'body']) }), { minLength: 1, maxLength: 3 }),
    })
    fc.assert(fc.property(long, check), { numRuns: 10 })
  })
})
