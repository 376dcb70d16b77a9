import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { BenchDocument, BenchQuery, TextField } from '../data/collection.js'
import { documentOf } from '../data/collection.js'
import { seededStream } from '../data/random.js'
import { TextFile } from '../data/text-file.js'
import { drawQuery, GeneratedCorpus } from './generate.js'

/** Where documents come from, in a form that crosses a process boundary. */
export type CorpusSource = { kind: 'file'; path: string } | { kind: 'generated'; documents: number; seed: number }

/** Documents handed over at a time: enough that a clock started for each batch costs nothing. */
const BATCH = 500

/** The documents of a source, some at a time, so that no corpus need fit into memory. */
export async function* batchesOf(source: CorpusSource, size: number = BATCH): AsyncGenerator<BenchDocument[]> {
  let batch: BenchDocument[] = []
  for await (const document of source.kind === 'file' ? fromFile(source.path) : fromGenerator(source)) {
    batch.push(document)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * Does some work on the source as a file: a generated corpus is written to one first, for its generator would take time and memory in
 * the process of every engine.
 */
export async function asFile<T>(source: CorpusSource, work: (file: CorpusSource) => Promise<T>): Promise<T> {
  if (source.kind === 'file') return work(source)
  const folder = await mkdtemp(join(tmpdir(), 'fihris-bench-'))
  try {
    const path = join(folder, 'corpus.jsonl')
    const file = new TextFile(path)
    for await (const batch of batchesOf(source)) await file.write(batch.map(document => `${JSON.stringify(document)}\n`).join(''))
    await file.close()
    return await work({ kind: 'file', path })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The texts that begin a source, up to so many bytes of UTF-8, and how many bytes they have. */
export async function textsOf(
  source: CorpusSource,
  fields: readonly TextField[],
  most: number,
): Promise<{ texts: string[]; bytes: number; documents: number }> {
  const texts: string[] = []
  let bytes = 0
  let documents = 0
  for await (const batch of batchesOf(source, 50))
    for (const document of batch) {
      for (const field of fields) if (document[field] !== '') texts.push(document[field])
      bytes += bytesOf(document, fields)
      documents++
      if (bytes >= most) return { texts, bytes, documents }
    }
  return { texts, bytes, documents }
}

/** Bytes of UTF-8 in the fields of a document. */
export function bytesOf(document: BenchDocument, fields: readonly TextField[]): number {
  return fields.reduce((sum, field) => sum + Buffer.byteLength(document[field]), 0)
}

/** Queries drawn from the documents themselves: runs of words, each from a document that every other was as likely as. */
export async function drawQueries(source: CorpusSource, count: number, seed: number): Promise<BenchQuery[]> {
  if (source.kind === 'generated') return new GeneratedCorpus(source.seed).queries(source.documents, count)
  const random = seededStream(seed, 0)
  const chosen: string[] = []
  let seen = 0
  // A reservoir (Vitter's algorithm R): one pass, whatever the number of documents.
  for await (const batch of batchesOf(source))
    for (const { body } of batch) {
      const place = seen < count ? seen : Math.floor(random() * (seen + 1))
      if (place < count) chosen[place] = body
      seen++
    }
  return chosen.map((body, i) => drawQuery(`g${i}`, body, random))
}

async function* fromFile(path: string): AsyncGenerator<BenchDocument> {
  const file = createReadStream(path)
  const text = (path.endsWith('.gz') ? file.pipe(createGunzip()) : file).setEncoding('utf8')
  // A broken pipe does not end the stream behind it.
  file.on('error', error => text.destroy(error))
  let rest = ''
  let number = 0
  for await (const chunk of text) {
    const lines = (rest + (chunk as string)).split('\n')
    rest = lines.pop() as string
    for (const line of lines) if (line.trim() !== '') yield documentOf(line, path, ++number)
  }
  if (rest.trim() !== '') yield documentOf(rest, path, number + 1)
}

function* fromGenerator({ documents, seed }: { documents: number; seed: number }): Generator<BenchDocument> {
  const corpus = new GeneratedCorpus(seed)
  for (let i = 0; i < documents; i++) yield corpus.document(i)
}
