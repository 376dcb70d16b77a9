import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Packr } from 'msgpackr'
import { describe, expect, it } from 'vitest'
import { SECTIONS } from '../../src/format/constants.js'
import { encodeIds, encodeTerms } from '../../src/format/dictionary-writer.js'
import { EliasFano } from '../../src/format/elias-fano.js'
import { encodeEliasFano } from '../../src/format/elias-fano-writer.js'
import { readMessagePack } from '../../src/format/message-pack.js'
import type { Verification } from '../../src/index.js'
import { OptionError, openIndex, verifyIndex } from '../../src/index.js'
import { assemble, changed, rawSections } from '../open/forge.js'
import { answers, images } from '../open/hostile.js'
import { forged } from '../open/mutate.js'
import { arabicText } from '../support/arabic.js'
import { imageOf } from '../support/documents.js'
import { readImage } from '../support/second-reader.js'

type SectionName = keyof typeof SECTIONS

const packr = new Packr({ useRecords: false })
const [small, long] = images as [Uint8Array, Uint8Array]
const columns = images[5] as Uint8Array

/** An image with one section made anew, checksums and all. */
function withSection(image: Uint8Array, name: SectionName, change: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  return assemble(rawSections(image).map(section => (section.type === SECTIONS[name] ? { ...section, bytes: change(section.bytes) } : section)))
}

const withSequence = (image: Uint8Array, name: SectionName, change: (values: number[]) => void): Uint8Array =>
  withSection(image, name, bytes => {
    const read = new EliasFano(bytes)
    const values = Array.from({ length: read.length }, (_, i) => read.get(i))
    change(values)
    return encodeEliasFano(values)
  })

// biome-ignore lint/suspicious/noExplicitAny: a description may be made anything
const withMeta = (image: Uint8Array, change: (meta: any) => void): Uint8Array =>
  withSection(image, 'meta', bytes => {
    const meta = readMessagePack(bytes)
    change(meta)
    return packr.pack(meta)
  })

const withByte = (image: Uint8Array, name: SectionName, at: number, byte: number): Uint8Array =>
  withSection(image, name, bytes => changed(bytes, at < 0 ? bytes.length + at : at, byte))

/** Strings in place of a section's and its blocks'. */
function withStrings(image: Uint8Array, names: readonly [SectionName, SectionName], { strings, blocks }: ReturnType<typeof encodeIds>): Uint8Array {
  return withSection(
    withSection(image, names[0], () => strings),
    names[1],
    () => blocks,
  )
}

function offsetOf(image: Uint8Array, name: SectionName): { from: number; to: number } {
  const view = new DataView(image.buffer, image.byteOffset)
  for (let at = 32; ; at += 24) {
    if (view.getUint16(at, true) !== SECTIONS[name]) continue
    const from = Number(view.getBigUint64(at + 8, true))
    return { from, to: from + Number(view.getBigUint64(at + 16, true)) }
  }
}

/** A fault in a section, which lies where it is said to. */
function expectFault(image: Uint8Array, section: SectionName, message: string | RegExp): void {
  const found = verifyIndex(image)
  expect(found).toMatchObject({ ok: false, section, message: expect.stringMatching(message) })
  if (found.ok) return
  const { from, to } = offsetOf(image, section)
  expect(found.offset).toBeGreaterThanOrEqual(from)
  expect(found.offset).toBeLessThanOrEqual(to)
}

describe('verifyIndex accepts', () => {
  it('every image that the writer made, and counts what it holds', () => {
    for (const image of images) {
      const plain = readImage(image)
      const lists = plain.stems.flatMap(stem => stem.lists)
      const postings = lists.flatMap(list => list.postings)
      expect(verifyIndex(image)).toEqual({
        ok: true,
        byteLength: image.length,
        documents: plain.ids.length,
        terms: plain.terms.length,
        stems: plain.stems.length,
        roots: plain.rootKeys.length,
        postings: postings.length,
        occurrences: postings.reduce((sum, { frequency }) => sum + frequency, 0),
        positions: postings.flatMap(({ occurrences }) => occurrences).filter(({ position }) => position !== undefined).length,
        columnCodes: plain.columns.flatMap(({ values }) => values).reduce((sum, own) => sum + Math.max(1, own.length), 0),
      })
    }
  })

  it('the golden image, as a buffer and in the midst of one', () => {
    const image = new Uint8Array(readFileSync(new URL('../golden/small.fihris', import.meta.url)))
    const found = verifyIndex(image)
    expect(found.ok).toBe(true)
    expect(verifyIndex(image.slice().buffer)).toEqual(found)
    const within = new Uint8Array(image.length + 13)
    within.set(image, 13)
    expect(verifyIndex(within.subarray(13))).toEqual(found)
    // The place of a fault is one of the image.
    const broken = withByte(image, 'termPeaks', 0, 255)
    within.set(broken, 13)
    expect(verifyIndex(within.subarray(13))).toEqual(verifyIndex(broken))
    const cut = within.subarray(13, 13 + image.length - 8)
    expect(verifyIndex(cut)).toEqual(verifyIndex(broken.subarray(0, -8)))
  })

  it('an index of articles, and images of random documents', { timeout: 120_000 }, () => {
    const articles = readFileSync(new URL('../../fixtures/articles/corpus.jsonl', import.meta.url), 'utf8')
      .trim()
      .split('\n')
    const documents = articles.map(line => JSON.parse(line) as object)
    const schema = {
      fields: { title: { store: true }, body: { store: true }, notes: { positions: false }, tags: { type: 'keyword' }, size: { type: 'number' } },
    } as const
    expect(verifyIndex(imageOf({ ...schema, synonyms: 'default' }, documents)), 'articles').toMatchObject({ ok: true, documents: documents.length })
    const document = fc.record({
      title: arabicText,
      body: fc.array(arabicText, { maxLength: 5 }),
      notes: arabicText,
      tags: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
      size: fc.double({ noNaN: true, noDefaultInfinity: true }),
    })
    fc.assert(
      fc.property(fc.array(document, { maxLength: 60 }), fc.nat(4), (some, times) => {
        const all = Array.from({ length: times === 4 ? 300 : some.length }, (_, i) => ({ id: i, ...some[i % Math.max(1, some.length)] }))
        expect(verifyIndex(imageOf(schema, all))).toMatchObject({ ok: true, documents: all.length })
      }),
      { numRuns: 60 },
    )
  })

  it('and says how far it is', () => {
    const seen: { section: string; checked: number; total: number }[] = []
    expect(verifyIndex(long, { onProgress: progress => seen.push(progress) }).ok).toBe(true)
    expect(seen.length).toBeGreaterThan(10)
    seen.forEach(({ checked, total }, i) => {
      expect(total).toBe(long.length)
      expect(checked).toBeGreaterThanOrEqual(seen[i - 1]?.checked ?? 0)
    })
    expect(seen.at(-1)?.checked).toBe(long.length)
  })
})

describe('verifyIndex refuses', () => {
  it('what is no image, and what was changed on the way', () => {
    expect(verifyIndex(new Uint8Array(0))).toMatchObject({ ok: false, code: 'truncated', section: 'header', offset: 0 })
    expect(verifyIndex(new TextEncoder().encode('PNG'))).toMatchObject({ ok: false, code: 'not-an-image', section: 'header' })
    expect(verifyIndex(small.subarray(0, 1000))).toMatchObject({ ok: false, code: 'truncated', section: 'header', offset: 1000 })
    const { from } = offsetOf(small, 'postings')
    expect(verifyIndex(changed(small, from, 0))).toMatchObject({ ok: false, code: 'checksum', section: 'postings', offset: from })
    expect(() => verifyIndex('image' as unknown as Uint8Array)).toThrow(OptionError)
    expect(() => verifyIndex(small, { onProgress: 5 as unknown as () => void })).toThrow(OptionError)
  })

  it('an image of another analysis, and one that lacks a section', () => {
    expect(verifyIndex(withMeta(small, meta => Object.assign(meta, { fingerprint: 'other' })))).toMatchObject({
      ok: false,
      code: 'fingerprint',
      section: 'meta',
    })
    const without = assemble(rawSections(small).filter(({ type }) => type !== SECTIONS.positions))
    expect(verifyIndex(without)).toMatchObject({ ok: false, code: 'corrupt', message: expect.stringContaining('no section positions') })
  })

  it.each<[string, object | ((meta: Record<string, unknown[]>) => void)]>([
    ['to be a number from 0', { documents: -1 }],
    ['at most 1073741824 documents', { documents: 2 ** 31 }],
    ['no fewer terms than stems', { stems: 1000 }],
    ['"id" to be the name', { id: '' }],
    ['1 to 31 text fields', { fields: [] }],
    ['stands twice', meta => meta['fields']?.push(meta['fields'][0])],
    ['the boost of field', meta => Object.assign(meta['fields']?.[0] as object, { boost: 1e300 })],
    ['the type of field', meta => Object.assign(meta['fields']?.[0] as object, { type: 'vector' })],
    ['no column of field', meta => Object.assign(meta['fields']?.[0] as object, { column: true })],
    ['no fewer tokens than documents', meta => Object.assign(meta['lengths']?.[0] as object, { tokens: 0 })],
    ['"lengths" of 2 text fields', meta => meta['lengths']?.pop()],
    ['stop forms to rise', { stopForms: [3, 3] }],
    ['stop forms to rise', { stopForms: [Object.create(null)] }],
    ['a key of synonyms', { synonyms: { '01': [[50, 1]] } }],
    ['a key of synonyms', { synonyms: { '1,999': [[50, 1]] } }],
    ['a synonym of 1', { synonyms: { 1: [[50]] } }],
    ['a synonym of 1', { synonyms: { 1: [[50, 999]] } }],
  ])('a description without %s', (message, change) => {
    expectFault(
      withMeta(small, meta => (typeof change === 'function' ? change(meta) : Object.assign(meta, change))),
      'meta',
      message,
    )
  })

  const plain = readImage(small)
  const terms = plain.terms.map(({ text }) => text)
  const numbers = Uint32Array.from(plain.terms, ({ number }) => number)
  it.each<[string, SectionName, string, () => Uint8Array]>([
    [
      'terms out of order',
      'terms',
      'to stand behind the one before',
      () => withStrings(small, ['terms', 'termBlocks'], encodeTerms(terms.toReversed(), numbers)),
    ],
    [
      'a term twice',
      'terms',
      'to stand behind',
      () => withStrings(small, ['terms', 'termBlocks'], encodeTerms([terms[1] as string, ...terms.slice(1)], numbers)),
    ],
    [
      'a form of two terms',
      'terms',
      'each form once',
      () => withStrings(small, ['terms', 'termBlocks'], encodeTerms(terms, numbers.slice().fill(numbers[0] as number, 1, 2))),
    ],
    [
      'a form that is none',
      'terms',
      'a form below',
      () =>
        withStrings(
          small,
          ['terms', 'termBlocks'],
          encodeTerms(
            terms,
            numbers.map(number => number + 1),
          ),
        ),
    ],
    ['a block elsewhere', 'termBlocks', 'block 1 at byte', () => withSequence(small, 'termBlocks', values => values.splice(1, 1, (values[1] as number) + 1))],
    ['fewer bytes of strings', 'termBlocks', 'as the last value', () => withSection(small, 'terms', bytes => bytes.subarray(0, -1))],
    ['a guard that is not 0', 'terms', 'a byte of 0', () => withByte(small, 'terms', -1, 1)],
    ['a stem without forms', 'stemForms', 'as nothing is empty', () => withSequence(small, 'stemForms', values => values.splice(2, 1, values[1] as number))],
    ['forms beyond the last', 'stemForms', 'as the last value', () => withSequence(small, 'stemForms', values => values.push((values.pop() as number) + 1))],
    ['a sample elsewhere', 'stemForms', 'for value 0', () => withByte(small, 'stemForms', 12, 9)],
    ['roots that do not begin with 0', 'rootStems', '0 as the first value', () => withSequence(small, 'rootStems', values => values.splice(0, 1, 1))],
    [
      'a root key twice',
      'rootKeys',
      'a key of its own',
      () => withStrings(small, ['rootKeys', 'rootBlocks'], encodeTerms(plain.rootKeys.map((key, i) => (i === 3 ? (plain.rootKeys[2] as string) : key)))),
    ],
    ['another length of a document', 'norms', 'documents with words', () => withByte(small, 'norms', 0, 0)],
    ['lengths that do not add up', 'norms', 'words that meta says', () => withByte(small, 'norms', 0, 63)],
    ['words of a code that do not fit', 'postingCodes', 'fit beside each other', () => withSection(small, 'postingCodes', bytes => bytes.map(() => 0x11))],
    ['words of a code that are too long', 'postingCodes', 'at most 11 bits', () => withByte(small, 'postingCodes', 0, 0xcc)],
    [
      'records that end behind the last',
      'postingOffsets',
      'as the last value',
      () => withSequence(small, 'postingOffsets', values => values.push((values.pop() as number) + 1)),
    ],
    [
      'a record that ends elsewhere',
      'postings',
      'the record of stem',
      () => withSequence(small, 'postingOffsets', values => values.splice(-2, 1, (values.at(-1) as number) - 1)),
    ],
    ['positions that end elsewhere', 'positions', 'the positions of stem', () => withSequence(small, 'positionOffsets', values => values.fill(1, 1, 5))],
    ['a peak too high', 'termPeaks', 'as the peak of block 1', () => withByte(small, 'termPeaks', 1, 9)],
    ['a peak too many', 'termPeaks', 'a byte for each', () => withSection(small, 'termPeaks', bytes => Uint8Array.from([...bytes, 0]))],
    ['an id twice', 'ids', 'an id of its own', () => withStrings(small, ['ids', 'idBlocks'], encodeIds(['first', 'second', 'first']))],
    ['an empty id', 'ids', 'to have an id', () => withStrings(small, ['ids', 'idBlocks'], encodeIds(['first', 'second', '']))],
    [
      'stored values that end elsewhere',
      'storedOffsets',
      'as the last value',
      () => withSequence(small, 'storedOffsets', values => values.push((values.pop() as number) - 1)),
    ],
    [
      'columns that end elsewhere',
      'columnOffsets',
      'as the last value',
      () => withSequence(small, 'columnOffsets', values => values.push((values.pop() as number) - 1)),
    ],
    ['a column of an unknown kind', 'columns', 'a kind below', () => withByte(small, 'columns', 6, 1)],
    ['a column of more values', 'columns', 'values? of|add up', () => withByte(columns, 'columns', 0, 200)],
    ['a column whose guard is not 0', 'columns', 'a byte of 0', () => withByte(columns, 'columns', -1, 1)],
  ])('%s', (_, section, message, image) => {
    expectFault(image(), section, new RegExp(message))
  })

  it('a bound, a table or a count that is not what the list holds', () => {
    // Every bit of the records, in an image of long lists: what is accepted says something else that is no contradiction.
    const { from, to } = offsetOf(long, 'postings')
    const messages = new Set<string>()
    for (let at = 0; at < to - from; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const image = withSection(long, 'postings', bytes => changed(bytes, at, (bytes[at] as number) ^ (1 << bit)))
        const found = verifyIndex(image)
        if (found.ok) readImage(image)
        else messages.add(found.message.replace(/\d+/g, 'n'))
      }
    }
    for (const part of ['last document', 'end', 'end of positions', 'most occurrences', 'least length']) {
      expect(
        [...messages].some(message => message.includes(`as the ${part} of a run`)),
        part,
      ).toBe(true)
    }
    for (const part of [
      'most occurrences of the list',
      'least length byte of the list',
      'bytes of runs',
      'below the n forms',
      'forms with occurrences',
      'of the stem to occur',
      'byte’s border'.replace('’', "'"),
    ])
      expect(
        [...messages].some(message => message.includes(part)),
        part,
      ).toBe(true)
  })
})

describe('what verifyIndex accepts', () => {
  it('is read by the second reader, and no search of it throws', { timeout: 120_000 }, () => {
    let [accepted, refused] = [0, 0]
    fc.assert(
      fc.property(fc.nat(2 ** 31), seed => {
        const image = forged(images[seed % images.length] as Uint8Array, seed)
        const found: Verification = verifyIndex(image)
        if (!found.ok) {
          refused++
          expect(found.offset).toBeGreaterThanOrEqual(0)
          expect(found.offset).toBeLessThanOrEqual(image.length)
          return
        }
        accepted++
        readImage(image)
        expect(openIndex(image, { verify: true }).documents).toBe(found.documents)
        expect(answers(image, true)).toBe(true)
      }),
      { numRuns: 3000 },
    )
    expect(accepted).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(2000)
  })
})
