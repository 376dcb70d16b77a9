import type { Evidence } from './evidence.js'
import { Stemmer } from './stemmer.js'
import { SpelledWords } from './words.js'

/** How a form was taken apart. */
export interface Analysis {
  stem: string
  /** The word that the stem was found through, or the form itself where nothing was known of any part of it. */
  base: string
}

/** Finds the stem of one folded form, as a {@link Stemmer} does for many. */
export function analyze(form: string, evidence: Evidence): Analysis {
  const words = new SpelledWords(evidence)
  const stemmer = new Stemmer(words)
  stemmer.analyze(form)
  return { stem: words.textOf(stemmer.stem), base: words.textOf(stemmer.base) }
}
