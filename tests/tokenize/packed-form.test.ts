import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PACKED_UNITS, Packed, packForm, unpackForm } from '../../src/tokenize/packed-form.js'
import { SCAN_CODES, ScanCode, scanCodeOf } from '../../src/tokenize/scan-codes.js'

const unitsOf = (text: string): Uint16Array => Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
const pack = (form: string): number => packForm(unitsOf(form), 0, form.length)

describe('packed forms', () => {
  it.each(['ء', 'كتاب', 'الديمقراط', 'ييييييييي', 'ءءءءءءءءءء', 'a', 'covid', 'zzzzzzzzzz', '0', '2024', '12.5', '9999999999'])('give back %s', form => {
    const packed = pack(form)
    expect(Number.isSafeInteger(packed)).toBe(true)
    expect(unpackForm(packed)).toBe(form)
  })

  it.each(['الديمقراطيه', 'covid19', 'كتابa', '5كلم', 'café', 'мир', 'ڤ', '𐐨', '-', '12345678901'])('%s is none', form => {
    expect(pack(form)).toBe(-1)
  })

  it('are equal where the forms are', () => {
    const form = fc.oneof(
      ...['ءايهب', 'abz', '019.'].map(letters => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 10, size: 'max' })),
    )
    fc.assert(
      fc.property(form, form, (one, other) => {
        expect(pack(one) === pack(other)).toBe(one === other)
        expect(unpackForm(pack(one))).toBe(one)
      }),
      { numRuns: 1000 },
    )
  })

  it('look at their stretch of the units alone', () => {
    expect(packForm(unitsOf('xكتابy'), 1, 5)).toBe(pack('كتاب'))
  })
})

describe('scan codes', () => {
  it('of letters and digits are their numbers in packed forms', () => {
    const codes = (text: string): number[] => [...text].map(letter => scanCodeOf(letter.charCodeAt(0)))
    expect(codes('اإآٱىةؤکپ')).toEqual([...'ااااىهوكب'].map(letter => PACKED_UNITS[(letter === 'ى' ? 'ي' : letter).charCodeAt(0)]))
    expect(codes('aAéÉ')).toEqual(codes('aaee'))
    expect(codes('٣۳3')).toEqual(codes('333'))
  })

  it('of Arabic letters alone are below the others', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const code = scanCodeOf(unit)
      if (SCAN_CODES[unit] !== code) expect.unreachable(`${unit} is not remembered`)
      if (code < ScanCode.ArabicEnd !== (code > 0 && code <= (PACKED_UNITS['ي'.charCodeAt(0)] as number))) expect.unreachable(`${unit} has the code ${code}`)
      if (code >= Packed.Base * 3 && code < ScanCode.Skipped) expect.unreachable(`${unit} has the code ${code}`)
    }
  })
})
