import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WordTable } from '../../src/stem/word-table.js'
import { NONE } from '../../src/stem/words.js'
import { packForm } from '../../src/tokenize/packed-form.js'
import { term } from '../support/documents.js'

const letter = fc.constantFrom(...'ءابتثجحخدذرزسشصضطظعغفقكلمنهوي')
const arabic = fc.array(letter, { maxLength: 14 }).map(letters => letters.join(''))
const word = fc.oneof({ weight: 4, arbitrary: arabic }, { weight: 1, arbitrary: term })
const words = fc.array(word, { maxLength: 60 })

/** The units of a folded word. */
function unitsOf(text: string): Uint16Array {
  return Uint16Array.from(text, letter => letter.charCodeAt(0))
}

describe('WordTable', () => {
  it('numbers words as a map does, and gives back their letters', () => {
    fc.assert(
      fc.property(words, words, (known, others) => {
        const table = new WordTable(undefined, 2)
        const expected = new Map<string, number>()
        for (const text of known) {
          const number = table.intern(text)
          expect(number).toBe(expected.get(text) ?? expected.size)
          expected.set(text, number)
        }
        expect(table.size).toBe(expected.size)
        for (const [text, number] of expected) expect([table.find(text), table.textOf(number)]).toEqual([number, text])
        for (const text of others) expect(table.find(text)).toBe(expected.get(text) ?? NONE)
        expect(table.size).toBe(expected.size)
      }),
    )
  })

  it('has the words of another to begin with, which it leaves alone', () => {
    fc.assert(
      fc.property(words, words, (first, second) => {
        const one = new WordTable(undefined, 2)
        for (const text of first) one.intern(text)
        const { size } = one
        const other = new WordTable(one, 1)
        for (const text of second) other.intern(text)
        for (const text of new Set(first)) expect(other.find(text)).toBe(one.find(text))
        expect(one.size).toBe(size)
        for (const text of second) if (!first.includes(text)) expect(one.find(text)).toBe(NONE)
      }),
    )
  })

  it('finds any part of a form between letters as it finds the word cut out', () => {
    const affix = fc.option(fc.constantFrom(...'ايهء'), { nil: '' })
    const part = fc.record({ form: word, from: fc.nat(14), to: fc.nat(14), before: affix, after: affix })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), words, (parts, known) => {
        const table = new WordTable()
        for (const text of known) table.intern(text)
        for (const { form, from: a, to: b, before, after } of parts) {
          const from = Math.min(a, b, form.length)
          const to = Math.min(Math.max(a, b), form.length)
          const codes = [before, after].map(letter => (letter === '' ? 0 : letter.charCodeAt(0))) as [number, number]
          const cut = before + form.slice(from, to) + after
          table.load(form)
          const found = table.at(from, to, ...codes)
          const named = table.named(from, to, ...codes)
          expect(table.textOf(named)).toBe(cut)
          expect(found === NONE || found === named).toBe(true)
          expect(found !== NONE || named === table.size - 1).toBe(true)
          const article = table.intern(`ال${form.slice(from, to)}${after}`)
          table.load(form)
          expect(table.withArticle(from, to, codes[1])).toBe(article)
          expect(table.find(cut)).toBe(named)
        }
      }),
    )
  })

  it('takes packed forms', () => {
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 10 }), letters => {
        const table = new WordTable()
        const packed = packForm(unitsOf(letters.join('')), 0, letters.length)
        expect(table.textOf(table.internPacked(packed))).toBe(letters.join(''))
        expect(table.intern(letters.join(''))).toBe(0)
      }),
    )
  })
})
