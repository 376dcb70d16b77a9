import { describe, expect, it } from 'vitest'
import { FOREIGN_FOLDS, LETTER_FOLDS } from '../../src/normalize/letters.js'
import { normalize } from '../../src/normalize/normalize.js'

describe('letters', () => {
  it.each([
    ['hamza above alef', 'أحمد', 'احمد'],
    ['hamza below alef', 'إسلام', 'اسلام'],
    ['madda', 'آمن', 'امن'],
    ['alef wasla', 'ٱلكتاب', 'الكتاب'],
    ['alef with wavy hamza', 'ٲ ٳ', 'ا ا'],
    ['alef maksura', 'مستشفى', 'مستشفي'],
    ['Persian yeh', 'علی', 'علي'],
    ['yeh of Uyghur and Pashto', 'ې ۍ', 'ي ي'],
    ['yeh barree', 'لڑکے', 'لڑكي'],
    ['teh marbuta', 'مدرسة', 'مدرسه'],
    ['Urdu teh marbuta', 'ۃ', 'ه'],
    ['keheh', 'الکتاب', 'الكتاب'],
    ['swash kaf', 'ڪتاب', 'كتاب'],
    ['heh goal', 'مدرسہ', 'مدرسه'],
    ['heh doachashmee', 'ھذا', 'هذا'],
    ['Kurdish heh', 'مدرسە', 'مدرسه'],
    ['heh with yeh above', 'خانۀ', 'خانه'],
  ])('%s: %s', (_, text, expected) => {
    expect(normalize(text)).toBe(expected)
  })

  it.each([
    ['پاريس', 'باريس'],
    ['چاد', 'جاد'],
    ['ژنيف', 'زنيف'],
    ['گرام', 'كرام'],
    ['ڭ', 'ك'],
    ['ڤيديو', 'فيديو'],
    ['ڨابس', 'قابس'],
  ])('for sounds that Arabic has not: %s', (text, expected) => {
    expect(normalize(text)).toBe(expected)
  })

  it('fold to letters that stay', () => {
    const from = new Set([...LETTER_FOLDS, ...FOREIGN_FOLDS].map(([letter]) => letter))
    for (const [, to] of [...LETTER_FOLDS, ...FOREIGN_FOLDS]) expect(from.has(to)).toBe(false)
    expect(from.size).toBe(LETTER_FOLDS.length + FOREIGN_FOLDS.length)
  })

  it('keep the rest of the alphabet', () => {
    const plain = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'
    expect(normalize(plain)).toBe(plain)
  })
})
