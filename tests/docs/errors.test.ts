import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FINGERPRINT } from '../../src/analysis/fingerprint.js'
import { findInputs } from '../../src/cli/read/inputs.js'
import { crc32c } from '../../src/format/crc32c.js'
import { readLayout } from '../../src/format/image.js'
import type { Query, Schema } from '../../src/index.js'
import { createAnalyzer, FihrisError, IndexBuilder, openIndex } from '../../src/index.js'
import { codeIn, readDocument, tableOf } from './markdown.js'

/** Each row of the README's table of errors, acted out: every call of a row must throw its error. */

const image = (): Uint8Array => new IndexBuilder({ fields: ['text'] }).add({ id: 1, text: 'بيت' }).toBytes()
const build = (schema: unknown) => () => new IndexBuilder(schema as Schema)
const add = (document: unknown) => () =>
  new IndexBuilder({ fields: { text: {}, year: { type: 'number' } } }).add({ id: 'a', text: 'بيت' }).add(document as object as Record<string, unknown>)
const search =
  (query: unknown, options: object = {}) =>
  () =>
    openIndex(image()).search(query as Query, options)
const open =
  (bytes: Uint8Array, options: object = {}) =>
  () =>
    openIndex(bytes, options)

function changed(at: number, bytes = image()): Uint8Array {
  bytes[at] = (bytes[at] as number) ^ 1
  return bytes
}

/** The image with other bytes in the place of some of the same length, its checksums made anew. */
function replaced(from: string, to: string): Uint8Array {
  const bytes = image()
  bytes.set(new TextEncoder().encode(to), Buffer.from(bytes).indexOf(from))
  const view = new DataView(bytes.buffer)
  const { sections } = readLayout(image())
  sections.forEach(({ offset, length }, i) => {
    view.setUint32(32 + 24 * i + 4, crc32c(bytes.subarray(offset, offset + length)), true)
  })
  view.setUint32(24, crc32c(Buffer.concat([bytes.subarray(0, 24), bytes.subarray(32, 32 + 24 * sections.length)])), true)
  return bytes
}

const folder = await mkdtemp(join(tmpdir(), 'fihris-errors-'))
await rm(folder, { recursive: true })

const ACTS: Readonly<Record<string, readonly (() => unknown)[]>> = {
  'a schema without `fields`, or without a text field': [build(undefined), build({}), build({ fields: [] }), build({ fields: { year: { type: 'number' } } })],
  "a field's type, `analysis`, boost, `store`, `positions` or `column` of the wrong kind, or a name used twice": [
    build({ fields: { text: { column: true } } }),
    build({ fields: { text: { type: 'string' } } }),
    build({ fields: { text: { analysis: 'english' } } }),
    build({ fields: { text: { boost: 0 } } }),
    build({ fields: { text: { boost: '2' } } }),
    build({ fields: { text: { store: 'yes' } } }),
    build({ fields: { text: { positions: 1 } } }),
    build({ fields: ['text', 'text'] }),
  ],
  'a group of `synonyms` of fewer than two members, or a member of more than 8 words': [
    build({ fields: ['text'], synonyms: ['بحر'] }),
    build({ fields: ['text'], synonyms: [['بحر']] }),
    build({ fields: ['text'], synonyms: [['بحر', 5]] }),
    build({ fields: ['text'], synonyms: [['بحر', '!']] }),
    build({ fields: ['text'], synonyms: [['بحر', 'ا ب ت ث ج ح خ د ذ']] }),
  ],
  'a word of a `lexicon` that is none, or a plural without its singular': [
    build({ fields: ['text'], lexicon: { protected: ['؟'] } }),
    build({ fields: ['text'], lexicon: { plurals: [['بحور']] } }),
  ],
  'more than 31 text fields': [build({ fields: Array.from({ length: 32 }, (_, i) => `field${i}`) })],
  'an option that does not exist, anywhere, or a value out of its range': [
    build({ fields: ['text'], stopWord: [] }),
    build({ fields: ['text'], stopWords: 'some' }),
    build({ fields: ['text'], synonyms: 'some' }),
    build({ fields: { text: { bost: 2 } } }),
    open(image(), { verfy: true }),
    search('بيت', { limits: 3 }),
    search('بيت', { limit: -1 }),
    search('بيت', { limit: 1.5 }),
    search('بيت', { operator: 'not' }),
    search('بيت', { conflation: 'lemma' }),
    search('بيت', { highlight: 1 }),
    search('بيت', { snippet: { length: 1 } }),
    search('بيت', { boost: { text: -1 } }),
    () => createAnalyzer({ stopWords: 5 } as object),
  ],
  'a field in `fields` or `boost` that the index does not have': [search('بيت', { fields: ['titel'] }), search('بيت', { boost: { titel: 2 } })],
  'a filter, facet, sort, group or rule of a field without a column, or with a value of another type': [
    search('بيت', { filter: { field: 'text', eq: 'بيت' } }),
    search('بيت', { facets: { text: {} } }),
    search('بيت', { sort: 'text' }),
    search('بيت', { groupBy: 'text' }),
    search('بيت', { rank: [{ type: 'value', field: 'text', scale: 1 }] }),
    () => openIndex(new IndexBuilder({ fields: { text: {}, year: { type: 'number' } } }).toBytes()).search('', { filter: { field: 'year', eq: '2024' } }),
  ],
  'filters more than 32 deep in each other, or of more than 1,024 conditions': [
    search('بيت', { filter: Array.from({ length: 33 }).reduce((not: object) => ({ not }), { and: [] }) }),
    search('بيت', { filter: { and: Array.from({ length: 1_024 }, () => ({ or: [] })) } }),
  ],
  '`after` with a cursor of another index, query or set of options': [search('بيت', { after: 'x' })],
  '`limit` or `offset` above 100,000': [search('بيت', { limit: 100_001 }), search('بيت', { offset: 100_001 })],
  '`synonyms` of a search that are none, or more than 1,000 of them': [
    search('بيت', { synonyms: 'default' }),
    search('بيت', { synonyms: [['بيت']] }),
    search('بيت', { synonyms: Array.from({ length: 1001 }, () => ['بيت', 'دار']) }),
  ],
  'a `limit` of `suggest` above 100, of `terms` or `related` above 1,000': [
    () => openIndex(image()).suggest('ب', { limit: 101 }),
    () => openIndex(image()).terms({ limit: 1001 }),
    () => openIndex(image()).related('بيت', { limit: 1001 }),
  ],
  'a text to complete, correct or analyze that is no string': [
    () => openIndex(image()).suggest(5 as unknown as string),
    () => openIndex(image()).didYouMean(null as unknown as string),
    () => openIndex(image()).analyze({} as string),
  ],
  'a document without an id, or with an empty one': [add({ text: 'بيت' }), add({ id: '', text: 'بيت' }), add(null)],
  "a field's value of another type than the schema's": [add({ id: 'b', text: 5 }), add({ id: 'b', year: '2024' })],
  'an id that an earlier document has': [add({ id: 'a' })],
  'a query longer than 16,384 UTF-16 code units': [search('ب'.repeat(16_385))],
  'a query of more than 1,024 different words': [search(Array.from({ length: 1_025 }, (_, i) => `w${i}`).join(' '))],
  'brackets in a query more than 32 deep, a tree of more than 4,096 nodes or 128 deep': [
    search(`${'('.repeat(33)}ب${')'.repeat(33)}`),
    search({ type: 'bool', should: Array.from({ length: 10_000 }, () => ({ type: 'all' })) }),
    search(Array.from({ length: 200 }).reduce((inner: object) => ({ type: 'bool', must: [inner] }), { type: 'all' })),
  ],
  'a node of a query with an unknown field, or a boost or slop out of its range': [
    search({ type: 'word', word: 'ب', fields: ['title'] }),
    search({ type: 'word', word: 'ب', boost: 0 }),
    search({ type: 'phrase', text: 'ب ت', slop: 51 }),
    search({ type: 'bool', must: 'ب' }),
  ],
  'a query that is neither a string nor a query object': [search(5), search(null), search({ type: 'sentence' })],
  'bytes that are no image, such as a page of HTML': [open(new TextEncoder().encode('<!doctype html><title>404</title>'))],
  'an image of another major version of the format': [open(changed(8)), open(changed(9))],
  'an image cut short': [open(image().subarray(0, 500)), open(image().subarray(0, 10)), open(new Uint8Array())],
  'an image with a changed byte in the header, or with `verify` anywhere': [
    open(changed(24)),
    open(changed(40)),
    open(changed(image().length - 1), { verify: true }),
    open(changed(500), { verify: true }),
  ],
  'an image that contradicts itself, or with bytes after its end': [
    open(Buffer.concat([image(), new Uint8Array(8)])),
    open(replaced('documents', 'dokuments')),
  ],
  'an image made with another analysis': [open(replaced(FINGERPRINT, 'x'.repeat(FINGERPRINT.length)))],
  'a file or record that the command line cannot read': [() => findInputs(['gone.jsonl'], folder)],
}

describe('the table of errors in the README', () => {
  const rows = tableOf(readDocument('README.md'), 'what comes')

  it('has each row acted out', () => {
    expect(rows.map(([what]) => what)).toEqual(Object.keys(ACTS))
  })

  it.each(rows)('%s: %s', async (what = '', error = '', code = '') => {
    for (const act of ACTS[what] ?? []) {
      const thrown = await Promise.resolve()
        .then(act)
        .then(
          () => undefined,
          (reason: unknown) => reason,
        )
      expect(thrown, String(act)).toBeInstanceOf(FihrisError)
      expect([(thrown as FihrisError).name, (thrown as FihrisError).code], String(act)).toEqual([codeIn(error), codeIn(code)])
    }
  })

  it('ends in what is no error', () => {
    const index = openIndex(image())
    for (const query of ['', '؟!', '"', 'AND (']) expect(index.search(query)).toMatchObject({ total: 0, hits: [] })
    const builder = new IndexBuilder({ fields: ['text'] })
      .add({ id: 1 })
      .add({ id: 2, text: null, other: 3 })
      .add({ id: 3, text: 'ب'.repeat(100) })
    expect(() => builder.add({ id: 4, text: 4 })).toThrow()
    expect(builder.documents).toBe(3)
    expect(openIndex(builder.toBytes()).search('ب'.repeat(64)).total).toBe(1)
    expect(openIndex(new IndexBuilder({ fields: ['text'] }).toBytes()).search('بيت').total).toBe(0)
  })
})
