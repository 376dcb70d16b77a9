import { FINGERPRINT } from '../analysis/fingerprint.js'
import { checkOptions, FingerprintError, OptionError } from '../errors.js'
import { readLayout, verifyChecksums } from '../format/image.js'
import { textFields } from '../format/meta.js'
import type { Field } from '../format/schema.js'
import { Segment } from '../format/segment.js'
import type { StoredDocument } from '../highlight/highlight.js'
import { highlightsOf, snippetsOf, storedDocument } from '../highlight/highlight.js'
import type { Range } from '../highlight/matcher.js'
import { Matcher } from '../highlight/matcher.js'
import type { Snippet } from '../highlight/snippet.js'
import { ask } from '../query/ask.js'
import type { Plan } from '../query/plan.js'
import { Places } from '../query/resolve.js'
import type { Query } from '../query/tree.js'
import type { TreePlan } from '../query/tree-plan.js'
import { Executor } from '../search/execute.js'
import type { Explainer } from '../search/explain.js'
import type { Explanation } from '../search/explanation.js'
import type { SearchOptions } from '../search/options.js'
import { resolveOptions } from '../search/options.js'
import { searchTree } from '../search/tree-search.js'
import { BytesSource } from '../source/bytes.js'
import { Tokenizer } from '../tokenize/tokenize.js'

export interface OpenOptions {
  /** Check every byte against its checksums first; default false. Takes about a millisecond for each MB. */
  verify?: boolean
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

export interface SearchResult {
  /** Documents that match, or at least so many: see `totalIsExact`. */
  total: number
  /** False where only documents that could come among the best were counted: there may be more. Always true with `exactTotal`. */
  totalIsExact: boolean
  /** The best of them, in order. */
  hits: Hit[]
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
  private readonly places: Places
  private readonly explainer: Explainer | undefined

  /** `openIndex` calls it. */
  constructor(segment: Segment, explainer?: Explainer) {
    this.segment = segment
    this.explainer = explainer
    this.places = new Places(segment)
    this.text = textFields(segment.meta.fields)
  }

  /** Number of documents. */
  get documents(): number {
    return this.segment.meta.documents
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
    const { segment, explainer } = this
    if (resolved.explain && !explainer) throw new OptionError('scores are explained by "fihris", not by "fihris/search"')
    const planned = ask(query, { segment, tokenizer: this.tokenizer, places: this.places }, resolved)
    const { warnings } = planned
    this.executor ??= new Executor(segment)
    const ranking = isTree(planned) ? searchTree(this.executor, segment, planned, resolved) : this.executor.run(planned, resolved)
    const { total, totalIsExact, ranked } = ranking
    const truncated = planned.truncated || ranking.truncated === true
    const { highlight, snippetLength, conflation } = resolved
    const matcher = highlight || snippetLength > 0 ? new Matcher(planned, conflation, this.tokenizer, this.places) : undefined
    const explanations = resolved.explain && explainer?.(segment, this.executor.maker, planned, resolved, ranked)
    const hits = ranked.map(({ doc, score }, i) => {
      const hit: Hit = { id: segment.idOf(doc), score }
      if (explanations) hit.explanation = explanations[i] as Explanation
      const document = storedDocument(segment, doc)
      if (document) hit.document = document
      if (document && matcher && highlight) hit.highlights = highlightsOf(document, segment.meta.fields, matcher)
      if (document && matcher && snippetLength > 0) hit.snippets = snippetsOf(document, segment.meta.fields, matcher, snippetLength)
      return hit
    })
    return { total, totalIsExact, hits, warnings, truncated, elapsed: performance.now() - start }
  }
}

function isTree(planned: Plan): planned is Plan & { tree: TreePlan } {
  return planned.tree !== undefined
}

/**
 * Opens an image without copying or parsing it: the header is read, the sections become views. The bytes must not change while the
 * index is in use. Throws ImageError (`code`: not-an-image, version, truncated, checksum, corrupt) and FingerprintError.
 */
export function openIndex(image: Uint8Array | ArrayBuffer, options?: OpenOptions): SearchIndex {
  return new SearchIndex(segmentOf(image, options))
}

/** What `openIndex` opens, and throws. */
export function segmentOf(image: Uint8Array | ArrayBuffer, options: OpenOptions = {}): Segment {
  if (typeof options !== 'object' || options === null) throw new OptionError('the options of openIndex are an object')
  checkOptions('openIndex', options, ['verify'])
  const { verify = false } = options
  if (typeof verify !== 'boolean') throw new OptionError(`"verify" is true or false, not a ${typeof verify}`)
  const { bytes } = new BytesSource(image)
  const layout = readLayout(bytes)
  if (verify) verifyChecksums(bytes, layout)
  const segment = new Segment(bytes, layout)
  if (segment.meta.fingerprint !== FINGERPRINT) throw new FingerprintError(FINGERPRINT, segment.meta.fingerprint)
  return segment
}
