import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import { ImageSegment } from '../../src/format/segment.js'
import { KnownTerms } from '../../src/suggest/known-terms.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import type { TextDocument } from '../support/documents.js'
import { documentsWith, imageOf, randomOf } from '../support/documents.js'

const tokenizer = new Tokenizer()

/** How often each form occurs in a field, and in how many documents, by looking through all of them. */
function countsOf(documents: readonly TextDocument[], fields: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const document of documents)
    for (const field of fields)
      for (const value of [document[field] ?? []].flat()) for (const { form } of tokenizer.forms(value)) counts.set(form, (counts.get(form) ?? 0) + 1)
  return counts
}

function knownOf(documents: readonly TextDocument[], fields: readonly string[]): KnownTerms {
  const image = imageOf({ fields, stopWords: 'none' }, documents)
  return new KnownTerms(new ImageSegment(image, readLayout(image)))
}

/** Many documents of made-up words, some of which are frequent: lists of several runs, and blocks of all kinds. */
function frequentWords(seed: number): TextDocument[] {
  const random = randomOf(seed)
  const syllables = ['كا', 'ما', 'سو', 'ري', 'تا']
  const made = (): string => Array.from({ length: 2 + random(2) }, () => syllables[Math.min(random(5), random(5))]).join('')
  return Array.from({ length: 400 }, (_, id) => ({ id: String(id), text: Array.from({ length: 1 + random(9) }, made).join(' ') }))
}

describe('KnownTerms', () => {
  it('counts every form as a look through the documents does', () => {
    fc.assert(
      fc.property(documentsWith(['title', 'body']), documents => {
        const known = knownOf(documents, ['title', 'body'])
        const all = countsOf(documents, ['title', 'body'])
        for (const [text, count] of all) {
          const term = known.of(text, known.segment.formOf(text))
          expect(term).toMatchObject({ text, count })
          expect(known.countIn(0, term, 1)).toBe(countsOf(documents, ['title']).get(text) ?? 0)
          expect(known.countIn(1, term, 1)).toBe(countsOf(documents, ['body']).get(text) ?? 0)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('counts long lists too, in each field, and gives up on those that are too rare', () => {
    const documents = Array.from({ length: 2000 }, (_, id) => ({
      id: String(id),
      title: id % 9 === 0 ? 'كتاب كتب' : id % 5 === 0 ? 'الكتاب نهر' : 'جبل',
      body: `${'كتاب '.repeat(id % 4)} ${id % 3 === 0 ? 'الكتب نهر' : 'نهر'}`,
    }))
    const known = knownOf(documents, ['title', 'body'])
    for (const [i, field] of ['title', 'body'].entries()) {
      const expected = countsOf(documents, [field])
      for (const text of ['كتاب', 'كتب', 'الكتاب', 'الكتب', 'نهر', 'جبل']) {
        const term = known.of(text, known.segment.formOf(text))
        const count = expected.get(text) ?? 0
        expect(known.countIn(i, term, 1_000_000), text).toBeLessThanOrEqual(count)
        expect(known.countIn(i, term, Math.max(1, count)), text).toBe(count)
        expect(known.countIn(i, term, 1), text).toBe(count)
      }
    }
  })

  it('finds the most frequent terms with a prefix, and no others', () => {
    for (const seed of [1, 2, 3]) {
      const documents = frequentWords(seed)
      const known = knownOf(documents, ['text'])
      const counts = [...countsOf(documents, ['text'])]
      for (const prefix of ['', 'ك', 'كا', 'كاما', 'سوريتا', 'ق']) {
        const expected = counts.filter(([text]) => text.startsWith(prefix)).map(([, count]) => count)
        expected.sort((a, b) => b - a)
        const found = known.top(prefix, 12, 1000, () => true)
        expect(found.map(({ count }) => count)).toEqual(expected.slice(0, 12))
        for (const { text, count } of found) expect(counts.find(([other]) => other === text)?.[1]).toBe(count)
        const even = known.top(prefix, 5, 1000, text => text.length % 4 === 0)
        expect(even.map(({ count }) => count)).toEqual(
          counts
            .filter(([text]) => text.startsWith(prefix) && text.length % 4 === 0)
            .map(([, count]) => count)
            .sort((a, b) => b - a)
            .slice(0, 5),
        )
      }
    }
  })

  it('reads no more blocks than it may', () => {
    const known = knownOf(frequentWords(4), ['text'])
    const read: number[] = []
    const { segment } = known
    const readTerms = segment.readTerms.bind(segment)
    segment.readTerms = (block, visit) => {
      read.push(block)
      readTerms(block, visit)
    }
    expect(known.top('', 100, 2, () => true).length).toBeLessThanOrEqual(48)
    expect(read).toHaveLength(2)
    // What was read is remembered.
    known.top('', 100, 2, () => true)
    expect(read).toHaveLength(2)
  })
})
