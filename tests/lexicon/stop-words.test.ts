import { describe, expect, it } from 'vitest'
import { defaultStopWords, foldWords } from '../../src/lexicon/stop-words.js'
import { normalize } from '../../src/normalize/normalize.js'

describe('defaultStopWords', () => {
  it('are in folded letters, one word each', () => {
    for (const word of defaultStopWords()) {
      expect(word).toBe(normalize(word))
      expect(word).toMatch(/^\S+$/)
    }
  })

  it.each(['من', 'إلى', 'على', 'في', 'هذا', 'الذي', 'كان', 'لم', 'وهو', 'بها', 'ذلك'])('hold %s', word => {
    expect(defaultStopWords().has(normalize(word))).toBe(true)
  })

  it.each(['كتاب', 'وزير', 'ماء', 'لغة', 'قال', 'ليل', 'أب'])('do not hold %s', word => {
    expect(defaultStopWords().has(normalize(word))).toBe(false)
  })

  it('are a set of one’s own', () => {
    defaultStopWords().clear()
    expect(defaultStopWords().size).toBeGreaterThan(100)
  })
})

describe('foldWords', () => {
  it.each([
    ['a text', 'إلى  مَن\nهذه', ['الي', 'من', 'هذه']],
    ['a list', ['إلى', 'مَن'], ['الي', 'من']],
    ['a list whose items hold several words', ['من إلى', ''], ['من', 'الي']],
    ['nothing', '', []],
    ['an empty list', [], []],
  ])('takes %s', (_, words, expected) => {
    expect([...foldWords(words)]).toEqual(expected)
  })
})
