import { describe, expect, it } from 'vitest'
import { benchArguments } from '../../bench/arguments.js'
import { readCollections } from '../../bench/data/collection.js'
import { snowballTerms } from '../../bench/engines/snowball.js'
import { featureDocuments } from '../../bench/features/documents.js'
import type { FeatureDocument, FeatureEngine, FeatureName } from '../../bench/features/feature.js'
import { editsOf, FEATURE_NAMES } from '../../bench/features/feature.js'
import { fihrisFeatures } from '../../bench/features/fihris.js'
import { flexSearchFeatures } from '../../bench/features/flexsearch.js'
import { measureFeatures } from '../../bench/features/measure.js'
import { miniSearchFeatures } from '../../bench/features/minisearch.js'
import { oramaFeatures } from '../../bench/features/orama.js'
import { featureQueries } from '../../bench/features/queries.js'
import type { FeatureRow } from '../../bench/report/feature-tables.js'
import { featureDetails, featureTable } from '../../bench/report/feature-tables.js'
import * as library from '../../src/index.js'

const [articles] = readCollections('fixtures')
const CORPUS = { kind: 'file', path: articles?.corpus ?? '' } as const
const QUERIES = (articles?.sets ?? []).flatMap(set => set.queries)
const ALL = await featureDocuments(CORPUS)

const erase = <Index>(engine: FeatureEngine<Index>): FeatureEngine<unknown> => engine as FeatureEngine<unknown>

/** What each engine is said to have: the empty cells of the table are the others. */
const ENGINES: readonly [string, FeatureEngine<unknown>, readonly FeatureName[]][] = [
  ['fihris', erase(fihrisFeatures(library)), FEATURE_NAMES],
  ['MiniSearch', erase(miniSearchFeatures(snowballTerms)), ['words', 'prefix', 'suggest', 'fuzzy', 'boolean', 'filter']],
  ['FlexSearch', erase(flexSearchFeatures(snowballTerms)), ['words', 'prefix', 'boolean', 'filter', 'highlight']],
  ['Orama', erase(oramaFeatures(snowballTerms)), ['words', 'prefix', 'fuzzy', 'filter', 'facets', 'sort', 'group']],
]

const DOCUMENTS: FeatureDocument[] = [
  { id: 'harbour', title: 'الميناء الجديد', body: 'وصلت السفينة إلى ميناء المدينة', category: 'sea', date: '2021-01-01', length: 31 },
  { id: 'library', title: 'مكتبة المدينة', body: 'افتتحت البلدية مكتبة عامة', category: 'culture', date: '2022-01-01', length: 25 },
  { id: 'boats', title: 'سفينة قديمة', body: 'رست سفينة في الميناء القديم', category: 'sea', date: '', length: 27 },
]

describe('featureQueries', () => {
  const queries = featureQueries(QUERIES, ALL, 1)

  it('gives the same for the same seed, and something to every feature', () => {
    expect(featureQueries(QUERIES, ALL, 1)).toEqual(queries)
    expect(featureQueries(QUERIES, ALL, 2).fuzzy).not.toEqual(queries.fuzzy)
    for (const name of FEATURE_NAMES) expect(queries[name].length, name).toBeGreaterThan(10)
  })

  it('makes of the queries what each feature is for', () => {
    const texts = queries.words.map(text => text.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' '))
    for (const phrase of queries.phrase) expect(texts.some(text => text.includes(phrase))).toBe(true)
    for (const beginning of queries.prefix) expect(texts.some(text => text.includes(beginning))).toBe(true)
    for (const pattern of queries.wildcard) expect(pattern).toMatch(/^\p{L}[\p{L}\p{M}]*[*?][\p{L}\p{M}]+$/u)
    for (const typed of queries.suggest) expect(typed).not.toMatch(/^ | $/)
    for (const { must, either, not } of queries.boolean) expect(new Set([must, ...either, not]).size).toBe(4)
    expect(queries.suggest.slice(0, 2).map(text => text.length)).toEqual([1, 2])
  })

  it('asks nothing of columns that documents do not have', () => {
    const bare = DOCUMENTS.map(document => ({ ...document, category: '', date: '' }))
    const { filter, group, sort, facets } = featureQueries(QUERIES, bare, 1)
    expect([filter, group]).toEqual([[], []])
    expect(sort[0]?.by).toBe('length')
    expect(facets[0]?.hasCategories).toBe(false)
  })
})

describe('featureDocuments', () => {
  it('reads categories and dates, and lengths', async () => {
    expect(ALL).toHaveLength(92)
    expect(ALL[0]).toMatchObject({ category: 'politics', date: expect.stringMatching(/^\d{4}-\d\d-\d\d/), length: ALL[0]?.body.length })
    const generated = await featureDocuments({ kind: 'generated', documents: 2, seed: 1 })
    expect(generated.map(({ category, date }) => category + date)).toEqual(['', ''])
  })
})

describe.each(ENGINES)('%s', (_, engine, features) => {
  it('has the features that it is said to have', () => {
    expect(FEATURE_NAMES.filter(name => engine.features[name])).toEqual(features)
  })

  it('answers them', async () => {
    const index = await engine.build(DOCUMENTS)
    const { words, phrase, prefix, suggest, wildcard, fuzzy, boolean, filter, facets, sort, group, highlight } = engine.features
    expect(await words?.answer(index, 'ميناء السفينة', 10)).toBe(2)
    expect(await prefix?.answer(index, 'مكت', 10)).toBe(1)
    expect(await boolean?.answer(index, { must: 'ميناء', either: ['المدينة', 'مكتبة'], not: 'قديمة' }, 10)).toBe(boolean && 1)
    expect(await phrase?.answer(index, 'سفينة قديمة', 10)).toBe(phrase && 1)
    expect(await suggest?.answer(index, 'مكت', 10)).toBe(suggest && 1)
    expect(await wildcard?.answer(index, 'م*ناء', 10)).toBe(wildcard && 2)
    expect(await fuzzy?.answer(index, 'مكتيبة', 10)).toBe(fuzzy && 1)
    expect(await filter?.answer(index, { text: 'المدينة', category: 'culture' }, 10)).toBe(1)
    expect(await facets?.answer(index, { text: 'المدينة', least: 30, from: [10, 30], hasCategories: true }, 10)).toBe(facets && 1)
    expect(await sort?.answer(index, { text: 'المدينة', by: 'date' }, 10)).toBe(sort && 2)
    expect(await group?.answer(index, 'المدينة السفينة', 10)).toBe(group && 2)
    expect(await highlight?.answer(index, 'السفينة', 10)).toBe(highlight && 2)
  })
})

describe('measureFeatures', () => {
  it('times the features that an engine has, for which there are queries', async () => {
    const engine = erase(fihrisFeatures(library))
    const { words, phrase } = featureQueries(QUERIES.slice(0, 5), ALL, 1)
    const none = featureQueries([], ALL, 1)
    const outcome = await measureFeatures(engine, {
      corpus: CORPUS,
      queries: { ...none, words, phrase },
      limit: 3,
      plan: { warmUp: 0, rounds: 2, budget: 1000 },
    })
    expect(Object.keys(outcome)).toEqual(['words', 'phrase'])
    expect(outcome.words).toMatchObject({ queries: 5, answered: 1, how: 'search(text)' })
  })

  it('goes on after a feature that fails', async () => {
    const failing: FeatureEngine<unknown> = {
      build: () => undefined,
      features: {
        words: { how: 'throws', answer: () => Promise.reject(new Error('lost')) },
        phrase: { how: 'answers', answer: () => 0 },
      },
    }
    const { words, phrase } = featureQueries(QUERIES.slice(0, 5), ALL, 1)
    const job = { corpus: CORPUS, queries: { ...featureQueries([], ALL, 1), words, phrase }, limit: 3, plan: { warmUp: 1, rounds: 1, budget: 1000 } }
    const outcome = await measureFeatures(failing, job)
    expect(outcome.words).toEqual({ how: 'throws', failure: 'lost' })
    expect(outcome.phrase).toMatchObject({ answered: 0, how: 'answers' })
  })
})

describe('tables', () => {
  const figures = (p50: number): NonNullable<FeatureRow['outcome']>['words'] => ({
    rounds: [{ p50, p99: 2 * p50, mean: p50, cpu: p50 }],
    quiet: { p50, p99: p50, mean: p50 },
    how: 'search',
    queries: 7,
    answered: 0.5,
  })
  const rows = [
    { name: 'fihris', outcome: { words: figures(1), phrase: figures(3) } },
    { name: 'minisearch', outcome: { words: figures(2), fuzzy: { how: 'by edits', failure: 'no such word' } } },
    { name: 'orama', failure: 'gave up' },
  ] as FeatureRow[]

  it('have a line for each feature, and an empty cell where an engine lacks it', () => {
    const { columns, rows: lines } = featureTable(rows)
    expect(columns.map(({ title }) => title)).toEqual(['feature', 'fihris p50', 'p99', 'minisearch p50', 'p99', 'orama p50', 'p99', 'what is asked'])
    expect(lines.map(line => line.slice(0, -1))).toEqual([
      ['words', '1.00', '2.00', '2.00', '4.00', '–', '–'],
      ['phrase', '3.00', '6.00', '', '', '–', '–'],
    ])
  })

  it('say in full why an engine has none', () => {
    const { columns, rows: lines } = featureDetails(rows)
    for (const line of lines) expect(line).toHaveLength(columns.length)
    expect(lines.map(([engine, feature]) => `${engine} ${feature}`)).toEqual([
      'fihris words',
      'fihris phrase',
      'minisearch words',
      'minisearch fuzzy',
      'orama ',
    ])
    expect(lines.at(-2)?.at(-1)).toBe('by edits: no such word')
    expect(lines.at(-1)?.at(-1)).toBe('gave up')
    expect(lines[0]?.slice(-3)).toEqual(['7', '50%', 'search'])
  })
})

describe('arguments', () => {
  it('give the features as much time as curves', () => {
    expect(benchArguments(['features'])).toMatchObject({ command: 'features', timeout: 900_000 })
    expect(editsOf('كتاب')).toBe(1)
    expect(editsOf('مكتبات')).toBe(2)
  })
})
