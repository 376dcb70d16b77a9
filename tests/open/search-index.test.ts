import { describe, expect, it } from 'vitest'
import type { SearchIndex } from '../../src/index.js'
import { IndexBuilder, openIndex } from '../../src/index.js'
import { idsOf, imageOf, indexOf, indexOfTexts } from '../support/documents.js'
import { changed } from './forge.js'

const error = (code: string): unknown => expect.objectContaining({ code })
const schema = {
  fields: { title: { boost: 2, store: true }, body: {}, tags: { type: 'keyword', store: true }, year: { type: 'number', store: true } },
} as const
const image = imageOf(schema, [
  { id: 'a', title: 'مكتبة المدينة', body: 'كتب كثيرة على الرفوف', tags: ['كتب'], year: 1990 },
  { id: 'b', title: 'حديقة المدينة', body: 'أشجار وأزهار', tags: [], year: null },
])
const answers = (index: SearchIndex): string[][] => ['المدينة', 'كتاب', 'زهرة'].map(query => idsOf(index, query))
const expected = answers(openIndex(image))

describe('openIndex', () => {
  it('opens a Uint8Array and an ArrayBuffer', () => {
    expect(expected).toEqual([['a', 'b'], ['a'], ['b']])
    expect(answers(openIndex(image.buffer.slice(image.byteOffset, image.byteOffset + image.length) as ArrayBuffer))).toEqual(expected)
    expect(answers(openIndex(Buffer.from(image), { verify: true }))).toEqual(expected)
  })

  it.each([1, 2, 3, 5, 7])('opens a view that begins %i bytes into its buffer, and one among other bytes', shift => {
    const larger = new Uint8Array(image.length + 64).fill(0xee)
    larger.set(image, shift)
    expect(answers(openIndex(larger.subarray(shift, shift + image.length), { verify: true }))).toEqual(expected)
  })

  it('copies nothing and changes nothing', () => {
    const bytes = Uint8Array.from(image)
    const index = openIndex(bytes, { verify: true })
    answers(index)
    expect(bytes).toEqual(image)
  })

  it.each([
    ['text', 'not an image at all, but some text'],
    ['JSON', '{"documents":[]}'],
    ['one wrong byte', 'X'],
  ])('refuses %s as no image', (_, text) => {
    expect(() => openIndex(new TextEncoder().encode(text))).toThrow(error('not-an-image'))
  })

  it('refuses an image whose line ends were changed on the way', () => {
    expect(() => openIndex(changed(image, 6, 0x0a, 0x0a))).toThrow(error('not-an-image'))
  })

  it('refuses nothing at all as truncated', () => {
    expect(() => openIndex(new Uint8Array(0))).toThrow(error('truncated'))
    expect(() => openIndex(new ArrayBuffer(0))).toThrow(error('truncated'))
  })

  it('refuses bytes after the end', () => {
    const longer = new Uint8Array(image.length + 8)
    longer.set(image)
    expect(() => openIndex(longer)).toThrow(error('corrupt'))
  })

  it.each([[undefined], [null], ['path.fihris'], [42], [[1, 2, 3]], [{}], [new Uint16Array(8)]])('refuses %j, which holds no bytes', value => {
    expect(() => openIndex(value as unknown as Uint8Array)).toThrow(error('option'))
  })

  it('refuses unknown options and options that are no object', () => {
    expect(() => openIndex(image, { check: true } as object)).toThrow(error('option'))
    expect(() => openIndex(image, null as unknown as object)).toThrow(error('option'))
    expect(() => openIndex(image, { verify: 'yes' } as unknown as object)).toThrow(error('option'))
  })
})

describe('SearchIndex', () => {
  it('knows its documents and fields', () => {
    const index = openIndex(image)
    expect(index.documents).toBe(2)
    expect(index.fields.map(({ name, type, boost, store }) => ({ name, type, boost, store }))).toEqual([
      { name: 'title', type: 'text', boost: 2, store: true },
      { name: 'body', type: 'text', boost: 1, store: false },
      { name: 'tags', type: 'keyword', boost: 1, store: true },
      { name: 'year', type: 'number', boost: 1, store: true },
    ])
  })

  it('gives stored fields only, those that the document has', () => {
    const hits = openIndex(image).search('المدينة').hits
    expect(hits.map(hit => ({ ...hit.document }))).toEqual([
      { title: 'مكتبة المدينة', tags: ['كتب'], year: 1990 },
      { title: 'حديقة المدينة', tags: [] },
    ])
  })

  it('gives no document where the schema stores nothing', () => {
    const [hit] = indexOf({ fields: ['text'] }, [{ id: 1, text: 'نص' }]).search('نص').hits
    expect(hit).toEqual({ id: '1', score: expect.any(Number) })
  })

  it('answers the same again and again, whatever was asked between', () => {
    const index = openIndex(image)
    const first = index.search('المدينة كتاب', { highlight: true })
    for (const query of ['زهرة', '', 'لا شيء', 'المدينة', 'ـ']) index.search(query, { operator: 'and', conflation: 'exact' })
    expect(() => index.search('x'.repeat(20_000))).toThrow(error('query'))
    expect({ ...index.search('المدينة كتاب', { highlight: true }), elapsed: 0 }).toEqual({ ...first, elapsed: 0 })
  })

  it.each(['', ' ', '\n\t', '؟!،؛«»', '...', '😀', '\u200f', 'ـ', '\u064e', '-', '\ud800', '\u0000'])('finds nothing for %j', query => {
    for (const index of [openIndex(image), openIndex(new IndexBuilder({ fields: ['text'] }).toBytes())]) {
      for (const operator of ['or', 'and'] as const)
        expect(index.search(query, { operator })).toEqual({
          total: 0,
          totalIsExact: true,
          hits: [],
          warnings: expect.any(Array),
          truncated: false,
          elapsed: expect.any(Number),
        })
    }
  })

  it('searches an empty index', () => {
    const index = openIndex(new IndexBuilder({ fields: { text: { store: true } } }).toBytes(), { verify: true })
    expect(index.documents).toBe(0)
    expect(index.search('كتاب', { highlight: true, snippet: true, operator: 'and' })).toMatchObject({ total: 0, hits: [] })
  })

  it('finds by form, by stem and by root, in this order', () => {
    const index = indexOfTexts('كاتب', 'الكتاب', 'كتاب')
    expect(idsOf(index, 'كتاب')).toEqual(['2', '1', '0'])
    expect(idsOf(index, 'كتاب', { conflation: 'stem' })).toEqual(['2', '1'])
    expect(idsOf(index, 'كتاب', { conflation: 'exact' })).toEqual(['2'])
  })

  it('asks for all words with `and`', () => {
    const index = indexOfTexts('بحر وجبل', 'بحر', 'جبل', 'نهر')
    expect(idsOf(index, 'بحر جبل').sort()).toEqual(['0', '1', '2'])
    expect(idsOf(index, 'بحر جبل', { operator: 'and' })).toEqual(['0'])
    expect(idsOf(index, 'بحر صحراء', { operator: 'and' })).toEqual([])
    expect(idsOf(index, 'بحر بحر', { operator: 'and' }).sort()).toEqual(['0', '1'])
  })

  it('asks for each written word with `and`, also beside a compound', () => {
    const index = indexOfTexts('عبدالله وحده', 'COVID-19 وحده', 'عبدالله COVID-19')
    expect(idsOf(index, 'عبدالله COVID-19', { operator: 'and' })).toEqual(['2'])
    expect(idsOf(index, 'covid19 عبد الله', { operator: 'and' })).toEqual(['2'])
    expect(idsOf(index, 'COVID-19', { operator: 'and' }).sort()).toEqual(['1', '2'])
  })
})
