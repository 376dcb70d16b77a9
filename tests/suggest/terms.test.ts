import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TermCount, TermsOptions } from '../../src/index.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { documentsWith, indexOf, indexOfTexts, randomOf, word } from '../support/documents.js'

const tokenizer = new Tokenizer()

describe('terms', () => {
  const index = indexOfTexts('كتاب كتاب كتب', 'مكتبة كتاب')

  it('lists the forms that occur', () => {
    expect(index.terms()).toEqual([
      { text: 'كتاب', count: 3 },
      { text: 'كتب', count: 1 },
      { text: 'مكتبه', count: 1 },
    ])
    expect(index.terms({ prefix: 'مـكتبة' })).toEqual([{ text: 'مكتبه', count: 1 }])
    expect(index.terms({ prefix: 'كتاب كتب' })).toEqual([])
    expect(index.terms({ prefix: '؟' })).toEqual([])
    expect(index.terms({ limit: 0 })).toEqual([])
  })

  it('gives page after page what sorting all forms gives', () => {
    fc.assert(
      fc.property(
        documentsWith(['title', 'body'], 20),
        fc.record({
          prefix: fc.oneof(fc.constant(''), word),
          length: fc.nat(3),
          field: fc.constantFrom('title', 'body', undefined),
          limit: fc.integer({ min: 1, max: 7 }),
        }),
        fc.constantFrom('frequency' as const, 'alphabet' as const),
        (documents, { prefix, length, field, limit }, sort) => {
          const random = indexOf({ fields: ['title', 'body'], stopWords: 'none' }, documents)
          const begun = prefix.slice(0, length)
          const folded = tokenizer.forms(begun).filter(({ kind }) => kind < 2)
          const counts = new Map<string, number>()
          for (const document of documents)
            for (const name of field ? [field] : ['title', 'body'])
              for (const value of [document[name] ?? []].flat()) for (const { form } of tokenizer.forms(value)) counts.set(form, (counts.get(form) ?? 0) + 1)
          const expected: TermCount[] = (folded.length > 1 || (begun !== '' && folded.length === 0) ? [] : [...counts])
            .filter(([text]) => text.startsWith(folded[0]?.form ?? ''))
            .map(([text, count]) => ({ text, count }))
            .sort((a, b) => (sort === 'frequency' ? b.count - a.count : 0) || (a.text < b.text ? -1 : 1))
          const found: TermCount[] = []
          for (;;) {
            const after = found.at(-1)?.text
            const page = random.terms({ prefix: begun, sort, limit, ...(field && { field }), ...(after !== undefined && { after }) })
            found.push(...page)
            if (page.length < limit) break
          }
          expect(found).toEqual(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('gives so the terms of a field in many documents, whatever was asked before', () => {
    const random = randomOf(11)
    const made = (most: number): string =>
      Array.from({ length: random(most) }, () => `${'كمسرت'[random(5)]}${'اوي'[random(3)]}${'بلن'[Math.min(random(3), random(3))]}`).join(' ')
    const documents = Array.from({ length: 1200 }, (_, id) => ({ id, title: made(3), body: made(12) }))
    const many = indexOf({ fields: ['title', 'body'], stopWords: 'none' }, documents)
    for (const field of ['title', 'body'] as const) {
      const counts = new Map<string, number>()
      for (const document of documents) for (const { form } of tokenizer.forms(document[field])) counts.set(form, (counts.get(form) ?? 0) + 1)
      const expected = [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
      for (const limit of [3, 10, 1000]) expect(many.terms({ field, limit })).toEqual(expected.slice(0, limit))
      expect(many.terms({ field, limit: 5, after: expected[6]?.text as string })).toEqual(expected.slice(7, 12))
      expect(many.terms({ field, limit: 1000, prefix: 'كا' })).toEqual(expected.filter(({ text }) => text.startsWith('كا')))
    }
  })

  it.each<[object, RegExp]>([
    [{ sorted: true }, /knows no option "sorted"/],
    [{ sort: 'count' }, /"sort" is/],
    [{ limit: 1001 }, /from 0 to 1000/],
    [{ field: 'title' }, /no text field "title"/],
    [{ after: 'غير موجود' }, /term of this index/],
    [{ prefix: 3 }, /a text is a string/],
  ])('refuses %j', (options, message) => {
    expect(() => index.terms(options as TermsOptions)).toThrow(expect.objectContaining({ code: 'option', message: expect.stringMatching(message) }))
  })
})
