import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalize, normalizeWithOrigins } from '../../src/normalize/normalize.js'
import { anyText, arabicText } from '../support/arabic.js'

describe('normalize', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(anyText, text => {
        const once = normalize(text)
        expect(normalize(once)).toBe(once)
      }),
      { numRuns: 4000 },
    )
  })

  it('takes decomposed and composed text alike', () => {
    fc.assert(
      fc.property(arabicText, text => {
        expect(normalize(text.normalize('NFD'))).toBe(normalize(text))
        expect(normalize(text.normalize('NFC'))).toBe(normalize(text))
      }),
      { numRuns: 4000 },
    )
  })

  // Found by the properties above and by running them over every short sequence of the characters that fold by their neighbours.
  it.each([
    ['several decimal marks', '1٫1٫1', '1.1.1'],
    ['a fraction that looks grouped', '1٫234,567', '1.234,567'],
    ['a grouped number before a reh', '1,234ر5', '1,5.234'],
    ['a grouped number behind a reh', '5ر1,234', '1234.5'],
    ['a turned number that looks grouped', '1,3ر123', '1123.3'],
    ['rehs between grouped digits', '2ر345,678ر9', '2ر345678ر9'],
    ['a hamza below over a superscript alef', 'ءآ\u0670\u0655', 'اا'],
    ['a hamza below over a madda', 'ءا\u0653\u0655', 'ءا'],
    ['a hamza that nothing follows', 'سيئء', 'سيي'],
    ['a hamza doubled after a yeh', 'يءء', 'ي'],
    ['a hamza and an alef before a letter', 'بءاءا', 'باءا'],
  ])('holds what the properties found: %s', (_, text, expected) => {
    const once = normalize(text)
    expect(once).toBe(expected)
    expect(normalize(once)).toBe(once)
    expect(normalize(text.normalize('NFD'))).toBe(once)
  })

  it('knows nothing of the texts before', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const alone = normalize(text)
        normalize(other)
        expect(normalize(text)).toBe(alone)
      }),
    )
  })
})

describe('normalizeWithOrigins', () => {
  it('gives the text that normalize gives, and a place in the source for each unit', () => {
    fc.assert(
      fc.property(anyText, source => {
        const { text, origins } = normalizeWithOrigins(source)
        expect(text).toBe(normalize(source))
        expect(origins.length).toBe(text.length)
        for (const origin of origins) expect(origin).toBeLessThan(source.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('goes forward but in numbers turned around', () => {
    fc.assert(
      fc.property(
        anyText.filter(text => !text.includes('ر')),
        source => {
          const { origins } = normalizeWithOrigins(source)
          for (let i = 1; i < origins.length; i++) expect(origins[i]).toBeGreaterThanOrEqual(origins[i - 1] as number)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['قُرْآنٌ', [0, 2, 4, 5]],
    ['ا\u0654\u064eب', [0, 3]],
    ['1,234', [0, 2, 3, 4]],
    ['\u200fك\u200cتاب', [1, 3, 4, 5]],
    ['شيء كتب', [0, 1, 3, 4, 5, 6]],
    ['قرءان', [0, 1, 2, 4]],
  ])('points at the letters themselves: %s', (source, expected) => {
    expect([...normalizeWithOrigins(source).origins]).toEqual(expected)
  })

  it('gives a map of its own', () => {
    const first = normalizeWithOrigins('كِتاب').origins
    normalizeWithOrigins('\u064e\u064e\u064eكتاب')
    expect([...first]).toEqual([0, 2, 3, 4])
  })
})
