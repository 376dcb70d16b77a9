import { describe, expect, it } from 'vitest'
import { builtInLexicon } from '../../src/lexicon/built-in.js'
import { normalize } from '../../src/normalize/normalize.js'

const lexicon = builtInLexicon()

describe('builtInLexicon', () => {
  it('is compiled once', () => {
    expect(builtInLexicon()).toBe(lexicon)
  })

  it('has a name of its content', () => {
    expect(lexicon.fingerprint).toMatch(/^[0-9a-f]{8}$/)
  })

  it.each(['وزير', 'وكالة', 'فندق', 'بيان', 'كتاب', 'لبنان', 'سلام', 'ألمانيا', 'إنسان', 'فلسطين', 'مستشفى', 'التزام', 'مدارس'])(
    'knows %s as it stands',
    word => {
      expect(lexicon.stemOf(normalize(word))).toBeDefined()
    },
  )

  it.each(['والكتاب', 'كتابهم', 'بالبيت', 'شغمطق', 'covid', ''])('does not know %j', word => {
    expect(lexicon.stemOf(word)).toBeUndefined()
  })

  it.each([
    ['كتب', 'كتاب'],
    ['مدارس', 'مدرسه'],
    ['وزراء', 'وزير'],
    ['اقلام', 'قلم'],
    ['شوارع', 'شارع'],
    ['مفاتيح', 'مفتاح'],
  ])('leads from %s to %s and back', (plural, singular) => {
    expect(lexicon.singularOf(plural)).toBe(singular)
    expect(lexicon.pluralsOf(singular)).toContain(plural)
  })

  it('knows no plural of a word that has none', () => {
    expect(lexicon.pluralsOf('شغمطق')).toEqual([])
    expect(lexicon.singularOf('وزير')).toBeUndefined()
  })

  it.each([
    ['درس', false, 'درس'],
    ['قول', true, 'قال'],
    ['ستعمل', true, 'استعمل'],
    ['شغمطق', true, undefined],
  ])('knows the verb of %s (imperfect: %s)', (stem, imperfect, past) => {
    expect(lexicon.verbOf(stem, imperfect)).toBe(past)
  })

  it('gives words of a root one key', () => {
    const stems = ['استعمل', 'استعمال', 'مستعمل']
    expect(new Set(stems.map(stem => lexicon.rootOf(stem))).size).toBe(1)
    expect(lexicon.rootOf('شغمطق')).toBeUndefined()
  })

  it('tells the words that bind others', () => {
    for (const word of ['من', 'الي', 'وهو', 'بها']) expect([word, lexicon.isFunctionWord(word)]).toEqual([word, true])
    for (const word of ['كتاب', 'وزير', 'قال']) expect([word, lexicon.isFunctionWord(word)]).toEqual([word, false])
  })
})
