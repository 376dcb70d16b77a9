import { describe, expect, it } from 'vitest'
import { CHAIN, runChain } from '../../src/normalize/chain.js'
import { MappedText } from '../../src/normalize/mapped-text.js'
import { CountingText } from '../support/arabic.js'

/** The steps that a text goes through, by the characters that it holds. */
function stepsOf(source: string): string {
  const text = new MappedText()
  text.load(source)
  runChain(text)
  return text.slice()
}

describe('the chain', () => {
  it('keeps its order', () => {
    expect(CHAIN.map(({ name }) => name)).toEqual(['presentation forms', 'compose', 'superscript alef', 'fold letters, drop signs', 'numbers'])
  })

  it.each([
    ['a presentation form before a combining hamza', 'ﻳ\u0654ة', 'ءه'],
    ['a combining hamza before a superscript alef', 'او\u0644\u0670ي\u0654ك', 'اوليك'],
    ['a presentation form with a superscript alef', 'ﻩ\u0670ﺫﺍ', 'هذا'],
    ['a superscript alef before the hamza that its alef completes', 'قء\u0670ن', 'قان'],
    ['Arabic digits before numbers', '٣ر٢', '2.3'],
    ['full-width digits before numbers', '３ر２', '2.3'],
    ['controls before numbers', '1\u200f,\u200f234', '1234'],
  ])('runs %s', (_, source, expected) => {
    expect(stepsOf(source)).toBe(expected)
  })

  it.each([
    ['letters', 'كتاب '],
    ['vocalized letters', 'كِتَابٌ '],
    ['one word without end', 'ك'],
    ['vowel signs', '\u064e'],
    ['vowel signs on one letter', 'ب\u064e\u0651'],
    ['combining hamzas', '\u0654'],
    ['combining hamzas on alefs', 'ا\u0654\u0653'],
    ['superscript alefs', '\u0670'],
    ['superscript alefs between the letters of هذا', 'ه\u0670ذ'],
    ['tatweel', '\u0640'],
    ['controls', '\u200f'],
    ['hamzas', 'ء'],
    ['hamza seats', 'ئؤأ'],
    ['hamza seats far from their neighbours', 'ئ\u064e\u064e\u064e\u064e'],
    ['hamzas and alefs', 'ءا'],
    ['grouped digits', '1,234,'],
    ['digits', '1'],
    ['decimal marks', '1٫'],
    ['fractions written with reh', '3ر2 '],
    ['rehs between digits', '3ر'],
    ['full stops', '1.'],
    ['ligatures', 'ﻻ'],
    ['many words in one character', 'ﷺ'],
    ['isolated signs', '\ufe76'],
    ['lone surrogates', '\ud800'],
    ['emoji', '😀'],
  ])('reads and writes in proportion to the length: %s', (_, unit) => {
    const workOf = (repeats: number): number => {
      const text = new CountingText()
      text.load(unit.repeat(repeats))
      runChain(text)
      return text.work
    }
    const small = workOf(1000)
    expect(workOf(4000)).toBeLessThan(small * 4.5)
  })

  it('reads in proportion to the length where one letter carries every sign', () => {
    for (const sign of ['\u0654', '\u0670', '\u064e']) {
      const workOf = (repeats: number): number => {
        const text = new CountingText()
        text.load(`ه${sign.repeat(repeats)}ذا`)
        runChain(text)
        return text.work
      }
      expect(workOf(4000)).toBeLessThan(workOf(1000) * 4.5)
    }
  })
})
