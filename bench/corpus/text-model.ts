import type { BenchDocument } from '../data/collection.js'

/** What a generated corpus takes from written texts. */
export interface TextModel {
  /** Distinct words as they are written, vowel signs included, the commonest first. */
  words: string[]
  /** Words in all. */
  tokens: number
  /** Logarithm of the number of words in a body: mean and standard deviation. */
  length: { mean: number; deviation: number }
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** The words of a text as they are written. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? []
}

/** Counts the words of documents, and fits their lengths to a lognormal distribution. */
export function measureText(documents: readonly BenchDocument[]): TextModel {
  const counts = new Map<string, number>()
  const lengths: number[] = []
  let tokens = 0
  for (const { title, body } of documents) {
    const inBody = wordsOf(body)
    if (inBody.length > 0) lengths.push(Math.log(inBody.length))
    for (const word of [...wordsOf(title), ...inBody]) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
      tokens++
    }
  }
  // A stable sort: of words as common as each other the one that came first stays first.
  const words = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word)
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  const deviation = Math.sqrt(lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / lengths.length)
  return { words, tokens, length: { mean, deviation } }
}
