import { checkOptions, OptionError } from '../errors.js'

/**
 * A stemmer for words in Latin letters, which come in lower case and without accents. An image remembers the name, and is opened with a
 * stemmer of that name only: change it with the rules.
 */
export interface LatinStemmer {
  name: string
  /** The stem of a word: the same for the same word, always. */
  stem(word: string): string
}

/** Throws OptionError for what is no stemmer. */
export function checkLatinStemmer(value: unknown): LatinStemmer | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'object' || value === null) throw new OptionError(`"latinStemmer" is an object of a name and a function, not ${String(value)}`)
  checkOptions('latinStemmer', value, ['name', 'stem'])
  const { name, stem } = value as Partial<LatinStemmer>
  if (typeof name !== 'string' || name === '' || typeof stem !== 'function') throw new OptionError('"latinStemmer" needs a name and a function "stem"')
  return value as LatinStemmer
}

const LATIN = /^[a-z\u00df-\u024f]/
const LONGEST_STEM = 64

/** The stem of a folded form by a stemmer; undefined for a form in other letters, the form itself where the stemmer gives none. */
export function latinStem(form: string, stemmer: LatinStemmer | undefined): string | undefined {
  if (!stemmer || !LATIN.test(form)) return undefined
  const stem: unknown = stemmer.stem(form)
  return typeof stem === 'string' && stem.length <= LONGEST_STEM && LATIN.test(stem) ? stem : form
}
