import { describe, expect, it } from 'vitest'
import { fnv1a } from '../../src/unicode/fnv.js'

describe('fnv1a', () => {
  // The first four are the published vectors of FNV-1a, 32 bits; a code unit of ASCII is one byte.
  it.each([
    ['', '811c9dc5'],
    ['a', 'e40c292c'],
    ['foobar', 'bf9cf968'],
    ['hello', '4f9f2cab'],
  ])('%j is %s', (text, expected) => {
    expect(fnv1a(text)).toBe(expected)
  })

  it('tells texts of other letters and another order apart', () => {
    const texts = ['كتاب', 'كتب', 'باتك', 'كتاب ', '\u0627', '\u0727']
    expect(new Set(texts.map(fnv1a)).size).toBe(texts.length)
    for (const text of texts) expect(fnv1a(text)).toMatch(/^[0-9a-f]{8}$/)
  })
})
