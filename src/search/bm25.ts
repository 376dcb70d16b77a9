import { decodeLength } from '../format/lengths.js'

/**
 * The arithmetic of scores. A word's score in a field is BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009)
 * without the constant factor k1 + 1, summed over three levels of the same word: its stem, its exact form, its root.
 */
export const K1 = 0.9
export const B = 0.75

/** Weights of the levels; what each is worth stands in docs/analysis.md, and how they were chosen in docs/decisions/007 and 009. */
export const STEM_WEIGHT = 1
export const EXACT_WEIGHT = 0.45
export const ROOT_WEIGHT = 0.6

/**
 * A family that stands in a large share of the documents tells nothing, nor does the family of a word that does: they would cost the most
 * postings and earn the least score. Shares of the documents; docs/decisions/011 has what they cost and earn.
 */
export const COMMON_WORD = 0.1
export const COMMON_FAMILY = 0.4

/** In an index of fewer documents every family is read. */
export const LEAST_DOCUMENTS = 1000

/** More postings than this are a large share of the documents. */
export function commonFrom(share: number, documents: number): number {
  return documents < LEAST_DOCUMENTS ? Number.POSITIVE_INFINITY : share * documents
}

/** Weight of a word that stands early in the field, by its lead: not before position 32, before it, before 16, before 8. */
export const LEAD_WEIGHTS: readonly number[] = [0, 0.17, 0.26, 0.36]

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

/** Steps into which the largest score that a query can give is divided; see {@link gridOf}. */
const STEPS = 2 ** 40

/**
 * A number to add to a part of a score and take off again, which rounds it to a step far below anything a reader could tell: parts that are
 * multiples of one step have the same sum in every order, so that however a query is executed, its scores are the same to the last bit.
 * `most` is a bound of the sum.
 */
export function gridOf(most: number): number {
  // Near 1.5 · 2^52 a double's last bit is 1.
  const step = 2 ** (Math.ceil(Math.log2(most)) - Math.log2(STEPS))
  return most > 0 ? 1.5 * 2 ** 52 * step : 0
}

/** The step to which a grid rounds, or a little more. */
export function stepOf(grid: number): number {
  return grid * 2 ** -52
}
