import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangesOf } from '../../src/highlight/matcher.js'
import type { Range, SearchOptions } from '../../src/index.js'
import { indexOf, indexOfTexts, text, word } from '../support/documents.js'

/** The matched pieces of a text. */
function marked(content: string, query: string, options: SearchOptions = {}): string[] {
  const index = indexOfTexts(content)
  const ranges = index.search(query, { ...options, highlight: true }).hits[0]?.highlights?.['text'] ?? []
  return ranges.map(({ start, end }) => content.slice(start, end))
}

describe('highlights', () => {
  it.each([
    ['the word itself', 'قرأت كتاب النحو', 'كتاب', ['كتاب']],
    ['every occurrence', 'كتاب وكتاب ثم كتاب', 'كتاب', ['كتاب', 'وكتاب', 'كتاب']],
    ['a word with its clitics', 'وبالكتاب نبدأ', 'كتاب', ['وبالكتاب']],
    ['words of the stem and of the root', 'الكتب عند الكاتب والمكتبة', 'كتاب', ['الكتب', 'الكاتب', 'والمكتبة']],
    ['a word with its vowel signs, the last among them', 'هَذَا كِتَابٌ جَدِيدٌ', 'كتاب', ['كِتَابٌ']],
    ['a word with a sign before its shadda', 'المُعَلِّمُ هنا', 'معلم', ['المُعَلِّمُ']],
    ['a word with tatweel', 'الكـــتـاب هنا', 'كتاب', ['الكـــتـاب']],
    ['a word with a control in it', 'كتا\u200fب هنا', 'كتاب', ['كتا\u200fب']],
    ['a word whose final hamza is left out', 'هذا شيء.', 'شئ', ['شيء']],
    ['a word in presentation forms', 'ﻛﺘﺎﺏ هنا', 'كتاب', ['ﻛﺘﺎﺏ']],
    ['a ligature of lam and alef', 'ﺳﻼﻡ هنا', 'سلام', ['ﺳﻼﻡ']],
    ['a compound as one range of parts', 'لقاح COVID-19 اليوم', 'covid19', ['COVID-19']],
    ['the glued halves of a name as one range', 'جاء عبدالله اليوم', 'عبد الله', ['عبدالله']],
    ['digits glued to their unit as one range', 'سرت ٥كلم اليوم', '5 كلم', ['٥كلم']],
    ['one half where only that was asked for', 'سرت ٥كلم اليوم', 'كلم', ['كلم']],
    ['a number in either digits', 'عام ١٩٩٩م', '1999', ['١٩٩٩']],
    ['a number with its grouping marks', 'بلغت 1,234,567 نسمة', '1234567', ['1,234,567']],
    ['Latin words whatever their case and accents', 'Le CAFÉ est bon', 'café', ['CAFÉ']],
    ['words beside punctuation, without it', '«كتاب»، (كتاب)؟', 'كتاب', ['كتاب', 'كتاب']],
    ['words beside emoji, without them', '😀كتاب😀', 'كتاب', ['كتاب']],
    ['letters outside the basic plane whole', 'x \u{10400}\u{10428} y', '\u{10400}\u{10428}', ['\u{10400}\u{10428}']],
    ['several words of the query', 'البحر والجبل والنهر', 'جبل بحر', ['البحر', 'والجبل']],
    ['the second reading of a letter', 'شراب ڤيتامين', 'قيتامين', ['ڤيتامين']],
  ])('cover %s', (_, content, query, expected) => {
    expect(marked(content, query)).toEqual(expected)
  })

  it('follow the level of conflation', () => {
    const content = 'كتاب الكتاب كاتب'
    expect(marked(content, 'كتاب')).toEqual(['كتاب', 'الكتاب', 'كاتب'])
    expect(marked(content, 'كتاب', { conflation: 'stem' })).toEqual(['كتاب', 'الكتاب'])
    expect(marked(content, 'كتاب', { conflation: 'exact' })).toEqual(['كتاب'])
  })

  it('are given for stored text fields that match, and for those alone', () => {
    const fields = { title: { store: true }, body: {}, tag: { type: 'keyword', store: true }, notes: { store: true } } as const
    const index = indexOf({ fields }, [{ id: 1, title: 'كتاب', body: 'كتاب', tag: 'كتاب', notes: 'غيره' }])
    expect({ ...index.search('كتاب', { highlight: true }).hits[0]?.highlights }).toEqual({ title: [{ start: 0, end: 4 }] })
    expect(index.search('كتاب').hits[0]).not.toHaveProperty('highlights')
    const nothingStored = indexOf({ fields: ['body'] }, [{ id: 1, body: 'كتاب' }])
    expect(nothingStored.search('كتاب', { highlight: true, snippet: true }).hits[0]).toEqual({ id: '1', score: expect.any(Number) })
  })

  it('speak of a list as of its texts, a line each', () => {
    const index = indexOf({ fields: { text: { store: true } } }, [{ id: 1, text: ['البحر', 'كتاب البحر'] }])
    expect(index.search('بحر', { highlight: true }).hits[0]?.highlights?.['text']).toEqual([
      { start: 0, end: 5 },
      { start: 11, end: 16 },
    ])
  })

  it('lie in the text, in order, apart, and cover words only', () => {
    const noise = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          'ا',
          'ب',
          'ء',
          'ئ',
          'ي',
          'ڤ',
          'ـ',
          '\u064e',
          '\u0651',
          '\u0670',
          '1',
          '٢',
          'ر',
          '.',
          '-',
          ',',
          ' ',
          'é',
          'ﷺ',
          'ﻻ',
          '\u200f',
          '\ud801',
          '\udc00',
          '😀',
        ),
        word,
      ),
      size: 'medium',
    })
    fc.assert(
      fc.property(fc.oneof(noise, text(20)), fc.oneof(noise, text(4), word), (content, query) => {
        const index = indexOfTexts(content)
        const [hit] = index.search({ type: 'text', text: query.slice(0, 1000) }, { highlight: true }).hits
        const source = (hit?.document?.['text'] as string | undefined) ?? ''
        expect(source.length).toBe(hit ? content.length : 0)
        let end = -1
        for (const range of hit?.highlights?.['text'] ?? []) {
          expect(range.start).toBeGreaterThan(end)
          expect(range.end).toBeGreaterThan(range.start)
          expect(range.end).toBeLessThanOrEqual(source.length)
          expect(source.slice(range.start, range.end)).toMatch(/[\p{L}\p{N}]/u)
          end = range.end
        }
        if (hit) expect(hit.highlights?.['text']?.length).toBeGreaterThan(0)
      }),
      { numRuns: 700 },
    )
  })

  it('are found in a long text of compounds without a scan for each', { timeout: 20_000 }, () => {
    const content = `كتاب ${'abc-123 '.repeat(40_000)}`
    expect(marked(content, 'كتاب')).toEqual(['كتاب'])
  })
})

describe('rangesOf', () => {
  it('joins what touches or overlaps, as marking each unit does', () => {
    const tokens = fc.array(fc.record({ start: fc.nat(40), size: fc.integer({ min: 1, max: 8 }), clause: fc.integer({ min: -1, max: 2 }) }), { maxLength: 15 })
    fc.assert(
      fc.property(tokens, list => {
        const matched = new Set<number>()
        for (const { start, size, clause } of list) if (clause >= 0) for (let i = start; i < start + size; i++) matched.add(i)
        const expected: Range[] = []
        for (let i = 0; i < 60; i++) {
          const last = expected[expected.length - 1]
          if (!matched.has(i)) continue
          if (last?.end === i) last.end++
          else expected.push({ start: i, end: i + 1 })
        }
        expect(rangesOf(list.map(({ start, size, clause }) => ({ start, end: start + size, clause })))).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })
})
