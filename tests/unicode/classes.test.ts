import { describe, expect, it } from 'vitest'
import {
  CLASSES,
  CONTROL,
  classOf,
  DIGIT,
  HIGH_SURROGATE,
  isSupplementaryLetter,
  JOINER,
  LETTER,
  LOW_SURROGATE,
  MARK,
  PRESENTATION,
  SEPARATOR,
} from '../../src/unicode/classes.js'
import { ARABIC_LETTERS, ARABIC_MARKS, INVISIBLE } from '../../src/unicode/ranges.js'

describe('classOf', () => {
  it.each([
    ['letter', LETTER, 'اءىٱگaZéßЖα中한あक'],
    ['letter (vowel sign of another script)', LETTER, '\u093e\u3099'],
    ['digit', DIGIT, '059٠٩۰۹'],
    ['mark', MARK, '\u064b\u0651\u0653\u0654\u0670\u06d6\u06e5\u0610\u0301\u20e3'],
    ['control', CONTROL, '\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u061c\ufeff\u00ad\ufe0f'],
    ['joiner', JOINER, "-.'\u2010\u2011\u2019"],
    ['presentation form', PRESENTATION, 'ﻻﷺﷲﹰﭐＡ１ﬁ'],
    ['separator', SEPARATOR, ' \n\t،؛؟«»/_#@:٪٫٬,\u06dd\u06de\u06e9\u00a0…€😀'.replace(/[\ud800-\udfff]/g, '')],
    ['high surrogate', HIGH_SURROGATE, '\ud800\udbff'],
    ['low surrogate', LOW_SURROGATE, '\udc00\udfff'],
  ])('%s', (_, expected, characters) => {
    for (const character of characters.split('')) expect([character, classOf(character.charCodeAt(0))]).toEqual([character, expected])
  })

  it('is remembered in the table', () => {
    const unit = 'Ꙁ'.charCodeAt(0)
    expect(classOf(unit)).toBe(LETTER)
    expect(CLASSES[unit]).toBe(LETTER)
  })

  it.each([
    ['letters', ARABIC_LETTERS, LETTER],
    ['marks', ARABIC_MARKS, MARK],
    ['invisible characters', INVISIBLE, CONTROL],
  ])('agrees with the ranges: %s', (_, ranges, expected) => {
    for (const [first, last] of ranges) for (let unit = first; unit <= last; unit++) expect([unit, classOf(unit)]).toEqual([unit, expected])
  })

  // Unicode still adds letters to Arabic Extended-B and -A, where the ranges say what is one.
  it('holds a class for every code unit, words apart from the rest as Unicode has them', () => {
    const wrong: string[] = []
    for (let unit = 0; unit <= 0xffff; unit++) {
      const found = classOf(unit)
      const character = String.fromCharCode(unit)
      const isWord = found === LETTER || found === DIGIT
      const isBorder = (found === SEPARATOR || found === JOINER) && (unit < 0x0870 || unit > 0x08ff)
      if (found === 0 || (isWord && !/[\p{L}\p{N}\p{M}]/u.test(character)) || (isBorder && /[\p{L}\p{Nd}]/u.test(character))) wrong.push(unit.toString(16))
    }
    expect(wrong).toEqual([])
  })
})

describe('isSupplementaryLetter', () => {
  it.each([
    ['𐐀', true],
    ['𞤀', true],
    ['𠀀', true],
    ['😀', false],
    ['🏽', false],
  ])('%s: %s', (character, expected) => {
    expect(isSupplementaryLetter(character.charCodeAt(0), character.charCodeAt(1))).toBe(expected)
  })
})
