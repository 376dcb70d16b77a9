import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchOptions } from '../../src/index.js'
import { FihrisError, ImageError, openIndex } from '../../src/index.js'
import { imageOf, randomOf } from '../support/documents.js'
import { changed } from './forge.js'

/** Two text fields, lists, several forms of a stem, a compound; every section has content. */
const small = imageOf({ fields: { title: { store: true, boost: 2 }, body: { store: true }, year: { type: 'number', store: true } }, stopWords: ['في'] }, [
  { id: 'first', title: 'كتاب الطبخ', body: ['في الكتاب وصفات', 'وكتب أخرى'], year: 1999 },
  { id: 'second', title: '', body: 'لقاح COVID-19 في المكتبة', year: null },
  { id: 'third', title: 'المكتبات', body: [''] },
])

/** Posting lists of several blocks, stems of several forms. */
const large = (() => {
  const random = randomOf(7)
  const words = ['كتاب', 'والكتاب', 'كتب', 'مكتبة', 'درس', 'مدارس', 'وزير', 'COVID-19', '19', 'عبدالله']
  const documents = Array.from({ length: 300 }, (_, id) => ({
    id,
    title: words[random(10)],
    body: Array.from({ length: 5 }, () => words[random(10)]).join(' '),
  }))
  return imageOf({ fields: { title: {}, body: { store: true } } }, documents)
})()

const SEARCHES: readonly (readonly [query: string, options: SearchOptions])[] = [
  ['كتاب', {}],
  ['بالمكتبة COVID-19', { operator: 'and' }],
  ['في كتب', { conflation: 'exact', fields: ['body'] }],
  ['المدراسة', {}],
]

/** Opens and searches damaged bytes: an answer is well formed, and only errors of the library come out. */
function use(bytes: Uint8Array): void {
  try {
    const index = openIndex(bytes)
    for (const [query, options] of SEARCHES) {
      const { total, hits } = index.search(query, { ...options, highlight: true, snippet: { length: 30 } })
      expect(total).toBeGreaterThanOrEqual(hits.length)
      for (const { id, score } of hits) expect(`${typeof id} ${typeof score}`).toBe('string number')
    }
  } catch (error) {
    if (!(error instanceof FihrisError)) throw error
  }
}

describe('a truncated image', () => {
  it('is refused at every length', () => {
    for (let length = 0; length < small.length; length++) {
      for (const verify of [false, true]) {
        const open = (): unknown => openIndex(small.slice(0, length), { verify })
        expect(open).toThrow(ImageError)
        expect(open).toThrow(expect.objectContaining({ code: 'truncated' }))
      }
    }
    expect(openIndex(small, { verify: true }).documents).toBe(3)
  })
})

describe('an image with a changed byte', () => {
  it('is refused with verify, whatever the byte and the change', () => {
    for (let at = 0; at < small.length; at++) {
      for (const mask of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        const bytes = changed(small, at, (small[at] as number) ^ mask)
        try {
          openIndex(bytes, { verify: true })
        } catch (error) {
          if (error instanceof ImageError) continue
          throw error
        }
        expect.unreachable(`byte ${at} of ${small.length}, changed by ${mask}, goes unnoticed`)
      }
    }
  })

  it('answers or throws an error of the library without verify', { timeout: 60_000 }, () => {
    const random = randomOf(1)
    for (let at = 0; at < small.length; at++) {
      for (const byte of [0x80, 0xff, random(256), (small[at] as number) ^ (1 << random(8))]) {
        try {
          use(changed(small, at, byte))
        } catch (error) {
          expect(error, `byte ${at} changed to ${byte}`).toBeInstanceOf(FihrisError)
        }
      }
    }
  })

  it('answers or throws an error of the library in posting lists of many blocks', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.nat(large.length - 1), fc.nat(255), (at, byte) => use(changed(large, at, byte))),
      { numRuns: 300 },
    )
  })

  it('answers or throws an error of the library where many bytes were changed', { timeout: 60_000 }, () => {
    const places = fc.array(fc.tuple(fc.integer({ min: 32 + 24 * 17, max: small.length - 1 }), fc.nat(255)), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(places, changes => {
        const bytes = Uint8Array.from(small)
        for (const [at, byte] of changes) bytes[at] = byte
        use(bytes)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('noise', () => {
  it('behind a true header is no image', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), noise => {
        const bytes = new Uint8Array(8 + noise.length)
        bytes.set(small.subarray(0, 8))
        bytes.set(noise, 8)
        expect(() => openIndex(bytes)).toThrow(ImageError)
      }),
      { numRuns: 300 },
    )
  })
})
