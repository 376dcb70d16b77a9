import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import { columnFields, textFields } from '../../src/format/meta.js'
import { occurrencesOf } from '../../src/format/occurrences.js'
import { frequencyOf, leadOf } from '../../src/format/postings.js'
import { ImageSegment } from '../../src/format/segment.js'
import type { Schema } from '../../src/index.js'
import { DOCUMENTS, SCHEMA } from '../golden/corpus.js'
import { images } from '../open/hostile.js'
import { arabicText } from '../support/arabic.js'
import { imageOf, randomOf } from '../support/documents.js'
import type { PlainIndex, PlainPosting } from '../support/second-reader.js'
import { readImage } from '../support/second-reader.js'

/** What the library's own reader finds, in the shape of the second reader. */
function ours(image: Uint8Array): Omit<PlainIndex, 'peaks'> & { peaks: number[] } {
  const segment = new ImageSegment(image, readLayout(image))
  const { meta } = segment
  const terms: { text: string; number: number }[] = []
  for (let block = 0; block < segment.termPeaks.length; block++) segment.readTerms(block, (text, number) => terms.push({ text, number }))
  const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
  return {
    meta: JSON.parse(JSON.stringify(meta)),
    fields: meta.fields,
    terms,
    peaks: [...segment.termPeaks],
    stemForms: range(meta.stems + 1).map(stem => segment.firstForm(stem)),
    rootStems: range(meta.roots + 1).map(root => segment.firstStem(root)),
    rootKeys: range(meta.roots).map(root => segment.rootKey(root)),
    stems: range(meta.stems).map(stem => stemOf(segment, stem)),
    norms: textFields(meta.fields).map((_, field) => [...segment.normsOf(field)]),
    ids: range(meta.documents).map(doc => segment.idOf(doc)),
    columns: columnFields(meta.fields).map(({ name }) => {
      const column = segment.column(name)
      const values = range(meta.documents).map(doc => {
        column.readBlock(doc >> 7)
        const codes = column.codes.slice(column.starts[doc & 127], column.starts[(doc & 127) + 1])
        return [...codes].filter(code => code > 0).map(code => column.valueOf(code))
      })
      return { field: name, values }
    }),
    stored: meta.fields.some(({ store }) => store) ? range(meta.documents).map(doc => JSON.parse(JSON.stringify(segment.storedOf(doc)))) : [],
  }
}

function stemOf(segment: ImageSegment, stem: number): PlainIndex['stems'][number] {
  const fields = textFields(segment.meta.fields)
  const cursors = fields.map(() => segment.cursor())
  const found = occurrencesOf(
    segment,
    stem,
    cursors,
    fields.map(() => true),
  )
  const places = found.map(occurrences =>
    occurrences === undefined ? undefined : { positions: [...occurrences.positions], ordinals: [...occurrences.ordinals] },
  )
  const first = segment.firstForm(stem)
  const counts: number[] = []
  for (let form = first; form < segment.firstForm(stem + 1); form++) {
    const count = segment.openStem(stem, form, cursors)
    if (Number.isFinite(count) && count > 0) counts.push(count)
  }
  segment.openStem(stem, first, cursors)
  const lists = fields.flatMap(({ name }, i) => {
    const cursor = cursors[i] as (typeof cursors)[number]
    if (cursor.count === 0) return []
    const postings: PlainPosting[] = []
    let at = 0
    for (let more = cursor.size > 0 || cursor.next(); more; more = cursor.next()) {
      for (let k = 0; k < cursor.size; k++) {
        const [frequency, lead] = [frequencyOf(cursor.codes[k] as number), leadOf(cursor.codes[k] as number)]
        const occurrences = Array.from({ length: frequency }, () => ({ form: places[i]?.ordinals[at] ?? -1, position: places[i]?.positions[at++] }))
        postings.push({ doc: cursor.docs[k] as number, frequency, lead, occurrences })
      }
    }
    return [{ field: name, postings, table: [], bounds: [] }]
  })
  return { lists, counts }
}

/** Both readings are one. Where a stem has no positions, ours gives no occurrence one by one: how often each form is met says the same. */
function compare(image: Uint8Array): PlainIndex {
  const [second, first] = [readImage(image), ours(image)]
  const { stems: secondStems, ...secondRest } = second
  const { stems: firstStems, ...firstRest } = first
  expect(JSON.parse(JSON.stringify(secondRest))).toEqual(JSON.parse(JSON.stringify(firstRest)))
  const segment = new ImageSegment(image, readLayout(image))
  const cursors = textFields(segment.meta.fields).map(() => segment.cursor())
  secondStems.forEach((stem, i) => {
    const shown = { counts: stem.counts, lists: stem.lists.map(list => ({ ...list, table: [], bounds: [], postings: list.postings.map(whole) })) }
    expect(shown, `stem ${i}`).toEqual(firstStems[i])
    const [firstForm, end] = [second.stemForms[i] as number, second.stemForms[i + 1] as number]
    for (let form = firstForm; form < end; form++) {
      segment.openStem(i, form, cursors)
      for (const { field, postings } of stem.lists) {
        const cursor = cursors[textFields(segment.meta.fields).findIndex(({ name }) => name === field)] as (typeof cursors)[number]
        const exact: number[] = []
        for (let more = cursor.size > 0 || cursor.next(); more; more = cursor.next()) {
          cursor.readExact()
          exact.push(...cursor.exact.slice(0, cursor.size))
        }
        expect(exact).toEqual(postings.map(({ occurrences }) => Math.min(255, occurrences.filter(one => one.form === form - firstForm).length)))
      }
    }
    for (const { table, bounds, field, postings } of stem.lists) {
      const norms = second.norms[textFields(segment.meta.fields).findIndex(({ name }) => name === field)] as number[]
      const boundOf = (part: PlainPosting[]): number[] => [
        Math.min(255, Math.max(...part.map(({ frequency }) => frequency))),
        Math.min(...part.map(({ doc }) => norms[doc] as number)),
      ]
      if (bounds.length > 0) expect(bounds).toEqual(boundOf(postings))
      expect(table.map(([, , , ...bound]) => bound)).toEqual(table.map((_, run) => boundOf(postings.slice(128 * run, 128 * run + 128))))
    }
  })
  return second
}

/** A posting as ours shows it: forms one by one only where positions are. */
function whole(posting: PlainPosting): PlainPosting {
  return { ...posting, occurrences: posting.occurrences.map(({ form, position }) => ({ form: position === undefined ? -1 : form, position })) }
}

describe('a reader written from the document alone', () => {
  it('reads the golden image as it was written, and as we do', () => {
    const image = new Uint8Array(readFileSync(new URL('../golden/small.fihris', import.meta.url)))
    const { ids, stored, columns, meta } = compare(image)
    const documents = DOCUMENTS as readonly Record<string, unknown>[]
    expect(ids).toEqual(documents.map(({ path }) => path))
    const names = Object.entries(SCHEMA.fields).flatMap(([name, { store }]) => (store ? [name] : []))
    const written = documents.map(document => names.map(name => document[name] ?? null))
    expect(JSON.parse(JSON.stringify(stored))).toEqual(written)
    expect(columns.find(({ field }) => field === 'pages')?.values).toEqual(documents.map(({ pages }) => (typeof pages === 'number' ? [pages] : [])))
    expect(meta['id']).toBe('path')
  })

  it.each(images.map((image, i) => [i, image] as const))('reads hostile.ts image %i as we do', (_, image) => {
    expect(compare(image).ids.length).toBeGreaterThanOrEqual(0)
  })

  it('reads images of random documents as we do', { timeout: 120_000 }, () => {
    const schema: Schema = {
      fields: {
        title: { store: true, boost: 2 },
        body: {},
        notes: { positions: false, store: true },
        tags: { type: 'keyword' },
        size: { type: 'number', store: true },
      },
      stopWords: ['في', 'ال'],
    }
    const document = fc.record({
      title: fc.option(arabicText, { nil: null }),
      body: fc.array(arabicText, { maxLength: 4 }),
      notes: arabicText,
      tags: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
      size: fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), { nil: null }),
    })
    fc.assert(
      fc.property(fc.array(document, { maxLength: 40 }), fc.nat(), (documents, seed) => {
        const random = randomOf(seed)
        // Some of them many times over: lists of several runs.
        const many = documents.flatMap(one => Array.from({ length: random(12) === 0 ? 140 + random(150) : 1 }, () => one))
        const written = many.map((one, i) => ({ id: `${i}/${random(1000)}`, ...one }))
        const { ids, columns } = compare(imageOf(schema, written))
        expect(ids).toEqual(written.map(({ id }) => id))
        expect(columns[1]?.values).toEqual(many.map(({ size }) => (size === null ? [] : [size + 0])))
      }),
      { numRuns: 40 },
    )
  })

  it('refuses what was changed', () => {
    const image = Uint8Array.from(images[0] as Uint8Array)
    image[image.length >> 1] = (image[image.length >> 1] as number) ^ 4
    expect(() => readImage(image)).toThrow('second reader')
  })
})
