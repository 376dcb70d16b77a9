import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldOptions, Query, SearchOptions } from '../../src/index.js'
import { openIndex } from '../../src/index.js'
import { assemble, rawSections } from '../open/forge.js'
import { documentsWith, idsOf, imageOf, indexOf, text } from '../support/documents.js'

const DOCUMENTS = [
  { id: 'book', name: 'كتاب البحر', body: 'كتاب عن البحر في المكتبة' },
  { id: 'books', name: 'كتب البحار', body: 'كتب الرحالة' },
  { id: 'writer', name: 'كاتب', body: 'الكاتب وكتابه' },
  { id: 'who', name: ['من هو', 'AX-200 Blue'], body: 'سيرة' },
  { id: 'from', name: 'من أين هو', body: 'سيرة أخرى' },
]
const index = indexOf({ fields: { name: { analysis: 'plain', store: true }, body: { store: true } } }, DOCUMENTS)
const names = indexOf({ fields: { name: { analysis: 'plain', store: true } } }, DOCUMENTS)
const IN_NAMES: SearchOptions = { fields: ['name'] }

describe('a plain field', () => {
  it.each<[string, string[]]>([
    ['كتاب', ['book']],
    ['كِتَاب', ['book']],
    ['الكتاب', []],
    ['كتب', ['books']],
    ['مكتبة', []],
    ['ax200', ['who']],
    ['BLUE', ['who']],
    ['"كتاب البحر"', ['book']],
    ['"كتب البحر"', []],
    ['كت*', ['book', 'books']],
    ['بح*', []],
    ['البح*', ['book', 'books']],
    ['ك?اب', ['book']],
    ['كتاي~1', ['book']],
    ['بحر~1', []],
    ['=كتاب', ['book']],
    ['+كتاب -بحر', ['book']],
    ['كتاب -البحر', []],
  ])('finds %s as it is written alone', (query, expected) => {
    expect(idsOf(index, query, { ...IN_NAMES, fuzzy: false }).sort()).toEqual(expected)
    expect(idsOf(names, query, { fuzzy: false }).sort()).toEqual(expected)
  })

  it('leaves the levels of other fields as they are', () => {
    expect(idsOf(index, 'كتاب')).toEqual(['book', 'writer', 'books'])
    expect(idsOf(index, 'body:كتاب').sort()).toEqual(['book', 'books', 'writer'])
  })

  it('takes stop words for words, where no other field is searched', () => {
    expect(idsOf(index, 'من هو', { ...IN_NAMES, operator: 'and' }).sort()).toEqual(['from', 'who'])
    expect(idsOf(index, 'أين من', { ...IN_NAMES })).toEqual(['from', 'who'])
    expect(idsOf(names, '"من هو"')).toEqual(['who'])
    expect(index.search('name:(من هو سيرة)', { operator: 'and' }).total).toBe(0)
  })

  it('is where a word in another form is misspelt', () => {
    expect(idsOf(names, 'كتابة')).toEqual(['book'])
    expect(idsOf(index, 'كتابة', IN_NAMES)).toEqual(['book'])
  })

  it('has each near form of a stem, where a word is misspelt', () => {
    const near = indexOf({ fields: { name: { analysis: 'plain' }, body: {} }, lexicon: 'none' }, [
      { id: 'a', name: 'استخراجها' },
      { id: 'b', name: 'استخراجهم' },
      { id: 'c', body: 'استخراجها' },
      { id: 'd', body: 'استخراج' },
    ])
    expect(idsOf(near, 'اشتخراجهx').sort()).toEqual(idsOf(near, 'استخراجها استخراجهم').sort())
    expect(idsOf(near, 'اشتخراجهx', IN_NAMES).sort()).toEqual(['a', 'b'])
  })

  it('gives further near forms to no other field, nor their families', () => {
    const documents = [
      { id: 'a', body: 'والكتاب' },
      { id: 'b', body: 'بالكتاب، كتب' },
    ]
    const scores = (fields: Record<string, FieldOptions>): unknown => indexOf({ fields }, documents).search('الككتاب').hits
    expect(scores({ name: { analysis: 'plain' }, body: {} })).toEqual(scores({ body: {} }))
  })

  it('is marked where it matches', () => {
    const highlights = index.search('الكتاب بحر', { highlight: true }).hits.find(hit => hit.id === 'book')?.highlights
    expect(highlights?.['name']).toBeUndefined()
    expect(highlights?.['body']?.map(({ start, end }) => DOCUMENTS[0]?.body.slice(start, end))).toEqual(['كتاب', 'البحر', 'المكتبة'])
    const marked = (query: string | Query): unknown =>
      index.search(query, { highlight: true, fuzzy: false }).hits.find(hit => hit.id === 'book')?.highlights?.['name']
    expect(marked('كتاب')).toEqual([{ start: 0, end: 4 }])
    expect(marked('"كتاب البحر"')).toEqual([{ start: 0, end: 10 }])
    expect(marked('بح* عن')).toBeUndefined()
    expect(marked('البح*')).toEqual([{ start: 5, end: 10 }])
    expect(marked({ type: 'fuzzy', word: 'كتاي', distance: 1 })).toEqual([{ start: 0, end: 4 }])
  })

  it('says what it is, and other fields say nothing', () => {
    expect(index.fields.map(({ name, analysis }) => [name, analysis])).toEqual([
      ['name', 'plain'],
      ['body', undefined],
    ])
  })

  it('is refused where the image says of it what is no analysis', () => {
    const sections = rawSections(imageOf({ fields: { name: { analysis: 'plain' } } }, DOCUMENTS))
    const forged = assemble(
      sections.map(section => ({ ...section, bytes: Buffer.from(Buffer.from(section.bytes).toString('latin1').replace('plain', 'other'), 'latin1') })),
    )
    expect(() => openIndex(forged)).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })

  it('alone answers as a search for exact words does', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(documentsWith(['title', 'body']), fc.array(text(4), { minLength: 1, maxLength: 6 }), (documents, queries) => {
        const plain = indexOf({ fields: { title: { analysis: 'plain' }, body: { analysis: 'plain' } } }, documents)
        const arabic = indexOf({ fields: ['title', 'body'], stopWords: 'none' }, documents)
        for (const query of queries) {
          const { hits, total } = plain.search(query, { fuzzy: false, exactTotal: true })
          const expected = arabic.search(query, { conflation: 'exact', exactTotal: true })
          expect([total, hits.map(({ id }) => id).sort()]).toEqual([expected.total, expected.hits.map(({ id }) => id).sort()])
        }
      }),
      { numRuns: 200 },
    )
  })
})
