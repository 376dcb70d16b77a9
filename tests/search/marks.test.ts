import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentsWith, indexOf, text } from '../support/documents.js'

/** Fathatan to sukun, small high signs, tatweel, and every control of direction: what no reader searches for. */
const NOISE = [
  ...'\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0657\u06d6\u06db\u0640\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c',
]

/** Puts signs between the units of a text, never between the halves of a pair. */
function decorate(content: string, choices: readonly number[]): string {
  if (choices.length === 0) return content
  let i = 0
  return [...content].map(character => `${character}${NOISE[choices[i++ % choices.length] as number] ?? ''}`).join('')
}

describe('vowel signs, tatweel and controls of direction', () => {
  it('change no ranking, wherever they stand in documents or query', () => {
    // Beyond the list there is nothing: half of the places stay bare.
    const choices = fc.array(fc.nat(2 * NOISE.length), { maxLength: 40 })
    fc.assert(
      fc.property(
        documentsWith(['title', 'body']),
        fc.array(text(4), { minLength: 1, maxLength: 4 }),
        choices,
        choices,
        fc.constantFrom('or', 'and'),
        (documents, queries, inText, inQuery, operator) => {
          const decorated = documents.map(({ id, ...fields }) => ({
            id,
            ...Object.fromEntries(
              Object.entries(fields).map(([name, value]) => [
                name,
                Array.isArray(value) ? value.map(part => decorate(part, inText)) : value === null ? null : decorate(value, inText),
              ]),
            ),
          }))
          const plain = indexOf({ fields: ['title', 'body'], stopWords: 'none' }, documents)
          const noisy = indexOf({ fields: ['title', 'body'], stopWords: 'none' }, decorated)
          for (const query of queries) {
            const expected = plain.search(query, { operator, limit: 100 }).hits
            expect(noisy.search(query, { operator, limit: 100 }).hits).toEqual(expected)
            expect(plain.search(decorate(query, inQuery), { operator, limit: 100 }).hits).toEqual(expected)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
