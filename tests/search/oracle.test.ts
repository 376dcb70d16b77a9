import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import { ImageSegment } from '../../src/format/segment.js'
import type { Schema, SearchIndex, SearchOptions } from '../../src/index.js'
import { openIndex } from '../../src/index.js'
import { defaultStopWords } from '../../src/lexicon/stop-words.js'
import { plan } from '../../src/query/plan.js'
import { Places } from '../../src/query/resolve.js'
import { LEAST_DOCUMENTS } from '../../src/search/bm25.js'
import { resolveOptions } from '../../src/search/options.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import type { TextDocument } from '../support/documents.js'
import { documentsWith, fieldNames, imageOf, indexOf, randomOf, TEXT_FIELDS, text } from '../support/documents.js'
import type { OracleField, OracleHit } from '../support/oracle.js'
import { Oracle } from '../support/oracle.js'

/** Random corpora of the first property: `ORACLE_RUNS=20000 npx vitest run tests/search/oracle.test.ts` for a long run. */
const RUNS = Number(process.env['ORACLE_RUNS'] ?? 500)
const TIMEOUT = 60_000 + 60 * RUNS

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

interface Search {
  query: string
  options: SearchOptions
  limit: number
  offset: number
}

const search = (names: readonly string[]): fc.Arbitrary<Search> => fc.record({ query, options: options(names), limit: fc.nat(12), offset: fc.nat(4) })

interface Case {
  boosts: number[]
  /** True for a plain field; default none is. */
  plain?: readonly boolean[]
  stopWords: 'default' | 'none'
  documents: TextDocument[]
  searches: Search[]
}

const cases: fc.Arbitrary<Case> = fieldNames.chain(names =>
  fc.record({
    boosts: fc.tuple(...names.map(() => boost)),
    plain: fc.oneof(fc.constant([]), fc.tuple(...names.map(() => fc.boolean()))),
    stopWords: fc.constantFrom('default', 'none'),
    documents: documentsWith(names),
    searches: fc.array(search(names), { minLength: 1, maxLength: 8 }),
  }),
)

const fieldsOf = (boosts: readonly number[], plain: readonly boolean[] = []): OracleField[] =>
  boosts.map((weight, i) => ({ name: TEXT_FIELDS[i] as string, boost: weight, ...(plain[i] && { analysis: 'plain' }) }))

function schemaOf(fields: readonly OracleField[], others: Partial<Schema>): Schema {
  return { fields: Object.fromEntries(fields.map(({ name, ...options }) => [name, options])), ...others }
}

function check({ boosts, plain, stopWords, documents, searches }: Case): void {
  const fields = fieldsOf(boosts, plain)
  const index = indexOf(schemaOf(fields, { stopWords }), documents)
  const oracle = new Oracle(fields, documents, stopWords === 'default' ? defaultStopWords() : [])
  for (const each of searches) compare(index, each, false, oracle.search(each.query, each.options))
}

/** As close as the rounding of scores lets them come. */
function isClose(score: number, expected: number | undefined): boolean {
  return expected !== undefined && Math.abs(score - expected) <= 1e-9 * Math.max(1, expected)
}

/** Holds the whole ranking against the expected one, and a page of it against the whole. */
function compare(index: SearchIndex, { query, options, limit, offset }: Search, fuzzy: boolean, expected: readonly OracleHit[]): void {
  const whole = index.search(query, { ...options, fuzzy, limit: 10_000, exactTotal: true })
  const { total, totalIsExact, hits } = whole
  expect(hits.map(hit => hit.id).sort()).toEqual(expected.map(hit => hit.id).sort())
  expect([total, totalIsExact]).toEqual([expected.length, true])
  const scores = new Map(expected.map(hit => [hit.id, hit.score]))
  for (const { id, score } of hits) if (!isClose(score, scores.get(id))) expect(score, `the score of ${id} for «${query}»`).toBe(scores.get(id))
  for (let i = 1; i < hits.length; i++) {
    const [before, after] = [hits[i - 1], hits[i]] as [(typeof hits)[0], (typeof hits)[0]]
    if (before.score < after.score || (before.score === after.score && Number(before.id.slice(1)) > Number(after.id.slice(1)))) {
      expect.unreachable(`${before.id} (${before.score}) stands before ${after.id} (${after.score}) for «${query}»`)
    }
  }
  const page = index.search(query, { ...options, fuzzy, limit, offset })
  expect(page.hits).toEqual(hits.slice(offset, offset + limit))
  expect(page.total).toBeLessThanOrEqual(total)
  if (page.totalIsExact) expect(page.total).toBe(total)
}

/** Few words in many documents. */
function manyDocuments(seed: number, size: number, words: readonly string[]): TextDocument[] {
  const random = randomOf(seed)
  const some = (): string => Array.from({ length: random(5) }, () => words[random(words.length)]).join(' ')
  return Array.from({ length: size }, (_, i): TextDocument => ({ id: `d${i}`, title: some(), body: some() }))
}

const FEW = ['كتاب', 'والكتاب', 'كتب', 'مكتبة', 'درس', 'مدارس', 'وزير', 'COVID-19', '19', 'عبدالله']

describe('search', () => {
  it('answers as the oracle does: documents, order, scores, total and pages', { timeout: TIMEOUT }, () => {
    fc.assert(fc.property(cases, check), { numRuns: RUNS })
  })

  it('answers as the oracle does over blocks of postings and ordinals', { timeout: TIMEOUT }, () => {
    const large = fc.record({
      seed: fc.nat(),
      size: fc.integer({ min: 250, max: 450 }),
      searches: fc.array(
        search(['title', 'body']).map(each => ({ ...each, query: `${each.query} كتاب 19` })),
        { minLength: 1, maxLength: 3 },
      ),
    })
    fc.assert(
      fc.property(large, ({ seed, size, searches }) => {
        check({ boosts: [1, 2], plain: [seed % 2 === 1], stopWords: 'none', documents: manyDocuments(seed, size, FEW), searches })
      }),
      { numRuns: Math.ceil(RUNS / 100) },
    )
  })

  it('answers as the oracle does where words and families are common', { timeout: TIMEOUT }, () => {
    const rare = ['مكتوب', 'كاتب', 'كتّاب', 'مكتبات', 'دروس', 'مدرس', 'يدرس', 'وزارة', 'وزراء']
    const words = [...FEW, ...Array.from({ length: 5 }, () => ['بحر', 'نهر', 'جبل', 'سهل']).flat(), ...rare]
    const large = fc.record({ seed: fc.nat(), searches: fc.array(search(['title', 'body']), { minLength: 5, maxLength: 8 }) })
    fc.assert(
      fc.property(large, ({ seed, searches }) => {
        const asked = searches.map((each, i) => ({ ...each, query: `${words[i % FEW.length]} ${rare[i % rare.length]} ${each.query}` }))
        check({
          boosts: [1, 2],
          plain: [false, seed % 3 === 1],
          stopWords: 'none',
          documents: manyDocuments(seed, LEAST_DOCUMENTS + 100, words),
          searches: asked,
        })
      }),
      { numRuns: Math.ceil(RUNS / 300) },
    )
  })

  it('scores misspelt words, words run together and synonyms as the oracle does', { timeout: TIMEOUT }, () => {
    const synonyms = [
      ['كتاب', 'مؤلف', 'دفتي كتاب'],
      ['وزير', 'مسؤول كبير', 'فندق'],
      ['COVID-19', 'كورونا'],
      ['مدرسة', 'مكتبة', 'جامعة'],
    ]
    const guessed = fc.oneof(
      { weight: 2, arbitrary: query },
      { weight: 1, arbitrary: text(3).map(words => words.replaceAll(' ', '')) },
      { weight: 2, arbitrary: fc.constantFrom('المكتبه', 'الككتاب', 'مدرية', 'المدرصة', 'وزبر', 'مسؤول كبير', 'جامعة', 'كورونا', 'دفتي كتاب', 'covid19 مؤلف') },
    )
    const spoken = fieldNames.chain(names =>
      fc.record({
        boosts: fc.tuple(...names.map(() => boost)),
        plain: fc.oneof(fc.constant([]), fc.tuple(...names.map(() => fc.boolean()))),
        stopWords: fc.constantFrom('default', 'none'),
        documents: documentsWith(names),
        searches: fc.array(fc.tuple(search(names), guessed), { minLength: 1, maxLength: 5 }),
      }),
    )
    fc.assert(
      fc.property(spoken, ({ boosts, plain, stopWords, documents, searches }) => {
        const fields = fieldsOf(boosts, plain)
        const image = imageOf(schemaOf(fields, { stopWords, synonyms }), documents)
        const segment = new ImageSegment(image, readLayout(image))
        const index = openIndex(image)
        const oracle = new Oracle(fields, documents, [], segment)
        for (const [each, query] of searches) {
          const { weights } = resolveOptions(each.options, segment.meta.fields)
          const { clauses } = plan(query, segment, new Tokenizer(), new Places(segment), true, segment.isPlainSearch(weights))
          compare(index, { ...each, query }, true, oracle.rank(clauses, each.options))
        }
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    )
  })
})
