import { describe, expect, it } from 'vitest'
import { MAX_WORD_LENGTH, PART, VARIANT, WHOLE, WORD } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'

const tokenizer = new Tokenizer()

/** Tokens in short: the form at its position, a compound's part as form+, its whole as =form, another reading as ~form. */
function inShort(text: string): string {
  const marks = { [WORD]: ['', ''], [PART]: ['', '+'], [WHOLE]: ['=', ''], [VARIANT]: ['~', ''] } as const
  return tokenizer
    .forms(text)
    .map(({ form, position, kind }) => `${marks[kind][0]}${form}${marks[kind][1]}@${position}`)
    .join(' ')
}

function rangesOf(text: string): string[] {
  return tokenizer.forms(text).map(({ start, end }) => text.slice(start, end))
}

describe('words', () => {
  it.each([
    ['spaces', 'قرأت الكتاب', 'قرات@0 الكتاب@1'],
    ['Arabic punctuation with no space after it', 'قلم،كتاب؛دفتر؟نعم', 'قلم@0 كتاب@1 دفتر@2 نعم@3'],
    ['quotation marks', '«كتاب»"قلم"', 'كتاب@0 قلم@1'],
    ['a slash', 'نعم/لا', 'نعم@0 لا@1'],
    ['a hashtag', '#الأمم_المتحدة', 'الامم@0 المتحده@1'],
    ['a line break', 'قلم\nكتاب', 'قلم@0 كتاب@1'],
    ['a dash', 'قلم–كتاب—دفتر', 'قلم@0 كتاب@1 دفتر@2'],
    ['a colon', 'قال:نعم', 'قال@0 نعم@1'],
    ['the end of an ayah', 'العالمين\u06dd١الرحمن', 'العالمين@0 1+@1 الرحمن+@2 =1الرحمن@2'],
    ['ornaments', '\u06deقل\u06e9هو', 'قل@0 هو@1'],
    ['ornate parentheses', '﴿قل هو﴾', 'قل@0 هو@1'],
    ['emoji', '😀كتاب👍قلم', 'كتاب@0 قلم@1'],
    ['a lone surrogate', 'كتاب\ud800قلم\udc00نعم', 'كتاب@0 قلم@1 نعم@2'],
    ['a joiner that joins nothing', '-كتاب- .قلم. ’نعم’', 'كتاب@0 قلم@1 نعم@2'],
    ['two joiners', 'كتاب--قلم..نعم', 'كتاب@0 قلم@1 نعم@2'],
  ])('end at %s', (_, text, expected) => {
    expect(inShort(text)).toBe(expected)
  })

  it.each([
    ['vowel signs', 'كَتَبَ', 'كتب@0'],
    ['tatweel', 'الـــسلام', 'السلام@0'],
    ['a right-to-left mark', 'كت\u200fاب', 'كتاب@0'],
    ['a zero-width non-joiner', 'می\u200cروم', 'ميروم@0'],
    ['a zero-width space', 'كت\u200bاب', 'كتاب@0'],
    ['a soft hyphen', 'كت\u00adاب', 'كتاب@0'],
    ['an isolated sign', 'كت\ufe76اب', 'كتاب@0'],
    ['a small letter of the Quran', 'داوۥد', 'داود@0'],
    ['an emoji selector', '1\ufe0f\u20e3', '1@0'],
  ])('do not end at %s', (_, text, expected) => {
    expect(inShort(text)).toBe(expected)
  })

  it.each([
    ['Latin', 'Café au lait', 'cafe@0 au@1 lait@2'],
    ['capitals whose small letters were never seen', 'ՀԱՅ', 'հայ@0'],
    ['Cyrillic', 'МОСКВА', 'москва@0'],
    ['Chinese', '中文', '中文@0'],
    ['Hindi with its signs', 'हिन्दी', 'हिन्दी@0'],
    ['supplementary letters', '𐐨𐐩 𞤀', '𐐨𐐩@0 𞤀@1'],
    ['supplementary letters beside Arabic', 'كتاب𐐨', 'كتاب𐐨@0'],
    ['Syriac of Malayalam', 'ࡠࡡ', 'ࡠࡡ@0'],
  ])('in %s', (_, text, expected) => {
    expect(inShort(text)).toBe(expected)
  })
})

describe('compounds', () => {
  it.each([
    ['letters and a number', 'COVID-19', 'covid+@0 19+@1 =covid19@1'],
    ['the same without a hyphen', 'COVID19', 'covid+@0 19+@1 =covid19@1'],
    ['a typographic hyphen', 'COVID‐19', 'covid+@0 19+@1 =covid19@1'],
    ['a hyphen that does not break', 'COVID‑19', 'covid+@0 19+@1 =covid19@1'],
    ['Arabic letters and a number', 'كوفيد-١٩', 'كوفيد+@0 19+@1'],
    ['two Latin words', 'Wi-Fi', 'wi+@0 fi+@1 =wifi@1'],
    ['an apostrophe', "l'été", 'l+@0 ete+@1 =lete@1'],
    ['a typographic apostrophe', 'l’été', 'l+@0 ete+@1 =lete@1'],
    ['an Arabic abbreviation', 'بي.بي.سي', 'بي+@0 بي+@1 سي+@2 =بيبيسي@2'],
    ['an abbreviation that ends in a full stop', 'U.S.A.', 'u+@0 s+@1 a+@2 =usa@2'],
    ['a number glued to a unit', '٥كلم', '5+@0 كلم+@1 =5كلم@1'],
    ['a year glued to its sign', '1445هـ', '1445+@0 ه+@1 =1445ه@1'],
    ['a fraction glued to a unit', '2.5كلم', '2.5+@0 كلم+@1 =2.5كلم@1'],
    ['short Arabic words with a hyphen', 'عبد-رب', 'عبد+@0 رب+@1 =عبدرب@1'],
    ['a word in the middle of a text', 'لقاح COVID-19 جديد', 'لقاح@0 covid+@1 19+@2 =covid19@2 جديد@3'],
  ])('%s: %s', (_, text, expected) => {
    expect(inShort(text)).toBe(expected)
  })

  it.each([
    ['a lost space after a full stop', 'انتهى.بدأ', 'انتهي+@0 بدا+@1'],
    ['long Arabic words with a hyphen', 'العربي-الإسرائيلي', 'العربي+@0 الاسراييلي+@1'],
    ['an address', 'www.example.com', 'www+@0 example+@1 com+@2'],
  ])('have no whole: %s', (_, text, expected) => {
    expect(inShort(text)).toBe(expected)
  })

  it('of more than eight parts go on as another', () => {
    expect(inShort('a-b-c-d-e-f-g-h-i-j')).toBe('a+@0 b+@1 c+@2 d+@3 e+@4 f+@5 g+@6 h+@7 =abcdefgh@7 i+@8 j+@9 =ij@9')
  })

  it('too long for one word have no whole', () => {
    const part = 'x'.repeat(40)
    expect(inShort(`${part}-${part}`)).toBe(`${part}+@0 ${part}+@1`)
  })
})

describe('numbers', () => {
  it.each([
    ['an integer', '٢٠٢٤', '2024@0'],
    ['a fraction', '12.5', '12.5@0'],
    ['an Arabic fraction', '١٢٫٥', '12.5@0'],
    ['grouped', '١٬٢٣٤٬٥٦٧', '1234567@0'],
    ['at the end of a sentence', 'بلغ 12.', 'بلغ@0 12@1'],
    ['with its fraction first', '3ر2', '2.3@0'],
    ['a percentage', '٪12', '12@0'],
    ['a time', '12:30', '12@0 30@1'],
    ['a date with full stops', '1.5.2024', '1+@0 5+@1 2024+@2'],
    ['a date with hyphens', '2024-05-01', '2024+@0 05+@1 01+@2 =20240501@2'],
    ['a date with slashes', '١/٥/٢٠٢٤', '1@0 5@1 2024@2'],
    ['an address', '10.0.0.1', '10+@0 0+@1 0+@2 1+@3 =10001@3'],
    ['a range', '5-7', '5+@0 7+@1 =57@1'],
    ['a list', '5,7', '5@0 7@1'],
  ])('%s: %s', (_, text, expected) => {
    expect(inShort(text)).toBe(expected)
  })

  it.each([
    ['ب2.3', '2.3@0'],
    ['لـ5', '5@0'],
    ['و2024', '2024@0'],
    ['ك٣', '3@0'],
    ['الـ25', '25@0'],
    ['بال100', '100@0'],
    ['ب3ر2', '2.3@0'],
    ['ب5كلم', '5+@0 كلم+@1 =5كلم@1'],
    ['ب-5', 'ب+@0 5+@1 =ب5@1'],
    ['من5', 'من+@0 5+@1 =من5@1'],
  ])('behind what is glued to them: %s', (text, expected) => {
    expect(inShort(text)).toBe(expected)
  })
})

describe('letters read two ways', () => {
  it.each([
    ['ڤيتامين', 'فيتامين@0 ~قيتامين@0'],
    ['ڨابس', 'قابس@0 ~فابس@0'],
    ['ڤيديو جديد', 'فيديو@0 ~قيديو@0 جديد@1'],
    ['الڤَيتامين', 'الفيتامين@0 ~القيتامين@0'],
    ['فيتامين', 'فيتامين@0'],
    ['ڤي-19', 'في+@0 ~قي@0 19+@1 =في19@1'],
  ])('%s', (text, expected) => {
    expect(inShort(text)).toBe(expected)
  })
})

describe('names in one word or two', () => {
  it.each([
    ['عبدالله', 'عبد+@0 الله+@1'],
    ['عبد الله', 'عبد@0 الله@1'],
    ['عبدالرحمٰن', 'عبد+@0 الرحمن+@1'],
    ['وعبدالله', 'وعبد+@0 الله+@1'],
    ['أبوظبي', 'ابو+@0 ظبي+@1'],
    ['أبو ظبي', 'ابو@0 ظبي@1'],
    ['لأبوظبي', 'لابو+@0 ظبي+@1'],
    ['عبدالله-2', 'عبد+@0 الله+@1 2+@2'],
  ])('%s', (text, expected) => {
    expect(inShort(text)).toBe(expected)
  })

  it.each(['أبواب', 'أبوه', 'أبوي', 'عبدة', 'عبدال', 'عبادة', 'وعبد'])('%s is one word', word => {
    expect(tokenizer.forms(word)).toHaveLength(1)
  })
})

describe('very long words', () => {
  it('are cut into pieces', () => {
    const forms = tokenizer.forms('م'.repeat(150))
    expect(forms.map(({ form }) => form.length)).toEqual([MAX_WORD_LENGTH, MAX_WORD_LENGTH, 150 - 2 * MAX_WORD_LENGTH])
    expect(forms.map(({ start, end }) => [start, end])).toEqual([
      [0, 64],
      [64, 128],
      [128, 150],
    ])
    expect(forms.map(({ position }) => position)).toEqual([0, 1, 2])
    expect(forms.map(({ kind }) => kind)).toEqual([WORD, WORD, WORD])
  })

  it('are cut between letters, not inside one', () => {
    for (const word of ['م'.repeat(63) + '𐐨'.repeat(40), '𐐨'.repeat(100)]) {
      for (const { form } of tokenizer.forms(word)) {
        expect(form.isWellFormed()).toBe(true)
        expect(form.length).toBeLessThanOrEqual(MAX_WORD_LENGTH)
      }
    }
  })

  it('of digits are cut too', () => {
    expect(tokenizer.forms('7'.repeat(200)).map(({ form }) => form.length)).toEqual([64, 64, 64, 8])
    for (const { form } of tokenizer.forms(`${'7'.repeat(60)}.${'7'.repeat(60)}`)) expect(form.length).toBeLessThanOrEqual(MAX_WORD_LENGTH)
  })

  it('that just fit are whole, vowel signs not counted', () => {
    expect(tokenizer.forms('مَ'.repeat(64))).toEqual([{ form: 'م'.repeat(64), start: 0, end: 128, position: 0, kind: WORD }])
  })
})

describe('ranges in the source', () => {
  it.each([
    ['vowel signs are in it', 'قَرَأْتُ ٱلْكِتَٰبَ', ['قَرَأْتُ', 'ٱلْكِتَٰبَ']],
    ['tatweel is in it', 'هـ كتابـــ', ['هـ', 'كتابـــ']],
    ['direction marks around it are not', '\u200fكتاب\u200f \u2067قلم\u2069', ['كتاب', 'قلم']],
    ['controls inside it are', 'كت\u200cاب', ['كت\u200cاب']],
    ['a hamza that was left out', 'شيءٌ آخر', ['شيءٌ', 'آخر']],
    ['a hamza in parts', 'سيي\u0654 آخر', ['سيي\u0654', 'آخر']],
    ['presentation forms', 'ﻻﷺ', ['ﻻ', 'ﷺ', 'ﷺ', 'ﷺ', 'ﷺ']],
    ['decomposed letters', 'ا\u0654حمد e\u0301', ['ا\u0654حمد', 'e\u0301']],
    ['emoji before it', '😀😀كتاب', ['كتاب']],
    ['parts and the whole', 'COVID-19', ['COVID', '19', 'COVID-19']],
    ['an abbreviation', 'بي.بي.سي', ['بي', 'بي', 'سي', 'بي.بي.سي']],
    ['a number with its unit', '٥كلم', ['٥', 'كلم', '٥كلم']],
    ['both halves of a name', 'عبدُالله', ['عبدُ', 'الله']],
    ['a grouped number', '١٬٢٣٤', ['١٬٢٣٤']],
    ['a number turned around', 'س 12ر345 ص', ['س', '12ر345', 'ص']],
    ['a compound that begins with one', '3ر2-5', ['3ر2', '5', '3ر2-5']],
    ['a number behind a preposition', 'بـ3ر2', ['3ر2']],
    ['both readings', 'ڤيزا', ['ڤيزا', 'ڤيزا']],
  ])('%s', (_, text, expected) => {
    expect(rangesOf(text)).toEqual(expected)
  })
})
