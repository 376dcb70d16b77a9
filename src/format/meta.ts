import type { Field } from './schema.js'

/** What the first section says of the image, in MessagePack. */
export interface Meta {
  /** Fingerprint of the analysis that queries must share. */
  fingerprint: string
  /** Name of the identifying property. */
  id: string
  fields: Field[]
  documents: number
  terms: number
  stems: number
  roots: number
  /** For each text field in the order of `fields`: documents that have it, and tokens in all of them. */
  lengths: { documents: number; tokens: number }[]
  /** Stop words, as forms in layout order: they weigh little in a query that holds others. */
  stopForms: number[]
  /**
   * Synonyms by the stems that ask for them, in layout order and joined by commas: for each a weight in hundredths, then the stems of
   * its words. Absent where the schema has none.
   */
  synonyms?: Record<string, number[][]>
  /** Name of the stemmer that words in Latin letters were given; absent where they had none. */
  latinStemmer?: string
}

/** What a synonym's score counts for beside that of the word itself. */
export const SYNONYM_WEIGHT = 0.5

/** The same for one of several words: they may stand apart in a document. */
export const PHRASE_WEIGHT = 0.25

/** Most words of a query that ask for a synonym together. */
export const MOST_SYNONYM_WORDS = 8

/** The text fields, in schema order: posting records, norms and lengths are in this order. */
export function textFields(fields: readonly Field[]): Field[] {
  return fields.filter(field => field.type === 'text')
}

/** The stored fields, in schema order: stored documents are arrays in this order. */
export function storedFields(fields: readonly Field[]): Field[] {
  return fields.filter(field => field.store)
}

/** The fields with a column, in schema order: so the columns stand in the image. */
export function columnFields(fields: readonly Field[]): Field[] {
  return fields.filter(field => field.column)
}
