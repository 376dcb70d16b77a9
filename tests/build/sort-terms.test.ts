import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderOf } from '../../src/build/sort-terms.js'
import { term } from '../support/documents.js'

describe('orderOf', () => {
  it('gives the places of terms in the order of a sort', () => {
    const alike = fc.tuple(fc.constantFrom('', 'الكت', 'الكتابات', 'covi', 'كتا\0'), term).map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.uniqueArray(alike, { maxLength: 120 }), terms => {
        expect(Array.from(orderOf(terms), place => terms[place])).toEqual([...terms].sort())
      }),
      { numRuns: 300 },
    )
  })

  it('goes as deep as terms are alike', () => {
    const terms = Array.from({ length: 64 }, (_, i) => `${'ا'.repeat(60)}${String.fromCharCode(0x0621 + ((i * 37) % 64))}`)
    expect(Array.from(orderOf(terms), place => terms[place])).toEqual([...terms].sort())
  })

  it('has nothing to order of no terms', () => {
    expect(orderOf([])).toEqual(new Uint32Array(0))
  })
})
