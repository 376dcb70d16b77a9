import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as constants from '../../src/format/constants.js'
import { crc32c } from '../../src/format/crc32c.js'
import { decodeLength, encodeLength } from '../../src/format/lengths.js'
import { encodeTerm, MAX_BYTES_PER_UNIT } from '../../src/format/term-code.js'
import { IndexBuilder } from '../../src/index.js'
import { VARIANT, WHOLE } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { exampleDump, exampleImage } from './format-example.js'
import type { DocumentedIndex } from './format-reader.js'
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
        value.includes(' ') ? value.split(' ').map(byte => Number.parseInt(byte, 16)) : Number(value),
      ]),
    )
    const { SECTIONS, ...numbers } = constants
    expect(documented).toEqual(numbers)
  })

  it('name every section', () => {
    expect(Object.fromEntries(tableOf(spec, 'type').map(([type, name = '']) => [codeIn(name), Number(type)]))).toEqual(constants.SECTIONS)
  })

  it('stand in the text as in the table', () => {
    const limits = Object.fromEntries(tableOf(spec, 'what').map(([what = '', limit = '']) => [what, limit]))
    expect(Number(limits['sections'])).toBe(constants.MAX_SECTIONS)
    expect(Number(limits['text fields'])).toBe(31)
    expect(() => new IndexBuilder({ fields: Array.from({ length: 31 }, (_, i) => `f${i}`) })).not.toThrow()
    expect(() => new IndexBuilder({ fields: Array.from({ length: 32 }, (_, i) => `f${i}`) })).toThrow('at most 31')
    expect(spec).toContain(`${constants.HEADER_SIZE} bytes`)
    expect(spec).toContain(`blocks of ${constants.ENTRIES_PER_BLOCK}`)
    expect(spec).toContain(`blocks of ${constants.BLOCK_SIZE}`.replace('blocks of 128', 'for every 128 of them'))
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
    for (let byte = 0; byte < 256; byte++) expect(reader.lengthOf(byte)).toBeCloseTo(decodeLength(byte), 9)
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
    const expected = names.flatMap(name => occurrencesIn(name, index))
    const found = index.stemForms
      .slice(0, -1)
      .flatMap((_, stem) => reader.occurrencesOf(index, stem).map(({ field, doc, form, position }) => key(field, doc, position, form)))
    expect(found.sort()).toEqual(expected.sort())
    expect(leadsOf(index)).toBe(true)
    names.forEach((name, field) => {
      const lengths = documents.map(document => tokensOf(document, name).filter(({ kind }) => kind !== WHOLE && kind !== VARIANT).length)
      expect([...index.norms.subarray(field * documents.length, (field + 1) * documents.length)]).toEqual(lengths.map(encodeLength))
      expect(index.meta.lengths[field]).toEqual({
        documents: lengths.filter(length => length > 0).length,
        tokens: lengths.reduce((sum, length) => sum + length, 0),
      })
    })
  })

  it('reads stored values', () => {
    const builder = new IndexBuilder({ fields: { title: { store: true }, body: {}, year: { type: 'number', store: true } } })
    for (const document of documents) builder.add(document)
    const index = reader.open(builder.toBytes(), readMessagePack)
    for (const doc of [0, 1, 5, 15, 16, documents.length - 1]) {
      const { title = null, year } = documents[doc] as (typeof documents)[number]
      expect(reader.storedOf(index, doc, readMessagePack)).toEqual([title, year])
    }
    expect(
      reader.storedOf(reader.open(new IndexBuilder({ fields: ['t'] }).add({ id: 1, t: 'س' }).toBytes(), readMessagePack), 0, readMessagePack),
    ).toBeUndefined()
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

  function occurrencesIn(name: string, index: DocumentedIndex): string[] {
    const keepsPositions = index.meta.fields.find(field => field.name === name)?.positions === true
    return documents.flatMap((document, doc) =>
      tokensOf(document, name).map(({ form, position }) => key(name, doc, keepsPositions ? position : undefined, form)),
    )
  }

  function key(field: string, doc: number, position: number | undefined, form: string): string {
    return `${field} ${doc} ${position ?? '-'} ${form}`
  }

  /** Whether each posting's code counts what its positions say. */
  function leadsOf(index: DocumentedIndex): boolean {
    return index.stemForms.slice(0, -1).every((_, stem) => {
      const occurrences = reader.occurrencesOf(index, stem).filter(({ position }) => position !== undefined)
      const groups = new Map<string, typeof occurrences>()
      for (const occurrence of occurrences) {
        const place = `${occurrence.field} ${occurrence.doc}`
        groups.set(place, [...(groups.get(place) ?? []), occurrence])
      }
      return [...groups.values()].every(group => {
        const early = group.filter(({ position }) => (position as number) < constants.LEAD_LENGTH).length
        return group.every(({ frequency, lead }) => frequency === group.length && lead === Math.min(constants.MAX_LEAD, early))
      })
    })
  }
})
