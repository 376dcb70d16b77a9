import { components } from '@orama/orama'
import FlexSearch from 'flexsearch'
import MiniSearch from 'minisearch'
import { TokenStream } from '../../src/build/token-stream.js'
import { Vocabulary } from '../../src/build/vocabulary.js'
import { Scanner } from '../../src/tokenize/scan.js'
import type { TokenSink } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import type { Library } from '../engines/library.js'
import { snowballTerms } from '../engines/snowball.js'
import { LIMIT, OURS } from '../report/tokenizer-table.js'

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

/** What a build does with its texts: fold, cut and intern in one pass. A vocabulary of its own each time, for meeting new words is work too. */
function scanForms(texts: readonly string[]): number {
  const tokens = new TokenStream()
  const scanner = new Scanner(new Vocabulary())
  for (const text of texts) scanner.scan(text, tokens)
  return tokens.length
}

/** The same forms by the chain of steps, which queries and highlighting take for its offsets. */
function internSteps(texts: readonly string[], tokenizer: Tokenizer): number {
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

/** Every contender that runs in Node, the limit first. */
export function contenders(library: Library): Contender[] {
  const classes = classTable()
  const tokenizer = new Tokenizer()
  const segmenter = new Intl.Segmenter('ar', { granularity: 'word' })
  const encoder = new FlexSearch.Encoder()
  const analyzer = library.createAnalyzer()
  const miniSearch = MiniSearch.getDefault('tokenize') as (text: string) => string[]
  const miniSearchTerm = MiniSearch.getDefault('processTerm') as (word: string) => string
  const orama = components.tokenizer.createTokenizer({ language: 'arabic', allowDuplicates: true })
  return [
    { name: LIMIT, work: 'class and hash each unit; no folding, no output', run: texts => scan(texts, classes) },
    { name: OURS, work: 'normalize, tokenize, intern, as a build does', run: scanForms },
    { name: 'fihris step by step', work: 'the same with offsets, as a query does', run: texts => internSteps(texts, tokenizer) },
    { name: 'fihris analyzer', work: 'tokens as objects, with stem and root', run: counting(text => analyzer.analyze(text)) },
    { name: 'MiniSearch', work: 'its default: cuts at spaces and punctuation, lower case', run: counting(text => miniSearch(text).map(miniSearchTerm)) },
    { name: 'FlexSearch', work: 'its default encoder; cuts at vowel signs', run: counting(text => encoder.encode(text) as string[]) },
    { name: 'Orama', work: "its default for 'arabic', memoized; cuts at vowel signs", run: counting(text => orama.tokenize(text, 'arabic')) },
    { name: 'regexp', work: '/[\\p{L}\\p{N}]+/gu; no folding, cuts at vowel signs', run: counting(text => text.match(WORDS) ?? []) },
    { name: 'regexp + Snowball', work: 'NFKC, folds, stop words, memoized stems', run: counting(snowballTerms) },
    { name: 'Intl.Segmenter', work: "'ar', word; no folding", run: texts => segment(texts, segmenter) },
  ]
}
