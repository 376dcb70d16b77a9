import type { Segment } from '../format/segment.js'
import type { Places } from '../query/resolve.js'
import type { Tokenizer } from '../tokenize/tokenize.js'
import type { IndexToken } from './analyze-text.js'
import { analyzeText } from './analyze-text.js'
import { correct } from './correct.js'
import { KnownTerms } from './known-terms.js'
import type { RelatedOptions, RelatedWords } from './related.js'
import { relatedWords } from './related.js'
import { Spellings } from './spellings.js'
import type { Suggestion, SuggestOptions } from './suggest.js'
import { Suggester } from './suggest.js'
import type { TermCount, TermsOptions } from './terms.js'
import { listTerms } from './terms.js'

/** What an index says of its words, and what it remembers for it. */
export class Completion {
  private readonly known: KnownTerms
  private readonly spellings: Spellings
  private readonly suggester: Suggester
  private readonly places: Places
  private readonly tokenizer: Tokenizer

  constructor(segment: Segment, places: Places, tokenizer: Tokenizer) {
    this.places = places
    this.tokenizer = tokenizer
    this.known = new KnownTerms(segment)
    this.spellings = new Spellings(this.known, tokenizer)
    this.suggester = new Suggester(this.known, places, tokenizer, this.spellings)
  }

  suggest(text: string, options?: SuggestOptions): Suggestion[] {
    return this.suggester.suggest(text, options)
  }

  didYouMean(query: string): string | undefined {
    return correct(query, this.known, this.places, this.tokenizer, this.spellings)
  }

  analyze(text: string): IndexToken[] {
    return analyzeText(text, this.known, this.places, this.tokenizer)
  }

  terms(options: TermsOptions): TermCount[] {
    return listTerms(this.known, this.tokenizer, options)
  }

  related(word: string, options: RelatedOptions): RelatedWords {
    return relatedWords(word, this.known, this.places, this.tokenizer, options)
  }
}
