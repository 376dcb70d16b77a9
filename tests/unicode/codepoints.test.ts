import { describe, expect, it } from 'vitest'
import * as codepoints from '../../src/unicode/codepoints.js'

const NAMED = new Map<string, number>(Object.entries(codepoints))

/** Letters as a keyboard writes them, so that a slip in a number shows. */
const LETTERS: Readonly<Record<string, string>> = {
  HAMZA: 'ء',
  ALEF_MADDA: 'آ',
  ALEF_HAMZA_ABOVE: 'أ',
  WAW_HAMZA: 'ؤ',
  ALEF_HAMZA_BELOW: 'إ',
  YEH_HAMZA: 'ئ',
  ALEF: 'ا',
  BEH: 'ب',
  TEH_MARBUTA: 'ة',
  JEEM: 'ج',
  HAH: 'ح',
  THAL: 'ذ',
  REH: 'ر',
  ZAIN: 'ز',
  TATWEEL: 'ـ',
  FEH: 'ف',
  QAF: 'ق',
  KAF: 'ك',
  LAM: 'ل',
  MEEM: 'م',
  NOON: 'ن',
  HEH: 'ه',
  WAW: 'و',
  ALEF_MAKSURA: 'ى',
  YEH: 'ي',
  ALEF_WASLA: 'ٱ',
  PEH: 'پ',
  TCHEH: 'چ',
  JEH: 'ژ',
  VEH: 'ڤ',
  QAF_THREE_DOTS: 'ڨ',
  KEHEH: 'ک',
  NG: 'ڭ',
  GAF: 'گ',
  HEH_DOACHASHMEE: 'ھ',
  HEH_GOAL: 'ہ',
  FARSI_YEH: 'ی',
  E_YEH: 'ې',
  YEH_BARREE: 'ے',
  AE: 'ە',
  ARABIC_INDIC_ZERO: '٠',
  EXTENDED_ARABIC_INDIC_ZERO: '۰',
  ARABIC_DECIMAL_SEPARATOR: '٫',
  ARABIC_THOUSANDS_SEPARATOR: '٬',
}

describe('the named code points', () => {
  it.each(Object.entries(LETTERS))('%s is %s', (name, letter) => {
    expect(NAMED.get(name)).toBe(letter.charCodeAt(0))
  })

  it('are all different', () => {
    expect(new Set(NAMED.values()).size).toBe(NAMED.size)
  })
})
