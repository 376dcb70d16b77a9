import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnalyzer, rootKey, stem, tokenize } from '../../src/analysis/analyzer.js'
import { FINGERPRINT } from '../../src/analysis/fingerprint.js'
import { OptionError } from '../../src/errors.js'
import { normalize } from '../../src/normalize/normalize.js'
import { anyText, arabicText } from '../support/arabic.js'

describe('stem', () => {
  it.each([
    ['the article and proclitics', ['كتاب', 'الكتاب', 'والكتاب', 'بالكتاب', 'وبالكتاب', 'للكتاب', 'كالكتاب', 'فالكتاب']],
    ['proclitics of one letter', ['كتاب', 'وكتاب', 'بكتاب', 'لكتاب', 'وبكتاب']],
    ['pronouns', ['كتاب', 'كتابه', 'كتابها', 'كتابهم', 'كتابنا', 'كتابك', 'وكتابهم', 'بكتابهم']],
    ['ة before a pronoun', ['مدرسة', 'المدرسة', 'مدرستهم', 'مدرستنا', 'بمدرستها']],
    ['a و of the word’s own', ['وزير', 'الوزير', 'ووزير', 'وزيرهم', 'للوزير']],
    ['a ف of the word’s own', ['فندق', 'الفندق', 'وفندق', 'بفندق']],
    ['a ب of the word’s own', ['بيان', 'البيان', 'وبيان']],
    ['لل before a lam', ['لغة', 'اللغة', 'للغة', 'واللغة', 'وللغة']],
    ['spellings of hamza', ['مسؤول', 'مسئول', 'المسؤول', 'مسوول']],
    ['spellings of alef', ['أحمد', 'احمد', 'إحمد', 'ا\u0654حمد']],
    ['spellings of yeh', ['مستشفى', 'مستشفي', 'المستشفى', 'مستشفی']],
    ['spellings of the Quran', ['القرآن', 'القران', 'القرءان', 'قُرْآن', 'ٱلْقُرْءَانِ']],
    ['a superscript alef', ['الكتاب', 'ٱلْكِتَٰبُ']],
    ['sound plurals', ['معلمة', 'معلمات', 'المعلمات']],
    ['بالصبر', ['صبر', 'الصبر', 'بالصبر']],
    ['بدمج', ['دمج', 'الدمج', 'بدمج']],
    ['آمنوا', ['آمنوا', 'ءامنوا', 'امنوا']],
    ['presentation forms', ['الكتاب', 'ﺍﻟﻜﺘﺎﺏ']],
    ['vowel signs and tatweel', ['كتاب', 'كِتَابٌ', 'كتـــاب', '\u200fكتاب\u200f']],
    ['case of Latin words', ['Fihris', 'FIHRIS', 'fihris']],
  ])('is one for %s', (_, words) => {
    const [first, ...others] = words.map(stem)
    for (const [i, other] of others.entries()) expect([words[i + 1], other]).toEqual([words[i + 1], first])
  })

  it('is one for الله with the ل of لله and بالله', () => {
    expect(['لله', 'والله', 'بالله', 'ولله'].map(stem)).toEqual(Array(4).fill(stem('الله')))
  })

  it.each([
    ['وزير', 'زير'],
    ['فندق', 'ندق'],
    ['بطاطس', 'طاطس'],
    ['بيان', 'يان'],
    ['المهيمن', 'مهيم'],
    ['والد', 'الد'],
    ['ماء', 'ما'],
    ['فئة', 'في'],
    ['لبنان', 'بنان'],
    ['كلب', 'لب'],
    ['سلام', 'لام'],
    ['ألمانيا', 'مانيا'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(stem(one)).not.toBe(stem(other))
  })

  it.each(['وزير', 'فندق', 'بطاطس', 'كتاب', 'بيان', 'لبنان', 'سلام', 'فلسطين', 'وطن', 'كريم'])('keeps the letters of %s', word => {
    expect(stem(word)).toBe(word)
  })

  it('takes the first word of several', () => {
    expect(stem('الكتاب الجديد')).toBe(stem('الكتاب'))
  })

  it.each([
    ['', ''],
    ['  ', ''],
    ['؟!', '؟!'],
    ['2024', '2024'],
    ['٢٠٢٤', '2024'],
  ])('of what is no word is its fold: %j', (text, expected) => {
    expect(stem(text)).toBe(expected)
    expect(rootKey(text)).toBe(expected)
  })
})

describe('rootKey', () => {
  it.each([
    ['a family', ['كتاب', 'كاتب', 'مكتوب', 'مكتبة', 'الكتب']],
    ['a broken plural and its singular', ['مدرسة', 'مدارس', 'المدارس']],
    ['a broken plural and its singular', ['وزير', 'الوزراء']],
    ['spellings of a foreign name', ['إنجلترا', 'إنكلترا']],
    ['spellings of a foreign name', ['أمريكا', 'أميركا']],
  ])('is one for %s', (_, words) => {
    expect(new Set(words.map(rootKey)).size).toBe(1)
  })

  it('tells families apart', () => {
    const words = ['كتاب', 'مدرسة', 'بيت', 'لغة', 'سلام']
    expect(new Set(words.map(rootKey)).size).toBe(words.length)
  })
})

describe('tokenize', () => {
  it('gives each word with its form, stem, root and place', () => {
    const [first, second] = tokenize('قَرَأتُ ٱلْكِتَٰبَ.')
    expect(first).toMatchObject({ text: 'قَرَأتُ', form: 'قرات', start: 0, end: 7, position: 0 })
    expect(second).toMatchObject({ text: 'ٱلْكِتَٰبَ', form: 'الكتاب', stem: stem('كتاب'), root: rootKey('كتاب'), start: 8, end: 18, position: 1 })
    expect(tokenize('قَرَأتُ ٱلْكِتَٰبَ.')).toHaveLength(2)
  })

  it('gives parts, wholes and second readings', () => {
    expect(tokenize('COVID-19 ڤيزا').map(({ form, position }) => [form, position])).toEqual([
      ['covid', 0],
      ['19', 1],
      ['covid19', 1],
      ['فيزا', 2],
      ['قيزا', 2],
    ])
  })

  it('fills every field of every token', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const token of tokenize(text)) {
          expect(token.text).toBe(text.slice(token.start, token.end))
          for (const value of [token.text, token.form, token.stem, token.root, token.why]) expect(value).not.toBe('')
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('stems what stands in a text as it stems the word alone', () => {
    fc.assert(
      fc.property(arabicText, text => {
        for (const { form, stem: stemmed, root } of tokenize(text)) {
          // A form of several parts (5كلم) would be cut into them again, and ء of «ء.ء» folded with its like.
          if (normalize(form) !== form || !/^\p{Script=Arabic}+$/u.test(form) || tokenize(form).length !== 1) continue
          expect([form, stem(form), rootKey(form)]).toEqual([form, stemmed, root])
        }
      }),
      { numRuns: 1500 },
    )
  })

  it.each([
    ['كتاب', 'in the lexicon'],
    ['والكتاب', 'affixes of كتاب'],
    ['Wi-Fi', 'part of a compound'],
    ['Wi-Fi', 'not Arabic letters'],
    ['2024', 'not Arabic letters'],
    ['المدارس', 'plural of مدرسه'],
  ])('says why: %s, %s', (text, reason) => {
    expect(tokenize(text)[0]?.why).toContain(reason)
  })
})

describe('createAnalyzer', () => {
  it('gives the tokens of tokenize where no option says otherwise', () => {
    const text = 'من الكتاب إلى COVID-19 في ٥كلم'
    expect(createAnalyzer().analyze(text)).toEqual(tokenize(text))
    expect(createAnalyzer({ stopWords: 'none' }).analyze(text)).toEqual(tokenize(text))
    expect(createAnalyzer({ stopWords: [] }).analyze(text)).toEqual(tokenize(text))
  })

  it('leaves out the stop words of the library, positions kept', () => {
    const tokens = createAnalyzer({ stopWords: 'default' }).analyze('الكتاب على الطاولة في البيت')
    expect(tokens.map(({ form, position }) => [form, position])).toEqual([
      ['الكتاب', 0],
      ['الطاوله', 2],
      ['البيت', 4],
    ])
  })

  it('leaves out more by a longer list', () => {
    const left = (stopWords: 'short' | 'default' | 'long'): string[] =>
      createAnalyzer({ stopWords })
        .analyze('وقال أيضا من الكتاب')
        .map(({ form }) => form)
    expect(left('short')).toEqual(['وقال', 'ايضا', 'الكتاب'])
    expect(left('default')).toEqual(['وقال', 'الكتاب'])
    expect(left('long')).toEqual(['الكتاب'])
  })

  it('leaves out stop words of one’s own, in any spelling', () => {
    const analyzer = createAnalyzer({ stopWords: ['مَدْرَسَة', 'إلى', 'The'] })
    expect(analyzer.analyze('مدرسه الى المدرسة the في').map(({ form }) => form)).toEqual(['المدرسه', 'في'])
  })

  it('has one fingerprint for one analysis', () => {
    const of = (options: Parameters<typeof createAnalyzer>[0]): string => createAnalyzer(options).fingerprint
    expect(of({})).toContain(FINGERPRINT)
    expect(of({ stopWords: 'none' })).toBe(of({}))
    expect(of({ stopWords: [] })).toBe(of({}))
    expect(of({ stopWords: ['من', 'إلى'] })).toBe(of({ stopWords: ['الى', 'من', 'من'] }))
  })

  it('has another fingerprint for other stop words', () => {
    const fingerprints = [undefined, 'default' as const, ['من'], ['إلى'], ['من', 'إلى']].map(
      stopWords => createAnalyzer(stopWords ? { stopWords } : {}).fingerprint,
    )
    expect(new Set(fingerprints).size).toBe(fingerprints.length)
  })

  it('refuses options that it does not know', () => {
    // @ts-expect-error: what a caller without types may write
    expect(() => createAnalyzer({ stopwords: 'default' })).toThrow(OptionError)
    // @ts-expect-error: as above
    expect(() => createAnalyzer({ stopwords: 'default' })).toThrow(/"stopwords".*stopWords/)
    // @ts-expect-error: as above
    expect(() => createAnalyzer({ stopWords: 'arabic' })).toThrow(/'short', 'default', 'long', 'none' or a list/)
    // @ts-expect-error: as above
    expect(() => createAnalyzer({ stopWords: 5 })).toThrow(OptionError)
  })

  it('keeps tokens of one call when another follows', () => {
    const analyzer = createAnalyzer()
    const tokens = analyzer.analyze('الكتاب الجديد')
    const copy = structuredClone(tokens)
    analyzer.analyze('شيء آخر تماما')
    expect(tokens).toEqual(copy)
  })

  it('gives the same for every spelling of a text', () => {
    fc.assert(
      fc.property(arabicText, text => {
        const seen = (source: string): unknown => tokenize(source).map(({ form, stem: stemmed, root }) => [form, stemmed, root])
        expect(seen(text.normalize('NFD'))).toEqual(seen(text))
      }),
      { numRuns: 1500 },
    )
  })

  it('takes its forms from the folds', () => {
    expect(tokenize('ٱلْمُسْتَشْفَىٰ').map(({ form }) => form)).toEqual([normalize('المستشفى')])
  })
})
