import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frequentStrings } from '../../src/build/frequent-strings.js'
import { LONGEST_STORED_STRING } from '../../src/format/constants.js'
import { randomOf, text, VOCABULARY } from '../support/documents.js'

const encoder = new TextEncoder()

function stringsOf(sample: Uint8Array, scale = 1): Buffer[] {
  const strings = frequentStrings(sample, scale)
  return Array.from({ length: strings.size - 256 }, (_, i) => Buffer.from(strings.textOf(256 + i)))
}

describe('frequent strings', () => {
  it('are in order, of two to sixteen bytes, with the bytes an even number, and stand in the sample', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 600 }),
          text(45).map(written => encoder.encode(written)),
        ),
        fc.integer({ min: 1, max: 100 }),
        (sample, scale) => {
          const strings = stringsOf(sample, scale)
          expect(strings.length % 2).toBe(0)
          expect(strings).toEqual(strings.toSorted(Buffer.compare))
          expect(new Set(strings.map(string => string.toString('latin1'))).size).toBe(strings.length)
          for (const string of strings) {
            expect(string.length).toBeGreaterThan(1)
            expect(string.length).toBeLessThanOrEqual(LONGEST_STORED_STRING)
            expect(Buffer.from(sample).includes(string)).toBe(true)
          }
        },
      ),
    )
  })

  it('are words where words come again, in whole letters', () => {
    const random = randomOf(3)
    const sample = encoder.encode(Array.from({ length: 3000 }, () => VOCABULARY[random(VOCABULARY.length)]).join(' '))
    const strings = stringsOf(sample).map(string => string.toString())
    const found = strings.map(string => string.trim())
    for (const word of ['كتاب', 'المدارس', 'COVID-19'])
      expect(
        found.some(string => string.includes(word)),
        word,
      ).toBe(true)
    expect(strings.filter(string => string.includes('\ufffd'))).toEqual([])
  })

  it('are none where nothing comes again', () => {
    expect(stringsOf(Uint8Array.from({ length: 256 }, (_, i) => i))).toEqual([])
    expect(stringsOf(new Uint8Array())).toEqual([])
  })
})
