import { describe, expect, it } from 'vitest'
import { GeneratedCorpus } from '../../bench/corpus/generate.js'
import { measureText, wordsOf } from '../../bench/corpus/text-model.js'
import { ARABIC, WordLaw } from '../../bench/corpus/word-law.js'
import { WordMaker } from '../../bench/corpus/word-maker.js'
import { readDocuments } from '../../bench/data/collection.js'
import { seededStream } from '../../bench/data/random.js'

const model = measureText(readDocuments('fixtures/articles/corpus.jsonl'))
const corpus = new GeneratedCorpus(1, model)

/** Distinct words after so many words of the corpus, at each of rising marks. */
function vocabularyAt(marks: readonly number[]): number[] {
  const seen = new Set<number>()
  const sizes: number[] = []
  let tokens = 0
  for (let document = 0; sizes.length < marks.length; document++)
    for (const rank of corpus.ranks(document)) {
      seen.add(rank)
      if (++tokens === marks[sizes.length]) sizes.push(seen.size)
    }
  return sizes
}

describe('WordLaw', () => {
  it('draws the common words by Zipf and Mandelbrot, at the ends of their shares too', () => {
    const law = new WordLaw({ heaps: 0.5, common: 3, offset: 1 })
    // 1/2 + 1/3 + 1/4, and 16 / r² from the fourth word on, which its integral from 3.5 + 1 gives as 16 / 16 × 4 / 4.5.
    const whole = 1 / 2 + 1 / 3 + 1 / 4 + 4 / 4.5
    expect(law.rankOf(0)).toBe(1)
    expect(law.rankOf(0.499 / whole)).toBe(1)
    expect(law.rankOf(0.501 / whole)).toBe(2)
    expect(law.rankOf(0.834 / whole)).toBe(3)
    expect(law.rankOf(1.084 / whole)).toBe(4)
    expect(law.rankOf(1 - 2 ** -32)).toBeGreaterThan(1e6)
    expect(Number.isSafeInteger(new WordLaw().rankOf(1 - 2 ** -53))).toBe(true)
  })

  it('gives each rank its share', () => {
    const law = new WordLaw()
    const random = seededStream(5, 0)
    const counts = new Map<number, number>()
    const drawn = 200_000
    for (let i = 0; i < drawn; i++) {
      const rank = law.rankOf(random())
      counts.set(rank, (counts.get(rank) ?? 0) + 1)
    }
    // Twice as rare: 1 / (1 + 2) against 1 / (4 + 2), and ten times: against 1 / (28 + 2).
    expect((counts.get(1) ?? 0) / (counts.get(4) ?? 1)).toBeCloseTo(2, 0)
    expect((counts.get(1) ?? 0) / (counts.get(28) ?? 1)).toBeGreaterThan(8)
    expect((counts.get(1) ?? 0) / (counts.get(28) ?? 1)).toBeLessThan(12)
    expect((counts.get(1) ?? 0) / drawn).toBeCloseTo(0.033, 2)
  })
})

describe('WordMaker', () => {
  const maker = new WordMaker(model.words)

  it('begins with the words of the texts, the commonest first', () => {
    expect([0, 1, 2].map(number => maker.word(number))).toEqual(['في', 'من', 'على'])
    expect(maker.word(model.words.length - 1)).toBe(model.words.at(-1))
  })

  it('makes words enough for a million documents, nearly all of them distinct', () => {
    expect(maker.size).toBeGreaterThan(5e7)
    const random = seededStream(3, 0)
    const numbers = new Set(Array.from({ length: 50_000 }, () => Math.floor(random() ** 2 * 4e6)))
    const words = new Set([...numbers].map(number => maker.word(number)))
    expect(words.size / numbers.size).toBeGreaterThan(0.97)
    for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]{1,40}$/u)
  })

  it('begins again beyond its last word', () => {
    expect(maker.word(maker.size + 7)).toBe(maker.word(7))
    expect(maker.word(maker.size - 1)).not.toBe('')
  })
})

describe('GeneratedCorpus', () => {
  it('gives the same documents for the same seed, in any order, and others for another', () => {
    const again = new GeneratedCorpus(1, model)
    const backwards = [2, 1, 0].map(number => again.document(number)).reverse()
    expect(backwards).toEqual([0, 1, 2].map(number => corpus.document(number)))
    expect(new GeneratedCorpus(2, model).document(0).body).not.toBe(corpus.document(0).body)
    expect(corpus.document(1).body).not.toBe(corpus.document(0).body)
  })

  it("grows its vocabulary by Heaps' law, with the exponent asked for, and about as the fixtures do at their size", () => {
    const [atFixtures = 0, ...growing] = vocabularyAt([model.tokens, 200_000, 400_000, 800_000, 1_600_000])
    expect(atFixtures / model.words.length).toBeGreaterThan(0.7)
    expect(atFixtures / model.words.length).toBeLessThan(1.3)
    const slopes = growing.slice(1).map((size, i) => Math.log2(size / (growing[i] as number)))
    for (const slope of slopes) expect(Math.abs(slope - ARABIC.heaps)).toBeLessThan(0.06)
  })

  it('has bodies as long as those of the fixtures, by a lognormal distribution', () => {
    const lengths = Array.from({ length: 2000 }, (_, i) => Math.log(corpus.ranks(i).length))
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    const deviation = Math.sqrt(lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / lengths.length)
    expect(Math.abs(mean - model.length.mean)).toBeLessThan(0.03)
    expect(Math.abs(deviation - model.length.deviation)).toBeLessThan(0.03)
  })

  it('takes titles from their texts, and sets commas and full stops', () => {
    const { id, title, body } = corpus.document(7)
    expect(id).toBe('d7')
    expect(wordsOf(title).length).toBeGreaterThanOrEqual(5)
    expect(wordsOf(body).join(' ')).toContain(title)
    expect(wordsOf(body)).toHaveLength(corpus.ranks(7).length)
    expect(body).toMatch(/،.*\.\n.*\.$/su)
  })

  it('draws queries of three to eight words that follow each other in one of the documents', () => {
    const queries = corpus.queries(50, 40)
    expect(queries).toEqual(new GeneratedCorpus(1, model).queries(50, 40))
    const bodies = Array.from({ length: 50 }, (_, i) => wordsOf(corpus.document(i).body).join(' '))
    for (const { text } of queries) {
      expect(text.split(' ').length).toBeGreaterThanOrEqual(3)
      expect(text.split(' ').length).toBeLessThanOrEqual(8)
      expect(bodies.some(body => body.includes(text))).toBe(true)
    }
    expect(new Set(queries.map(({ id }) => id)).size).toBe(40)
  })
})

describe('seededStream', () => {
  it('gives streams that have nothing in common', () => {
    const streams = [0, 1, 2, -1].map(stream => Array.from({ length: 1000 }, seededStream(9, stream)))
    expect(new Set(streams.flat()).size).toBeGreaterThan(3998)
    for (const drawn of streams) {
      expect(drawn.reduce((sum, number) => sum + number, 0) / drawn.length).toBeCloseTo(0.5, 1)
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...drawn)).toBeLessThan(1)
    }
  })
})
