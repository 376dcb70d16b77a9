import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import { ImageSegment } from '../../src/format/segment.js'
import { nearTerms } from '../../src/query/spelling.js'
import { distanceOf } from '../support/distance.js'
import { idsOf, imageOf, indexOfTexts } from '../support/documents.js'

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
