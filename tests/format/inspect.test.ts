import { describe, expect, it } from 'vitest'
import { FINGERPRINT } from '../../src/analysis/fingerprint.js'
import { SECTIONS } from '../../src/format/constants.js'
import { inspectImage } from '../../src/format/inspect.js'
import { imageOf } from '../support/documents.js'

const image = imageOf({ fields: { title: { store: true }, body: {} }, stopWords: 'none' }, [
  { id: 1, title: 'بحر', body: 'نهر وبحر COVID-19' },
  { id: 2, title: ['بحر', 'بحر'] },
])

describe('inspectImage', () => {
  it('describes what an image holds', () => {
    const { sections, ...description } = inspectImage(image)
    expect(description).toMatchObject({ version: { major: 1, minor: 0 }, byteLength: image.length, fingerprint: FINGERPRINT, documents: 2 })
    // A compound counts as its parts.
    expect(description.counts.tokens).toBe(1 + 4 + 2)
    expect(description.fields.map(field => field.name)).toEqual(['title', 'body'])
    expect(sections.map(section => section.name)).toEqual(expect.arrayContaining(Object.keys(SECTIONS)))
  })

  it('tells how values are stored', () => {
    const long = [{ id: 1, title: 'كتاب الطبخ في المكتبة '.repeat(100) }]
    expect(inspectImage(image).stored).toBe('plain')
    expect(inspectImage(imageOf({ fields: { title: { store: true } } }, long)).stored).toBe('coded')
    expect(inspectImage(imageOf({ fields: ['title'] }, long)).stored).toBe('none')
    expect(inspectImage(imageOf({ fields: { title: { store: true } } }, [])).stored).toBe('plain')
  })

  it('gives sections in order, apart, aligned and within the image', () => {
    const { sections } = inspectImage(image)
    let end = 0
    for (const { offset, length } of sections) {
      expect(offset).toBeGreaterThanOrEqual(end)
      expect(offset % 8).toBe(0)
      end = offset + length
    }
    expect(end).toBeLessThanOrEqual(image.length)
  })

  it('refuses what opening would refuse', () => {
    expect(() => inspectImage(new TextEncoder().encode('no image at all'))).toThrow(expect.objectContaining({ code: 'not-an-image' }))
    expect(() => inspectImage(image.subarray(0, -1))).toThrow(expect.objectContaining({ code: 'truncated' }))
  })
})
