import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/index.js'
import { defaultStopWords, foldWords, stopWordsOf } from '../../src/lexicon/stop-words.js'
import { normalize } from '../../src/normalize/normalize.js'
import { codeIn, readDocument, tableOf } from '../docs/markdown.js'

describe('the lists of the library', () => {
  const [short, medium, long] = (['short', 'default', 'long'] as const).map(stopWordsOf) as [Set<string>, Set<string>, Set<string>]

  it('are in folded letters, one word each', () => {
    for (const word of long) {
      expect(word).toBe(normalize(word))
      expect(word).toMatch(/^\S+$/)
    }
  })

  it('hold one another', () => {
    expect([...short].filter(word => !medium.has(word))).toEqual([])
    expect([...medium].filter(word => !long.has(word))).toEqual([])
  })

  it('are of the sizes that the documents give', () => {
    const documented = tableOf(readDocument('docs/analysis.md'), 'size').map(([size = '', words]) => [codeIn(size), Number(words)])
    expect(documented).toEqual([
      ["'short'", short.size],
      ["'default'", medium.size],
      ["'long'", long.size],
    ])
  })

  it('have one for default', () => {
    expect(medium).toEqual(defaultStopWords())
  })

  it.each(['من', 'إلى', 'على', 'في', 'هذا', 'الذي', 'كان', 'لم'])('hold %s in every size', word => {
    for (const words of [short, medium, long]) expect(words.has(normalize(word))).toBe(true)
  })

  it.each(['وهو', 'بها', 'ذلك', 'لديهم', 'أيضًا'])('hold %s by default', word => {
    expect(medium.has(normalize(word))).toBe(true)
  })

  it.each(['قال', 'أضاف', 'وأكد', 'حاليًا', 'بسبب', 'ولأن', 'وكل'])('hold %s in the long one only', word => {
    expect([medium, long].map(words => words.has(normalize(word)))).toEqual([false, true])
  })

  it.each(['كتاب', 'وزير', 'ماء', 'لغة', 'ليل', 'أب', 'ذكر', 'ولي', 'عادة', 'نقل'])('do not hold %s', word => {
    expect(long.has(normalize(word))).toBe(false)
  })

  it('are sets of one’s own', () => {
    defaultStopWords().clear()
    stopWordsOf('default').clear()
    expect(defaultStopWords().size).toBeGreaterThan(100)
    expect(stopWordsOf('default').size).toBeGreaterThan(100)
  })
})

describe('stopWordsOf', () => {
  it('takes none, and a list of one’s own', () => {
    expect(stopWordsOf('none')).toEqual(new Set())
    expect([...stopWordsOf(['إلى', 'مَن'])]).toEqual(['الي', 'من'])
  })

  it.each<[unknown]>([['some'], ['toString'], [''], [5], [5n], [null], [{}], [Object.create(null)], [['في', 5]]])('refuses what is none', option => {
    expect(() => stopWordsOf(option as 'none')).toThrow(OptionError)
  })

  it('says what it takes and what came', () => {
    expect(() => stopWordsOf('some' as 'none')).toThrow(`"stopWords" is 'short', 'default', 'long', 'none' or a list of words, not "some"`)
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
