import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareCodes, decodeTerm, encodeTerm, MAX_BYTES_PER_UNIT } from '../../src/format/term-code.js'
import { term } from '../support/documents.js'

function codeOf(text: string): Uint8Array {
  const out = new Uint8Array(text.length * MAX_BYTES_PER_UNIT)
  return out.subarray(0, encodeTerm(text, out))
}

describe('term codes', () => {
  it('give back every term', () => {
    fc.assert(
      fc.property(term, text => {
        const code = codeOf(text)
        expect(decodeTerm(code, code.length)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  it('give back every code unit', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const text = `ا${String.fromCharCode(unit)}z`
      const code = codeOf(text)
      if (decodeTerm(code, code.length) !== text) expect.unreachable(`U+${unit.toString(16)} does not come back`)
    }
  })

  it('are ordered as strings are', () => {
    fc.assert(
      fc.property(term, term, (a, b) => {
        const [first, second] = [codeOf(a), codeOf(b)]
        expect(Math.sign(compareCodes(first, first.length, second, second.length))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('take one byte for an ASCII character and for an Arabic letter, three for any other', () => {
    expect(codeOf('covid19').length).toBe(7)
    expect(codeOf('مكتبه').length).toBe(5)
    expect(codeOf('éж\u06d2').length).toBe(9)
  })
})
