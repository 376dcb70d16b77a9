import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteStrings } from '../../src/build/byte-strings.js'
import { LONGEST_STORED_STRING, MOST_STORED_SYMBOLS } from '../../src/format/constants.js'
import { text } from '../support/documents.js'

const encoder = new TextEncoder()

/** Texts of whole letters, short enough for a string. */
const strings = fc
  .array(fc.string({ unit: fc.constantFrom('ك', 'ت', 'ا', 'ب', ' ', 'é', 'a', '-'), minLength: 1, maxLength: 8 }), { maxLength: 40 })
  .map(list => [...new Set(list)].map(string => encoder.encode(string)).filter(bytes => bytes.length > 1 && bytes.length <= LONGEST_STORED_STRING))

function textsOf(known: ByteStrings): string[] {
  return Array.from({ length: known.size - 256 }, (_, i) => Buffer.from(known.textOf(256 + i)).toString('latin1'))
}

/** Cut by trying every string at every place. */
function cutSlowly(texts: readonly string[], bytes: string): number[] {
  const symbols: number[] = []
  for (let at = 0; at < bytes.length; ) {
    let best = bytes.charCodeAt(at)
    let length = 1
    texts.forEach((string, i) => {
      if (string.length > length && bytes.startsWith(string, at)) [best, length] = [256 + i, string.length]
    })
    symbols.push(best)
    at += length
  }
  return symbols
}

describe('strings of bytes', () => {
  it('cut a text as one that tries them all', () => {
    const letters = fc.string({ unit: fc.constantFrom('ك', 'ت', 'ا', 'ب', ' ', 'é', 'a', '-', '東', '😀', 'و'), maxLength: 60 })
    fc.assert(
      fc.property(strings, fc.oneof(letters, text()), fc.nat(5), (list, written, before) => {
        const known = new ByteStrings()
        for (const string of list) known.add(string)
        expect(textsOf(known)).toEqual(list.map(string => Buffer.from(string).toString('latin1')))
        const bytes = Buffer.concat([Buffer.alloc(before, 0xd8), encoder.encode(written), Buffer.from('كت')])
        const out = new Uint16Array(bytes.length + 3)
        const end = known.cut(bytes, before, bytes.length - 4, out, 3)
        expect([...out.subarray(3, end)]).toEqual(cutSlowly(textsOf(known), bytes.subarray(before, -4).toString('latin1')))
      }),
      { numRuns: 500 },
    )
  })

  it('give any bytes back, whatever they are', () => {
    fc.assert(
      fc.property(strings, fc.uint8Array({ maxLength: 200 }), (list, bytes) => {
        const known = new ByteStrings()
        for (const string of list) known.add(string)
        const out = new Uint16Array(bytes.length)
        const end = known.cut(bytes, 0, bytes.length, out, 0)
        expect(Buffer.concat([...out.subarray(0, end)].map(symbol => known.textOf(symbol)))).toEqual(Buffer.from(bytes))
      }),
    )
  })

  it('are taken once, and as many as there are symbols', () => {
    const known = new ByteStrings()
    for (let i = 0; i < 2 * MOST_STORED_SYMBOLS; i++) {
      known.add(encoder.encode(`${i}-كتاب`))
      known.add(encoder.encode(`${i}-كتاب`))
    }
    expect(known.size).toBe(MOST_STORED_SYMBOLS)
    expect(new Set(textsOf(known)).size).toBe(MOST_STORED_SYMBOLS - 256)
    const bytes = encoder.encode('3000-كتاب')
    const out = new Uint16Array(bytes.length)
    expect(known.cut(bytes, 0, bytes.length, out, 0)).toBe(1)
    expect(Buffer.from(known.textOf(out[0] as number)).toString()).toBe('3000-كتاب')
    expect(known.lengthOf(out[0] as number)).toBe(bytes.length)
  })
})
