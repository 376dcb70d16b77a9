import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchIndex, SuggestOptions } from '../../src/index.js'
import { PART, WORD } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { documentsWith, indexOf, indexOfTexts, VOCABULARY, word } from '../support/documents.js'

const tokenizer = new Tokenizer()
/** The form of the last word, of a compound that of its last part. */
const lastForm = (text: string): string => tokenizer.forms(text).findLast(({ kind }) => kind === WORD || kind === PART)?.form ?? ''

function textsOf(index: SearchIndex, text: string, options?: SuggestOptions): string[] {
  return index.suggest(text, options).map(suggestion => suggestion.text)
}

/** Each text so many times, in documents of their own. */
function repeated(counts: Readonly<Record<string, number>>): SearchIndex {
  return indexOfTexts(...Object.entries(counts).flatMap(([text, count]) => Array.from({ length: count }, () => text)))
}

describe('suggest', () => {
  const library = repeated({ الكتاب: 9, كتاب: 5, كتبة: 2, كتائب: 3, والكتاب: 2, وزير: 4, زيت: 3, مدرسة: 6, مدارس: 2 })

  it('completes the last word by how often words occur, and counts them', () => {
    expect(library.suggest('وز')).toEqual([{ text: 'وزير', count: 4 }, ...library.suggest('وز').slice(1)])
    expect(textsOf(library, 'كتا')).toEqual(['كتاب', 'كتائب', 'الكتاب'])
    expect(library.suggest('كتا')[0]).toEqual({ text: 'كتاب', count: 5 })
  })

  it('takes an article that was not typed for read, and sees through clitics that were', () => {
    expect(textsOf(repeated({ الولايات: 3 }), 'ولايا')).toEqual(['الولايات'])
    expect(textsOf(library, 'الكتا')[0]).toBe('الكتاب')
    expect(textsOf(library, 'والكتا')[0]).toBe('والكتاب')
    expect(textsOf(library, 'وبالكتا')[0]).toBe('وبالكتاب')
    expect(textsOf(library, 'للكتا')[0]).toBe('للكتاب')
    expect(textsOf(repeated({ وبالولايات: 1 }), 'ولايا')).toEqual(['وبالولايات'])
    expect(textsOf(library, 'بمدر')).toEqual(['بمدرسة'])
  })

  it('takes no first letter for a clitic of another word', () => {
    expect(textsOf(repeated({ زيت: 3, وزير: 1 }), 'وزي')).toEqual(['وزير', 'وزيت'])
  })

  it('leaves earlier words as they were typed', () => {
    expect(textsOf(library, 'قَرَأتُ «الكتا')[0]).toBe('قَرَأتُ «الكتاب')
  })

  it('completes nothing behind a word that is ended, and nothing that does not begin so', () => {
    for (const text of ['', ' ', 'كتاب ', 'كتاب،', 'قققق', '...']) expect(textsOf(library, text, { fuzzy: false })).toEqual([])
  })

  it('puts words first that stand beside the earlier ones', () => {
    const index = indexOfTexts(...Array.from({ length: 8 }, () => 'القانون الدولي'), 'كرة القدم', 'كرة القدم', 'كرة السلة')
    expect(textsOf(index, 'الق')).toEqual(['القانون', 'القدم'])
    expect(textsOf(index, 'كرة الق')).toEqual(['كرة القدم', 'كرة القانون'])
  })

  it('puts first what was searched for before, the latest first', () => {
    const recent = ['كتبة المدينة', 'كتائب', 'زيت']
    expect(textsOf(library, 'كت', { recent }).slice(0, 3)).toEqual(['كتبة المدينة', 'كتائب', 'كتبة'])
    expect(textsOf(library, 'ثمن الزي', { recent })[0]).toBe('ثمن الزيت')
    expect(textsOf(library, '', { recent })).toEqual(recent)
    expect(textsOf(library, 'كتبة ', { recent })).toEqual(['كتبة المدينة'])
    expect(library.suggest('كتب', { recent })[0]).toEqual({ text: 'كتبة المدينة', count: 0 })
  })

  it('completes a misspelt beginning with what begins nearly so, unless it is not to', () => {
    const index = repeated({ المستشفى: 3, المستقبل: 2 })
    expect(textsOf(index, 'المسشتف')).toEqual(['المستشفى'])
    expect(textsOf(index, 'وبالمسشتف')).toEqual(['وبالمستشفى'])
    expect(textsOf(index, 'المسشتف', { fuzzy: false })).toEqual([])
  })

  it('gives a stem once before its further forms', () => {
    const index = repeated({ مدرسة: 5, مدرستنا: 4, مدرستهم: 4, مدرعة: 2 })
    expect(textsOf(index, 'مدر')[0]).toBe('مدرسة')
    expect(textsOf(index, 'مدر').slice(2).sort()).toEqual(['مدرستنا', 'مدرستهم'])
  })

  it('spells words as a stored text does, and in folded letters where there is none', () => {
    const texts = [{ id: 1, text: 'المُسْتَشْفَى في الإســكندرية، ومسؤولٌ' }]
    const stored = indexOf({ fields: { text: { store: true } }, stopWords: 'none' }, texts)
    for (const [typed, shown] of [
      ['المست', 'المستشفى'],
      ['بالمست', 'بالمستشفى'],
      ['الاسك', 'الإسكندرية'],
      ['مسؤ', 'ومسؤول'],
      ['ومسوو', 'ومسؤول'],
    ])
      expect(textsOf(stored, typed as string)[0]).toBe(shown)
    expect(textsOf(indexOf({ fields: ['text'], stopWords: 'none' }, texts), 'المست')).toEqual(['المستشفي'])
    // Of several fields the shortest text that is stored.
    const both = indexOf({ fields: { title: {}, body: { store: true } }, stopWords: 'none' }, [{ id: 1, title: 'المستشفي', body: ['سطر', 'إلى المستشفى'] }])
    expect(textsOf(both, 'المست')).toEqual(['المستشفى'])
  })

  it('completes words of the fields that are asked for', () => {
    const index = indexOf({ fields: ['title', 'body'], stopWords: 'none' }, [{ id: 1, title: 'مسجد', body: 'مسرح' }])
    expect(textsOf(index, 'مس')).toEqual(['مسجد', 'مسرح'])
    expect(textsOf(index, 'مس', { fields: ['body'] })).toEqual(['مسرح'])
  })

  it('keeps to what a slow look through all words gives', () => {
    fc.assert(
      fc.property(documentsWith(['text']), word, fc.nat(8), fc.constantFrom(1, 3, 8, 100), (documents, typed, length, limit) => {
        const index = indexOf({ fields: ['text'], stopWords: 'none' }, documents)
        const counts = new Map<string, number>()
        for (const { text } of documents) {
          for (const value of [text ?? []].flat()) for (const { form } of tokenizer.forms(value)) counts.set(form, (counts.get(form) ?? 0) + 1)
        }
        const beginning = typed.slice(0, length)
        const found = index.suggest(beginning, { limit, fuzzy: false })
        const words = tokenizer.forms(beginning)
        const last = words.at(-1)
        expect(found.length).toBeLessThanOrEqual(limit)
        expect(new Set(found.map(({ text }) => text)).size).toBe(found.length)
        if (!last || last.end !== beginning.length) {
          expect(found).toEqual([])
          return
        }
        // Whatever is shown finds something, and says how often its word, or the one behind its clitics, occurs.
        for (const { text, count } of found) {
          expect(index.search(text, { fuzzy: false }).total).toBeGreaterThan(0)
          expect([...counts.values()]).toContain(count)
        }
        // Nothing is stored here, so words are shown in folded letters.
        const shown = found.map(({ text }) => text.slice(words.findLast(({ kind }) => kind === WORD || kind === PART)?.start))
        // With room for all of them, every word that begins so is there.
        const begun = [...counts.keys()].filter(form => form.startsWith(lastForm(beginning)))
        if (limit === 100) for (const form of begun) expect(shown).toContain(form)
        if (begun.length > 0) expect(found.length).toBeGreaterThan(0)
        if (limit === 100)
          found.forEach(({ count }, i) => {
            expect(count).toBe(counts.get(shown[i] as string) ?? count)
          })
      }),
      { numRuns: 300 },
    )
  })

  it('takes any text and list of earlier ones', () => {
    const index = indexOfTexts(VOCABULARY.join(' '))
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (text, recent) => {
        for (const { text: shown, count } of index.suggest(text, { recent })) {
          expect(recent.includes(shown) || shown.length > 0).toBe(true)
          expect(count).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each<[object, RegExp]>([
    [{ limits: 3 }, /knows no option "limits"/],
    [{ limit: -1 }, /from 0 to 100/],
    [{ limit: 101 }, /from 0 to 100/],
    [{ fuzzy: 1 }, /"fuzzy" is true or false/],
    [{ fields: ['titel'] }, /no text field "titel"; it has text/],
    [{ fields: 'text' }, /list of names/],
    [{ recent: [1] }, /at most 100 strings/],
    [{ recent: Array.from({ length: 101 }, () => 'x') }, /at most 100 strings/],
    [null as unknown as object, /an object/],
  ])('refuses %j', (options, message) => {
    expect(() => library.suggest('ك', options as SuggestOptions)).toThrow(expect.objectContaining({ code: 'option', message: expect.stringMatching(message) }))
  })

  it('refuses what is no text, or too long', () => {
    expect(() => library.suggest(5 as unknown as string)).toThrow(expect.objectContaining({ code: 'option' }))
    expect(() => library.suggest('ك'.repeat(16_385))).toThrow(expect.objectContaining({ code: 'query' }))
    expect(library.suggest('ك'.repeat(16_384))).toEqual([])
  })
})
