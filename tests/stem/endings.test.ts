import { describe, expect, it } from 'vitest'
import { isArabicWord, settleHamza } from '../../src/stem/endings.js'
import { NO_EVIDENCE } from '../../src/stem/evidence.js'
import { evidenceOf, stripEndings } from './evidence.js'

describe('stripEndings, of a word of which nothing is known', () => {
  it.each([
    ['كتابا', 'كتاب'],
    ['معلمان', 'معلم'],
    ['معلمون', 'معلم'],
    ['معلمين', 'معلم'],
    ['معلمات', 'معلم'],
    ['معلمه', 'معلم'],
    ['مصري', 'مصر'],
    ['مصريه', 'مصر'],
    ['مصريون', 'مصر'],
    ['كتابها', 'كتاب'],
    ['كتابهم', 'كتاب'],
    ['كتابكم', 'كتاب'],
    ['كتابهما', 'كتاب'],
  ])('%s is %s', (word, expected) => {
    expect(stripEndings(word, NO_EVIDENCE)).toBe(expected)
  })

  it.each(['كان', 'بين', 'دين', 'هات', 'علي', 'فيه', 'ماء', 'ها', 'فون', 'ذات', 'منه', 'فهم', 'وهم', 'مهم'])('leaves three letters at least: %s', word => {
    expect(stripEndings(word, NO_EVIDENCE)).toBe(word)
  })

  it.each(['مدرسه', 'بنيان', 'كتابات', 'عيون'])('takes one ending after the other, each once: %s', word => {
    expect(stripEndings(word, NO_EVIDENCE).length).toBeGreaterThanOrEqual(3)
    expect(word.startsWith(stripEndings(word, NO_EVIDENCE))).toBe(true)
  })

  it('stops at a word that the lexicon knows', () => {
    const evidence = evidenceOf({ stems: { برلمان: 'برلمان', مستشفي: 'مستشفي' } })
    expect(stripEndings('برلمانين', evidence)).toBe('برلمان')
    expect(stripEndings('مستشفيات', evidence)).toBe('مستشفي')
    expect(stripEndings('مستشفيات', NO_EVIDENCE)).toBe('مستشف')
  })

  it.each(['covid', 'wifi', '2024', '2.5', '5كلم', '中文'])('leaves %s alone', word => {
    expect(stripEndings(word, NO_EVIDENCE)).toBe(word)
  })
})

describe('settleHamza', () => {
  it.each([
    ['مسوول', 'مسول'],
    ['مسول', 'مسول'],
    ['رييس', 'ريس'],
    ['هيءه', 'هيه'],
    ['قراءه', 'قراءه'],
    ['ماء', 'ماء'],
    ['كتاب', 'كتاب'],
    ['فءه', 'فءه'],
    ['شوون', 'شون'],
  ])('%s is %s', (stem, expected) => {
    expect(settleHamza(stem)).toBe(expected)
  })

  it('changes nothing in a second run', () => {
    for (const stem of ['مسوول', 'رييس', 'هيءه', 'قراءه', 'شووون', 'مييييل', 'بوءوء']) expect(settleHamza(settleHamza(stem))).toBe(settleHamza(stem))
  })
})

describe('isArabicWord', () => {
  it.each([
    ['كتاب', true],
    ['ء', true],
    ['ڨ', true],
    ['kitab', false],
    ['5كلم', false],
    ['中文', false],
    ['', false],
  ])('%j: %s', (word, expected) => {
    expect(isArabicWord(word)).toBe(expected)
  })
})
