import { describe, expect, it } from 'vitest'
import type { VerbStem } from '../../src/lexicon/verb-patterns.js'
import { derivedVerb, simpleVerb } from '../../src/lexicon/verb-patterns.js'
import { ALONE, CONSONANT, OBJECT, PASSIVE, PLURAL } from '../../src/stem/verb-slots.js'

function root(letters: string): readonly [string, string, string] {
  return [letters.charAt(0), letters.charAt(1), letters.charAt(2)]
}

function stemsOf(stems: readonly VerbStem[]): string {
  return [...new Set(stems.map(([stem]) => stem))].join(' ')
}

describe('simpleVerb', () => {
  it.each([
    ['sound', 'كتب', 'كتب', 'يكتب', 'كتب', 'كتب', 'كاتب مكتوب'],
    ['hollow with و', 'قول', 'قال', 'يقول', 'قال قل قيل', 'قول قل قال', 'قايل مقول'],
    ['hollow with ي', 'بيع', 'باع', 'يبيع', 'باع بع بيع', 'بيع بع باع', 'بايع مبيع'],
    ['defective with ي', 'رمي', 'رمي', 'يرمي', 'رمي رما رم', 'رمي رم رما', 'رامي مرمي'],
    ['defective with و', 'دعو', 'دعا', 'يدعو', 'دعا دعو دع دعي', 'دعو دع دعا دعي', 'داعي مدعو'],
    ['doubled', 'مدد', 'مد', 'يمد', 'مد مدد', 'مد مدد', 'ماد ممدود'],
    ['with a weak first radical', 'وصل', 'وصل', 'يصل', 'وصل', 'صل وصل', 'واصل موصول'],
    ['with hamza first', 'ءخذ', 'اخذ', 'ياخذ', 'اخذ خذ', 'اخذ وخذ يخذ', 'اخذ ماخوذ'],
    ['with hamza last', 'قرء', 'قرا', 'يقرا', 'قرا قرو قري', 'قرا قرو قري قرء', 'قاري مقروء'],
  ])('%s: %s', (_, letters, past, imperfect, pasts, imperfects, nouns) => {
    const verb = simpleVerb(root(letters), past, imperfect)
    expect(verb.past).toBe(past)
    expect(stemsOf(verb.pastStems)).toBe(pasts)
    expect(stemsOf(verb.imperfectStems)).toBe(imperfects)
    for (const noun of nouns.split(' ')) expect(verb.nouns).toContain(noun)
  })
})

describe('the endings that a stem stands before', () => {
  const slotsOf = (stems: readonly VerbStem[], stem: string): number => stems.filter(each => each[0] === stem).reduce((sum, each) => sum | each[1], 0)

  it('are those that leave it as it is', () => {
    const said = simpleVerb(root('قول'), 'قال', 'يقول')
    expect(slotsOf(said.pastStems, 'قال') & (ALONE | PLURAL | CONSONANT)).toBe(ALONE | PLURAL)
    expect(slotsOf(said.pastStems, 'قل') & (ALONE | PLURAL | CONSONANT)).toBe(CONSONANT)
    const threw = simpleVerb(root('رمي'), 'رمي', 'يرمي')
    expect(slotsOf(threw.pastStems, 'رم') & (ALONE | PLURAL | CONSONANT)).toBe(PLURAL)
    expect(slotsOf(threw.pastStems, 'رما')).toBe(OBJECT)
    const gave = derivedVerb(root('عطي'), 4)
    expect(slotsOf(gave.pastStems, 'اعطا')).toBe(OBJECT)
    expect(slotsOf(gave.imperfectStems, 'عط') & (OBJECT | PLURAL)).toBe(PLURAL)
  })

  it('are of the passive where the vowels are', () => {
    const found = simpleVerb(root('وجد'), 'وجد', 'يجد')
    expect(slotsOf(found.imperfectStems, 'جد') & PASSIVE).toBe(0)
    expect(slotsOf(found.imperfectStems, 'وجد') & PASSIVE).toBe(PASSIVE)
    expect(slotsOf(derivedVerb(root('قتل'), 3).pastStems, 'قوتل') & PASSIVE).toBe(PASSIVE)
  })
})

describe('derivedVerb', () => {
  it.each([
    ['درس', 2, 'درس', 'درس', 'مدرس تدريس'],
    ['شرك', 3, 'شارك', 'شارك', 'مشارك'],
    ['خرج', 4, 'اخرج', 'خرج', 'مخرج اخراج'],
    ['علم', 5, 'تعلم', 'تعلم', 'متعلم تعلم'],
    ['عون', 6, 'تعاون', 'تعاون', 'متعاون تعاون'],
    ['قسم', 7, 'انقسم', 'نقسم', 'منقسم انقسام'],
    ['جمع', 8, 'اجتمع', 'جتمع', 'مجتمع اجتماع'],
    ['حمر', 9, 'احمر', 'حمر', 'محمر احمرار'],
    ['عمل', 10, 'استعمل', 'ستعمل', 'مستعمل استعمال'],
  ])('of a sound root: %s, form %i', (letters, form, past, imperfect, nouns) => {
    const verb = derivedVerb(root(letters), form)
    expect(verb.past).toBe(past)
    expect(stemsOf(verb.pastStems).split(' ')).toContain(past)
    expect(stemsOf(verb.imperfectStems).split(' ')).toContain(imperfect)
    for (const noun of nouns.split(' ')) expect(verb.nouns).toContain(noun)
  })

  it.each([
    ['a hollow root in form IV', 'عون', 4, 'اعان', 'اعن', 'عين', 'معين'],
    ['a hollow root in form VIII', 'حوج', 8, 'احتاج', 'احتج', 'حتاج', 'محتاج'],
    ['a hollow root in form X', 'قول', 10, 'استقال', 'استقل', 'ستقيل', 'مستقيل'],
    ['a defective root in form II', 'سمي', 2, 'سمي', 'سم', 'سمي', 'تسمي'],
    ['a defective root in form VIII', 'نهي', 8, 'انتهي', 'انته', 'نتهي', 'انتهاء'],
    ['a defective root in form X', 'دعو', 10, 'استدعي', 'استدع', 'ستدعي', 'استدعاء'],
    ['a doubled root in form IV', 'عدد', 4, 'اعد', 'اعدد', 'عد', 'اعداد'],
    ['a doubled root in form X', 'مرر', 10, 'استمر', 'استمرر', 'ستمر', 'استمرار'],
    ['hamza last in form VIII', 'بدء', 8, 'ابتدا', 'ابتدا', 'بتدي', 'ابتداء'],
    ['و first in form IV', 'وضح', 4, 'اوضح', 'اوضح', 'وضح', 'ايضاح'],
    ['و first in form VIII', 'وصل', 8, 'اتصل', 'اتصل', 'تصل', 'اتصال'],
    ['ز first in form VIII', 'زحم', 8, 'ازدحم', 'ازدحم', 'زدحم', 'ازدحام'],
    ['ص first in form VIII', 'صدم', 8, 'اصطدم', 'اصطدم', 'صطدم', 'اصطدام'],
    ['ض first in form VIII', 'ضرب', 8, 'اضطرب', 'اضطرب', 'ضطرب', 'اضطراب'],
    ['ط first in form VIII', 'طلع', 8, 'اطلع', 'اطلع', 'طلع', 'اطلاع'],
    ['hamza first in form II', 'ءكد', 2, 'اكد', 'اكد', 'وكد', 'تاكيد'],
    ['hamza first in form IV', 'ءمن', 4, 'امن', 'امن', 'ومن', 'ايمان'],
  ])('of %s: %s', (_, letters, form, past, pastStem, imperfect, noun) => {
    const verb = derivedVerb(root(letters), form)
    expect(verb.past).toBe(past)
    expect(stemsOf(verb.pastStems).split(' ')).toContain(pastStem)
    expect(stemsOf(verb.imperfectStems).split(' ')).toContain(imperfect)
    expect(verb.nouns).toContain(noun)
  })
})
