import type { Evidence } from '../../src/stem/evidence.js'

export interface Knowledge {
  /** Words of a corpus, folded, and how often they stand in it. */
  counts?: Readonly<Record<string, number>>
  /** Words of a lexicon, folded, and their stems. */
  stems?: Readonly<Record<string, string>>
  functionWords?: readonly string[]
  /** Verbs by the stems of their past and of their imperfect. */
  pasts?: Readonly<Record<string, string>>
  imperfects?: Readonly<Record<string, string>>
}

/** Evidence that knows what it is told and nothing else. */
export function evidenceOf({ counts = {}, stems = {}, functionWords = [], pasts = {}, imperfects = {} }: Knowledge): Evidence {
  return {
    count: word => counts[word] ?? 0,
    stemOf: word => stems[word],
    isFunctionWord: word => functionWords.includes(word),
    verbOf: (stem, imperfect) => (imperfect ? imperfects : pasts)[stem],
  }
}
