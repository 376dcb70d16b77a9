import { describe, expect, it } from 'vitest'
import { normalize } from '../../src/normalize/normalize.js'

describe('the superscript alef', () => {
  it.each([
    ['ٱلْكِتَٰب', 'الكتاب'],
    ['خَٰلدون', 'خالدون'],
    ['إِبْرَٰهِيم', 'إبراهيم'],
    ['إِسْمَٰعِيل', 'إسماعيل'],
    ['سُبْحَٰن', 'سبحان'],
    ['مَٰلِك', 'مالك'],
    ['سَلَٰم', 'سلام'],
    ['ثَلَٰثَة', 'ثلاثة'],
    ['ٱلسَّمَٰوَٰت', 'السماوات'],
    ['ٱلْمَلَٰٓئِكَة', 'الملائكة'],
    ['مَسَٰكِين', 'مساكين'],
    ['يَٰنوح', 'يانوح'],
    ['هَٰرُون', 'هارون'],
    ['هَٰتَيْن', 'هاتين'],
  ])('is written out: %s', (quranic, modern) => {
    expect(normalize(quranic)).toBe(normalize(modern))
  })

  it.each([
    ['هَٰذَا', 'هذا'],
    ['هَٰذِهِ', 'هذه'],
    ['هَٰذَانِ', 'هذان'],
    ['هَٰكَذَا', 'هكذا'],
    ['هَٰؤُلَاءِ', 'هؤلاء'],
    ['هَٰٓأَنتُمْ', 'هأنتم'],
    ['ذَٰلِكَ', 'ذلك'],
    ['كَذَٰلِكَ', 'كذلك'],
    ['لَٰكِنَّ', 'لكن'],
    ['وَلَٰكِن', 'ولكن'],
    ['ٱللَّٰه', 'الله'],
    ['إِلَٰه', 'إله'],
    ['أُو۟لَٰٓئِكَ', 'أولئك'],
    ['أُولَٰئِكَ', 'أولئك'],
    ['ٱلرَّحْمَٰن', 'الرحمن'],
    ['هٰـذا', 'هذا'],
  ])('is left out where modern spelling has none: %s', (vocalized, modern) => {
    expect(normalize(vocalized)).toBe(normalize(modern))
  })

  it.each([
    ['on an alef maksura', 'مُوسَىٰ', 'موسى'],
    ['on an alef maksura before a madda', 'عَلَىٰٓ', 'على'],
    ['on a Persian yeh', 'موسیٰ', 'موسى'],
    ['on an alef', 'كتاٰب', 'كتاب'],
    ['before an alef', 'كتٰاب', 'كتاب'],
    ['in place of a waw', 'ٱلصَّلَوٰة', 'الصلاة'],
    ['in place of a waw', 'ٱلزَّكَوٰة', 'الزكاة'],
    ['in place of a waw', 'ٱلْحَيَوٰة', 'الحياة'],
    ['in place of a waw before a pronoun', 'صَلَوٰهم', 'صلاهم'],
    ['on a waw that is the seat of an alef', 'ٱلرِّبَوٰا۟', 'الربا'],
    ['without a letter before it', '\u0670كتب', 'كتب'],
    ['after a space', 'من \u0670كتب', 'من كتب'],
  ])('%s', (_, quranic, modern) => {
    expect(normalize(quranic)).toBe(normalize(modern))
  })

  it('is judged over signs and controls between the letters', () => {
    expect(normalize('هَ\u200d\u0670\u200fـذا')).toBe('هذا')
    expect(normalize('خَ\u200d\u0670\u200fـلد')).toBe('خالد')
  })

  it('ends at the borders of the word', () => {
    expect(normalize('ه\u0670 ذا')).toBe('ها ذا')
    expect(normalize('ه\u06705ذا')).toBe('ها5ذا')
  })

  it('is left out in a run of signs longer than any letter carries', () => {
    expect(normalize(`ك${'\u064e'.repeat(100)}\u0670ب`)).toBe('كب')
  })
})
