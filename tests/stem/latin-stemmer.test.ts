import { describe, expect, it } from 'vitest'
import type { LatinStemmer } from '../../src/index.js'
import { FingerprintError, IndexBuilder, OptionError, openIndex } from '../../src/index.js'
import { latinStem } from '../../src/stem/latin-stemmer.js'

const english: LatinStemmer = { name: 'english-1', stem: word => word.replace(/(ings?|ed|e?s)$/, '') }

function imageOf(latinStemmer?: LatinStemmer): Uint8Array {
  const builder = new IndexBuilder({ fields: ['text'], stopWords: 'none', ...(latinStemmer && { latinStemmer }) })
  const texts = ['ورشة Testing الأولى', 'Tested مرتين', 'a test', 'كتاب']
  for (const [id, text] of texts.entries()) builder.add({ id, text })
  return builder.toBytes()
}

const ids = (image: Uint8Array, query: string, latinStemmer?: LatinStemmer): string[] =>
  openIndex(image, latinStemmer && { latinStemmer })
    .search(query, { conflation: 'stem' })
    .hits.map(({ id }) => id)
    .sort()

describe('a stemmer for words in Latin letters', () => {
  it('brings their forms together, also those that no document has', () => {
    const image = imageOf(english)
    expect(ids(image, 'testing', english)).toEqual(['0', '1', '2'])
    expect(ids(image, 'TESTS', english)).toEqual(['0', '1', '2'])
    expect(ids(image, 'الكتاب', english)).toEqual(['3'])
    expect(ids(imageOf(), 'testing')).toEqual(['0'])
    expect(ids(imageOf(), 'tests')).toEqual([])
  })

  it('must be that of the image', () => {
    for (const [image, given] of [
      [imageOf(english), undefined],
      [imageOf(english), { ...english, name: 'english-2' }],
      [imageOf(), english],
    ] as const)
      expect(() => openIndex(image, given && { latinStemmer: given })).toThrow(FingerprintError)
    expect(() => openIndex(imageOf(english))).toThrow(/the stemmer "english-1" for Latin letters/)
  })

  it('is asked for Latin words alone, and must give such a one', () => {
    expect(latinStem('tested', english)).toBe('test')
    expect(latinStem('étés', english)).toBe('été')
    for (const form of ['كتب', '19', 'ёлка', '']) expect(latinStem(form, english)).toBeUndefined()
    for (const stem of ['', 'كتب', '7', 'x'.repeat(100), undefined, 5]) expect(latinStem('word', { name: 'odd', stem: () => stem as string })).toBe('word')
    expect(latinStem('word', undefined)).toBeUndefined()
  })

  it.each<[unknown]>([['porter'], [null], [{}], [{ name: 'x' }], [{ name: '', stem: String }], [{ name: 'x', stem: 5 }], [{ ...english, more: 1 }]])(
    'is refused where it is none: %j',
    latinStemmer => {
      expect(() => new IndexBuilder({ fields: ['text'], latinStemmer: latinStemmer as LatinStemmer })).toThrow(OptionError)
      expect(() => openIndex(imageOf(), { latinStemmer: latinStemmer as LatinStemmer })).toThrow(OptionError)
    },
  )
})
