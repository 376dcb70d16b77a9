import { describe, expect, it } from 'vitest'
import type { CodeRange } from '../../src/unicode/ranges.js'
import { ARABIC_LETTERS, ARABIC_MARKS, COMBINING_MARKS, INVISIBLE, inRanges, PRESENTATION_FORMS } from '../../src/unicode/ranges.js'

const LISTS: readonly (readonly [name: string, ranges: readonly CodeRange[]])[] = [
  ['ARABIC_LETTERS', ARABIC_LETTERS],
  ['ARABIC_MARKS', ARABIC_MARKS],
  ['COMBINING_MARKS', COMBINING_MARKS],
  ['INVISIBLE', INVISIBLE],
  ['PRESENTATION_FORMS', PRESENTATION_FORMS],
]

function unitsOf(ranges: readonly CodeRange[]): string[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)))
}

describe('the ranges', () => {
  it.each(LISTS)('%s are in order and apart', (_, ranges) => {
    for (const [first, last] of ranges) expect(first).toBeLessThanOrEqual(last)
    for (let i = 1; i < ranges.length; i++) expect(ranges[i]?.[0]).toBeGreaterThan((ranges[i - 1] as CodeRange)[1])
  })

  it('share no unit', () => {
    const all = LISTS.flatMap(([, ranges]) => unitsOf(ranges))
    expect(new Set(all).size).toBe(all.length)
  })

  it('hold letters where they say letters, marks where they say marks', () => {
    expect(unitsOf(ARABIC_LETTERS).filter(letter => !/\p{L}/u.test(letter))).toEqual([])
    expect(unitsOf(ARABIC_MARKS).filter(mark => !/[\p{M}\p{Lm}]/u.test(mark))).toEqual([])
    expect(unitsOf(COMBINING_MARKS).filter(mark => /[\p{L}\p{N}\p{P}\p{S}\p{Z}]/u.test(mark))).toEqual([])
  })

  it('hold every letter of the Arabic and Arabic Supplement blocks but tatweel and the small letters of the Quran', () => {
    const letters = unitsOf([
      [0x0600, 0x06ff],
      [0x0750, 0x077f],
    ]).filter(unit => /\p{L}/u.test(unit))
    const missing = letters.filter(unit => !inRanges(ARABIC_LETTERS, unit.charCodeAt(0)))
    expect(missing).toEqual(['\u0640', '\u06e5', '\u06e6'])
  })
})

describe('inRanges', () => {
  it.each([
    [0x064a, false],
    [0x064b, true],
    [0x065f, true],
    [0x0660, false],
    [0x0670, true],
    [0x06dd, false],
  ])('knows both ends of a range: %d', (unit, expected) => {
    expect(inRanges(ARABIC_MARKS, unit)).toBe(expected)
  })
})
