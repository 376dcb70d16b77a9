import { describe, expect, it } from 'vitest'
import { COMMON_FAMILY, COMMON_WORD, LEAST_DOCUMENTS } from '../../src/search/bm25.js'
import { idsOf, indexOf, indexOfTexts } from '../support/documents.js'

describe('a document that matches a word in two of its readings', () => {
  it('counts as matching it, with `and`: the second readings of a compound', () => {
    expect(idsOf(indexOfTexts('قي', 'غيره'), 'ڤي-ڤي', { operator: 'and' })).toEqual(['0'])
  })

  it('counts as matching it, with `and`: two terms near to a misspelt word', () => {
    const index = indexOfTexts('المكروب والمنكوب', 'غيره')
    expect(idsOf(index, 'المتكوب')).toEqual(['0'])
    expect(idsOf(index, 'المتكوب', { operator: 'and' })).toEqual(['0'])
  })
})

describe('a document that holds several terms near to one misspelt word', () => {
  const index = indexOfTexts('المركوب المدكوب الملكوب', 'المركوب كبير', 'كبير')

  it('matches that word once', () => {
    expect(idsOf(index, 'المتكوب').sort()).toEqual(['0', '1'])
    expect(idsOf(index, 'المتكوب كبير', { operator: 'and' })).toEqual(['1'])
    expect(index.search('المتكوب كبير').hits.map(hit => Number.isFinite(hit.score))).toEqual([true, true, true])
  })
})

describe('31 text fields', () => {
  it('are scored each by itself', () => {
    const fields = Array.from({ length: 31 }, (_, i) => `f${i}`)
    const documents = fields.map(name => ({ id: name, [name]: 'بحر', other: 'نهر' }))
    const index = indexOf({ fields }, [...documents, { id: 'all', ...Object.fromEntries(fields.map(name => [name, 'بحر البحر بحري'])) }])
    expect(index.search('بحر').total).toBe(32)
    expect(idsOf(index, 'بحر')[0]).toBe('all')
    for (const name of fields) expect(idsOf(index, 'بحر', { fields: [name] }).sort()).toEqual(['all', name])
    expect(idsOf(index, 'بحر', { fields: ['f30'], conflation: 'exact' })).toContain('f30')
  })
})

describe('the family of a word', () => {
  /** An index of a thousand documents, of which some hold a word and some another of its family. */
  const corpus = (ofWord: number, ofFamily: number): ReturnType<typeof indexOfTexts> =>
    indexOfTexts(...Array.from({ length: LEAST_DOCUMENTS }, (_, i) => (i < ofWord ? 'كتاب' : i < ofWord + ofFamily ? 'مكتبة' : 'نهر')))
  const found = (index: ReturnType<typeof indexOfTexts>): number => index.search('كتاب', { exactTotal: true }).total

  it('is found with it', () => {
    expect(found(corpus(20, 300))).toBe(320)
    expect(found(indexOfTexts(...Array.from({ length: LEAST_DOCUMENTS - 1 }, (_, i) => (i < 200 ? 'كتاب' : 'مكتبة'))))).toBe(LEAST_DOCUMENTS - 1)
  })

  it('is not where the word is common', () => {
    const common = COMMON_WORD * LEAST_DOCUMENTS + 1
    expect(found(corpus(common - 1, 300))).toBe(common - 1 + 300)
    expect(found(corpus(common, 300))).toBe(common)
  })

  it('is not where the family is common, unless the word stands nowhere itself', () => {
    const common = COMMON_FAMILY * LEAST_DOCUMENTS + 1
    expect(found(corpus(20, common - 1))).toBe(20 + common - 1)
    expect(found(corpus(20, common))).toBe(20)
    expect(found(corpus(0, common))).toBe(common)
  })
})

describe('stop words', () => {
  it('find no document beside other words, and raise those that hold both', () => {
    const index = indexOf({ fields: ['text'], stopWords: ['في', 'من'] }, [
      { id: 'both', text: 'في البيت نهر' },
      { id: 'one', text: 'على البيت نهر' },
      { id: 'none', text: 'في النهر من' },
    ])
    expect(idsOf(index, 'في من بيت')).toEqual(['both', 'one'])
    expect(idsOf(index, 'في من بيت', { operator: 'and' })).toEqual(['both', 'one'])
    expect(idsOf(index, 'في من').sort()).toEqual(['both', 'none'])
    expect(idsOf(index, 'في من', { operator: 'and' })).toEqual(['none'])
  })
})

describe('the total', () => {
  it('is exact where asked for, or where nothing was left out', () => {
    const index = indexOfTexts(...Array.from({ length: 500 }, (_, i) => (i < 20 ? 'بحر نهر' : i % 2 === 0 ? 'نهر جبل' : 'نهر')))
    expect(index.search('بحر', { limit: 1 })).toMatchObject({ total: 20, totalIsExact: true })
    expect(index.search('بحر نهر', { limit: 1, exactTotal: true })).toMatchObject({ total: 500, totalIsExact: true })
    const { total, totalIsExact } = index.search('بحر جبل', { limit: 1, operator: 'and' })
    expect([total, totalIsExact]).toEqual([0, true])
  })
})
