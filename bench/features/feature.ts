import type { BenchDocument } from '../data/collection.js'

/** A document with what columns can hold of it. */
export interface FeatureDocument extends BenchDocument {
  /** Empty where documents have none. */
  category: string
  /** ISO 8601; empty where documents have none. */
  date: string
  /** Of the body, in UTF-16 code units. */
  length: number
}

/** What each feature is asked with. */
export interface FeatureQueries {
  words: string
  /** Words that follow each other. */
  phrase: string
  /** Words, the last of them unfinished. */
  prefix: string
  /** What stands in the box after a keystroke. */
  suggest: string
  /** A word in which `*` stands for any letters or `?` for one. */
  wildcard: string
  /** A word with a mistake. */
  fuzzy: string
  /** The first, with one of two others, without a fourth. */
  boolean: { must: string; either: [string, string]; not: string }
  /** Words, and the only category to find. */
  filter: { text: string; category: string }
  /** Words, the least length, and where the ranges of lengths begin that are counted; categories are counted where there are some. */
  facets: { text: string; least: number; from: number[]; hasCategories: boolean }
  /** Words, and what to order by, the largest first. */
  sort: { text: string; by: 'date' | 'length' }
  group: string
  highlight: string
}

export type FeatureName = keyof FeatureQueries

/** In the order of the tables: what is asked, in a few words. */
export const FEATURES: Readonly<Record<FeatureName, string>> = {
  words: 'words, one suffices',
  phrase: 'phrase of two or three words',
  prefix: 'words, the last unfinished',
  suggest: 'completions, per keystroke',
  wildcard: 'one word with * or ?',
  fuzzy: 'one word with a mistake',
  boolean: 'a AND (b OR c) NOT d',
  filter: 'words in one category',
  facets: 'words, from a length on; counts by category and range of length',
  sort: 'words, by date or length',
  group: 'words, three hits for each category',
  highlight: 'words; marks and a passage of title and body',
}

export const FEATURE_NAMES = Object.keys(FEATURES) as FeatureName[]

/** Queries for each feature; none where the documents have nothing to ask. */
export type QuerySets = { [Name in FeatureName]: FeatureQueries[Name][] }

/** How an engine answers a feature: the number of hits, or of what else is given. */
export interface Answering<Index, Query> {
  /** The set-up or the call, in a few words. */
  how: string
  answer(index: Index, query: Query, limit: number): number | Promise<number>
}

/** An engine, and those of the features that it has. */
export interface FeatureEngine<Index> {
  build(documents: readonly FeatureDocument[]): Index | Promise<Index>
  features: { [Name in FeatureName]?: Answering<Index, FeatureQueries[Name]> }
}

/** Hits of each group. */
export const GROUP_HITS = 3

/** Longest passage, in UTF-16 code units. */
export const PASSAGE = 200

/** Edits that a word may be away: as many as fihris allows by itself, so that all engines look equally far. */
export function editsOf(word: string): 1 | 2 {
  return word.length < 6 ? 1 : 2
}
