import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import { ImageSegment } from '../../src/format/segment.js'
import { decodeTerm } from '../../src/format/term-code.js'
import { nearTerms, termsWithin } from '../../src/query/spelling.js'
import { distanceOf, isConfusedArabic } from '../support/distance.js'
import { idsOf, imageOf, indexOfTexts, randomOf } from '../support/documents.js'

describe('nearTerms', () => {
  it('finds what a full table of distances finds: the nearest terms within the limit, at most eight', () => {
    // Latin letters, of which none are held for confused.
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 11 }).map(letters => letters.join(''))
    fc.assert(
      fc.property(fc.uniqueArray(words, { maxLength: 80 }), words, (terms, asked) => {
        const image = imageOf({ fields: ['text'], stopWords: 'none' }, [{ id: 1, text: terms.join(' ') }])
        const segment = new ImageSegment(image, readLayout(image))
        fc.pre(segment.formOf(asked) < 0)
        const limit = asked.length < 4 ? -1 : asked.length < 6 ? 2 : asked.length < 9 ? 3 : 4
        const within = [...terms]
          .sort()
          .map(term => ({ text: term, form: segment.formOf(term), distance: distanceOf(term, asked) }))
          .filter(near => near.distance <= limit)
        const least = Math.min(...within.map(near => near.distance))
        expect(nearTerms(asked, segment)).toEqual(within.filter(near => near.distance === least).slice(0, 8))
      }),
      { numRuns: 500 },
    )
  })

  it('finds so much in a dictionary of many blocks, and so do terms within some edits', { timeout: 60_000 }, () => {
    const letters = 'ابتدرسكلمنوي'
    const alike = (terms: readonly string[], asked: string, limit: number): { text: string; distance: number }[] =>
      terms.map(text => ({ text, distance: distanceOf(text, asked, isConfusedArabic) })).filter(({ distance }) => distance <= limit)
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 2500 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 70 }), (seed, size, edits, most) => {
        const random = randomOf(seed)
        const made = (): string => Array.from({ length: 2 + random(9) }, () => letters[Math.min(random(12), random(12))]).join('')
        const image = imageOf({ fields: ['text'], stopWords: 'none', lexicon: 'none' }, [{ id: 1, text: Array.from({ length: size }, made).join(' ') }])
        const segment = new ImageSegment(image, readLayout(image))
        const terms: string[] = []
        segment.walkTerms((code, length) => terms.push(decodeTerm(code, length)))
        for (let i = 0; i < 5; i++) {
          const asked = made()
          const limit = asked.length < 4 ? -1 : asked.length < 6 ? 2 : asked.length < 9 ? 3 : 4
          const near = alike(terms, asked, limit).filter(({ distance }) => distance > 0)
          const least = Math.min(...near.map(({ distance }) => distance))
          expect(nearTerms(asked, segment).map(({ text }) => text)).toEqual(near.flatMap(({ text, distance }) => (distance === least ? text : [])).slice(0, 8))
          const within = alike(terms, asked, 2 * edits)
          const found = termsWithin(asked, segment, edits, most)
          expect(found.truncated).toBe(within.length > most)
          if (!found.truncated) expect(found.near.map(({ text, distance }) => ({ text, distance }))).toEqual(within)
          // Of more the nearest.
          const nearest = within.map(({ distance }) => distance).sort((a, b) => a - b)
          expect(found.near.map(({ distance }) => distance).sort((a, b) => a - b)).toEqual(nearest.slice(0, most))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('finds nothing near a word too short, too long or in letters of three bytes', () => {
    const image = imageOf({ fields: ['text'], stopWords: 'none' }, [{ id: 1, text: `abc ${'a'.repeat(40)} пример` }])
    const segment = new ImageSegment(image, readLayout(image))
    for (const asked of ['abd', 'a'.repeat(41), 'премер', '']) expect(nearTerms(asked, segment)).toEqual([])
  })
})

describe('a misspelt word', () => {
  const index = indexOfTexts('المستشفى الكبير', 'الجامعة القديمة')

  it.each(['المستشفا', 'المسشتفى', 'المستسفى', 'الممستشفى'])('falls to the nearest word of the index: %s', query => {
    expect(idsOf(index, query)).toEqual(['0'])
    expect(idsOf(index, `${query} كبير`, { operator: 'and' })).toEqual(['0'])
  })

  it('falls to nothing where that was asked, or at the stricter levels', () => {
    const query = 'المسشتفى'
    expect(idsOf(index, query, { fuzzy: false })).toEqual([])
    expect(idsOf(index, query, { conflation: 'exact' })).toEqual([])
    expect(idsOf(index, query, { conflation: 'exact', fuzzy: true })).toEqual(['0'])
  })

  it('is marked as what it was taken for', () => {
    expect(index.search('المسشتفى', { highlight: true }).hits[0]?.highlights?.['text']).toEqual([{ start: 0, end: 8 }])
  })

  it('is taken apart where it is two words that lost their space', () => {
    expect(idsOf(index, 'الجامعةالقديمة', { operator: 'and' })).toEqual(['1'])
  })
})
