import { describe, expect, it } from 'vitest'
import { normalize } from '../../src/normalize/normalize.js'

const MADDA = '\u0653'
const HAMZA_ABOVE = '\u0654'
const HAMZA_BELOW = '\u0655'

describe('combining madda and hamza', () => {
  it.each([
    ['أحمد', `ا${HAMZA_ABOVE}حمد`],
    ['إسلام', `ا${HAMZA_BELOW}سلام`],
    ['آمن', `ا${MADDA}من`],
    ['القرآن', `القرا${MADDA}ن`],
    ['مؤمن', `مو${HAMZA_ABOVE}من`],
    ['مسئول', `مسي${HAMZA_ABOVE}ول`],
    ['مسئول', `مسى${HAMZA_ABOVE}ول`],
    ['مسئول', `مسی${HAMZA_ABOVE}ول`],
    ['فئة', `في${HAMZA_ABOVE}ة`],
    ['شيء', `شي${HAMZA_ABOVE}`],
    ['بيئة', `بيي${HAMZA_ABOVE}ة`],
    ['خانۀ', `خانە${HAMZA_ABOVE}`],
    ['راۂ', `راہ${HAMZA_ABOVE}`],
    ['ۓ', `ے${HAMZA_ABOVE}`],
  ])('%s is the same in parts', (composed, parts) => {
    expect(normalize(parts)).toBe(normalize(composed))
  })

  it.each([
    ['فتحة', 'هيأة', `هيا\u064e${HAMZA_ABOVE}ة`],
    ['شدة وكسرة', 'فئة', `في\u0651\u0650${HAMZA_ABOVE}ة`],
    ['an isolated sign', 'فئة', `في\ufe76${HAMZA_ABOVE}ة`],
    ['a zero-width joiner', 'فئة', `في\u200d${HAMZA_ABOVE}ة`],
    ['a direction mark', 'فئة', `في\u200f${HAMZA_ABOVE}ة`],
  ])('compose over what stands between: %s', (_, composed, parts) => {
    expect(normalize(parts)).toBe(normalize(composed))
  })

  it('compose with letters in one shape', () => {
    expect(normalize(`ﻓﻴ${HAMZA_ABOVE}ﺔ`)).toBe(normalize('فئة'))
  })

  it('compose in decomposed text as in composed', () => {
    for (const word of ['أُمَّة', 'رَأْيٌ', 'مَسْؤُولِيَّة', 'هَيْئَة', 'آباء', 'إِيمَان', 'شَيْئًا']) expect(normalize(word.normalize('NFD'))).toBe(normalize(word))
  })

  it.each([
    ['a hamza below after a madda', `هيا${MADDA}${HAMZA_BELOW}ة`],
    ['a hamza below before a madda', `هيا${HAMZA_BELOW}${MADDA}ة`],
    ['a hamza below after a hamza above', `هيا${HAMZA_ABOVE}${HAMZA_BELOW}ة`],
    ['a hamza below on a composed letter', `هيأ${HAMZA_BELOW}ة`],
  ])('read two signs on an alef alike in any order: %s', (_, text) => {
    expect(normalize(text)).toBe('هياه')
    expect(normalize(text.normalize('NFD'))).toBe('هياه')
  })

  it.each([
    [`ح${MADDA}زيران`, 'حزيران'],
    [`الع${MADDA}لاقة`, 'العلاقة'],
    [`داعش${MADDA}`, 'داعش'],
    [`تم\u0651${MADDA}`, 'تم'],
    [`ي${MADDA}وم`, 'يوم'],
    [`و${MADDA}قت`, 'وقت'],
    [`مدرسة${MADDA}`, 'مدرسة'],
    [`ب${HAMZA_ABOVE}اب`, 'باب'],
    [`م${HAMZA_BELOW}ن`, 'من'],
    [`${MADDA}اب`, 'اب'],
    [`من ${MADDA}`, 'من '],
  ])('fall where they compose with nothing: %s', (mistyped, meant) => {
    expect(normalize(mistyped)).toBe(normalize(meant))
  })

  it('do not compose over a tatweel, the seat of a hamza by itself (tatweel-hamza.test.ts)', () => {
    expect(normalize(`ا\u0640${HAMZA_ABOVE}ب`)).toBe(normalize('اءب'))
    expect(normalize(`هيا\u0640${HAMZA_ABOVE}ة`)).toBe(normalize('هياءة'))
    expect(normalize(`با\u0640${MADDA}ب`)).toBe('باب')
  })
})
