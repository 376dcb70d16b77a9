import { FINGERPRINT } from '../analysis/fingerprint.js'
import { checkOptions, FingerprintError, OptionError } from '../errors.js'
import { readLayout, verifyChecksums } from '../format/image.js'
import { textFields } from '../format/meta.js'
import type { Field } from '../format/schema.js'
import type { Segment } from '../format/segment.js'
import { ImageSegment } from '../format/segment.js'
import type { StoredDocument } from '../highlight/highlight.js'
import { highlightsOf, snippetsOf, storedDocument } from '../highlight/highlight.js'
import type { Range } from '../highlight/matcher.js'
import { Matcher } from '../highlight/matcher.js'
import type { Snippet } from '../highlight/snippet.js'
import { plan } from '../query/plan.js'
import type { QuerySynonyms } from '../query/query-synonyms.js'
import { Places } from '../query/resolve.js'
import { addSynonyms } from '../query/synonyms.js'
import type { Query } from '../query/tree.js'
import { Executor } from '../search/execute.js'
import type { Explanation } from '../search/explanation.js'
import type { Facet } from '../search/facets.js'
import type { ResolvedOptions, SearchOptions } from '../search/options.js'
import { resolveOptions } from '../search/options.js'
import type { Answer } from '../search/refine.js'
import { BytesSource } from '../source/bytes.js'
import type { LatinStemmer } from '../stem/latin-stemmer.js'
import { checkLatinStemmer } from '../stem/latin-stemmer.js'
import type { IndexToken } from '../suggest/analyze-text.js'
import type { Completion } from '../suggest/completion.js'
import type { RelatedOptions, RelatedWords } from '../suggest/related.js'
import type { Suggestion, SuggestOptions } from '../suggest/suggest.js'
import type { TermCount, TermsOptions } from '../suggest/terms.js'
import { Tokenizer } from '../tokenize/tokenize.js'
import type { Feature } from './features.js'

export interface OpenOptions {
  /** Check every byte against its checksums first; default false. Takes about a millisecond for each MB. */
  verify?: boolean
  /** The stemmer that the image was built with, where it was built with one. */
  latinStemmer?: LatinStemmer
}

/** One document of an answer. */
export interface Hit {
  id: string
  score: number
  /** The stored fields, where the schema stores any. */
  document?: StoredDocument
  /** With `highlight`: matched ranges of each stored text field, in UTF-16 code units. */
  highlights?: Record<string, Range[]>
  /** With `snippet`: the best passage of each stored text field. */
  snippets?: Record<string, Snippet>
  /** With `explain`: how the score came about. */
  explanation?: Explanation
}

/** Hits that share a value. */
export interface Group {
  /** Dates as ISO 8601; null for documents without a value. */
  value: string | number | boolean | null
  /** Documents of the group that match. */
  total: number
  /** The best of them, in order. */
  hits: Hit[]
}

export interface SearchResult {
  /** Documents that match, or at least so many: see `totalIsExact`. */
  total: number
  /** False where only documents that could come among the best were counted: there may be more. Always true with `exactTotal`. */
  totalIsExact: boolean
  /** The best of them, in order; none with `groupBy`. */
  hits: Hit[]
  /** With `facets`: counts over all documents that match, by field. */
  facets?: Record<string, Facet>
  /** With `groupBy`: the groups with the best hits, in the order of these, and how many groups there are. */
  groups?: Group[]
  groupTotal?: number
  /** Given as `after` to the next search, leads on to the hits behind these; absent where there are none. */
  cursor?: string
  /** What of the query was taken for plain words though it looked like more, or could not be asked of this index, and where it stands. */
  warnings: string[]
  /** True where a prefix, a pattern or a misspelt word fits more words than were looked for. */
  truncated: boolean
  /** Milliseconds. */
  elapsed: number
}

/** An opened image. It holds no state of searches but scratch memory, so one instance serves all. */
export class SearchIndex {
  private readonly segment: Segment
  private readonly text: Field[]
  private readonly tokenizer = new Tokenizer()
  private executor: Executor | undefined
  private synonyms: QuerySynonyms | undefined
  private completion: Completion | undefined
  private readonly places: Places
  private readonly features: Feature

  /** `openIndex` calls it. */
  constructor(segment: Segment, { latinStemmer }: OpenOptions = {}, features: Feature = {}) {
    this.segment = segment
    this.features = features
    this.places = new Places(segment, latinStemmer)
    this.text = textFields(segment.meta.fields)
  }

  /** Number of documents. */
  get documents(): number {
    return this.segment.documents
  }

  /** The schema's fields with all options decided. */
  get fields(): readonly Field[] {
    return this.segment.meta.fields
  }

  /**
   * Answers a query, a text in the query language (docs/query-language.md) or a tree, best documents first; equal scores in the order in which they were added. An empty query, or one without a
   * word, matches nothing. Throws OptionError, QueryError, and ImageError where the image turns out to be corrupt.
   */
  search(query: string | Query, options: SearchOptions = {}): SearchResult {
    const start = performance.now()
    const resolved = resolveOptions(options, this.text)
    const { segment, tokenizer, places } = this
    const { language, refinement, explain } = this.features
    if (resolved.explain && !explain) throw lacking('explain', 'explanation')
    const context = { segment, tokenizer, places }
    const planned = language
      ? language.ask(query, context, resolved)
      : plan(query, segment, tokenizer, places, resolved.fuzzy, segment.isPlainSearch(resolved.weights))
    if (!language && (resolved.prefix !== 'none' || resolved.operatorWords)) throw lacking('prefix" and "operatorWords', 'queryLanguage')
    if (options.synonyms !== undefined) {
      this.synonyms ??= new (this.features.synonyms ?? missing('synonyms', 'querySynonyms'))(segment, places)
      addSynonyms(planned.clauses, { meta: { synonyms: this.synonyms.of(options.synonyms) } })
    }
    this.executor ??= new Executor(segment)
    const { maker } = this.executor
    const refined = refinement?.resolve(options, othersOf(query, resolved, options), segment)
    if (!refinement) for (const name of REFINEMENTS) if (options[name] !== undefined) throw lacking(name, 'refinement')
    const answer: Answer =
      refinement && refined
        ? refinement.refine(this.executor, segment, planned, resolved, refined, language?.searchTree)
        : language && planned.tree
          ? language.searchTree(this.executor, segment, { ...planned, tree: planned.tree }, resolved)
          : this.executor.run(planned, resolved)
    const { ranked, groups, truncated, ...rest } = answer
    const { highlight, snippetLength, conflation } = resolved
    const matcher = highlight || snippetLength > 0 ? new Matcher(planned, conflation, tokenizer, places, segment.plain, language?.marks) : undefined
    const hitsOf = (list: typeof ranked): Hit[] => {
      const explanations = resolved.explain ? explain?.(segment, maker, planned, resolved, list, refined?.rules) : undefined
      return list.map(({ doc, score }, i) => {
        const hit: Hit = { id: segment.idOf(doc), score }
        if (explanations) hit.explanation = explanations[i] as Explanation
        const document = storedDocument(segment, doc)
        if (document) hit.document = document
        if (document && matcher && highlight) hit.highlights = highlightsOf(document, segment.meta.fields, matcher)
        if (document && matcher && snippetLength > 0) hit.snippets = snippetsOf(document, segment.meta.fields, matcher, snippetLength)
        return hit
      })
    }
    const hits = hitsOf(ranked)
    const grouped = groups && { groups: groups.map(({ value, total, ranked: best }) => ({ value, total, hits: hitsOf(best) })) }
    return { ...rest, hits, ...grouped, warnings: planned.warnings, truncated: planned.truncated || truncated === true, elapsed: performance.now() - start }
  }

  /**
   * Completes the last word of a text as it is typed, letter by letter. A word is found behind the clitics that are typed before it, and behind
   * an article that is not. Words that stand beside the earlier words in documents come first, then those that occur most often.
   * Throws OptionError, QueryError, and ImageError where the image turns out to be corrupt, as all of these.
   */
  suggest(text: string, options?: SuggestOptions): Suggestion[] {
    return this.completed.suggest(text, options)
  }

  /**
   * A query with each word that no document holds, or hardly any, replaced by the nearest words of the index; undefined where there is nothing
   * to replace. Of several those that stand beside the other words in documents come first.
   */
  didYouMean(query: string): string | undefined {
    return this.completed.didYouMean(query)
  }

  /** The words of a text as documents are cut into them, each with its place in the index. */
  analyze(text: string): IndexToken[] {
    return this.completed.analyze(text)
  }

  /** The forms that occur, with their frequencies, page by page. */
  terms(options: TermsOptions = {}): TermCount[] {
    return this.completed.terms(options)
  }

  /** What a search for a word finds beside it: the forms of its stem, and the other words of its root. */
  related(word: string, options: RelatedOptions = {}): RelatedWords {
    return this.completed.related(word, options)
  }

  private get completed(): Completion {
    this.completion ??= new (this.features.completion ?? missing('suggest', 'completion'))(this.segment, this.places, this.tokenizer)
    return this.completion
  }
}

const REFINEMENTS = ['filter', 'matchAll', 'rank', 'sort', 'after', 'facets', 'groupBy'] as const

/** What makes a search another one, beside what it asks of columns. */
function othersOf(
  query: string | Query,
  { weights, operator, conflation, fuzzy, prefix, operatorWords }: ResolvedOptions,
  { synonyms }: SearchOptions,
): unknown[] {
  return [query, weights, operator, conflation, fuzzy, prefix, operatorWords, synonyms]
}

function lacking(what: string, feature: string): OptionError {
  return new OptionError(`"${what}" is for an index that was opened with the feature ${feature}`)
}

function missing(what: string, feature: string): never {
  throw lacking(what, feature)
}

/** What `openIndex` opens, and throws. */
export function segmentOf(image: Uint8Array | ArrayBuffer, options: OpenOptions = {}): ImageSegment {
  if (typeof options !== 'object' || options === null) throw new OptionError('the options of openIndex are an object')
  checkOptions('openIndex', options, ['verify', 'latinStemmer'])
  const { verify = false } = options
  if (typeof verify !== 'boolean') throw new OptionError(`"verify" is true or false, not a ${typeof verify}`)
  const { bytes } = new BytesSource(image)
  const layout = readLayout(bytes)
  if (verify) verifyChecksums(bytes, layout)
  const segment = new ImageSegment(bytes, layout)
  if (segment.meta.fingerprint !== FINGERPRINT) throw new FingerprintError(FINGERPRINT, segment.meta.fingerprint)
  const given = checkLatinStemmer(options.latinStemmer)?.name
  const named = (name: string | undefined): string => (name === undefined ? 'no stemmer for Latin letters' : `the stemmer "${name}" for Latin letters`)
  if (segment.meta.latinStemmer !== given) throw new FingerprintError(named(given), named(segment.meta.latinStemmer))
  return segment
}
