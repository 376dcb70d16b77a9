import { checkOptions } from '../errors.js'
import { builtInLexicon } from '../lexicon/built-in.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { stopWordsOf } from '../lexicon/stop-words.js'
import { normalize } from '../normalize/normalize.js'
import { analyze } from '../stem/analyze.js'
import { isArabicWord } from '../stem/endings.js'
import type { Evidence } from '../stem/evidence.js'
import { rootKeyOf } from '../stem/root.js'
import { WORD } from '../tokenize/token.js'
import { Tokenizer } from '../tokenize/tokenize.js'
import { fnv1a } from '../unicode/fnv.js'
import { FINGERPRINT } from './fingerprint.js'

/** A word of a text on its way through the chain. Offsets in UTF-16 code units of the source. */
export interface Token {
  /** The word as written. */
  text: string
  /** Its folded letters. */
  form: string
  stem: string
  root: string
  start: number
  end: number
  /** Ordinal of the word in the text; a compound's whole and a second reading share that of their neighbour. */
  position: number
  /** How the stem came about, in a few words. */
  why: string
}

export interface AnalyzerOptions {
  /** Words left out of the tokens: the library's list, in one of three sizes, none (the default), or a list. */
  stopWords?: 'short' | 'default' | 'long' | 'none' | readonly string[]
}

/** The chain by itself, for whoever has an index of another kind. */
export interface Analyzer {
  /** Two analyzers with the same fingerprint give the same tokens for the same text. */
  readonly fingerprint: string
  analyze(text: string): Token[]
}

const tokenizer = new Tokenizer()

/** An analyzer over the built-in lexicon. Throws OptionError. */
export function createAnalyzer(options: AnalyzerOptions = {}): Analyzer {
  checkOptions('createAnalyzer', options, ['stopWords'])
  const { stopWords = 'none' } = options
  const stops = stopWordsOf(stopWords)
  return {
    fingerprint: `${FINGERPRINT}-${fnv1a([builtInLexicon().fingerprint, ...[...stops].sort()].join(' '))}`,
    analyze: text => analyzeForms(text).filter(token => !stops.has(token.form)),
  }
}

function analyzeForms(text: string): Token[] {
  const lexicon = builtInLexicon()
  const evidence: Evidence = { ...lexicon, count: () => 0 }
  return tokenizer.forms(text).map(({ form, start, end, position, kind }) => {
    const { stem: stemmed, base } = analyze(form, evidence)
    const singular = lexicon.singularOf(base)
    const single = singular === undefined ? stemmed : analyze(singular, evidence).stem
    const root = lexicon.rootOf(single) ?? rootKeyOf(single)
    return {
      text: text.slice(start, end),
      form,
      stem: stemmed,
      root,
      start,
      end,
      position,
      why: explain(form, base, stemmed, singular, kind === WORD, lexicon),
    }
  })
}

function explain(form: string, base: string, stemmed: string, singular: string | undefined, alone: boolean, lexicon: Lexicon): string {
  const reasons: string[] = []
  if (!alone) reasons.push('part of a compound')
  if (!isArabicWord(form)) reasons.push('not Arabic letters')
  else if (lexicon.stemOf(form) !== undefined) reasons.push('in the lexicon')
  else if (base !== form) reasons.push(`affixes of ${base}`)
  if (stemmed !== base) reasons.push(`ending of ${base}`)
  if (singular !== undefined) reasons.push(`plural of ${singular}`)
  return reasons.join('; ') || 'as it stands'
}

/** Every token of a text with form, stem, root and the reason. */
export function tokenize(text: string): Token[] {
  return analyzeForms(text)
}

/** The stem of one word, by the lexicon and the light rules. A text of several words is stemmed by its first. */
export function stem(word: string): string {
  return analyzeForms(word)[0]?.stem ?? normalize(word).trim()
}

/** The root key of one word: what its stem shares with others of its family. */
export function rootKey(word: string): string {
  return analyzeForms(word)[0]?.root ?? normalize(word).trim()
}
