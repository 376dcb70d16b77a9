import { describe, expect, it } from 'vitest'
import { benchArguments, commandLine, relevanceArguments } from '../../bench/arguments.js'
import { reasonOf } from '../../bench/engines/failure.js'
import type { Outcome } from '../../bench/engines/job.js'
import type { EngineRow } from '../../bench/report/engine-tables.js'
import { answered, buildTable, openTable, partsTable, queryTable, sizeTable } from '../../bench/report/engine-tables.js'
import { growthTable } from '../../bench/report/growth.js'
import { percent, score, short, signed } from '../../bench/report/numbers.js'
import { relevanceTable } from '../../bench/report/relevance-table.js'
import type { Table } from '../../bench/report/report.js'
import { markdownTable, withBlock } from '../../bench/report/report.js'
import { tokenizerTable } from '../../bench/report/tokenizer-table.js'
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
  documents: 100,
  textBytes: 4e6,
  firstBuild: 2 * build,
  build: { rounds: 3, min: build, median: build, max: build, spread: 0.1 },
  peakMemory: 150,
  bytes: build * 1000,
  answers: {
    or: {
      rounds: [{ p50: build / 1000, p99: 2, mean: 1.5, cpu: 1.25 }],
      quiet: { p50: 1, p99: 1.75, mean: 1 },
      run: Object.fromEntries(answers.map((ids, i) => [String(i), ids])),
    },
  },
})

/** The cell in the row of an engine, under the first title of that name, or the ratio beside it. */
function cell({ columns, rows }: Table, engine: string, title: string, beside = 0): string | undefined {
  return rows.find(row => row[0] === engine)?.[columns.findIndex(column => column.title === title) + beside]
}

describe('tables', () => {
  const rows: EngineRow[] = [
    { name: 'fihris', settings: 'ours', outcome: outcome(2000, [['a'], []]) },
    { name: 'lunr', settings: 'theirs', failure: 'gave up after 120 s' },
    { name: 'minisearch', settings: 'theirs', outcome: { ...outcome(1000, [['a'], ['b']]), note: 'a note' } },
  ]

  it('have a cell for each column, and keep the row of an engine that failed', () => {
    for (const table of [buildTable(rows), queryTable(rows, 'or'), queryTable(rows, 'and'), openTable(rows), sizeTable(rows)]) {
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
      expect(table.rows[1]?.at(-1)).toBe('gave up after 120 s')
      expect(table.rows[2]?.at(-1)).toBe('theirs (a note)')
    }
  })

  it('give figures, and what they are to ours: below 1 the other engine wins', () => {
    const build = buildTable(rows)
    expect(['best s', 'spread', 'first s', 'docs/s', 'MB/s', 'peak MB', 'CPU s'].map(title => cell(build, 'fihris', title))).toEqual([
      '2.00',
      '10%',
      '4.00',
      '50.0',
      '2.00',
      '150',
      '–',
    ])
    expect([cell(build, 'fihris', 'best s', 1), cell(build, 'minisearch', 'best s', 1), cell(build, 'minisearch', 'CPU s', 1)]).toEqual(['1.00', '0.500', '–'])
    const query = queryTable(rows, 'or')
    expect(['p50 ms', 'p99 ms', 'mean ms', 'quiet p99 ms', 'CPU ms', 'rounds', 'answered'].map(title => cell(query, 'fihris', title))).toEqual([
      '2.00',
      '2.00',
      '1.50',
      '1.75',
      '1.25',
      '1',
      '50%',
    ])
    expect(cell(query, 'minisearch', 'p50 ms', 1)).toBe('0.500')
    expect(cell(queryTable(rows, 'and'), 'fihris', 'p50 ms')).toBe('–')
    const size = sizeTable(rows)
    expect([cell(size, 'minisearch', 'MB'), cell(size, 'minisearch', 'bytes/doc'), cell(size, 'minisearch', 'of text')]).toEqual(['1.00', '10000', '25%'])
  })

  it('give no ratio where ours did not run', () => {
    expect(cell(buildTable(rows.slice(1)), 'minisearch', 'best s', 1)).toBe('–')
  })

  it('account for every byte of an image', () => {
    const parts = [
      { name: 'small', bytes: 500_000, gzipBytes: 7 },
      { name: 'large', bytes: 1_400_000, gzipBytes: 9 },
    ]
    const table = partsTable({ ...outcome(2000, []), parts })
    expect(table.rows.map(row => row[0])).toEqual(['large', 'small', 'header, padding'])
    expect(table.rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(2e6)
    expect(partsTable(outcome(2000, [])).rows).toEqual([])
  })

  it('count the queries that found something', () => {
    expect(answered({ rounds: [], quiet: { p50: 1, p99: 1, mean: 1 }, run: { a: ['x'], b: [], c: [], d: ['y'] } })).toBe(0.5)
  })

  it('put the sizes of an engine together', () => {
    const sized = [10, 20].flatMap(documents => rows.map(row => ({ ...row, documents })))
    const table = growthTable(sized)
    expect(table.rows.map(([name, documents]) => `${name} ${documents}`)).toEqual([
      'fihris 10',
      'fihris 20',
      'lunr 10',
      'lunr 20',
      'minisearch 10',
      'minisearch 20',
    ])
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
  })

  it('prints a difference for others, and why a row is empty', () => {
    const scores = { ndcg10: 0.5, mrr10: 0.25, recall10: 1, recall100: 1 }
    const difference = { mean: -0.1, low: -0.2, high: 0.05 }
    const { rows: lines } = relevanceTable([
      { name: 'fihris', settings: '', scores, difference: { mean: 0, low: 0, high: 0 } },
      { name: 'lunr', settings: 'x', scores, difference },
      { name: 'lucene', settings: 'y', failure: 'needs --lucene DIR' },
    ])
    expect(lines[0]).not.toContain('+.000')
    expect(lines[1]).toContain('−.200 to +.050')
    expect(lines[2]?.at(-1)).toBe('needs --lucene DIR')
  })
})

describe('Markdown', () => {
  it('has a line of dashes, numbers to the right, and no bar inside a cell', () => {
    const table: Table = { columns: [{ title: 'a' }, { title: 'b', right: true }], rows: [['x|y', '1']] }
    expect(markdownTable(table)).toBe('| a | b |\n| --- | ---: |\n| x\\|y | 1 |\n')
  })

  it('replaces a block by its marks', () => {
    const document = 'before\n<!-- begin bench:size -->\nold\n<!-- end bench:size -->\nafter\n'
    const replaced = withBlock(document, 'bench:size', 'new\n\n')
    expect(replaced).toBe('before\n<!-- begin bench:size -->\n\nnew\n\n<!-- end bench:size -->\nafter\n')
    expect(withBlock(replaced, 'bench:size', 'new')).toBe(replaced)
    expect(() => withBlock(document, 'bench:query', 'new')).toThrow('<!-- begin bench:query -->')
  })
})

describe('measureTokenizers', () => {
  it('counts tokens once and repeats short texts until there is something to measure', () => {
    const [result] = measureTokenizers([{ name: 'words', work: '', run: texts => texts.join(' ').split(' ').length }], ['a b', 'c'], 4e6, 3, 1000)
    expect(result).toMatchObject({ tokens: 3, passes: 2, time: { rounds: 3 } })
    expect(result?.best).toBeGreaterThanOrEqual(result?.worst as number)
  })

  it('compares with the limit and with ours', () => {
    const time = { rounds: 3, min: 1, median: 1, max: 1, spread: 0 }
    const speeds = Object.entries({ 'scan limit': 400, 'fihris scanner': 100, other: 200 })
    const table = tokenizerTable(speeds.map(([name, cpu]) => ({ name, work: '', tokens: 1, passes: 1, time, best: cpu, median: cpu, worst: cpu, cpu })))
    expect([cell(table, 'other', 'of limit'), cell(table, 'other', 'ours ÷ it')]).toEqual(['50%', '0.500'])
  })
})

describe('arguments', () => {
  it("defaults to the repository's own fixtures", () => {
    expect(benchArguments(['query'])).toMatchObject({
      command: 'query',
      collections: 'fixtures',
      generate: undefined,
      seed: 1,
      timeout: 120_000,
      only: undefined,
      markdown: false,
    })
    expect(relevanceArguments([])).toMatchObject({ collections: 'fixtures', fields: ['body'] })
  })

  it('takes sizes in any order, up to a million with --full', () => {
    expect(benchArguments(['growth']).sizes.at(-1)).toBe(100_000)
    expect(benchArguments(['growth', '--full']).sizes.at(-1)).toBe(1_000_000)
    expect(benchArguments(['growth', '--sizes', '20,10'])).toMatchObject({ sizes: [10, 20], timeout: 900_000 })
    expect(benchArguments(['build', '--generate', '100000']).generate).toBe(100_000)
  })

  it('takes fields and names, and refuses others', () => {
    expect(relevanceArguments(['--fields', 'title,body', '--only', 'fihris']).fields).toEqual(['title', 'body'])
    expect(benchArguments(['all', '--only', 'tokenizer']).only).toBe('tokenizer')
    expect(benchArguments(['size', '--docs', 'x.md']).markdown).toBe(true)
    expect(() => relevanceArguments(['--fields', 'head'])).toThrow('--fields takes')
    expect(() => benchArguments(['query', '--only', 'minisaerch'])).toThrow('no such row')
    expect(() => benchArguments(['query', '--seed', 'x'])).toThrow('--seed takes')
    expect(() => benchArguments(['query', '--corpsu', 'x'])).toThrow()
    expect(() => benchArguments(['speed'])).toThrow('expected one of tokenizer, build')
    expect(() => benchArguments([])).toThrow('expected one of')
  })

  it('names the command without paths', () => {
    expect(commandLine('bench:size', [])).toBe('npm run bench:size')
    const args = ['--generate', '500', '--lucene', '/a/b', '--json', '/c.json', '--markdown', '--collections', '/d', '--module', 'm.js', '--docs', 'x.md']
    expect(commandLine('bench:size', args)).toBe('npm run bench:size -- --generate 500 --lucene DIR --collections DIR')
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
