import { FOREIGN_FOLDS, LETTER_FOLDS } from '../normalize/letters.js'
import { ARTICLES, ENDINGS, PREFIXES, SHORTEST_STEM, SUFFIXES } from '../stem/affixes.js'
import { MAX_WORD_LENGTH } from '../tokenize/token.js'
import { fnv1a } from '../unicode/fnv.js'

/**
 * Raise this whenever a rule changes that no table shows: the order of folds, what a compound is, how hamza is settled. An image
 * and a query that disagree on any of it would miss each other silently.
 */
const REVISION = 3

/** A short name of the analysis, equal in two versions of the library exactly when texts and queries meet: 'a1-89abcdef'. */
export const FINGERPRINT: string = `a${REVISION}-${fnv1a(JSON.stringify([LETTER_FOLDS, FOREIGN_FOLDS, ARTICLES, [...PREFIXES], [...SUFFIXES], ENDINGS, SHORTEST_STEM, MAX_WORD_LENGTH]))}`
