import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/stem/analyze.js'
import { NO_EVIDENCE } from '../../src/stem/evidence.js'
import type { Knowledge } from './evidence.js'
import { evidenceOf } from './evidence.js'

function stemOf(form: string, knowledge: Knowledge = {}): string {
  return analyze(form, evidenceOf(knowledge)).stem
}

function baseOf(form: string, knowledge: Knowledge = {}): string {
  return analyze(form, evidenceOf(knowledge)).base
}

describe('the article', () => {
  it.each([
    ['الكتاب', 'كتاب'],
    ['والكتاب', 'كتاب'],
    ['فالكتاب', 'كتاب'],
    ['بالكتاب', 'كتاب'],
    ['كالكتاب', 'كتاب'],
    ['وبالكتاب', 'كتاب'],
    ['فبالكتاب', 'كتاب'],
    ['وكالكتاب', 'كتاب'],
    ['للكتاب', 'كتاب'],
    ['وللكتاب', 'كتاب'],
    ['فللكتاب', 'كتاب'],
    ['البيت', 'بيت'],
  ])('needs no evidence: %s', (form, expected) => {
    expect(stemOf(form)).toBe(expected)
  })

  it('leaves three letters, two where they are a known word', () => {
    expect(stemOf('الاب')).toBe('الاب')
    expect(stemOf('الاب', { counts: { اب: 5 } })).toBe('اب')
    expect(stemOf('الاب', { counts: { اب: 5, الاب: 9 } })).toBe('الاب')
    expect(stemOf('ال')).toBe('ال')
    expect(stemOf('الف')).toBe('الف')
  })

  it('stands before nothing else of the word: proclitics behind it are its own letters', () => {
    expect(stemOf('البكتاب', { counts: { كتاب: 50 } })).toBe('بكتاب')
    expect(stemOf('الواقعات')).toBe('واقع')
  })

  it('is the word’s own where the lexicon says so', () => {
    const stems = { المانيا: 'المانيا', التزام: 'التزام' }
    for (const form of ['المانيا', 'والمانيا', 'بالمانيا']) expect(stemOf(form, { stems })).toBe('المانيا')
    for (const form of ['التزام', 'والتزام', 'التزامات', 'والتزاماتها', 'الالتزام', 'بالالتزام']) expect(stemOf(form, { stems })).toBe('التزام')
  })
})

describe('لل', () => {
  it('is ل and the article before a lam of the word’s own, written once', () => {
    expect(stemOf('للغه')).toBe('لغه')
    expect(stemOf('للغه', { counts: { لغه: 3 } })).toBe('لغه')
    expect(stemOf('لليل')).toBe('ليل')
    expect(stemOf('وللجنه', { counts: { لجنه: 8 } })).toBe(stemOf('لجنه', { counts: { لجنه: 8 } }))
  })

  it('is ل and the article before another word', () => {
    expect(stemOf('للكتاب', { counts: { كتاب: 1 } })).toBe('كتاب')
  })

  it('is read by the better known of two words', () => {
    expect(baseOf('للبنان', { counts: { لبنان: 9, بنان: 1 } })).toBe('لبنان')
    expect(baseOf('للبنان', { counts: { بنان: 9, لبنان: 1 } })).toBe('بنان')
    expect(baseOf('للبنان', { counts: { بنان: 9 }, stems: { لبنان: 'لبنان' } })).toBe('لبنان')
  })
})

describe('a proclitic of one letter', () => {
  const counts = { كتاب: 5 }

  it.each(['وكتاب', 'فكتاب', 'بكتاب', 'ككتاب', 'لكتاب', 'وبكتاب', 'فلكتاب'])('is taken off what is known without it: %s', form => {
    expect(stemOf(form, { counts })).toBe('كتاب')
  })

  it.each(['بطاطس', 'فندق', 'كلبه', 'لسان', 'سلام', 'بيان'])('stays where nothing is known: %s', form => {
    expect(form.startsWith(stemOf(form))).toBe(true)
  })

  it.each([
    ['وزير', { زير: 1, وزير: 5 }],
    ['فندق', { ندق: 2, فندق: 3 }],
    ['بطاطس', { طاطس: 1, بطاطس: 1 }],
    ['كلب', { لب: 3, كلب: 3 }],
    ['سلام', { لام: 4, سلام: 9 }],
  ])('stays where the whole is known better or as well: %s', (form, both) => {
    expect(stemOf(form, { counts: both })).toBe(form)
  })

  it('stays where the lexicon knows the whole, however often the rest is read', () => {
    expect(stemOf('وزير', { counts: { زير: 1000 }, stems: { وزير: 'وزير' } })).toBe('وزير')
    expect(stemOf('الوزير', { counts: { زير: 1000 }, stems: { وزير: 'وزير' } })).toBe('وزير')
  })

  it('is taken off where the lexicon knows the rest', () => {
    expect(stemOf('وفندق', { stems: { فندق: 'فندق' } })).toBe('فندق')
    expect(stemOf('بفندق', { stems: { فندق: 'فندق' }, counts: { بفندق: 3 } })).toBe('فندق')
  })

  it('و is taken off a rare word that was never seen without it', () => {
    expect(stemOf('وكتاب')).toBe('كتاب')
    expect(stemOf('وكتاب', { counts: { وكتاب: 9 } })).toBe('وكتاب')
    for (const form of ['بكتاب', 'لكتاب', 'فكتاب']) expect(stemOf(form)).toBe(form)
  })

  it.each(['واحد', 'وزير', 'ورقه'])('و stays before three letters of which nothing is known: %s', form => {
    expect(stemOf(form).startsWith('و')).toBe(true)
  })
})

describe('an attached pronoun', () => {
  const counts = { كتاب: 5, مدرسه: 4, مستوي: 3, ابناء: 3, قضاء: 3 }

  it.each(['كتابه', 'كتابها', 'كتابهم', 'كتابهن', 'كتابهما', 'كتابك', 'كتابكم', 'كتابنا', 'كتابي', 'وكتابهم', 'بكتابهم', 'وبكتابها'])(
    'is taken off: %s',
    form => {
      expect(stemOf(form, { counts })).toBe('كتاب')
    },
  )

  it.each([
    ['ة opened to ت', 'مدرستهم', 'مدرسه'],
    ['ة opened to ت', 'مدرسته', 'مدرسه'],
    ['ة opened to ت', 'لمدرستنا', 'مدرسه'],
    ['ى is written ا', 'مستواهم', 'مستوي'],
    ['ء on a waw', 'ابناوه', 'ابناء'],
    ['ء on a yeh', 'ابنايهم', 'ابناء'],
    ['ء by itself', 'ابناءها', 'ابناء'],
    ['ء before an ending', 'قضاييه', 'قضاء'],
    ['the plural of ة', 'مدرساتهم', 'مدرسه'],
    ['the dual', 'كتاباها', 'كتاب'],
  ])('what it changed is changed back: %s, %s', (_, form, word) => {
    expect(analyze(form, evidenceOf({ counts })).base).toBe(word)
    expect(stemOf(form, { counts })).toBe(stemOf(word, { counts }))
  })

  it('is the word’s own where the whole is known better', () => {
    expect(baseOf('كتابه', { counts: { كتاب: 3, كتابه: 9 } })).toBe('كتابه')
    expect(stemOf('مياه', { counts: { ميا: 100 }, stems: { مياه: 'مياه' } })).toBe('مياه')
    expect(stemOf('المياه', { counts: { ميا: 100 }, stems: { مياه: 'مياه' } })).toBe('مياه')
  })
})

describe('verbs', () => {
  const knowledge = { pasts: { قال: 'قال', قل: 'قال', درس: 'درس' }, imperfects: { قول: 'قال', قل: 'قال', درس: 'درس' } }

  it.each(['قالوا', 'قالت', 'قلتم', 'وقالوا', 'فقالت', 'يقول', 'يقولون', 'تقولين', 'سيقول', 'وسيقولون', 'ليقولوا', 'قالها', 'قالوه'])(
    'meet in their past: %s',
    form => {
      expect(stemOf(form, knowledge)).toBe('قال')
    },
  )

  it.each(['درسوا', 'يدرس', 'يدرسون', 'تدرس', 'ندرس', 'سندرسه'])('meet in their past: %s', form => {
    expect(stemOf(form, knowledge)).toBe('درس')
  })

  it('take no preposition', () => {
    expect(stemOf('بقالوا', knowledge)).not.toBe('قال')
  })

  it.each([
    ['ينقسم', 'انقسم'],
    ['يستمع', 'استمع'],
    ['تستعملون', 'استعمل'],
  ])('of the forms with an alef in the past, by the corpus: %s', (form, past) => {
    expect(stemOf(form, { counts: { [past]: 4 } })).toBe(past)
  })
})

describe('words that bind others', () => {
  const knowledge = { functionWords: ['عند', 'بعد', 'في', 'هذا'], counts: { عند: 5, بعد: 5, في: 9, عن: 2 } }

  it.each(['عند', 'بعد', 'في', 'هذا'])('stay whole: %s', form => {
    expect(analyze(form, evidenceOf(knowledge))).toEqual({ stem: form, base: form })
  })

  it.each([
    ['وعند', 'عند'],
    ['فبعد', 'بعد'],
    ['عندهم', 'عند'],
    ['بعدها', 'بعد'],
    ['وعندنا', 'عند'],
  ])('take a conjunction and a pronoun: %s', (form, expected) => {
    expect(stemOf(form, knowledge)).toBe(expected)
  })
})

describe('analyze', () => {
  it.each(['covid', 'COVID', '2024', '2.5', 'wifi', '中文', '𐐨𐐩', ''])('leaves %j alone', form => {
    expect(analyze(form, NO_EVIDENCE)).toEqual({ stem: form, base: form })
  })

  it.each(['من', 'ما', 'اب', 'و', 'ء'])('leaves short words whole: %s', form => {
    expect(analyze(form, NO_EVIDENCE)).toEqual({ stem: form, base: form })
  })

  it('takes the stem of the lexicon for a word as it stands', () => {
    expect(analyze('مكتبه', evidenceOf({ stems: { مكتبه: 'مكتب' } }))).toEqual({ stem: 'مكتب', base: 'مكتبه' })
    expect(analyze('يد', evidenceOf({ stems: { يد: 'يد' } }))).toEqual({ stem: 'يد', base: 'يد' })
  })

  it('names the word that the stem was found through', () => {
    expect(analyze('والكتاب', NO_EVIDENCE).base).toBe('كتاب')
    expect(analyze('وبكتابهم', evidenceOf({ counts: { كتاب: 1 } })).base).toBe('كتاب')
    expect(analyze('معلمون', NO_EVIDENCE).base).toBe('معلمون')
  })

  it('takes the best known of several ways', () => {
    expect(analyze('وليد', evidenceOf({ counts: { ليد: 1, وليد: 7 } })).base).toBe('وليد')
    expect(analyze('بعلمهم', evidenceOf({ counts: { علم: 8, بعلم: 2 } })).base).toBe('علم')
    expect(analyze('بعلمهم', evidenceOf({ counts: { علم: 2, بعلم: 8 } })).base).toBe('بعلم')
  })

  it('gives the same for the same evidence, whatever was asked before', () => {
    const evidence = evidenceOf({ counts: { كتاب: 5, مدرسه: 2 } })
    const forms = ['وكتابهم', 'مدرستهم', 'للكتاب', 'كتابات']
    const once = forms.map(form => analyze(form, evidence))
    expect(
      forms
        .toReversed()
        .map(form => analyze(form, evidence))
        .toReversed(),
    ).toEqual(once)
  })
})
