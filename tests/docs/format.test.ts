import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as constants from '../../src/format/constants.js'
import { crc32c } from '../../src/format/crc32c.js'
import { CODES_LENGTH, WIDTH_SYMBOLS } from '../../src/format/dictionary.js'
import { decodeLength, encodeLength, lengthLimit } from '../../src/format/lengths.js'
import { encodeTerm, MAX_BYTES_PER_UNIT } from '../../src/format/term-code.js'
import { IndexBuilder } from '../../src/index.js'
import { formsNear } from '../../src/stem/endings.js'
import { VARIANT, WHOLE } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { exampleDump, exampleImage } from './format-example.js'
import type { DocumentedIndex, Occurrence } from './format-reader.js'
import { documentedReader, readMessagePack } from './format-reader.js'
import { codeIn, generated, ROOT, readDocument, tableOf } from './markdown.js'

const SPEC = 'docs/format/v1.md'
const spec = readDocument(SPEC)
const reader = documentedReader()

describe('the constants of the format', () => {
  it('are those of the code, all of them', () => {
    const documented = Object.fromEntries(
      tableOf(spec, 'constant').map(([name = '', value = '']) => [
        codeIn(name),
        value.includes(', ') ? value.split(', ').map(Number) : value.includes(' ') ? value.split(' ').map(byte => Number.parseInt(byte, 16)) : Number(value),
      ]),
    )
    const { SECTIONS, COLUMN_KINDS, ...numbers } = constants
    expect(documented).toEqual(numbers)
  })

  it('name every section', () => {
    expect(Object.fromEntries(tableOf(spec, 'type').map(([type, name = '']) => [codeIn(name), Number(type)]))).toEqual(constants.SECTIONS)
  })

  it('name every kind of values of a column', () => {
    const kinds = tableOf(spec, 'kind').map(([kind, field]) => [Number(kind), field])
    const { flags, strings, steps, doubles } = constants.COLUMN_KINDS
    expect(kinds).toEqual([
      [flags, 'boolean'],
      [strings, 'keyword'],
      [steps, 'number, date'],
      [doubles, 'number, date'],
    ])
    expect(spec).toContain(`codes of ${constants.COLUMN_BLOCK} documents`)
  })

  it('stand in the text as in the table', () => {
    const limits = Object.fromEntries(tableOf(spec, 'what').map(([what = '', limit = '']) => [what, limit]))
    expect(Number(limits['sections'])).toBe(constants.MAX_SECTIONS)
    expect(Number(limits['text fields'])).toBe(constants.MAX_TEXT_FIELDS)
    expect(Number(limits['a form or root key, in UTF-16 code units'])).toBe(constants.MAX_TERM_LENGTH)
    expect(Number(limits['stems of a root'])).toBe(constants.MAX_FAMILY)
    expect(Number(limits['symbols of stored values'])).toBe(constants.MOST_STORED_SYMBOLS)
    expect(limits['word of the prefix code of stored values']).toBe(`${constants.LONGEST_STORED_CODE} bits`)
    expect(spec).toContain(`at most ${8 * constants.LONGEST_STORED_STRING} times`)
    expect(() => new IndexBuilder({ fields: Array.from({ length: 31 }, (_, i) => `f${i}`) })).not.toThrow()
    expect(() => new IndexBuilder({ fields: Array.from({ length: 32 }, (_, i) => `f${i}`) })).toThrow('at most 31')
    expect(spec).toContain(`${constants.HEADER_SIZE} bytes`)
    expect(spec).toContain(`blocks of ${constants.ENTRIES_PER_BLOCK}`)
    expect(spec).toContain(`_runs_ of ${constants.BLOCK_SIZE}`)
    expect(spec).toContain(`from byte ${CODES_LENGTH}`)
    expect(tableOf(spec, 'bytes').map(([bytes]) => bytes)).toEqual(['0 to 127', '128 to 255', `256 to ${CODES_LENGTH - 1}`])
    expect(spec).toContain(`widths of numbers, 0 to ${WIDTH_SYMBOLS - 1}`)
  })

  it('name the forms near a stem in the order in which they are looked up', () => {
    const near = tableOf(spec, 'order').map(([, parts = '']) => parts.replace('the stem', 'بيت').replaceAll(', ', ''))
    expect(near).toEqual(formsNear('بيت'))
  })

  it('name every error code of an image', () => {
    const documented = tableOf(spec, 'code').map(([code = '']) => codeIn(code))
    const codes = ['not-an-image', 'truncated', 'version', 'checksum', 'corrupt', 'fingerprint']
    expect(documented).toEqual(codes)
    const source = readFileSync(`${ROOT}src/errors.ts`, 'utf8')
    for (const code of codes) expect(source).toContain(`'${code}'`)
  })
})

describe('the worked example', () => {
  it('has the bytes that the code writes', () => {
    const dump = exampleDump(exampleImage())
    expect(generated(SPEC, 'example', dump)).toBe(dump)
  })
})

describe('the reader of the document', () => {
  it('makes the checksums of the writer', () => {
    expect(reader.crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283)
    const image = exampleImage()
    expect(reader.crc32c(image)).toBe(crc32c(image))
  })

  it('reads term codes', () => {
    for (const term of ['', 'كتاب', 'covid19', '\u05ff\u0600\u067d\u067e', 'پژوهش', '中文', '\u{1ee00}', '\u007f\u0080']) {
      const code = new Uint8Array(term.length * MAX_BYTES_PER_UNIT)
      expect(reader.decodeTerm(code.subarray(0, encodeTerm(term, code)))).toBe(term)
    }
  })

  it('reads length bytes', () => {
    for (let byte = 0; byte < 256; byte++) {
      expect(reader.lengthOf(byte)).toBeCloseTo(decodeLength(byte), 9)
      expect(reader.limitOf(byte)).toBe(lengthLimit(byte))
    }
    for (const length of [0, 1, 63, 64, 65, 66, 67, 100, 1_000, 250_000, 10_000_000]) {
      expect(encodeLength(length)).toBe(length < 64 ? length : Math.min(255, 64 + Math.round(16 * Math.log2(length / 64))))
    }
  })

  const articles = readFileSync(`${ROOT}fixtures/articles/corpus.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { id: string; title: string; body: string })
  // Four times over, so that common words fill whole blocks; every third without a title, every fifth with a list for one.
  const documents = Array.from({ length: 4 * articles.length }, (_, i) => {
    const { id, title, body } = articles[i % articles.length] as (typeof articles)[number]
    return { id: `${id}/${i}`, body: body.slice(0, 300), ...(i % 3 === 0 ? {} : { title: i % 5 === 0 ? [title, '', title] : title }), year: i }
  })

  it.each([
    ['one field', { fields: { body: {} } }],
    ['several fields', { fields: { title: { boost: 2, store: true }, body: {}, year: { type: 'number', store: true } }, stopWords: 'default' }],
    ['positions in one field only', { fields: { title: { positions: false }, body: { store: true } } }],
    ['no positions', { fields: { title: { positions: false }, body: { positions: false } } }],
  ] as const)('finds every occurrence: %s', (_, schema) => {
    const builder = new IndexBuilder(schema)
    for (const document of documents) builder.add(document)
    const index = reader.open(builder.toBytes(), readMessagePack)
    expect(index.ids).toEqual(documents.map(({ id }) => id))
    expect(index.rootKeys).toEqual(index.rootKeys.toSorted())
    const names = index.meta.fields.filter(({ type }) => type === 'text').map(({ name }) => name)
    const stemOf = stemsOf(index)
    const expected = names.flatMap(name => occurrencesIn(name, index, stemOf))
    const found = index.stemForms.slice(0, -1).flatMap((_, stem) => reader.occurrencesOf(index, stem).map(occurrence => key(occurrence)))
    expect(found.sort()).toEqual(expected.sort())
    names.forEach((name, field) => {
      const lengths = documents.map(document => tokensOf(document, name).filter(({ kind }) => kind !== WHOLE && kind !== VARIANT).length)
      expect([...index.norms.subarray(field * documents.length, (field + 1) * documents.length)]).toEqual(lengths.map(encodeLength))
      expect(index.meta.lengths[field]).toEqual({
        documents: lengths.filter(length => length > 0).length,
        tokens: lengths.reduce((sum, length) => sum + length, 0),
      })
    })
  })

  it('finds each run of a long list by its table, and how often each form occurs', () => {
    const builder = new IndexBuilder({ fields: ['body'], stopWords: 'none' })
    for (let i = 0; i < 3; i++) for (const { id, body } of documents) builder.add({ id: `${id}/${i}`, body })
    const index = reader.open(builder.toBytes(), readMessagePack)
    let runs = 0
    for (let stem = 0; stem < index.meta.stems; stem++) {
      const { lists, counts } = reader.recordOf(index, stem)
      const occurrences = reader.occurrencesOf(index, stem)
      const forms = index.forms.slice(index.stemForms[stem], index.stemForms[stem + 1])
      expect(counts).toEqual(counts.length === 0 ? [] : forms.map(form => occurrences.filter(other => other.form === form).length).filter(count => count > 0))
      for (const { postings, table } of lists) {
        let begin = 0
        expect(table.length).toBe(postings.length < 128 ? 0 : Math.floor(postings.length / 128))
        for (const [run, { doc, most, shortest, positionsEnd }] of table.entries()) {
          const inRun = postings.slice(128 * run, 128 * (run + 1))
          expect([doc, most, shortest]).toEqual([
            inRun.at(-1)?.doc,
            Math.min(255, Math.max(...inRun.map(({ frequency }) => frequency))),
            Math.min(...inRun.map(posting => index.norms[posting.doc] as number)),
          ])
          if (occurrences[0]?.position !== undefined) {
            const cursor = reader.bitsFrom(index.positions, (index.positionOffsets[stem] as number) + begin)
            const docs = new Set(inRun.map(posting => posting.doc))
            expect(reader.positionRun(cursor, inRun, index.norms)).toEqual(occurrences.filter(other => docs.has(other.doc)).map(({ position }) => position))
            runs++
          }
          begin = positionsEnd
        }
      }
    }
    expect(runs).toBeGreaterThan(10)
  })

  it('reads stored values', () => {
    const builder = new IndexBuilder({ fields: { title: { store: true }, body: {}, year: { type: 'number', store: true } } })
    for (const document of documents) builder.add(document)
    const index = reader.open(builder.toBytes(), readMessagePack)
    expect(index.storedCode?.strings.length).toBeGreaterThan(300)
    expect(index.storedCode?.begin).toBe(index.storedOffsets[0])
    for (const doc of [0, 1, 5, 15, 16, documents.length - 1]) {
      const { title = null, year } = documents[doc] as (typeof documents)[number]
      expect(reader.storedOf(index, doc, readMessagePack)).toEqual([title, year])
    }
    const plain = reader.open(
      new IndexBuilder({ fields: { t: { store: true } } })
        .add({ id: 1, t: 'س' })
        .add({ id: 2, t: ['ش'] })
        .toBytes(),
      readMessagePack,
    )
    expect(plain.storedCode).toBeUndefined()
    expect([0, 1].map(doc => reader.storedOf(plain, doc, readMessagePack))).toEqual([['س'], [['ش']]])
    expect(
      reader.storedOf(reader.open(new IndexBuilder({ fields: ['t'] }).add({ id: 1, t: 'س' }).toBytes(), readMessagePack), 0, readMessagePack),
    ).toBeUndefined()
  })

  it('reads columns', () => {
    const rows = Array.from({ length: 700 }, (_, i) => ({
      id: i,
      tags: i % 5 === 0 ? [] : [`وسم ${i % 3}`, `وسم ${i % 11}`, 'é'],
      kind: i < 300 ? 'خبر' : i % 2 === 0 ? undefined : `${i}`,
      year: i % 9 === 0 ? null : 1990 + (i % 30),
      price: i / 100,
      root: Math.sqrt(i),
      date: i % 4 === 0 ? undefined : new Date(Date.UTC(2024, 0, i)).toISOString(),
      open: i % 3 === 0 ? undefined : i % 2 === 0,
    }))
    const [keyword, number] = [{ type: 'keyword' }, { type: 'number' }] as const
    const builder = new IndexBuilder({
      fields: { text: {}, tags: keyword, kind: keyword, year: number, price: number, root: number, date: { type: 'date' }, open: { type: 'boolean' } },
      lexicon: 'none',
    })
    for (const row of rows) builder.add(row)
    const index = reader.open(builder.toBytes(), readMessagePack)
    const expected = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value].flat())
    for (const name of ['tags', 'kind', 'year', 'price', 'root', 'open'] as const) {
      expect(reader.columnOf(index, name)).toEqual(rows.map(row => [...new Set(expected(row[name]))].sort()))
    }
    expect(reader.columnOf(index, 'date')).toEqual(rows.map(row => expected(row.date).map(date => Date.parse(date as string))))
  })

  it('puts guides behind the forms with occurrences', () => {
    const builder = new IndexBuilder({ fields: ['body'] })
    for (const document of documents) builder.add(document)
    const index = reader.open(builder.toBytes(), readMessagePack)
    const written = new Set(documents.flatMap(document => tokensOf(document, 'body').map(({ form }) => form)))
    for (let stem = 0; stem < index.meta.stems; stem++) {
      const forms = index.forms.slice(index.stemForms[stem], index.stemForms[stem + 1])
      expect(forms.length).toBeGreaterThan(0)
      const firstGuide = forms.findIndex(form => !written.has(form))
      if (firstGuide >= 0) expect(forms.slice(firstGuide).some(form => written.has(form))).toBe(false)
    }
  })

  it('gives the frequency of the most frequent form of each block of terms', () => {
    const builder = new IndexBuilder({ fields: ['title', 'body'] })
    for (const document of documents) builder.add(document)
    const index = reader.open(builder.toBytes(), readMessagePack)
    const counts = new Map<string, number>()
    for (const document of documents)
      for (const name of ['title', 'body']) for (const { form } of tokensOf(document, name)) counts.set(form, (counts.get(form) ?? 0) + 1)
    const terms = index.forms.toSorted()
    const peaks = Array.from({ length: Math.ceil(terms.length / 24) }, (_, i) =>
      Math.max(...terms.slice(24 * i, 24 * i + 24).map(term => encodeLength(counts.get(term) ?? 0))),
    )
    expect([...index.termPeaks]).toEqual(peaks)
    expect(Math.max(...peaks)).toBeGreaterThan(1)
  })

  const tokenizer = new Tokenizer()

  function tokensOf(document: object, name: string): { form: string; position: number; kind: number }[] {
    const value = (document as Record<string, string | string[] | undefined>)[name]
    const tokens: { form: string; position: number; kind: number }[] = []
    let next = 0
    ;(value === undefined ? [] : typeof value === 'string' ? [value] : value).forEach((text, i) => {
      if (i > 0) next += 64
      for (const { form, position, kind } of tokenizer.forms(text)) tokens.push({ form, position: next + position, kind })
      next = Math.max(next, ...tokens.map(({ position }) => position + 1))
    })
    return tokens
  }

  /** The stem of each form. */
  function stemsOf({ forms, stemForms }: DocumentedIndex): Map<string, number> {
    const stems = new Map<string, number>()
    for (let stem = 0; stem + 1 < stemForms.length; stem++) for (const form of forms.slice(stemForms[stem], stemForms[stem + 1])) stems.set(form, stem)
    return stems
  }

  /** What the index should hold of a field, with how often and how early each stem stands in a document. */
  function occurrencesIn(name: string, { meta, stemForms }: DocumentedIndex, stemOf: ReadonlyMap<string, number>): string[] {
    const keepsPositions = meta.fields.find(field => field.name === name)?.positions === true
    const stops = new Set(meta.stopForms)
    return documents.flatMap((document, doc) => {
      const groups = new Map<number, ReturnType<typeof tokensOf>>()
      for (const token of tokensOf(document, name)) {
        const stem = stemOf.get(token.form) as number
        groups.set(stem, [...(groups.get(stem) ?? []), token])
      }
      return [...groups].flatMap(([stem, tokens]) => {
        const withPositions = keepsPositions && !stops.has(stemForms[stem] as number)
        const lead = constants.LEADS.filter(before => (tokens[0]?.position as number) < before).length
        return tokens.map(({ form, position }) => key({ field: name, doc, form, frequency: tokens.length, lead, ...(withPositions && { position }) }))
      })
    })
  }

  function key({ field, doc, position, form, frequency, lead }: Occurrence): string {
    return `${field} ${doc} ${position ?? '-'} ${form} ${frequency} ${lead}`
  }
})
