import { describe, expect, it } from 'vitest'
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
