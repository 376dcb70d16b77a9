/** Where a node and those below it look, and what their matches count for. */
export interface Scope {
  /** Text fields, in place of those of the search or of the node above. */
  fields?: readonly string[]
  /** Factor of the scores, above 0 and up to 1e100. */
  boost?: number
}

/** Words as a reader types them. Stop words among others count little, and misspelt ones fall to their neighbours. */
export interface TextQuery extends Scope {
  type: 'text'
  text: string
  /** Default: the search's. */
  operator?: 'or' | 'and'
}

/** A word that is meant, also where it is a stop word; all words where it holds several. */
export interface WordQuery extends Scope {
  type: 'word'
  word: string
}

/** Words one after the other. A stop word stands for any word, for the index keeps no positions of it. */
export interface PhraseQuery extends Scope {
  type: 'phrase'
  text: string
  /** How many places the words may be moved in all; default 0. Two neighbours change places with 2. */
  slop?: number
}

/** Words that begin with the given letters. */
export interface PrefixQuery extends Scope {
  type: 'prefix'
  prefix: string
}

/** Words of a pattern: `*` is any letters or none, `?` is one. */
export interface WildcardQuery extends Scope {
  type: 'wildcard'
  pattern: string
}

/** Words that differ in few letters. */
export interface FuzzyQuery extends Scope {
  type: 'fuzzy'
  word: string
  /** Letters added, left out, replaced or exchanged with a neighbour; default by the length of the word, up to 2. */
  distance?: 1 | 2
}

/** A word as written: its own letters and, where they are given, its vowel signs, which are looked up in stored texts. */
export interface ExactQuery extends Scope {
  type: 'exact'
  word: string
}

/** Values of a column from a bound to another. */
export interface RangeQuery {
  type: 'range'
  field: string
  gt?: string | number
  gte?: string | number
  lt?: string | number
  lte?: string | number
}

/** Every document. */
export interface AllQuery {
  type: 'all'
}

/**
 * All of `must`, none of `mustNot`, and where `must` is empty at least one of `should`, which otherwise only adds to scores. With `mustNot`
 * alone: every document but those.
 */
export interface BoolQuery extends Scope {
  type: 'bool'
  must?: readonly Query[]
  should?: readonly Query[]
  mustNot?: readonly Query[]
}

/** A query as data: what the query language is parsed to, and what programs may give instead of text. */
export type Query = TextQuery | WordQuery | PhraseQuery | PrefixQuery | WildcardQuery | FuzzyQuery | ExactQuery | RangeQuery | AllQuery | BoolQuery

/** Longest query text in UTF-16 code units: far beyond what anyone types, well below what could hold a page up. */
export const MAX_QUERY_LENGTH = 16_384

/** Largest boost of a field or a word: products of boosts stay numbers. */
export const MAX_BOOST = 1e100

/** Most different words in a query. */
export const MAX_QUERY_WORDS = 1_024

/** Most groups within groups of a query text. */
export const MAX_QUERY_DEPTH = 32

/** Most nodes within nodes of a query given as objects; a group of a text is up to three of them. */
export const MAX_TREE_DEPTH = 128

/** Most nodes of a query given as objects. */
export const MAX_QUERY_NODES = 4_096

/** Largest slop: words further apart might stand in two values of a list, which are 64 positions apart. */
export const MAX_SLOP = 50

/** Most words of a phrase. */
export const MAX_PHRASE_WORDS = 64
