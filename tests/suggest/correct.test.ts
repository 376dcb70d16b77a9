import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { documentsWith, indexOf, indexOfTexts, word } from '../support/documents.js'

describe('didYouMean', () => {
  const index = indexOfTexts(...Array.from({ length: 3 }, () => 'المستشفى الكبير'), 'الجامعة القديمة', 'العام الماضي')

  it('mends words that the index does not hold, and leaves the others as they were written', () => {
    expect(index.didYouMean('المسشتفى')).toBe('المستشفى')
    expect(index.didYouMean('الجَامعة (القديممة)؟')).toBe('الجَامعة (القديمة)؟')
    expect(index.didYouMean('العامالماضي')).toBe('العام الماضي')
  })

  it('has nothing to say of words that it holds in any form, nor of those that nothing is near', () => {
    for (const query of ['', '؟', 'المستشفى الكبير', 'ومستشفى', 'زقزقزقزق']) expect(index.didYouMean(query)).toBeUndefined()
  })

  it('prefers what stands beside the other words', () => {
    const pairs = indexOfTexts('شجرة التوت', 'بيضة الحوت', 'بيضة الحوت', 'بيضة الحوت')
    expect(pairs.didYouMean('الثوت')).toBe('التوت')
    const near = indexOfTexts('سورة الكهف', 'قصة الكهل', 'قصة الكهل', 'قصة الكهل')
    expect(near.didYouMean('الكهض')).toBeDefined()
    expect(near.didYouMean('سورة الكهض')).toBe('سورة الكهف')
  })

  it('takes a word that is hardly there for a far more frequent one beside it', () => {
    const typo = indexOfTexts(...Array.from({ length: 60 }, () => 'المستشفى'), 'المستشقى')
    expect(typo.didYouMean('المستشقى')).toBe('المستشفى')
    expect(typo.didYouMean('المستشفى')).toBeUndefined()
  })

  it('suggests nothing that the index does not hold', () => {
    const tokenizer = new Tokenizer()
    const slips = fc.tuple(word, fc.nat(8), fc.constantFrom('ا', 'س', 'ق', '')).map(([text, at, letter]) => text.slice(0, at) + letter + text.slice(at + 1))
    fc.assert(
      fc.property(documentsWith(['text']), fc.array(fc.oneof(word, slips), { maxLength: 4 }), (documents, words) => {
        const random = indexOf({ fields: ['text'], stopWords: 'none' }, documents)
        const held = new Set(documents.flatMap(({ text }) => [text ?? []].flat()).flatMap(text => tokenizer.forms(text).map(({ form }) => form)))
        const query = words.join(' ')
        const given = new Set(tokenizer.forms(query).map(({ form }) => form))
        const better = random.didYouMean(query)
        if (better === undefined) return
        expect(better).not.toBe(query)
        for (const { form } of tokenizer.forms(better)) expect(given.has(form) || held.has(form)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('refuses what is no text', () => {
    expect(() => index.didYouMean(undefined as unknown as string)).toThrow(expect.objectContaining({ code: 'option' }))
    expect(() => index.didYouMean('x'.repeat(20_000))).toThrow(expect.objectContaining({ code: 'query' }))
  })
})
