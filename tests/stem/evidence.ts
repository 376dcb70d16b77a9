import type { Evidence } from '../../src/stem/evidence.js'
import { Stemmer } from '../../src/stem/stemmer.js'
import { readVerb } from '../../src/stem/verb-reading.js'
import { SpelledWords } from '../../src/stem/words.js'

export interface Knowledge {
  /** Words of a corpus, folded, and how often they stand in it. */
  counts?: Readonly<Record<string, number>>
  /** Words of a lexicon, folded, and their stems. */
  stems?: Readonly<Record<string, string>>
  functionWords?: readonly string[]
  /** Forms of function words with their clitics, and the stems of these; a function word is its own. */
  functionStems?: Readonly<Record<string, string>>
  /** How likely a known word is, where it is not as likely as any. */
  ranks?: Readonly<Record<string, number>>
  /** Verbs by the stems of their past and of their imperfect. */
  pasts?: Readonly<Record<string, string>>
  imperfects?: Readonly<Record<string, string>>
}

/** Evidence that knows what it is told and nothing else. */
export function evidenceOf({ counts = {}, stems = {}, functionWords = [], functionStems = {}, ranks = {}, pasts = {}, imperfects = {} }: Knowledge): Evidence {
  return {
    count: word => counts[word] ?? 0,
    stemOf: word => stems[word],
    functionStemOf: form => functionStems[form] ?? (functionWords.includes(form) ? form : undefined),
    isFunctionWord: word => functionWords.includes(word),
    verbOf: (stem, imperfect) => (imperfect ? imperfects : pasts)[stem],
    rankOf: word => ranks[word] ?? 0,
    readVerb,
  }
}

/** A word of which nothing is known without its endings. */
export function stripEndings(word: string, evidence: Evidence): string {
  const words = new SpelledWords(evidence)
  return words.textOf(new Stemmer(words).strip(word))
}
