import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalize } from '../../src/normalize/normalize.js'
import { Segmenter } from '../../src/tokenize/segment.js'
import { PART, VARIANT, WHOLE, WORD } from '../../src/tokenize/token.js'
import type { FormToken } from '../../src/tokenize/tokenize.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { CONTROL, classOf, MARK } from '../../src/unicode/classes.js'
import { anyText, CONTROLS, CountingText, textWithNoise } from '../support/arabic.js'

const tokenizer = new Tokenizer()

/** A hamza on a tatweel: the one letter that the vowel signs around it choose. */
const SEATED_BY_VOWELS = /[\u0640\ufb50-\ufeff][\p{M}\p{Cf}\ufb50-\ufeff]*[\u0654\u0655]/u

/** More parts in one written word than this are cut anywhere: what is left of such a word depends on where it began. */
const MOST_PARTS = 8

function mostParts(tokens: readonly FormToken[]): number {
  let most = 0
  let run = 0
  for (const { kind } of tokens) {
    run = kind === WORD ? 0 : kind === PART ? run + 1 : run
    most = Math.max(most, run)
  }
  return most
}

describe('Tokenizer', () => {
  it('numbers tokens from a position on and returns the next', () => {
    const positions: number[] = []
    const next = tokenizer.run('كتاب COVID-19 جديد', { token: (_units, _from, _to, _start, _end, position) => positions.push(position) }, 10)
    expect(positions).toEqual([10, 11, 12, 12, 13])
    expect(next).toBe(14)
  })

  it('gives no token for a text without words', () => {
    for (const text of ['', ' \n', '،؛؟', '\u064e\u0640\u200f', '😀', '\ud800', '-.-', 'ﱞ']) expect([text, tokenizer.forms(text)]).toEqual([text, []])
  })

  it('keeps its text readable for marking', () => {
    tokenizer.forms('كِتاب')
    expect(tokenizer.text.source).toBe('كِتاب')
  })

  it('gives tokens in bounds, in order, each position with one word or part', () => {
    fc.assert(
      fc.property(anyText, text => {
        let last = { start: 0, end: 0, position: -1 }
        for (const token of tokenizer.forms(text)) {
          expect(token.form).not.toBe('')
          expect(token.start).toBeLessThan(token.end)
          expect(token.end).toBeLessThanOrEqual(text.length)
          if (token.kind === WHOLE || token.kind === VARIANT) expect(token.position).toBe(last.position)
          else {
            expect(token.position).toBe(last.position + 1)
            expect(token.start).toBeGreaterThanOrEqual(last.start)
            expect(token.end).toBeGreaterThanOrEqual(last.end)
            last = token
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('gives ranges that hold the word: cut from the source, they give the form again', () => {
    fc.assert(
      fc.property(anyText, text => {
        const tokens = tokenizer.forms(text)
        fc.pre(mostParts(tokens) < MOST_PARTS)
        for (const { form, start, end, kind } of tokens) {
          const slice = text.slice(start, end)
          // Several words in one character (ﷺ) have its range in common.
          if (kind === WORD || kind === PART) expect(normalize(slice).split(' ')).toContain(form)
          else expect(tokenizer.forms(slice).map(token => token.form)).toContain(form)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('gives ranges that begin with a character of the word and end in nothing that nobody sees', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const { start, end } of tokenizer.forms(text)) {
          expect([MARK, CONTROL]).not.toContain(classOf(text.charCodeAt(start)))
          expect(CONTROLS).not.toContain(text.charAt(end - 1))
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('gives the same forms with vowel signs, tatweel and controls strewn in', () => {
    fc.assert(
      fc.property(textWithNoise, ({ text, noisy }) => {
        fc.pre(!SEATED_BY_VOWELS.test(text))
        const seen = (source: string): unknown => tokenizer.forms(source).map(({ form, position, kind }) => ({ form, position, kind }))
        expect(seen(noisy)).toEqual(seen(text))
      }),
      { numRuns: 4000 },
    )
  })

  it.each([
    ['letters', 'ك'],
    ['words', 'كتاب '],
    ['digits', '1'],
    ['letters and digits that touch', 'ك1'],
    ['parts with hyphens', 'ك-'],
    ['parts with full stops', 'بي.'],
    ['numbers with full stops', '1.'],
    ['hyphens', '-'],
    ['glued names', 'عبدالله '],
    ['letters read two ways', 'ڤ'],
    ['supplementary letters', '𐐨'],
    ['high surrogates', '\ud801'],
    ['words in one character', 'ﷺ'],
  ])('cuts in proportion to the length: %s', (_, unit) => {
    const workOf = (repeats: number): number => {
      const text = new CountingText()
      text.load(unit.repeat(repeats))
      let tokens = 0
      new Segmenter().segment(text, { token: () => tokens++ })
      return text.work + tokens
    }
    expect(workOf(8000)).toBeLessThan(workOf(2000) * 4.5)
  })
})
