import FlexSearch from 'flexsearch'
import { Vocabulary } from '../../src/build/vocabulary.js'
import type { TokenSink } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import type { Library } from '../engines/library.js'
import { snowballTerms } from '../engines/snowball.js'

/** One way of reading texts. `run` makes one pass and gives the number of tokens, so that no compiler can leave the work out. */
export interface Contender {
  name: string
  work: string
  run: (texts: readonly string[]) => number
}

const WORD_CHARACTER = /^[\p{L}\p{N}\p{M}]$/u
const WORDS = /[\p{L}\p{N}]+/gu
const FNV_BASIS = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** The hash of the last scan, kept where the optimizer cannot prove that nobody reads it. */
export const scanned: { hash: number } = { hash: 0 }

/**
 * The limit of any tokenizer on this machine: read each code unit, class it in a table, hash the words. No folding, no output; what
 * an analysis takes longer than this is its own.
 */
function scan(texts: readonly string[], classes: Uint8Array): number {
  let tokens = 0
  let mixed = 0
  for (const text of texts) {
    let hash = FNV_BASIS
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (classes[unit] === 1) hash = Math.imul(hash ^ unit, FNV_PRIME)
      else if (hash !== FNV_BASIS) {
        mixed ^= hash
        hash = FNV_BASIS
        tokens++
      }
    }
    if (hash !== FNV_BASIS) {
      mixed ^= hash
      tokens++
    }
  }
  scanned.hash = mixed
  return tokens
}

function classTable(): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, unit) => (WORD_CHARACTER.test(String.fromCharCode(unit)) ? 1 : 0))
}

/** The hot path of a build: normalize, cut, intern each form. The sink is the builder's but for the token stream, one store a token. */
function intern(texts: readonly string[], tokenizer: Tokenizer): number {
  // A vocabulary of its own for each pass, as for each build: the first meeting with a word is part of the work.
  const vocabulary = new Vocabulary()
  let tokens = 0
  const sink: TokenSink = {
    token(units, from, to) {
      vocabulary.intern(units, from, to)
      tokens++
    },
  }
  for (const text of texts) tokenizer.run(text, sink)
  return tokens
}

function segment(texts: readonly string[], segmenter: Intl.Segmenter): number {
  let tokens = 0
  for (const text of texts) for (const part of segmenter.segment(text)) if (part.isWordLike) tokens++
  return tokens
}

const counting =
  (terms: (text: string) => readonly unknown[]) =>
  (texts: readonly string[]): number => {
    let tokens = 0
    for (const text of texts) tokens += terms(text).length
    return tokens
  }

/** Every contender, the limit first. The two rows below our hot path stem as well: what other engines get from this library, and from npm. */
export function contenders(library: Library): Contender[] {
  const classes = classTable()
  const tokenizer = new Tokenizer()
  const segmenter = new Intl.Segmenter('ar', { granularity: 'word' })
  const encoder = new FlexSearch.Encoder()
  const analyzer = library.createAnalyzer()
  return [
    { name: 'scan limit', work: 'class and hash each unit; no folding, no output', run: texts => scan(texts, classes) },
    { name: 'fihris hot path', work: 'normalize, tokenize with offsets, intern', run: texts => intern(texts, tokenizer) },
    { name: 'fihris analyzer', work: 'tokens as objects, with stem and root', run: counting(text => analyzer.analyze(text)) },
    { name: 'regexp', work: '/[\\p{L}\\p{N}]+/gu; no folding, cuts at vowel signs', run: counting(text => text.match(WORDS) ?? []) },
    { name: 'regexp + Snowball', work: 'NFKC, folds, stop words, memoized stems', run: counting(snowballTerms) },
    { name: 'FlexSearch encoder', work: 'its default; cuts at vowel signs', run: counting(text => encoder.encode(text) as string[]) },
    { name: 'Intl.Segmenter', work: "'ar', word; no folding", run: texts => segment(texts, segmenter) },
  ]
}
