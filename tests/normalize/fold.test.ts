import { describe, expect, it } from 'vitest'
import { normalize } from '../../src/normalize/normalize.js'

describe('signs and controls', () => {
  it.each([
    ['short vowels', 'كَتَبَ', 'كتب'],
    ['tanwin', 'كتابًا كتابٌ كتابٍ', 'كتابا كتاب كتاب'],
    ['shadda with a vowel', 'مُحَمَّدٌ', 'محمد'],
    ['sukun', 'بَيْتْ', 'بيت'],
    ['Quranic signs', 'ٱلْعَـٰلَمِينَۙ قَالُوا۟ۚ', 'العالمين قالوا'],
    ['small waw and yeh of the Quran', 'دَاوُۥدَ بِهِۦ', 'داود به'],
    ['honorifics', 'محمد\u0610 علي\u0611', 'محمد علي'],
    ['signs of the extended block', 'كتاب\u08f0\u08d3', 'كتاب'],
    ['tatweel', 'العــــربية', 'العربيه'],
    ['direction marks', '\u200fكتاب\u200e \u061cجديد', 'كتاب جديد'],
    ['embeddings and isolates', '\u202bكتاب\u202c \u2067جديد\u2069', 'كتاب جديد'],
    ['zero-width space, joiner and non-joiner', 'كت\u200bا\u200cب\u200d', 'كتاب'],
    ['word joiner, byte order mark, soft hyphen', 'ك\u2060ت\ufeffا\u00adب', 'كتاب'],
    ['variation selector', 'كتاب\ufe0f', 'كتاب'],
    ['marks alone', '\u064e\u0651\u0670', ''],
  ])('%s are dropped', (_, text, expected) => {
    expect(normalize(text)).toBe(expected)
  })

  it.each([
    ['spaces', 'كتاب  جديد\t\n'],
    ['punctuation', 'نعم، لا؛ لماذا؟ «هنا»'],
    ['the end of an ayah', 'العالمين \u06dd1'],
    ['ornaments', '\u06de كتاب \u06e9'],
    ['emoji', '😀 كتاب'],
  ])('%s stay', (_, text) => {
    expect(normalize(text)).toBe(text)
  })

  it('the empty text is empty', () => {
    expect(normalize('')).toBe('')
  })
})

describe('other scripts and broken text', () => {
  it.each(['中文', 'ひらがな', 'हिन्दी', 'ไทย', '한국어', 'עברית', '𐐨𐐩', '𠀀'])('%s stays', text => {
    expect(normalize(text)).toBe(text)
  })

  it.each(['\ud800', '\udc00', '\udc00\ud800', 'كتاب\ud83d', '\ude00كتاب', '\udbff\u064eا'])('a lone surrogate stays where it is: %j', text => {
    expect(normalize(text)).toBe(text.replace('\u064e', ''))
  })

  // The class of a letter is found when it is first met: what a text gives must not depend on those before it.
  it.each([
    ['ԱԲԳ', 'աբգ'],
    ['يئՒ', 'ييւ'],
    ['ⴰ\u0670ⴱ', 'ⴰاⴱ'],
  ])('gives the same the first time and the second: %s', (text, expected) => {
    expect([normalize(text), normalize(text)]).toEqual([expected, expected])
  })
})
