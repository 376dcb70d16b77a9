import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inspectImage } from '../../src/format/inspect.js'
import { openIndex } from '../../src/index.js'
import { idsOf } from '../support/documents.js'
import { DOCUMENTS } from './corpus.js'

// If this image is refused for its fingerprint, the analysis has changed: README.md says how to make it anew.
const image = new Uint8Array(readFileSync(new URL('small.fihris', import.meta.url)))

describe('the golden image', () => {
  const index = openIndex(image, { verify: true })

  it('describes itself', () => {
    const { version, documents, fields, counts, byteLength } = inspectImage(image)
    expect(version).toEqual({ major: 1, minor: 0 })
    expect([documents, byteLength]).toEqual([DOCUMENTS.length, image.length])
    expect(fields.map(field => [field.name, field.type, field.boost, field.store, field.positions])).toEqual([
      ['title', 'text', 2, true, true],
      ['body', 'text', 1, true, true],
      ['topics', 'keyword', 1, true, false],
      ['pages', 'number', 1, true, false],
      ['written', 'date', 1, true, false],
      ['open', 'boolean', 1, false, false],
      ['notes', 'text', 1, false, false],
    ])
    expect(counts.terms).toBeGreaterThanOrEqual(counts.stems)
    expect(counts.stems).toBeGreaterThanOrEqual(counts.roots)
  })

  it.each([
    ['الكتاب', '/book'],
    ['المكتبات', '/library'],
    ['كاتبة', '/author'],
    ['المدارس', '/school'],
    ['عبد الله', '/school'],
    ['5كلم', '/school'],
    ['covid19', '/clinic'],
    ['الجمعة', '/clinic'],
    ['عيادة', '/clinic'],
    ['مركز صحي', '/clinic'],
    ['قهوة', '/café'],
    ['cafe', '/café'],
    ['1200', '/café'],
    ['رواق', '/رواق'],
    ['الخط العربي', '/رواق'],
    ['رسالة 77', '/letters/76'],
  ])('finds «%s» first in %s', (query, id) => {
    expect(index.search(query, { limit: 1 }).hits[0]?.id).toBe(id)
  })

  it('finds a family in all its documents, and a word that more than a run of them hold', () => {
    expect(idsOf(index, 'كتاب').slice(0, 3).sort()).toEqual(['/author', '/book', '/library'])
    expect(index.search('رسالة', { fields: ['title'] }).total).toBe(150)
    expect(index.search('البريد', { fields: ['notes'], limit: 0 }).total).toBe(50)
    expect(idsOf(index, 'رسالة', { fields: ['title'], conflation: 'exact' }).slice(0, 2)).toEqual(['/letters/0', '/letters/1'])
  })

  it('gives stored values, ranges and snippets', () => {
    const [hit] = index.search('قصص', { highlight: true, snippet: { length: 30 } }).hits
    expect(hit?.id).toBe('/library')
    expect({ ...hit?.document }).toEqual({
      title: 'مكتبة الحي',
      body: ['في المكتبة كتبٌ كثيرة.', 'يقرأ الأطفالُ القصصَ مساءً.'],
      topics: ['ثقافة', 'أطفال'],
      pages: 12,
      written: '2024-03-01',
    })
    const body = 'في المكتبة كتبٌ كثيرة.\nيقرأ الأطفالُ القصصَ مساءً.'
    expect(hit?.highlights?.['body']?.map(({ start, end }) => body.slice(start, end))).toEqual(['القصصَ'])
    expect(hit?.snippets?.['body']?.html).toContain('<mark>القصصَ</mark>')
  })
})
