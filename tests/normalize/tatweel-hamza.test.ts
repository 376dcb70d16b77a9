import { describe, expect, it } from 'vitest'
import { runChain } from '../../src/normalize/chain.js'
import { normalize } from '../../src/normalize/normalize.js'
import { CountingText } from '../support/arabic.js'

describe('a hamza on a tatweel', () => {
  it.each([
    ['يسألون', 'يَسْـَٔلُونَ'],
    ['ويسألونك', 'وَيَسْـَٔلُونَكَ'],
    ['تجأروا', 'تَجْـَٔرُوا۟'],
    ['المشأمة', 'ٱلْمَشْـَٔمَةِ'],
    ['شطأه', 'شَطْـَٔهُۥ'],
    ['شيئا', 'شَيْـًٔا'],
    ['هنيئا', 'هَنِيٓـًٔا'],
    ['سيئات', 'سَيِّـَٔاتِ'],
    ['كهيئة', 'كَهَيْـَٔةِ'],
    ['خطيئة', 'خَطِيٓـَٔةً'],
    ['سيئت', 'سِيٓـَٔتْ'],
    ['بريئون', 'بَرِيٓـُٔونَ'],
    ['الأفئدة', 'ٱلْأَفْـِٔدَةِ'],
    ['متكئين', 'مُتَّكِـِٔينَ'],
    ['الخاطئون', 'ٱلْخَٰطِـُٔونَ'],
    ['أنبئوني', 'أَنۢبِـُٔونِى'],
    ['الملائكة', 'ٱلْمَلَـٰٓـِٔكَةُ'],
    ['أولئك', 'أُو۟لَـٰٓـِٔكَ'],
    ['مسؤولا', 'مَسْـُٔولًا'],
    ['يؤوده', 'يَـُٔودُهُۥ'],
    ['الموؤودة', 'ٱلْمَوْـُٔودَةُ'],
    ['المنشآت', 'ٱلْمُنشَـَٔاتُ'],
    ['شنآن', 'شَنَـَٔانُ'],
    ['الآخرة', 'ٱلْـَٔاخِرَةِ'],
    ['بآياتنا', 'بِـَٔايَٰتِنَا'],
    ['لآبائهم', 'لِـَٔابَآئِهِمْ'],
    ['الآن', 'ٱلْـَٰٔنَ'],
    ['ملجأ', 'مَلْجَـًٔا'],
    ['خطأ', 'خَطَـًٔا'],
  ])('meets the modern spelling %s', (modern, quranic) => {
    expect(normalize(quranic)).toBe(normalize(modern))
    expect(normalize(quranic.normalize('NFD'))).toBe(normalize(modern))
  })

  it.each([
    ['شيئا', 'شيـ\u0654ا'],
    ['سيئة', 'سيـ\u0654ة'],
    ['مسؤول', 'مسـ\u0654ول'],
    ['يسألون', 'يسـ\u0654لون'],
    ['الآخرة', 'الـ\u0654اخرة'],
    ['أفئدة', 'أفـ\u0655دة'],
    ['قراءة', 'قراـ\u0654ة'],
  ])('meets %s without vowel signs', (modern, seatless) => {
    expect(normalize(seatless)).toBe(normalize(modern))
  })

  it('meets it whether the vowel stands before the hamza or behind it', () => {
    expect(normalize('يَسْـ\u0654\u064eلُونَ')).toBe(normalize('يَسْـ\u064e\u0654لُونَ'))
    expect(normalize('أفـ\u0654\u0655دة')).toBe(normalize('أفـ\u0655\u0654دة'))
    expect(normalize('أَفْـ\u0654\u0650دَة')).toBe(normalize('أَفْـ\u0650\u0654دَة'))
  })

  it.each([
    ['by itself', 'ـ\u0654', ''],
    ['that begins a word', 'من ـَ\u0654ب', 'من ب'],
    ['twice', 'بـ\u0654\u0654ت', 'بات'],
  ])('%s', (_, text, expected) => {
    expect(normalize(text)).toBe(expected)
  })

  it.each(['ـ\u0654', '\u0654', 'ـ', '\u064e', 'ـ\u064e\u0654'])('costs no more than in proportion to a run of %j', run => {
    const workOf = (repeats: number): number => {
      const text = new CountingText()
      text.load(`ب${run.repeat(repeats)}ـ\u0654${run.repeat(repeats)}ا`)
      runChain(text)
      return text.work
    }
    expect(workOf(4000)).toBeLessThan(workOf(1000) * 4.5)
  })
})
