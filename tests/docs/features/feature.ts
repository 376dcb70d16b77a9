/** What the table of features in the README asks, and how a cell of it is checked. */

/** Rows of the table by a short name, with their titles. */
export const FEATURES = {
  spelling: 'Arabic spelling folded: vowel signs, tatweel, أ, ة',
  clitics: 'Clitics and endings: الكتاب for كتاب',
  plurals: 'Broken plurals and roots: كتب for كتاب',
  phrase: 'Phrases',
  near: 'Words near each other',
  prefix: 'Beginnings of words',
  wildcard: 'Wildcards inside a word',
  fuzzy: 'Misspelt words',
  boolean: 'And, or, not, in brackets',
  typed: 'A query language that is safe to type',
  fields: 'Fields and their weights',
  synonyms: 'Synonyms',
  written: 'A word as written, with its vowels',
  suggest: 'Completions',
  correct: '“Did you mean”',
  filters: 'Filters: values and ranges',
  facets: 'Facets with counts',
  sort: 'Sorting by a column',
  group: 'Groups of hits',
  rank: 'Scores by date or value',
  cursor: 'Cursors for deep pages',
  highlight: 'Highlights',
  snippet: 'Snippets, escaped for HTML',
  explain: 'Scores explained',
  terms: 'The words of the index listed',
  image: 'Index opened without parsing',
  damage: 'A damaged index is refused',
  live: 'Documents added and removed later',
  browser: 'In a page, without a server',
  remote: 'A page loads only what a query needs',
  worker: 'Its own worker',
  ui: 'Ready-made search box',
  cli: 'Command line that indexes files',
  vectors: 'Vectors',
} as const

export type Feature = keyof typeof FEATURES

export const FEATURE_LIST = Object.keys(FEATURES) as Feature[]

/** It has the feature, has part of it or a place for it, or lacks it. */
export type Cell = '✓' | '◐' | ''

/** A cell, and what shows it: `check` is true where the engine does what is asked. Without a check its documentation was read. */
export interface Probe {
  cell: Cell
  check?: () => boolean | Promise<boolean>
}

export type Probes = Record<Feature, Probe>

type Check = NonNullable<Probe['check']>

export const has = (check: Check): Probe => ({ cell: '✓', check })
export const partly = (check: Check): Probe => ({ cell: '◐', check })
/** The check is what the engine would do if it had the feature. */
export const lacks = (check: Check): Probe => ({ cell: '', check })
export const read = (cell: Cell): Probe => ({ cell })

/** Whether anything of an object, a class or a module has such a name: an engine without one has no way to be asked. */
export function named(pattern: RegExp, ...things: readonly object[]): boolean {
  const names = new Set<string>()
  for (const thing of things)
    for (let at: object | null = thing; at !== null && at !== Object.prototype && at !== Function.prototype; at = Object.getPrototypeOf(at) as object | null)
      for (const name of Object.getOwnPropertyNames(at)) names.add(name)
  return [...names].some(name => pattern.test(name))
}

/** Whether exactly these ids were found, in any order. */
export function found(ids: readonly unknown[], ...wanted: string[]): boolean {
  return ids.length === wanted.length && wanted.every(id => ids.includes(id))
}

/** Vowel signs and tatweel dropped, alefs folded: what an author writes who folds by hand. */
export function foldedByHand(word: string): string {
  return word
    .replaceAll(/[\p{M}ـ]/gu, '')
    .replaceAll(/[أإآ]/g, 'ا')
    .replaceAll('ة', 'ه')
}

/** Texts of the checks; ids are their places. */
export const SPELLED: readonly string[] = ['مَكْتَبَة', 'قـــارب', 'أحمد']
export const PHRASES: readonly string[] = ['قارب ازرق كبير', 'ازرق كبير قارب', 'قارب قديم صغير ازرق']
/** A pattern for the first alone; the others hold its two halves. */
export const PATTERNED: readonly string[] = ['مدرسة', 'سةم', 'ملعب']
/** What a reader may type by accident. */
export const TYPOS: readonly string[] = ['"قارب', 'قارب AND (', 'لون:قارب', 'قارب^', '*', 'قارب)', 'قارب~~', '+', '-']
