import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import { ImageSegment } from '../../src/format/segment.js'
import { openIndex } from '../../src/index.js'
import { Places } from '../../src/query/resolve.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { documentsWith, imageOf, indexOfTexts, word } from '../support/documents.js'

const tokenizer = new Tokenizer()

describe('related', () => {
  const index = indexOfTexts('مدرسة المدرسة مدرسة', 'مدارس', 'درس دروس', 'بيت')

  it('gives the forms of the stem and the family of the root', () => {
    const { forms, family } = index.related('بالمدرسة')
    expect(forms).toEqual([
      { text: 'مدرسه', count: 2 },
      { text: 'المدرسه', count: 1 },
    ])
    expect(family.map(({ text }) => text).sort()).toEqual(['درس', 'دروس', 'مدارس'])
  })

  it('knows nothing of a word without kin in the index', () => {
    for (const text of ['', '؟', 'قطار']) expect(index.related(text)).toEqual({ forms: [], family: [] })
    expect(index.related('مدرسة', { limit: 0 })).toEqual({ forms: [], family: [] })
  })

  it('gives what a look through all forms gives', () => {
    fc.assert(
      fc.property(documentsWith(['text'], 20), word, (documents, asked) => {
        const image = imageOf({ fields: ['text'], stopWords: 'none' }, documents)
        const segment = new ImageSegment(image, readLayout(image))
        const counts = new Map<string, number>()
        for (const { text } of documents)
          for (const value of [text ?? []].flat()) for (const { form } of tokenizer.forms(value)) counts.set(form, (counts.get(form) ?? 0) + 1)
        const first = tokenizer.forms(asked)[0]
        const { stem, root } = first ? new Places(segment).of(first.form) : { stem: -1, root: -1 }
        const stemOf = (text: string): number => segment.stemOf(segment.formOf(text))
        const { forms, family } = openIndex(image).related(asked, { limit: 1000 })
        expect(new Map(forms.map(({ text, count }) => [text, count]))).toEqual(new Map([...counts].filter(([text]) => stem >= 0 && stemOf(text) === stem)))
        expect(forms.map(({ count }) => count)).toEqual(forms.map(({ count }) => count).sort((a, b) => b - a))
        const others = [...counts].filter(([text]) => root >= 0 && stemOf(text) !== stem && segment.rootOf(stemOf(text)) === root)
        expect(family.map(({ text }) => stemOf(text)).sort()).toEqual([...new Set(others.map(([text]) => stemOf(text)))].sort())
        for (const { text, count } of family)
          expect(count).toBe(Math.max(...others.filter(([other]) => stemOf(other) === stemOf(text)).map(([, most]) => most)))
      }),
      { numRuns: 200 },
    )
  })

  it('refuses other options', () => {
    expect(() => index.related('بيت', { limit: 1.5 })).toThrow(expect.objectContaining({ code: 'option' }))
    expect(() => index.related('بيت', { most: 1 } as object)).toThrow(expect.objectContaining({ code: 'option' }))
  })
})
