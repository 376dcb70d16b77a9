import { describe, expect, it } from 'vitest'
import { normalize } from '../../src/normalize/normalize.js'

describe('hamza seats', () => {
  it.each([
    ['مسوول', ['مسؤول', 'مسئول', 'مسوول', 'مسوؤل']],
    ['مسووليه', ['مسؤولية', 'مسئولية']],
    ['شوون', ['شؤون', 'شئون']],
    ['رووس', ['رؤوس', 'رءوس', 'رئوس']],
    ['شي', ['شيء', 'شئ', 'شىء', 'شي', 'شیء']],
    ['بطي', ['بطيء', 'بطئ']],
    ['سي', ['سيئ', 'سيء', 'سئ']],
    ['هيءه', ['هيئة', 'هيأة']],
    ['بيءه', ['بيئة', 'بيئه', 'بيأة']],
    ['قران', ['قرآن', 'قرءان', 'قران']],
    ['امنوا', ['آمنوا', 'ءامنوا', 'امنوا']],
    ['رييس', ['رئيس', 'رييس']],
    ['مومن', ['مؤمن', 'مومن']],
    ['لولو', ['لؤلؤ', 'لولو']],
    ['بير', ['بئر', 'بير']],
    ['دايم', ['دائم', 'دايم']],
    ['يقروون', ['يقرؤون', 'يقرءون']],
    ['قاري', ['قارئ', 'قاري', 'قارى']],
    ['مبدا', ['مبدأ', 'مبدا']],
    ['مساله', ['مسألة', 'مسالة']],
    ['شييا', ['شيئا', 'شيئًا']],
    ['ضوءا', ['ضوءا', 'ضوءًا']],
  ])('%s in all its spellings', (form, spellings) => {
    for (const spelling of spellings) expect([spelling, normalize(spelling)]).toEqual([spelling, form])
  })

  it.each([
    ['ماء', 'ما'],
    ['سماء', 'سما'],
    ['فئة', 'فيه'],
    ['مئة', 'ميه'],
    ['ضوء', 'ضو'],
    ['جزء', 'جزو'],
    ['قراءة', 'قراة'],
    ['وفاء', 'وفا'],
    ['سأل', 'سل'],
  ])('keep words apart: %s and %s', (one, other) => {
    expect(normalize(one)).not.toBe(normalize(other))
  })

  it.each([
    ['a hamza doubled', 'ماءء', 'ماء'],
    ['a hamza before a waw', 'رءو', 'روو'],
    ['a hamza and an alef after an alef are no madda', 'قراءات', 'قراءات'],
    ['a hamza and an alef at the end are no madda', 'بدءا', 'بدءا'],
    ['a hamza and an alef at the beginning', 'ءاب', 'اب'],
    ['a word of nothing but a hamza', 'ء', 'ء'],
    ['a word of nothing but a seat', 'ئ ؤ أ', 'ي و ا'],
    ['a seated hamza before a heh', 'مائه', 'ماءه'],
    ['signs and tatweel between a seat and its neighbour', 'هَيْـئَـة', 'هيءه'],
    ['the next word is no neighbour', 'شئ ة', 'شي ه'],
    ['a digit ends the word', 'شئ5', 'شي5'],
  ])('%s', (_, text, expected) => {
    expect(normalize(text)).toBe(expected)
  })

  it('fold every sequence of the letters concerned to one that folds to itself', () => {
    const alphabet = [...'ءأؤئآاويىةهب', '\u0670', '\u0654']
    const longest = 4
    const check = (text: string): void => {
      const once = normalize(text)
      if (normalize(once) !== once) expect([text, normalize(once)]).toEqual([text, once])
      if (text.length < longest) for (const letter of alphabet) check(text + letter)
    }
    for (const letter of alphabet) check(letter)
  })
})
