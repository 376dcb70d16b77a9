import { describe, expect, it } from 'vitest'
import { splitOf } from '../../src/tokenize/glued-names.js'

function halvesOf(word: string): string[] {
  const units = Uint16Array.from([...word].map(letter => letter.charCodeAt(0)))
  const at = splitOf(units, 0, units.length)
  return at === 0 ? [word] : [word.slice(0, at), word.slice(at)]
}

describe('splitOf', () => {
  it.each([
    ['عبدالله', ['عبد', 'الله']],
    ['عبدالعزيز', ['عبد', 'العزيز']],
    ['عبدالحق', ['عبد', 'الحق']],
    ['لعبدالناصر', ['لعبد', 'الناصر']],
    ['فعبدالله', ['فعبد', 'الله']],
    ['ابوبكر', ['ابو', 'بكر']],
    ['ابوالحسن', ['ابو', 'الحسن']],
    ['كابوظبي', ['كابو', 'ظبي']],
  ])('%s is two words', (word, expected) => {
    expect(halvesOf(word)).toEqual(expected)
  })

  it.each(['عبد', 'عبدال', 'عبدالا', 'عبدان', 'ابو', 'ابوه', 'ابواب', 'ابوظب', 'شعبدالله', 'معبدالله', 'وابوه', 'كتاب', 'عبدالعزيزالعزيزالعزيز'])(
    '%s is one',
    word => {
      expect(halvesOf(word)).toEqual([word])
    },
  )

  it('looks at its stretch of the units alone', () => {
    const units = Uint16Array.from([...'وعبدالله'].map(letter => letter.charCodeAt(0)))
    expect(splitOf(units, 1, units.length)).toBe(4)
    expect(splitOf(units, 0, 6)).toBe(0)
  })
})
