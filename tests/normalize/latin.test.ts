import { describe, expect, it } from 'vitest'
import { foldForeignLetter } from '../../src/normalize/latin.js'
import { normalize } from '../../src/normalize/normalize.js'

describe('letters outside Arabic', () => {
  it.each([
    ['case', 'Fihris FIHRIS', 'fihris fihris'],
    ['accents', 'Éléphant naïve São', 'elephant naive sao'],
    ['accents in parts', 'E\u0301le\u0301phant', 'elephant'],
    ['several accents', 'ế Ǖ', 'e u'],
    ['strokes', 'Łódź Ørsted Đorđe ħ ŧ', 'lodz orsted dorde h t'],
    ['Turkish i', 'İstanbul ısı', 'istanbul isi'],
    ['transliteration', 'Ḥadīṯ ʿĀʾisha', 'hadit ʿaʾisha'],
    ['signs that are letters', '\u212bngström \u212a', 'angstrom k'],
    ['Greek', 'Αθήνα ΑΘΗΝΑ', 'αθηνα αθηνα'],
    ['Cyrillic', 'МОСКВА Йод', 'москва иод'],
    ['letters beyond the first planes of Latin', 'Ɐ Ꜣ', 'ɐ ꜣ'],
    ['a sharp s is a letter', 'Straße', 'straße'],
  ])('%s', (_, text, expected) => {
    expect(normalize(text)).toBe(expected)
  })

  it.each(['한', 'が', 'क़', '中', 'א', '𐐀'.charAt(0)])('what is no accent stays: %s', letter => {
    expect(foldForeignLetter(letter.charCodeAt(0))).toBe(letter.charCodeAt(0))
  })

  it('gives the same for every accented Latin, Greek and Cyrillic letter in one piece and in parts', () => {
    for (let unit = 0x80; unit < 0x2000; unit++) {
      const letter = String.fromCharCode(unit)
      if (/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(letter) && /\p{L}/u.test(letter))
        expect(normalize(letter.normalize('NFD'))).toBe(normalize(letter))
    }
  })
})
