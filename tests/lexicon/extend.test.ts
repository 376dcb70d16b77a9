import { describe, expect, it } from 'vitest'
import type { LexiconOptions } from '../../src/index.js'
import { IndexBuilder, SchemaError } from '../../src/index.js'
import { builtInLexicon } from '../../src/lexicon/built-in.js'
import { extendLexicon } from '../../src/lexicon/extend.js'
import { NO_LEXICON } from '../../src/lexicon/lexicon.js'
import { idsOf, indexOf } from '../support/documents.js'

describe('a lexicon with words of one’s own', () => {
  const texts = ['صوت الزلمة', 'رجاجيل المصنع', 'شركة بتلكو', 'تلك الشركة'] as const
  const indexWith = (lexicon: LexiconOptions) =>
    indexOf(
      { fields: ['text'], stopWords: 'none', lexicon },
      texts.map((text, id) => ({ id, text })),
    )

  it('brings plurals to their singulars, and singulars to their plurals', () => {
    for (const base of ['default', 'none'] as const) {
      const index = indexWith({ base, plurals: [['زلمة', 'رجاجيل', 'زلمات']] })
      expect(idsOf(index, 'زلمة', { fuzzy: false })).toEqual(['0', '1'])
      expect(idsOf(index, 'الرجاجيل', { fuzzy: false })).toEqual(['1', '0'])
      expect(idsOf(indexWith({ base }), 'زلمة', { fuzzy: false })).toEqual(['0'])
    }
  })

  it('keeps the letters of protected words', () => {
    expect(idsOf(indexWith({ protected: ['بتلكو'] }), 'بتلكو', { fuzzy: false })).toEqual(['2'])
    const known = extendLexicon(NO_LEXICON, { protected: ['بِتِلكو'] })
    expect(known.stemOf('بتلكو')).toBe('بتلكو')
    expect(known.stemOf('تلكو')).toBeUndefined()
  })

  it('knows all that the lexicon knows which it adds to', () => {
    const base = builtInLexicon()
    const known = extendLexicon(base, { plurals: [['كتاب', 'كتوب']], protected: ['في'] })
    expect(known.pluralsOf('كتاب')).toEqual([...base.pluralsOf('كتاب'), 'كتوب'])
    expect(known.singularOf('كتوب')).toBe('كتاب')
    expect(known.singularOf('مدارس')).toBe(base.singularOf('مدارس'))
    expect(base.isFunctionWord('في')).toBe(true)
    expect(known.isFunctionWord('في')).toBe(false)
    expect(known.fingerprint).not.toBe(base.fingerprint)
    expect(base.stemOf('كتوب')).toBeUndefined()
    expect(known.stemOf('كتوب')).toBe('كتوب')
  })

  it.each<[unknown, string]>([
    [{ plurals: [['روبوت']] }, 'a singular and at least one plural'],
    [{ plurals: ['روبوت'] }, 'is a list, not string'],
    [{ plurals: [['روبوت', 5]] }, 'words as strings, not number'],
    [{ protected: ['كلمتان اثنتان'] }, 'single words, not "كلمتان اثنتان"'],
    [{ protected: ['؟'] }, 'single words'],
    [{ protected: 'كلمة' }, 'is a list'],
  ])('refuses %j', (lexicon, message) => {
    expect(() => new IndexBuilder({ fields: ['text'], lexicon: lexicon as LexiconOptions })).toThrow(SchemaError)
    expect(() => new IndexBuilder({ fields: ['text'], lexicon: lexicon as LexiconOptions })).toThrow(message)
  })

  it.each<[unknown]>([[{ base: 'some' }], [{ words: [] }], [[]], [5], ['some']])('refuses the option %j', lexicon => {
    expect(() => new IndexBuilder({ fields: ['text'], lexicon: lexicon as LexiconOptions })).toThrow(expect.objectContaining({ code: 'option' }))
  })
})
