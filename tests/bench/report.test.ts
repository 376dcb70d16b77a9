import { describe, expect, it } from 'vitest'
import { relevanceArguments, speedArguments } from '../../bench/arguments.js'
import { reasonOf } from '../../bench/engines/failure.js'
import type { Outcome } from '../../bench/engines/job.js'
import { percent, score, short, signed } from '../../bench/report/numbers.js'
import { relevanceTable } from '../../bench/report/relevance-table.js'
import { answered, ratioTable, speedTable } from '../../bench/report/speed-tables.js'
import { measureTokenizers } from '../../bench/tokenizer/measure.js'

describe('numbers', () => {
  it('keeps three digits that matter', () => {
    expect([0.01234, 4.567, 12.34, 789.6, 12345, 0, undefined, Number.NaN].map(value => short(value))).toEqual([
      '0.0123',
      '4.57',
      '12.3',
      '790',
      '12345',
      '0',
      '–',
      '–',
    ])
  })

  it('prints shares, scores and differences', () => {
    expect([percent(0.0512), percent(0.5), percent(undefined)]).toEqual(['5.1%', '50%', '–'])
    expect([score(0.87654), score(1), score(0)]).toEqual(['.8765', '1.0000', '.0000'])
    expect([signed(0.0123), signed(-0.5), signed(0)]).toEqual(['+.012', '−.500', '+.000'])
  })
})

const outcome = (build: number, answers: string[][]): Outcome => ({
  firstBuild: build,
  build: { rounds: 1, min: build, median: build, max: build, spread: 0 },
  bytes: 1e6,
  rounds: [{ p50: 1, p99: 2, mean: 1.5 }],
  run: Object.fromEntries(answers.map((ids, i) => [String(i), ids])),
})

describe('tables', () => {
  const rows = [
    { name: 'fihris', settings: 'ours', outcome: outcome(2000, [['a'], []]) },
    { name: 'lunr', settings: 'theirs', failure: 'gave up after 120 s' },
    { name: 'minisearch', settings: 'theirs', outcome: outcome(1000, [['a'], ['b']]) },
  ]

  it('keeps every column under its title, and the row of an engine that failed', () => {
    const lines = speedTable(rows).trimEnd().split('\n')
    expect(lines).toHaveLength(4)
    const at = (line: string | undefined, title: string): string =>
      (line ?? '')
        .slice(0, (lines[0] as string).indexOf(title) + title.length)
        .trimEnd()
        .split(/\s+/)
        .at(-1) as string
    expect([at(lines[1], 'build s'), at(lines[1], 'export MB'), at(lines[1], 'p99 ms'), at(lines[1], 'rounds'), at(lines[1], 'answered')]).toEqual([
      '2.00',
      '1.00',
      '2.00',
      '1',
      '50%',
    ])
    expect(lines[2]).toContain('gave up after 120 s')
  })

  it('gives ratios to ours, below 1 where the peer wins, and none where ours did not run', () => {
    const line = ratioTable(rows).split('\n')[1] as string
    expect(line.split(/\s{2,}/).slice(0, 4)).toEqual(['minisearch', '0.500', '–', '0.500'])
    expect(ratioTable(rows.slice(1))).toBe('')
  })

  it('counts the queries that found something', () => {
    expect(answered(outcome(1, [['a'], [], [], ['b']]))).toBe(0.5)
  })

  it('prints a difference for others, and why a row is empty', () => {
    const scores = { ndcg10: 0.5, mrr10: 0.25, recall10: 1, recall100: 1 }
    const difference = { mean: -0.1, low: -0.2, high: 0.05 }
    const lines = relevanceTable([
      { name: 'fihris', settings: '', scores, difference: { mean: 0, low: 0, high: 0 } },
      { name: 'lunr', settings: 'x', scores, difference },
      { name: 'lucene', settings: 'y', failure: 'needs --lucene CLASSDIR' },
    ]).split('\n')
    expect(lines[1]).not.toContain('+.000')
    expect(lines[2]).toContain('−.200 to +.050')
    expect(lines[3]).toContain('needs --lucene CLASSDIR')
  })
})

describe('measureTokenizers', () => {
  it('counts tokens once and repeats short texts until there is something to measure', () => {
    const [result] = measureTokenizers([{ name: 'words', work: '', run: texts => texts.join(' ').split(' ').length }], ['a b', 'c'], 4e6, 3, 1000)
    expect(result).toMatchObject({ tokens: 3, passes: 2, time: { rounds: 3 } })
    expect(result?.best).toBeGreaterThanOrEqual(result?.worst as number)
  })
})

describe('arguments', () => {
  it("defaults to the repository's own fixtures", () => {
    expect(speedArguments([])).toMatchObject({
      corpus: 'fixtures/articles/corpus.jsonl',
      queries: 'fixtures/articles/readers.queries.tsv',
      seed: 1,
      timeout: 120_000,
      only: undefined,
    })
    expect(relevanceArguments([])).toMatchObject({ collections: 'fixtures', fields: ['body'] })
  })

  it('takes fields and names, and refuses others', () => {
    expect(relevanceArguments(['--fields', 'title,body', '--only', 'fihris']).fields).toEqual(['title', 'body'])
    expect(speedArguments(['--only', 'tokenizer']).only).toBe('tokenizer')
    expect(() => relevanceArguments(['--fields', 'head'])).toThrow('--fields takes')
    expect(() => speedArguments(['--only', 'minisaerch'])).toThrow('no such row')
    expect(() => speedArguments(['--seed', 'x'])).toThrow('--seed takes')
    expect(() => speedArguments(['--corpsu', 'x'])).toThrow()
  })
})

describe('reasonOf', () => {
  it('names what is missing, what took too long, and the last line of an error', () => {
    expect(reasonOf(Object.assign(new Error('spawn'), { code: 'ENOENT' }), 'python3', 1)).toBe('python3 is not installed')
    expect(reasonOf(Object.assign(new Error('x'), { killed: true }), 'java', 5000)).toBe('gave up after 5 s')
    expect(reasonOf(Object.assign(new Error('x'), { stderr: 'Traceback\nno such module: fts5\n' }), 'python3', 1)).toBe('no such module: fts5')
    expect(reasonOf('odd', 'java', 1)).toBe('odd')
  })
})
