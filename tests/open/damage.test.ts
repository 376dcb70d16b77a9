import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError, openIndex } from '../../src/index.js'
import { randomOf } from '../support/documents.js'
import { changed } from './forge.js'
import { answers, images } from './hostile.js'

/** Images that something damaged on the way. What was forged is in forged.test.ts. */

const [small, large] = images as [Uint8Array, Uint8Array]

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

  it('answers or throws ImageError without verify', { timeout: 180_000 }, () => {
    const random = randomOf(1)
    for (let at = 0; at < small.length; at++) {
      for (const byte of [0x80, 0xff, random(256), (small[at] as number) ^ (1 << random(8))]) {
        try {
          answers(changed(small, at, byte), false)
        } catch (error) {
          expect.unreachable(`byte ${at} changed to ${byte}: ${error}`)
        }
      }
    }
  })

  it('answers or throws ImageError in posting lists of many runs', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.nat(large.length - 1), fc.nat(255), (at, byte) => {
        answers(changed(large, at, byte), false)
      }),
      { numRuns: 500 },
    )
  })

  it('answers or throws ImageError where many bytes were changed', { timeout: 60_000 }, () => {
    const places = fc.array(fc.tuple(fc.integer({ min: 32 + 24 * 17, max: small.length - 1 }), fc.nat(255)), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(places, changes => {
        const bytes = Uint8Array.from(small)
        for (const [at, byte] of changes) bytes[at] = byte
        answers(bytes, false)
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
