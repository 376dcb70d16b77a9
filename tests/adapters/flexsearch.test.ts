import { Document, Index } from 'flexsearch'
import { describe, expect, it } from 'vitest'
import { fihrisEncoder } from '../../src/adapters/flexsearch.js'
import { rootKey, stem } from '../../src/analysis/analyzer.js'
import { OptionError } from '../../src/errors.js'

const TEXTS = [
  'قَرَأَ الطَّالِبُ كِتَابَهُ فِي المَدْرَسَةِ',
  'وصل وزير الخارجية إلى العاصمة',
  'ذَٰلِكَ ٱلْكِتَٰبُ لَا رَيْبَ فِيهِ',
  'صدر التقرير في عام ٢٠١٠ عن وكالة الأنباء',
  'المسئول عن المستشفى يزور لقاح COVID-19',
  'بالصبر تنال ما تريد',
]

function indexOf(options?: Parameters<typeof fihrisEncoder>[0]): Index {
  const index = new Index({ encode: fihrisEncoder(options) })
  for (const [id, text] of TEXTS.entries()) index.add(id, text)
  return index
}

describe('fihrisEncoder with an Index', () => {
  const index = indexOf()

  it.each([
    ['vowel signs in the text', 'الطالب', [0]],
    ['vowel signs in the query', 'وَزِيرٌ', [1]],
    ['the article', 'الوزير', [1]],
    ['pronouns and the spelling of the Quran', 'كتاب', [0, 2]],
    ['proclitics in the query', 'وبالكتاب', [0, 2]],
    ['a proclitic in the text', 'صبر', [5]],
    ['teh marbuta as heh', 'مدرسه', [0]],
    ['alef without hamza', 'الانباء', [3]],
    ['a hamza on another seat', 'مسؤول', [4]],
    ['alef maksura as yeh', 'مستشفي', [4]],
    ['Arabic digits', '2010', [3]],
    ['Arabic digits in the query', '٢٠١٠', [3]],
    ['Persian digits in the query', '۲۰۱۰', [3]],
    ['Latin without case', 'covid', [4]],
    ['a compound by its whole', 'COVID19', [4]],
    ['presentation forms', 'ﻭﺯﻳﺮ', [1]],
    ['decomposed letters', 'ا\u0654نباء', [3]],
    ['tatweel and direction marks', '\u200fوزيـــر\u200f', [1]],
    ['two words', 'كتاب الطالب', [0]],
  ])('finds over %s', (_, query, expected) => {
    expect([...index.search(query)].sort()).toEqual(expected)
  })

  it.each(['زير', 'كلب', 'طاطس', '2011'])('does not find %s', query => {
    expect(index.search(query)).toEqual([])
  })

  it('finds nothing for what holds no word', () => {
    expect(index.search('؟!')).toEqual([])
  })

  it('takes words out of the index again', () => {
    const own = indexOf()
    own.remove(1)
    expect(own.search('الوزير')).toEqual([])
    own.update(0, 'كلام آخر عن الوزير')
    expect(own.search('وزير')).toEqual([0])
    expect(own.search('الطالب')).toEqual([])
  })
})

describe('fihrisEncoder with a Document', () => {
  const documents = new Document({
    document: {
      id: 'id',
      index: [
        { field: 'title', encode: fihrisEncoder() },
        { field: 'body', encode: fihrisEncoder({ level: 'root' }) },
      ],
    },
  })
  documents.add({ id: 1, title: 'مدارسُ المدينة', body: 'كاتبٌ ومكتبة' })
  documents.add({ id: 2, title: 'وكالة الأنباء', body: 'مدرسة واحدة' })

  const found = (query: string): unknown => documents.search(query).map(({ field, result }) => [field, result])

  it('encodes each field by its own option', () => {
    expect(found('وكاله الانباء')).toEqual([['title', [2]]])
    expect(found('كتاب')).toEqual([['body', [1]]])
  })

  it('searches a field by itself', () => {
    expect(documents.search('المدينه', { index: 'title' }).map(({ result }) => result)).toEqual([[1]])
    expect(documents.search('المدينه', { index: 'body' })).toEqual([])
  })
})

describe('fihrisEncoder', () => {
  it.each([
    [undefined, [stem('الكتب'), stem('الجديدة')]],
    ['stem' as const, [stem('الكتب'), stem('الجديدة')]],
    ['root' as const, [rootKey('الكتب'), rootKey('الجديدة')]],
    ['form' as const, ['الكتب', 'الجديده']],
  ])('gives terms of the level %s', (level, expected) => {
    expect(fihrisEncoder(level ? { level } : {})('الكُتُب الجديدة')).toEqual(expected)
  })

  it('leaves out stop words', () => {
    expect(fihrisEncoder({ level: 'form', stopWords: 'default' })('الكتاب على الطاولة')).toEqual(['الكتاب', 'الطاوله'])
    expect(fihrisEncoder({ level: 'form', stopWords: ['الكتاب'] })('الكتاب على الطاولة')).toEqual(['علي', 'الطاوله'])
  })

  it('takes what FlexSearch may hand it besides text', () => {
    // @ts-expect-error: a number in a document's field
    expect(fihrisEncoder()(2010)).toEqual(['2010'])
    expect(fihrisEncoder()('')).toEqual([])
  })

  it('refuses options that it does not know', () => {
    // @ts-expect-error: what a caller without types may write
    expect(() => fihrisEncoder({ levels: 'root' })).toThrow(OptionError)
    // @ts-expect-error: as above
    expect(() => fihrisEncoder({ stopWords: true })).toThrow(OptionError)
  })
})
