import { describe, expect, it } from 'vitest'
import { normalize, normalizeWithOrigins } from '../../src/normalize/normalize.js'
import { isGluedProclitic } from '../../src/normalize/numbers.js'

describe('digits', () => {
  it.each([
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['0123456789', '0123456789'],
    ['٢0۱9', '2019'],
    ['５', '5'],
  ])('%s', (text, expected) => {
    expect(normalize(text)).toBe(expected)
  })
})

describe('grouping and decimal marks', () => {
  it.each([
    ['1,234', '1234'],
    ['1,234,567', '1234567'],
    ['١٬٢٣٤', '1234'],
    ['١٬٢٣٤٬٥٦٧٫٨٩', '1234567.89'],
    ['12\u2009345', '12345'],
    ['12\u202f345', '12345'],
    ['1,234.5', '1234.5'],
    ['٢٫٣', '2.3'],
    ['0٫5', '0.5'],
    ['قال.1,234', 'قال.1234'],
    ['1\u200f,234', '1234'],
  ])('a number in any dress: %s', (text, expected) => {
    expect(normalize(text)).toBe(expected)
  })

  it.each([['1,23'], ['1,2345'], ['1234,567'], ['1, 234'], ['1,'], [',234'], ['1 234'], ['2.3.4'], ['3.5,123'], ['ج,123'], ['٫']])('no group: %s', text => {
    expect(normalize(text)).toBe(text)
  })

  it.each([
    ['several decimal marks', '1٫2٫3', '1.2.3'],
    ['a fraction is not grouped', '1٫234,567', '1.234,567'],
    ['a decimal mark at the end', '5٫', '5٫'],
    ['a decimal mark at the beginning', '٫5', '٫5'],
  ])('%s', (_, text, expected) => {
    expect(normalize(text)).toBe(expected)
    expect(normalize(expected)).toBe(expected)
  })
})

describe('a fraction written with reh', () => {
  it.each([
    ['3ر2', '2.3'],
    ['٣ر٢', '2.3'],
    ['25ر104', '104.25'],
    ['5ر1,234', '1234.5'],
    ['بنسبة 3ر2 بالمئة', 'بنسبه 2.3 بالمءه'],
    ['بلغت 3ر2.', 'بلغت 2.3.'],
    ['3ر2، ثم 4ر5', '2.3، ثم 5.4'],
    ['بـ3ر2', 'ب2.3'],
    ['و3ر2', 'و2.3'],
    ['ال3ر2', 'ال2.3'],
    ['بال3ر2', 'بال2.3'],
    ['3ر2-5ر4', '2.3-4.5'],
    ['(3ر2)', '(2.3)'],
    ['😀3ر2', '😀2.3'],
    ['3\u200fر2', '2.3'],
    ['1,3ر2', '1,2.3'],
    ['1,3ر234', '1234.3'],
  ])('%s', (text, expected) => {
    expect(normalize(text)).toBe(expected)
    expect(normalize(expected)).toBe(expected)
  })

  it.each([
    ['between letters', 'أ3ر2', 'ا3ر2'],
    ['in a plate number', 'سيارة3ر2', 'سياره3ر2'],
    ['before a unit', '3ر2م', '3ر2م'],
    ['twice', '1ر2ر3', '1ر2ر3'],
    ['after a decimal mark', '1٫3ر2', '1.3ر2'],
    ['before a decimal mark', '3ر2.5', '3ر2.5'],
    ['after a lost space', 'انتهى.3ر2', 'انتهي.3ر2'],
    ['after a proclitic inside a compound', 'نصف-ب3ر2', 'نصف-ب3ر2'],
    ['after a supplementary letter', '𐐨3ر2', '𐐨3ر2'],
    ['before a supplementary letter', '3ر2𐐨', '3ر2𐐨'],
    ['without a whole', '3ر', '3ر'],
    ['without a fraction', 'ر2', 'ر2'],
    ['before a group without a whole', '5ر,123', '5ر,123'],
    ['in a whole that goes on', '2ر345,678ر9', '2ر345678ر9'],
  ])('is a letter %s', (_, text, expected) => {
    expect(normalize(text)).toBe(expected)
    expect(normalize(expected)).toBe(expected)
  })

  it('maps each digit to where it was written', () => {
    const { text, origins } = normalizeWithOrigins('س 12ر345')
    expect(text).toBe('س 345.12')
    expect([...origins]).toEqual([0, 1, 5, 6, 7, 4, 2, 3])
  })
})

describe('isGluedProclitic', () => {
  const isGlued = (word: string): boolean => isGluedProclitic(Uint16Array.from([...word].map(letter => letter.charCodeAt(0))), 0, word.length)

  it.each(['و', 'ف', 'ب', 'ك', 'ل', 'ال', 'وال', 'بال', 'كال'])('%s', word => {
    expect(isGlued(word)).toBe(true)
  })

  it.each(['س', 'ا', 'من', 'لل', 'نال', 'وبال', ''])('not %j', word => {
    expect(isGlued(word)).toBe(false)
  })
})
