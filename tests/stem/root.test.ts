import { describe, expect, it } from 'vitest'
import { keyOfRoot, rootKeyOf } from '../../src/stem/root.js'

describe('rootKeyOf', () => {
  it.each([
    ['weak letters are left out', 'كتاب', 'كتب'],
    ['weak letters are left out', 'كاتب', 'كتب'],
    ['weak letters are left out', 'كتيب', 'كتب'],
    ['a hamza is weak', 'قراءه', 'قره'],
    ['the م of a participle', 'مكتوب', 'كتب'],
    ['the م of a place', 'مدرس', 'درس'],
    ['the ت of form II', 'تدريب', 'درب'],
    ['the ا of form IV', 'اسلام', 'سلم'],
    ['the ي of an imperfect', 'يكتب', 'كتب'],
    ['the ن of form VII', 'نكتب', 'كتب'],
    ['a short stem keeps its first letter', 'ملك', 'ملك'],
    ['a short stem keeps its first letter', 'نهر', 'نهر'],
    ['a stem of weak letters keeps them', 'ماء', 'ماء'],
    ['a stem of weak letters keeps them', 'وادي', 'وادي'],
    ['of two strong letters they are the key', 'بيت', 'بت'],
  ])('%s: %s', (_, stem, expected) => {
    expect(rootKeyOf(stem)).toBe(expected)
  })

  it('meets in the spellings of one foreign g', () => {
    expect(new Set(['بروغرام', 'بروجرام', 'بروقرام', 'بروكرام'].map(rootKeyOf)).size).toBe(1)
    expect(new Set(['انجلترا', 'انكلترا', 'انقلترا', 'انغلترا'].map(rootKeyOf)).size).toBe(1)
  })

  it('keeps ج غ ق ك apart in roots of four letters and fewer', () => {
    expect(new Set(['جلب', 'غلب', 'قلب', 'كلب'].map(rootKeyOf)).size).toBe(4)
  })

  it.each(['covid', '2024', '5كلم', '中文'])('is the stem of %s', stem => {
    expect(rootKeyOf(stem)).toBe(stem)
  })

  it('is never empty', () => {
    for (const stem of ['ا', 'و', 'اوي', 'ما', 'تا', 'ياي', 'ءءءء', 'ب']) expect(rootKeyOf(stem)).not.toBe('')
  })
})

describe('keyOfRoot', () => {
  it.each([
    ['كتب', 'كتب'],
    ['قول', 'قل'],
    ['رمي', 'رم'],
    ['قرء', 'قر'],
    ['مدد', 'مد'],
    ['وصل', 'صل'],
    ['وقي', 'وقي'],
    ['زلزل', 'زلزل'],
  ])('%s: %s', (root, expected) => {
    expect(keyOfRoot(root)).toBe(expected)
  })
})
