import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { corporaOf } from '../../bench/corpus/corpora.js'
import { GeneratedCorpus } from '../../bench/corpus/generate.js'
import type { CorpusSource } from '../../bench/corpus/source.js'
import { asFile, batchesOf, drawQueries, textsOf } from '../../bench/corpus/source.js'
import type { BenchDocument } from '../../bench/data/collection.js'
import { readDocuments } from '../../bench/data/collection.js'

const root = mkdtempSync(join(tmpdir(), 'fihris-source-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

// Larger than a chunk of a stream, so that lines and letters are cut in two, and with the line ends that only JSON may hold.
const DOCUMENTS = Array.from({ length: 1200 }, (_, i) => ({ id: `d${i}`, title: '', body: `متن ${i} `.repeat(20).concat('\u2028', 'آخر') }))
const LINES = DOCUMENTS.map(document => JSON.stringify(document)).join('\n')

function write(name: string, content: string | Uint8Array): CorpusSource {
  const path = join(root, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return { kind: 'file', path }
}

async function collect(source: CorpusSource, size?: number): Promise<{ sizes: number[]; ids: string[]; bodies: string[] }> {
  const batches: BenchDocument[][] = []
  for await (const batch of batchesOf(source, size)) batches.push(batch)
  return {
    sizes: batches.map(batch => batch.length),
    ids: batches.flat().map(({ id }) => id),
    bodies: batches.flat().map(({ body }) => body),
  }
}

describe('batchesOf', () => {
  it.each([
    ['plain', write('plain.jsonl', LINES)],
    ['gzipped', write('packed.jsonl.gz', gzipSync(`${LINES}\n`))],
  ])('streams a %s file, whole', async (_, source) => {
    const { sizes, ids, bodies } = await collect(source, 500)
    expect(sizes).toEqual([500, 500, 200])
    expect(ids).toEqual(DOCUMENTS.map(({ id }) => id))
    expect(bodies).toEqual(DOCUMENTS.map(({ body }) => body))
  })

  it('says which document is none, and which file', async () => {
    await expect(collect(write('bad.jsonl', '{"id": "a", "body": "x"}\n{"id": 1}\n'))).rejects.toThrow('document 2')
    await expect(collect({ kind: 'file', path: join(root, 'nowhere.jsonl.gz') })).rejects.toThrow('nowhere')
  })

  it('generates as many documents as asked for', async () => {
    const { sizes, ids } = await collect({ kind: 'generated', documents: 5, seed: 1 }, 2)
    expect(sizes).toEqual([2, 2, 1])
    expect(ids.at(-1)).toBe('d4')
  })
})

describe('asFile', () => {
  it('writes a generated corpus for the time of the work, and leaves a file where it is', async () => {
    const source: CorpusSource = { kind: 'generated', documents: 3, seed: 1 }
    const expected = await collect(source)
    let path = ''
    const read = await asFile(source, file => {
      path = file.kind === 'file' ? file.path : ''
      return collect(file)
    })
    expect(read).toEqual(expected)
    expect(existsSync(path)).toBe(false)
    const written = write('kept.jsonl', LINES)
    expect(await asFile(written, async file => file)).toBe(written)
  })
})

describe('textsOf', () => {
  it('stops when it has bytes enough', async () => {
    const source: CorpusSource = { kind: 'file', path: 'fixtures/articles/corpus.jsonl' }
    const whole = await textsOf(source, ['title', 'body'], Number.POSITIVE_INFINITY)
    expect(whole.documents).toBe(readDocuments('fixtures/articles/corpus.jsonl').length)
    const some = await textsOf(source, ['title', 'body'], whole.bytes / 2)
    expect(some.texts).toEqual(whole.texts.slice(0, some.texts.length))
    expect(some.documents).toBeLessThan(whole.documents)
    expect(some.bytes).toBeGreaterThanOrEqual(whole.bytes / 2)
  })
})

describe('queries', () => {
  it('are drawn from documents that have none, the same for the same seed', async () => {
    const source: CorpusSource = { kind: 'file', path: 'fixtures/articles/corpus.jsonl' }
    const queries = await drawQueries(source, 30, 4)
    expect(queries).toHaveLength(30)
    expect(queries).toEqual(await drawQueries(source, 30, 4))
    expect(queries).not.toEqual(await drawQueries(source, 30, 5))
    expect(await drawQueries({ kind: 'generated', documents: 9, seed: 4 }, 3, 1)).toEqual(new GeneratedCorpus(4).queries(9, 3))
  })

  it('are those of a collection where it has some', async () => {
    write('all/with/corpus.jsonl', LINES)
    write('all/with/s.queries.tsv', 'q1\tمتن\nq2\tآخر\n')
    write('all/with/s.qrels.tsv', 'q1\td1\t1\nq2\td1\t1\n')
    write('all/without/corpus.jsonl', LINES)
    const [one, other] = corporaOf({ collections: join(root, 'all'), generate: undefined, seed: 1 })
    expect(await one?.queries(1000)).toEqual([
      { id: '0.q1', text: 'متن' },
      { id: '0.q2', text: 'آخر' },
    ])
    expect(await one?.queries(1)).toHaveLength(1)
    expect(await other?.queries(7)).toHaveLength(7)
  })

  it('come with a generated corpus in place of collections', async () => {
    const corpora = corporaOf({ collections: 'nowhere', generate: 20, seed: 3 })
    expect(corpora.map(({ name, source }) => [name, source])).toEqual([['generated', { kind: 'generated', documents: 20, seed: 3 }]])
    expect(await corpora[0]?.queries(5)).toHaveLength(5)
  })
})
