import { describe, expect, it } from 'vitest'
import { readLayout } from '../../src/format/image.js'
import type { Segment } from '../../src/format/segment.js'
import { ImageSegment } from '../../src/format/segment.js'
import { Places, resolve } from '../../src/query/resolve.js'
import { imageOf } from '../support/documents.js'

function segmentOf(...texts: readonly string[]): Segment {
  const image = imageOf(
    { fields: ['text'] },
    texts.map((text, id) => ({ id, text })),
  )
  return new ImageSegment(image, readLayout(image))
}

describe('resolve', () => {
  const segment = segmentOf('الكتاب في المكتبة', 'كاتب', 'COVID-19')

  it('finds a form that the corpus holds on all three levels', () => {
    const found = resolve(segment, 'الكتاب')
    expect(found.form).toBe(segment.formOf('الكتاب'))
    expect(found.stem).toBe(segment.stemOf(found.form))
    expect(found.root).toBe(segment.rootOf(found.stem))
    expect(Math.min(found.form, found.stem, found.root)).toBeGreaterThanOrEqual(0)
  })

  it.each(['وبالكتاب', 'كتابهم', 'للكتاب', 'كتابا'])('finds the stem of %s, which the corpus never saw', form => {
    expect(segment.formOf(form)).toBe(-1)
    expect(resolve(segment, form)).toEqual({ ...resolve(segment, 'الكتاب'), form: -1 })
  })

  it('finds the family of a word whose stem the corpus never saw', () => {
    expect(resolve(segment, 'مكتوب')).toEqual({ form: -1, stem: -1, root: resolve(segment, 'كاتب').root })
  })

  it.each(['قمر', 'xyz', '20', 'ж', '\u{10400}', 'ا'.repeat(64)])('finds nothing of %s, of which the corpus knows nothing', form => {
    expect(resolve(segment, form)).toEqual({ form: -1, stem: -1, root: -1 })
  })

  it('finds nothing in an empty corpus', () => {
    expect(resolve(segmentOf(), 'كتاب')).toEqual({ form: -1, stem: -1, root: -1 })
  })
})

describe('places', () => {
  const segment = segmentOf('الكتاب في المكتبة', 'كاتب', 'COVID-19')

  it('are those that a search finds, also when asked for again', () => {
    const places = new Places(segment)
    for (const form of ['الكتاب', 'كتابهم', 'مكتوب', 'قمر', 'covid', 'constructor', '__proto__', '']) {
      expect(places.of(form)).toEqual(resolve(segment, form))
      expect(places.of(form)).toEqual(resolve(segment, form))
    }
  })

  it('are not remembered without end', () => {
    const places = new Places(segment)
    for (let i = 0; i < 20_000; i++) places.of(`x${i}`)
    expect((places as unknown as { known: Map<string, unknown> }).known.size).toBeLessThanOrEqual(8192)
    expect(places.of('الكتاب')).toEqual(resolve(segment, 'الكتاب'))
  })
})
