import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TopK } from '../../src/search/top-k.js'

describe('TopK', () => {
  it('keeps the best as sorting does, the earlier document of two equal scores, in whatever order they are offered', () => {
    const offers = fc.uniqueArray(fc.record({ doc: fc.nat(1000), score: fc.oneof(fc.nat(5), fc.double({ min: 0, max: 10, noNaN: true })) }), {
      selector: offer => offer.doc,
      maxLength: 200,
    })
    fc.assert(
      fc.property(offers, fc.nat(50), (offered, k) => {
        const best = new TopK(k)
        for (const { doc, score } of offered) best.offer(doc, score)
        const sorted = [...offered].sort((a, b) => b.score - a.score || a.doc - b.doc).slice(0, k)
        expect(best.ranked()).toEqual(sorted)
      }),
      { numRuns: 1000 },
    )
  })
})
