import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentsWith, idsOf, indexOf, indexOfTexts, text } from '../support/documents.js'

describe('pages', () => {
  it('cut the whole ranking into pieces, and the total stays', () => {
    fc.assert(
      fc.property(
        documentsWith(['title', 'body'], 30),
        text(4),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('or', 'and'),
        (documents, query, limit, operator) => {
          const index = indexOf({ fields: ['title', 'body'], stopWords: 'none' }, documents)
          const { total, hits } = index.search(query, { limit: 1000, operator, exactTotal: true })
          expect(hits).toHaveLength(total)
          for (let offset = 0; offset <= total + limit; offset += limit) {
            const page = index.search(query, { limit, offset, operator })
            expect(page.hits).toEqual(hits.slice(offset, offset + limit))
            expect(page.total).toBeLessThanOrEqual(total)
            if (page.totalIsExact) expect(page.total).toBe(total)
            expect(index.search(query, { limit, offset, operator, exactTotal: true })).toMatchObject({ total, totalIsExact: true, hits: page.hits })
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are of ten hits, unless asked otherwise; of none where the limit is 0', () => {
    const index = indexOfTexts(...Array.from({ length: 25 }, () => 'بحر'))
    expect(index.search('بحر').hits.map(hit => hit.id)).toEqual(Array.from({ length: 10 }, (_, i) => String(i)))
    expect(index.search('بحر', { limit: 0 })).toMatchObject({ total: 25, hits: [] })
    expect(index.search('بحر', { limit: 10, offset: 20 }).hits.map(hit => hit.id)).toEqual(['20', '21', '22', '23', '24'])
    expect(index.search('بحر', { offset: 25 })).toMatchObject({ total: 25, hits: [] })
    expect(index.search('بحر', { limit: 100_000, offset: 100_000 })).toMatchObject({ total: 25, hits: [] })
  })
})

describe('equal scores', () => {
  it('keep the order of adding', () => {
    const copies = fc.record({ content: text(6), count: fc.integer({ min: 2, max: 20 }), others: documentsWith(['text'], 5) })
    fc.assert(
      fc.property(copies, text(3), ({ content, count, others }, query) => {
        const same = Array.from({ length: count }, (_, i) => ({ id: `same${String(i).padStart(2, '0')}`, text: content }))
        const ids = idsOf(indexOf({ fields: ['text'], stopWords: 'none' }, [...same, ...others]), query).filter(id => id.startsWith('same'))
        expect(ids).toEqual([...ids].sort())
        expect([0, count]).toContain(ids.length)
      }),
      { numRuns: 200 },
    )
  })
})
