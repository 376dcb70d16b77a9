import { describe, expect, it } from 'vitest'
import { runChain } from '../../src/normalize/chain.js'
import { MappedText, unitsToString } from '../../src/normalize/mapped-text.js'

function folded(source: string): MappedText {
  const text = new MappedText()
  text.load(source)
  runChain(text)
  return text
}

describe('MappedText', () => {
  it('loads a text with each unit mapped to itself', () => {
    const text = new MappedText()
    text.load('أبج')
    expect([text.source, text.length, text.slice()]).toEqual(['أبج', 3, 'أبج'])
    expect([...text.origins.subarray(0, 3)]).toEqual([0, 1, 2])
  })

  it('keeps nothing of a longer text loaded before', () => {
    const text = new MappedText()
    text.load('كتاب جديد')
    text.load('لا')
    expect(text.slice()).toBe('لا')
    expect(text.endOf(1)).toBe(2)
  })

  it('grows and keeps its content', () => {
    const text = new MappedText()
    text.load('كتاب')
    text.reserve(100_000)
    expect(text.units.length).toBeGreaterThanOrEqual(100_000)
    expect(text.origins.length).toBe(text.units.length)
    expect(text.slice()).toBe('كتاب')
  })

  it('takes texts longer than its first memory', () => {
    const long = 'كتاب '.repeat(5000)
    expect(folded(long).slice()).toBe(long)
  })

  it('slices by units', () => {
    expect(folded('كِتَابٌ جديد').slice(5, 9)).toBe('جديد')
  })

  it.each([
    ['vowel signs', 'كِتَابٌ', 3, 7],
    ['a trailing tatweel', '1445هـ', 4, 6],
    ['a hamza that was left out', 'شيء', 1, 3],
    ['a hamza behind a tatweel', 'شيـء', 1, 4],
    ['a hamza in parts that was left out', 'سيي\u0654', 1, 4],
    ['a vowel sign behind a control', 'كتا\u200dبٌ', 3, 6],
    ['isolated signs', 'كتاب\ufe72', 3, 5],
    ['one letter of a ligature', 'ﻻ', 0, 1],
    ['the last letter of a ligature', 'ﻻ', 1, 1],
    ['a unit before a space', 'كتاب جديد', 3, 4],
    ['the end of a turned number', 'س3ر2', 3, 4],
  ])('a written character ends after %s', (_, source, unit, expected) => {
    expect(folded(source).endOf(unit)).toBe(expected)
  })

  it.each(['كتاب\u200f', 'كتاب\u200f\u2069', 'كتاب\u200f جديد', 'كتاب\ufeff'])('but before trailing controls: %j', source => {
    expect(folded(source).endOf(3)).toBe(4)
  })
})

describe('unitsToString', () => {
  it('takes more units than a call has arguments', () => {
    const long = 'ا'.repeat(300_000)
    expect(
      unitsToString(
        Uint16Array.from(long, letter => letter.charCodeAt(0)),
        0,
        long.length,
      ),
    ).toBe(long)
  })
})
