import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Vocabulary } from '../../src/build/vocabulary.js'
import { packForm } from '../../src/tokenize/packed-form.js'
import { term } from '../support/documents.js'

const unitsOf = (text: string): Uint16Array => Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))

describe('Vocabulary', () => {
  it('numbers forms in the order in which they first come, and counts them, as a map does', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(term, fc.constantFrom('ا', 'با', 'كتاب', '2.5', 'covid', 'covid19'))), forms => {
        const vocabulary = new Vocabulary()
        const known = new Map<string, number>()
        const counts: number[] = []
        for (const form of forms) {
          const number = known.get(form) ?? known.size
          known.set(form, number)
          counts[number] = (counts[number] ?? 0) + 1
          // In the midst of other units, as the tokenizer hands them over, or packed.
          const units = unitsOf(`x${form}y`)
          const packed = packForm(units, 1, form.length + 1)
          const asNumber = packed >= 0 && (counts[number] ?? 0) % 2 === 0
          expect(asNumber ? vocabulary.internPacked(packed) : vocabulary.intern(units, 1, form.length + 1)).toBe(number)
        }
        expect(vocabulary.size).toBe(known.size)
        expect([...known.keys()].map((_, i) => vocabulary.termOf(i))).toEqual([...known.keys()])
        expect([...vocabulary.counts.subarray(0, known.size)]).toEqual(counts)
      }),
      { numRuns: 300 },
    )
  })

  it('grows over all its arrays', () => {
    const vocabulary = new Vocabulary()
    const count = 50_000
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < count; i++) {
        const form = i % 2 === 0 ? `كلمة${i}` : `${i}`
        if (vocabulary.intern(unitsOf(form), 0, form.length) !== i) expect.unreachable(`${form} is not ${i}`)
      }
    }
    expect(vocabulary.size).toBe(count)
    expect(vocabulary.termOf(count - 2)).toBe(`كلمة${count - 2}`)
    expect(vocabulary.termOf(count - 1)).toBe(`${count - 1}`)
    expect(vocabulary.counts.subarray(0, count).every(times => times === 2)).toBe(true)
  })
})
