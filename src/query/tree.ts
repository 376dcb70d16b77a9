/** A query as data: what the query language is parsed to, and what programs may give instead of text. */
export type Query = { type: 'text'; text: string } | { type: 'word'; word: string; boost?: number }

/** Longest query text in UTF-16 code units: far beyond what anyone types, well below what could hold a page up. */
export const MAX_QUERY_LENGTH = 16_384

/** Largest boost of a field or a word: products of boosts stay numbers. */
export const MAX_BOOST = 1e100

/** Most different words in a query. */
export const MAX_QUERY_WORDS = 1_024
