import { describe, expect, it } from 'vitest'
import { normalize, normalizeWithOrigins } from '../../src/normalize/normalize.js'

describe('presentation forms', () => {
  it.each([
    ['isolated letters', 'ﻡ ﺩ', 'م د'],
    ['a word in its shapes', 'ﺍﻟﻌﺮﺑﻴﺔ', 'العربيه'],
    ['lam-alef', 'ﻻ', 'لا'],
    ['lam-alef with hamza', 'ﻷﻧﻬﺎ', 'لانها'],
    ['lam-alef with madda', 'ﺍﻵﻥ', 'الان'],
    ['lam-alef inside a word', 'ﺳﻼﻡ', 'سلام'],
    ['hamza seats', 'ﻣﺴﺌﻮﻝ', 'مسوول'],
    ['hamza by itself', 'ﻣﺎﺀ', 'ماء'],
    ['Persian shapes', 'ﭘﺎﺭﯾﺲ ﮔﻮﮔﻞ', 'باريس كوكل'],
    ['ligatures of three letters', 'ﶠ', 'تجي'],
    ['the name of God', 'ﷲ', 'الله'],
    ['one word in one character', 'ﷴ', 'محمد'],
    ['four words in one character', 'ﷺ', 'صلي الله عليه وسلم'],
    ['two words in one character', 'ﷻ', 'جل جلاله'],
    ['full-width Latin', 'Ａｂ１', 'ab1'],
    ['Latin ligatures', 'ﬁle', 'file'],
  ])('%s', (_, text, expected) => {
    expect(normalize(text)).toBe(expected)
  })

  it.each([
    ['fathatan', 'ﻛﺘﺎﺑ\ufe70ﺎ'],
    ['fatha', 'ﻛ\ufe76ﺘﺎﺑﺎ'],
    ['kasra between plain letters', 'كت\ufe7aابا'],
    ['shadda with damma', 'كت\ufc61ابا'],
    ['shadda with tatweel', 'كت\ufcf3ابا'],
    ['sukun on a tatweel', 'كت\ufe7fابا'],
    ['at the end', 'كتابا\ufe74'],
  ])('an isolated sign is no border: %s', (_, text) => {
    expect(normalize(text)).toBe('كتابا')
  })

  it('an isolated shadda with a superscript alef is that alef', () => {
    expect(normalize('خ\ufc63لدون')).toBe('خالدون')
    expect(normalize('ه\ufc63ذا')).toBe('هذا')
  })

  it.each([
    ['محمدﷺ', 'محمد صلي الله عليه وسلم'],
    ['محمدٌﷺ', 'محمد صلي الله عليه وسلم'],
    ['النبي ﷺ قال', 'النبي صلي الله عليه وسلم قال'],
    ['ﷺقال', 'صلي الله عليه وسلم قال'],
    ['(ﷺ)', '(صلي الله عليه وسلم)'],
    ['اللهﷻ', 'الله جل جلاله'],
  ])('words in one character stay apart from what is glued to them: %s', (text, expected) => {
    expect(normalize(text)).toBe(expected)
  })

  it('all letters of a ligature come from its one place', () => {
    const { text, origins } = normalizeWithOrigins('قﻻﷲ')
    expect(text).toBe('قلاالله')
    expect([...origins]).toEqual([0, 1, 1, 2, 2, 2, 2])
  })

  it('ornate parentheses stay what they are', () => {
    expect(normalize('﴿الم﴾')).toBe('﴿الم﴾')
  })
})
