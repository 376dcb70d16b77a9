import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { Dictionary, FrontCodedStrings } from '../../src/format/dictionary.js'
import { encodeIds, encodeTerms } from '../../src/format/dictionary-writer.js'
import { EliasFano } from '../../src/format/elias-fano.js'
import { decodeTerm, encodeTerm, MAX_BYTES_PER_UNIT } from '../../src/format/term-code.js'
import { term } from '../support/documents.js'

const terms = fc.uniqueArray(term, { maxLength: 120 }).map(list => list.sort())

/** Terms that share long beginnings, as a vocabulary's do. */
const kin = fc
  .uniqueArray(
    fc.array(fc.constantFrom('ك', 'ت', 'ا', 'ب', 'ه'), { minLength: 1, maxLength: 7 }).map(letters => letters.join('')),
    { maxLength: 200 },
  )
  .map(list => list.sort())

function dictionaryOf(list: readonly string[]): Dictionary {
  const { strings, blocks } = encodeTerms(list)
  return new Dictionary(strings, new EliasFano(blocks), list.length)
}

describe('Dictionary', () => {
  it('finds every term, and gives each back, in any script', () => {
    fc.assert(
      fc.property(fc.oneof(terms, kin), list => {
        const dictionary = dictionaryOf(list)
        expect(list.map(text => dictionary.indexOf(text))).toEqual(list.map((_, i) => i))
        expect(list.map((_, i) => dictionary.termAt(i))).toEqual(list)
      }),
      { numRuns: 200 },
    )
  })

  it('finds nothing else', () => {
    fc.assert(
      fc.property(
        fc.oneof(terms, kin),
        fc.array(
          fc.oneof(
            term,
            kin.map(list => list[0] ?? 'x'),
          ),
          { maxLength: 20 },
        ),
        (list, others) => {
          const dictionary = dictionaryOf(list)
          const known = new Set(list)
          for (const other of [...others, ...others.map(text => text.slice(0, -1)), ...list.map(text => `${text}ا`), ...list.map(text => text.slice(0, -1))]) {
            expect(dictionary.indexOf(other)).toBe(known.has(other) ? list.indexOf(other) : -1)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each([0, 1, 15, 16, 17, 32, 33, 1000])('holds %i terms', size => {
    const list = Array.from({ length: size }, (_, i) => `كلمة${String(i).padStart(4, '0')}`)
    const dictionary = dictionaryOf(list)
    expect(dictionary.length).toBe(size)
    expect(list.every((text, i) => dictionary.indexOf(text) === i && dictionary.termAt(i) === text)).toBe(true)
    expect(dictionary.indexOf('')).toBe(-1)
    expect(dictionary.indexOf('كلمة')).toBe(-1)
    expect(dictionary.indexOf('ي')).toBe(-1)
  })

  it('answers a term longer than any that it could hold', () => {
    expect(dictionaryOf(['ا', 'ب']).indexOf('ب'.repeat(100_000))).toBe(-1)
  })

  it('holds the longest terms, of three bytes each unit', () => {
    const list = ['ж'.repeat(63), 'ж'.repeat(64), '\u{1F600}'.repeat(32)].sort()
    const dictionary = dictionaryOf(list)
    expect(list.map((text, i) => [dictionary.indexOf(text), dictionary.termAt(i)])).toEqual(list.map((text, i) => [i, text]))
  })

  it('refuses a number of terms that does not fit its blocks', () => {
    const { strings, blocks } = encodeTerms(['ا', 'ب'])
    expect(() => new Dictionary(strings, new EliasFano(blocks), 17)).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })

  it('shows every term in order, and how much it surely shares with the one before', () => {
    fc.assert(
      fc.property(fc.oneof(terms, kin), list => {
        const walked: string[] = []
        dictionaryOf(list).walk((code, length, shared, ordinal) => {
          const before = walked[ordinal - 1] ?? ''
          const own = new Uint8Array(length)
          own.set(code.subarray(0, length))
          walked.push(decodeTerm(own, length))
          const codeBefore = new Uint8Array(before.length * MAX_BYTES_PER_UNIT)
          encodeTerm(before, codeBefore)
          expect([...own.subarray(0, shared)]).toEqual([...codeBefore.subarray(0, shared)])
        })
        expect(walked).toEqual(list)
      }),
      { numRuns: 100 },
    )
  })

  it('answers or throws ImageError on damaged bytes', () => {
    fc.assert(
      fc.property(kin, fc.nat(), fc.nat(255), (list, place, byte) => {
        fc.pre(list.length > 0)
        const { strings, blocks } = encodeTerms(list)
        strings[place % strings.length] = byte
        const dictionary = new Dictionary(strings, new EliasFano(blocks), list.length)
        for (const [i, text] of list.entries()) {
          try {
            expect(dictionary.indexOf(text)).toBeLessThan(list.length)
            dictionary.termAt(i)
          } catch (error) {
            expect(error).toBeInstanceOf(ImageError)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('ids', () => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

  function decoded(ids: readonly string[]): string[] {
    const { strings, blocks } = encodeIds(ids)
    const read = new FrontCodedStrings(strings, new EliasFano(blocks), ids.length)
    return ids.map((_, i) => decoder.decode(read.codeAt(i)))
  }

  const id = fc
    .oneof(fc.string({ minLength: 1, unit: 'binary' }), fc.webPath({ size: 'medium' }), fc.nat().map(String), term)
    .filter(text => text !== '' && text.isWellFormed())

  it('come back in the order of the documents, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 100 }), ids => {
        expect(decoded(ids)).toEqual(ids)
      }),
      { numRuns: 200 },
    )
  })

  it.each(['\uFEFFa', '\uFEFF', 'a\0b', '__proto__', 'x'.repeat(100_000), '\u{1F600}', '٣'])('may be %j', text => {
    expect(decoded(['first', text, 'last'])).toEqual(['first', text, 'last'])
  })
})
