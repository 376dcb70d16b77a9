import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { readCollections, readDocuments, readJudgements, readQueries, textOf, utf8Bytes } from '../../bench/data/collection.js'

const root = mkdtempSync(join(tmpdir(), 'fihris-collection-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, content: string | Uint8Array): string {
  const whole = join(root, path)
  mkdirSync(join(whole, '..'), { recursive: true })
  writeFileSync(whole, content)
  return whole
}

const DOCUMENTS = '{"id": "a", "title": "عنوان", "body": "متن"}\n\n{"id": "b", "body": "آخر"}\n'

describe('readDocuments', () => {
  it('reads plain and gzipped lines, a missing title as none', () => {
    const expected = [
      { id: 'a', title: 'عنوان', body: 'متن' },
      { id: 'b', title: '', body: 'آخر' },
    ]
    expect(readDocuments(write('plain.jsonl', DOCUMENTS))).toEqual(expected)
    expect(readDocuments(write('packed.jsonl.gz', gzipSync(DOCUMENTS)))).toEqual(expected)
  })

  it('says which document is none', () => {
    expect(() => readDocuments(write('bad.jsonl', '{"id": "a", "body": "x"}\n{"id": 1, "body": "x"}\n'))).toThrow('document 2')
  })
})

describe('tables', () => {
  it('reads queries and judgements past remarks and carriage returns', () => {
    expect(readQueries(write('s.queries.tsv', '# id, text\nq1\tكلمة أخرى\r\n'))).toEqual([{ id: 'q1', text: 'كلمة أخرى' }])
    const judged = readJudgements(write('s.qrels.tsv', 'q1\ta\t2\nq1\tb\t0\nq2\ta\t1\n'))
    expect([...judged].map(([query, grades]) => [query, [...grades]])).toEqual([
      [
        'q1',
        [
          ['a', 2],
          ['b', 0],
        ],
      ],
      ['q2', [['a', 1]]],
    ])
  })

  it('says which row is none', () => {
    expect(() => readQueries(write('bad.queries.tsv', 'q1\tx\nq2\n'))).toThrow('row 2')
    expect(() => readJudgements(write('bad.qrels.tsv', 'q1\ta\tmuch\n'))).toThrow('row 1')
  })
})

describe('readCollections', () => {
  it('finds every set of every folder with a corpus, and keeps the judged queries', () => {
    const folder = join(root, 'all')
    write('all/news/corpus.jsonl', DOCUMENTS)
    write('all/news/x.queries.tsv', 'q1\tمتن\nq2\tغيره\n')
    write('all/news/x.qrels.tsv', 'q1\ta\t1\n')
    write('all/other/readme.txt', 'no corpus')
    const collections = readCollections(folder)
    expect(collections.map(({ name, sets }) => [name, sets.map(set => [set.name, set.queries])])).toEqual([['news', [['x', [{ id: 'q1', text: 'متن' }]]]]])
  })

  it('refuses a folder without any, and judgements of queries that are not there', () => {
    expect(() => readCollections(join(root, 'all', 'other'))).toThrow('holds no collection')
    write('faulty/news/corpus.jsonl', DOCUMENTS)
    write('faulty/news/x.queries.tsv', 'q1\tمتن\n')
    write('faulty/news/x.qrels.tsv', 'q1\ta\t1\nq9\ta\t1\n')
    expect(() => readCollections(join(root, 'faulty'))).toThrow('1 queries of x.qrels.tsv')
  })

  it("reads the repository's own fixtures", () => {
    const [articles] = readCollections('fixtures')
    expect(articles?.sets.map(set => set.name)).toContain('readers')
  })
})

describe('texts', () => {
  const document = { id: 'a', title: 'عنوان', body: 'متن' }

  it('joins the fields that hold something, and counts bytes of UTF-8', () => {
    expect(textOf(document, ['title', 'body'])).toBe('عنوان\nمتن')
    expect(textOf({ ...document, title: '' }, ['title', 'body'])).toBe('متن')
    expect(utf8Bytes([document], ['title', 'body'])).toBe(16)
    expect(utf8Bytes([document], ['body'])).toBe(6)
  })
})
