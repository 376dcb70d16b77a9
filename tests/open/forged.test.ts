import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MAX_FAMILY, SECTIONS } from '../../src/format/constants.js'
import { EliasFano } from '../../src/format/elias-fano.js'
import { encodeEliasFano } from '../../src/format/elias-fano-writer.js'
import { openIndex } from '../../src/index.js'
import { imageOf } from '../support/documents.js'
import { assemble, rawSections } from './forge.js'
import { answers, images } from './hostile.js'
import { forged } from './mutate.js'

/** Images whose checksums are right and whose contents are not: they end in an answer or in an ImageError, soon, and in little memory. */

const [small] = images as [Uint8Array]

/** Well above what any of these images takes; a hang or a search of what is not there takes far longer. */
const MILLISECONDS = 2000

/** Milliseconds of processor time that a use takes. */
function timeOf(use: () => void): number {
  const start = process.cpuUsage()
  use()
  return process.cpuUsage(start).user / 1000
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('an image that nobody forged', () => {
  it('answers whatever it is asked', () => {
    for (const image of images) expect(answers(image, true)).toBe(true)
  })
})

describe('a forged image', () => {
  it('answers or throws ImageError, whatever was changed, and soon', { timeout: 120_000 }, () => {
    let refused = 0
    fc.assert(
      fc.property(fc.nat(2 ** 31), seed => {
        const image = forged(images[seed % images.length] as Uint8Array, seed)
        expect(
          timeOf(() => {
            if (!answers(image, true)) refused++
          }),
        ).toBeLessThan(MILLISECONDS)
      }),
      { numRuns: 3000 },
    )
    // The others were changed where nothing reads, or say something else that is no contradiction.
    expect(refused).toBeGreaterThan(1500)
  })

  it.each(Object.entries(SECTIONS))('answers or throws ImageError where section %s is cut, at every length', (_, type) => {
    const sections = rawSections(small)
    const section = sections.find(candidate => candidate.type === type)
    for (let length = 0; length < (section?.bytes.length ?? 0); length++) {
      answers(assemble(sections.map(other => (other === section ? { ...other, bytes: other.bytes.subarray(0, length) } : other))), true)
    }
  })

  it.each(Object.entries(SECTIONS))('answers or throws ImageError where section %s holds zeros, ones or noise', (_, type) => {
    for (const image of images) {
      for (const byte of [0x00, 0xff, 0x55, 0x01, 0x80]) {
        answers(assemble(rawSections(image).map(other => (other.type === type ? { ...other, bytes: other.bytes.map(() => byte) } : other))), true)
      }
    }
  })

  it('has no root of more stems than a family may have', () => {
    const words = Array.from({ length: MAX_FAMILY + 10 }, (_, i) => String(10_000 + i))
    const image = imageOf({ fields: ['text'], stopWords: 'none', lexicon: 'none' }, [{ id: 1, text: words.join(' ') }])
    const familyOf = (size: number): Uint8Array =>
      assemble(
        rawSections(image).map(section => {
          if (section.type !== SECTIONS.rootStems) return section
          const { length } = new EliasFano(section.bytes)
          // All stems but the last few are of one root.
          return {
            ...section,
            bytes: encodeEliasFano(Array.from({ length }, (_, root) => (root === 0 ? 0 : Math.max(size, words.length - length + 1 + root)))),
          }
        }),
      )
    expect(openIndex(familyOf(MAX_FAMILY), { verify: true }).search('10005').total).toBe(1)
    expect(() => openIndex(familyOf(MAX_FAMILY + 1)).search('10005')).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })

  it('makes no room for what is not there', { timeout: 120_000 }, () => {
    let largest = 0
    const watched = <T extends Uint8ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor>(TypedArray: T): T =>
      new Proxy(TypedArray, {
        construct(target, [size, ...rest], newTarget) {
          if (typeof size === 'number') largest = Math.max(largest, size * target.BYTES_PER_ELEMENT)
          return Reflect.construct(target, [size, ...rest], newTarget === target ? target : newTarget) as object
        },
      })
    const forgeries = fc.sample(fc.nat(2 ** 31), { numRuns: 1000, seed: 1 }).map(seed => forged(images[seed % images.length] as Uint8Array, seed))
    vi.stubGlobal('Uint8Array', watched(Uint8Array))
    vi.stubGlobal('Uint32Array', watched(Uint32Array))
    vi.stubGlobal('Float64Array', watched(Float64Array))
    for (const image of forgeries) answers(image, true)
    expect(largest).toBeGreaterThan(1000)
    // The largest of these images has 17 kB.
    expect(largest).toBeLessThan(1 << 20)
  })
})
