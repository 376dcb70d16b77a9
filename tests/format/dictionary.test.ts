import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { Dictionary, FrontCodedStrings } from '../../src/format/dictionary.js'
import { encodeIds, encodeTerms } from '../../src/format/dictionary-writer.js'
import { EliasFano } from '../../src/format/elias-fano.js'
import { encodeEliasFano } from '../../src/format/elias-fano-writer.js'
import { decodeTerm, encodeTerm, MAX_BYTES_PER_UNIT } from '../../src/format/term-code.js'
import { randomOf, term } from '../support/documents.js'

const corrupt = expect.objectContaining({ code: 'corrupt' })
const terms = fc.uniqueArray(term, { maxLength: 120 }).map(list => list.sort())

/** Terms that share long beginnings, as a vocabulary's do. */
const kin = fc
  .uniqueArray(
    fc.array(fc.constantFrom('ك', 'ت', 'ا', 'ب', 'ه'), { minLength: 1, maxLength: 7 }).map(letters => letters.join('')),
    { maxLength: 200 },
  )
  .map(list => list.sort())

/** A dictionary of terms in order, each with a number of its own: `numbers` where they are given, else its place. */
function dictionaryOf(list: readonly string[], numbers: Uint32Array = Uint32Array.from(list, (_, i) => i)): Dictionary {
  const { strings, blocks } = encodeTerms(list, numbers)
  return new Dictionary(strings, new EliasFano(blocks), list.length)
}

/** The integers below `count` in an order made at random, near their places or far. */
function shuffled(count: number, seed: number, reach: number): Uint32Array {
  const random = randomOf(seed)
  const numbers = Uint32Array.from({ length: count }, (_, i) => i)
  for (let i = 0; i < count; i++) {
    const other = Math.min(count - 1, i + random(reach))
    ;[numbers[i], numbers[other]] = [numbers[other] as number, numbers[i] as number]
  }
  return numbers
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

  it('gives the blocks in which terms with a prefix stand, and their terms with their numbers', () => {
    fc.assert(
      fc.property(fc.oneof(terms, kin), fc.oneof(term, fc.constant('')), fc.nat(3), fc.nat(), (list, other, length, seed) => {
        const numbers = shuffled(list.length, seed, list.length)
        const dictionary = dictionaryOf(list, numbers)
        for (const prefix of [other, other.slice(0, length), (list[seed % (list.length || 1)] ?? '').slice(0, length), '\uffff', '\uffff\uffff']) {
          const [first, end] = dictionary.blocksOf(prefix)
          const found: [string, number][] = []
          for (let block = first; block < end; block++) dictionary.readBlock(block, (text, number) => found.push([text, number]))
          const expected = list.flatMap((text, i): [string, number][] => (text.startsWith(prefix) ? [[text, numbers[i] as number]] : []))
          expect(found.filter(([text]) => text.startsWith(prefix))).toEqual(expected)
          // No whole block beside those that hold one.
          expect(found.length).toBeLessThan(expected.length + 3 * 24)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('has no blocks for a prefix longer than any term', () => {
    expect(dictionaryOf(['a']).blocksOf('a'.repeat(2000))).toEqual([0, 0])
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

  it.each([0, 1, 23, 24, 25, 48, 49, 1000])('holds %i terms', size => {
    const list = Array.from({ length: size }, (_, i) => `كلمة${String(i).padStart(4, '0')}`)
    const dictionary = dictionaryOf(list)
    expect(dictionary.length).toBe(size)
    expect(list.every((text, i) => dictionary.indexOf(text) === i && dictionary.termAt(i) === text)).toBe(true)
    expect(dictionary.indexOf('')).toBe(-1)
    expect(dictionary.indexOf('كلمة')).toBe(-1)
    expect(dictionary.indexOf('ي')).toBe(-1)
  })

  it('gives each term its number, whatever their order', () => {
    fc.assert(
      fc.property(fc.oneof(terms, kin), fc.nat(), fc.constantFrom(1, 3, 100_000), (list, seed, reach) => {
        const numbers = shuffled(list.length, seed, reach)
        const dictionary = dictionaryOf(list, numbers)
        expect(list.map(text => dictionary.numberOf(text))).toEqual([...numbers])
        expect(dictionary.numberOf(`${list[0] ?? ''}\uffff`)).toBe(-1)
        const walked: number[] = []
        dictionary.walk((_code, _length, _shared, number) => walked.push(number))
        expect(walked).toEqual([...numbers])
      }),
      { numRuns: 150 },
    )
  })

  it('refuses a number beyond the number of terms', () => {
    const list = ['ا', 'ب', 'ت']
    for (const number of [3, 4, 2 ** 31, 2 ** 32 - 1]) {
      const dictionary = dictionaryOf(list, Uint32Array.of(0, number, 1))
      expect([dictionary.numberOf('ا'), dictionary.numberOf('ت')]).toEqual([0, 1])
      expect(() => dictionary.numberOf('ب')).toThrow(corrupt)
      expect(() => dictionary.walk(() => undefined)).toThrow(corrupt)
    }
  })

  it('holds terms that share, and that add, more bytes than a head counts', () => {
    const list = [13, 14, 15, 16, 17, 31, 40]
      .flatMap(length => ['ا', 'ب', 'ت'.repeat(14), 'ت'.repeat(15), 'ت'.repeat(30)].map(end => 'ك'.repeat(length) + end))
      .sort()
    const dictionary = dictionaryOf(list)
    expect(list.map((text, i) => [dictionary.indexOf(text), dictionary.termAt(i)])).toEqual(list.map((text, i) => [i, text]))
  })

  it('answers a term longer than any that it could hold', () => {
    expect(dictionaryOf(['ا', 'ب']).indexOf('ب'.repeat(100_000))).toBe(-1)
  })

  it('holds the longest terms, of three bytes each unit', () => {
    const list = ['ж'.repeat(63), 'ж'.repeat(64), '\u{1F600}'.repeat(32)].sort()
    const dictionary = dictionaryOf(list)
    expect(list.map((text, i) => [dictionary.indexOf(text), dictionary.termAt(i)])).toEqual(list.map((text, i) => [i, text]))
  })

  it('refuses a number of terms that does not fit its blocks, or more than its bytes can hold', () => {
    const { strings, blocks } = encodeTerms(['ا', 'ب'])
    expect(() => new Dictionary(strings, new EliasFano(blocks), 25)).toThrow(corrupt)
    expect(() => new Dictionary(strings.subarray(0, 100), new EliasFano(blocks), 2)).toThrow(corrupt)
    const count = strings.length * 4 + 1
    const many = new EliasFano(encodeEliasFano(new Uint32Array(Math.ceil(count / 24) + 1)))
    expect(() => new Dictionary(strings, many, count)).toThrow(corrupt)
  })

  it('refuses blocks that overlap where it is walked, and terms longer than any that a word can be', () => {
    const list = Array.from({ length: 64 }, (_, i) => `كلمة${String(i).padStart(4, '0')}`)
    const { strings } = encodeTerms(list, new Uint32Array(64))
    const same = new EliasFano(encodeEliasFano([0, 0, 0, 0, 100]))
    expect(() => new Dictionary(strings, same, 64).walk(() => undefined)).toThrow(corrupt)
    expect(() => new Dictionary(strings, same, 64).walkBeginnings(() => 0)).toThrow(corrupt)
    const long = encodeTerms(['ا'.repeat(4000)])
    expect(() => new Dictionary(long.strings, new EliasFano(long.blocks), 1).termAt(0)).toThrow(corrupt)
  })

  it('shows every term in order, and how much it surely shares with the one before', () => {
    fc.assert(
      fc.property(fc.oneof(terms, kin), list => {
        const walked: string[] = []
        dictionaryOf(list).walk((code, length, shared, ordinal) => {
          expect(ordinal).toBe(walked.length)
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

  it('shows all terms that do not begin as what leads nowhere, in order', () => {
    const word = fc.array(fc.constantFrom(...'ابت'), { minLength: 1, maxLength: 7 }).map(letters => letters.join(''))
    const many = fc.uniqueArray(word, { maxLength: 400, size: 'max' }).map(list => list.sort())
    fc.assert(
      fc.property(fc.oneof(many, terms, kin), fc.array(fc.oneof(word, fc.nat()), { maxLength: 12 }), fc.integer({ min: 1, max: 60 }), (list, ends, most) => {
        const dead = ends.map(end => (typeof end === 'string' ? end : (list[end % (list.length || 1)] ?? 'ا')).slice(0, most)).filter(end => end !== '')
        const codeOf = (text: string): number[] => {
          const code = new Uint8Array(text.length * MAX_BYTES_PER_UNIT)
          return [...code.subarray(0, encodeTerm(text, code))]
        }
        const endings = dead.map(codeOf)
        const begins = (code: readonly number[], end: readonly number[]): boolean => end.every((byte, i) => code[i] === byte)
        const seen: string[] = []
        const dictionary = dictionaryOf(list)
        for (let round = 0; round < 2; round++) {
          seen.length = 0
          let before: number[] = []
          dictionary.walkBeginnings((code, length, shared, number) => {
            const own = [...code.subarray(0, length)]
            expect(own.slice(0, shared)).toEqual(before.slice(0, shared))
            before = own
            const end = endings.find(each => begins(own, each))
            if (end) return end.length
            if (number >= 0) expect(seen.push(list[number] as string)).toBeGreaterThan(0)
            return 0
          })
          expect(seen).toEqual(list.filter(text => !endings.some(end => begins(codeOf(text), end))))
        }
      }),
      { numRuns: 300 },
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
            expect(dictionary.numberOf(text)).toBeLessThan(list.length)
            dictionary.termAt(i)
            dictionary.walk(() => undefined)
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
