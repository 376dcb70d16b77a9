import { decodeLength } from '../format/lengths.js'

/**
 * The arithmetic of scores. A term's score in a field is BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009)
 * without the constant factor k1 + 1, summed over three levels of the same word: its stem, its exact form, its root.
 */
export const K1 = 0.9
export const B = 0.75

/** Weights of the levels; what each is worth stands in docs/analysis.md, and how they were chosen in docs/decisions/007 and 009. */
export const STEM_WEIGHT = 1
export const EXACT_WEIGHT = 0.35
export const ROOT_WEIGHT = 0.6

/** Weight of a word's occurrences in the field's opening, saturating from one to three. */
export const LEAD_WEIGHT = 0.4

/** Inverse document frequency as in Lucene: never negative, also for words that most documents hold. */
export function inverseDocumentFrequency(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
}

/** For each length byte, k1 (1 − b + b · length ÷ average length). */
export function lengthNorms(averageLength: number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, byte) => K1 * (1 - B + (B * decodeLength(byte)) / averageLength))
}

/** The saturated frequency, below 1. */
export function saturate(frequency: number, norm: number): number {
  return frequency / (frequency + norm)
}

/** How much a document gains from holding more of the query's words, beyond the sum of their scores. */
export const COORDINATION = 0.15

/** The factor of a score for the number of the query's words that a document holds, stop words not counted. */
export function coordination(words: number): number {
  return Math.max(1, words) ** COORDINATION
}
