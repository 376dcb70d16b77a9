import type { DocumentLike } from '../build/documents.js'
import { idOf } from '../build/documents.js'
import { IndexBuilder } from '../build/index-builder.js'
import { checkOptions, DocumentError, OptionError } from '../errors.js'
import { evaluate } from '../filter/evaluate.js'
import type { Filter } from '../filter/filter.js'
import { resolveFilter } from '../filter/filter.js'
import type { Field, FieldOptions, Schema } from '../format/schema.js'
import type { ImageSegment } from '../format/segment.js'
import { decodeTerm } from '../format/term-code.js'
import { completion, explanation, queryLanguage, querySynonyms, refinement } from '../open/all-features.js'
import type { OpenOptions, SearchResult } from '../open/search-index.js'
import { SearchIndex, segmentOf } from '../open/search-index.js'
import type { Query } from '../query/tree.js'
import type { SearchOptions } from '../search/options.js'
import type { IndexToken } from '../suggest/analyze-text.js'
import type { RelatedOptions, RelatedWords } from '../suggest/related.js'
import type { Suggestion, SuggestOptions } from '../suggest/suggest.js'
import type { TermCount, TermsOptions } from '../suggest/terms.js'
import { arrangeAfter } from './arrange.js'
import { mergeParts } from './merge.js'
import type { Part } from './part.js'
import { Union } from './union.js'

/** What of a schema is not in an image: how words are taken. What is left out is as in a schema. */
export type LiveOptions = Pick<Schema, 'lexicon' | 'synonyms' | 'latinStemmer'> & Pick<OpenOptions, 'verify'>

/** Documents are held back until a search asks for them, but no more than so many. */
const MOST_PENDING = 4096

/** A part is merged with the one before it unless that is so many times its size: the number of parts grows with the logarithm of documents. */
const GROWTH = 4

/**
 * An index whose documents come and go. What was added is found by the next search, what was removed is not, and scores are those of one
 * index of the documents that are there. Kept in memory; `toBytes` gives an image.
 */
export class LiveIndex {
  private readonly schema: Schema
  private readonly options: LiveOptions
  private union: Union
  private pending: IndexBuilder
  /** Where each document stands in the union; those held back, one behind the other, behind its last. */
  private places: Map<string, number> | undefined
  private searcher: SearchIndex | undefined

  private constructor(schema: Schema, options: LiveOptions, union: Union) {
    this.schema = schema
    this.options = options
    this.union = union
    this.pending = new IndexBuilder(schema)
  }

  /** An index without documents. Throws SchemaError, and OptionError where fields have whole numbers for names that do not come first, rising. */
  static create(schema: Schema): LiveIndex {
    const { lexicon, synonyms, latinStemmer } = schema
    const options = { ...(lexicon && { lexicon }), ...(synonyms && { synonyms }), ...(latinStemmer && { latinStemmer }) }
    return LiveIndex.open(new IndexBuilder(schema).toBytes(), options)
  }

  /**
   * Goes on from an image, which is not copied and must not change. `options` are those of the schema that it was built with; stop words are in
   * the image. Throws as `openIndex` does, and OptionError as `create` does.
   */
  static open(image: Uint8Array | ArrayBuffer, options: LiveOptions = {}): LiveIndex {
    checkOptions('LiveIndex.open', options, ['lexicon', 'synonyms', 'latinStemmer', 'verify'])
    const { verify = false, ...analysis } = options
    const { latinStemmer } = analysis
    const segment = segmentOf(image, { verify, ...(latinStemmer && { latinStemmer }) })
    const { fields, id } = segment.meta
    const schema = {
      id,
      fields: Object.fromEntries(fields.map(({ name, ...options }) => [name, optionsOf(options)])),
      stopWords: stopWordsIn(segment),
      ...analysis,
    }
    if (Object.keys(schema.fields).some((name, i) => name !== fields[i]?.name))
      throw new OptionError('the names of the fields are numbers, which have an order of their own')
    return new LiveIndex(schema, analysis, new Union(segment, schema.stopWords))
  }

  /** Number of documents. */
  get documents(): number {
    return this.union.documents + this.pending.documents
  }

  /** The schema's fields with all options decided. */
  get fields(): readonly Field[] {
    return this.union.meta.fields
  }

  /** Whether a document with this id is there. */
  has(id: string): boolean {
    return this.known.has(id)
  }

  /** Adds a document. Throws DocumentError, and adds nothing, where it is none or its id is taken. */
  add(document: DocumentLike): this {
    const id = this.idOf(document)
    if (this.known.has(id)) throw new DocumentError(this.documents, `the id "${id}" is taken by another document`, 'duplicate-id')
    this.pending.add(document)
    return this.settle(id)
  }

  /** Adds a document in place of the one with its id, if there is one. Throws DocumentError, and changes nothing, where it is none. */
  update(document: DocumentLike): this {
    const id = this.idOf(document)
    if (this.isPending(id)) this.flush()
    this.pending.add(document)
    const before = this.known.get(id)
    if (before !== undefined) this.removeAt(before)
    return this.settle(id)
  }

  /** Removes the document with an id; false where there is none. */
  remove(id: string): boolean {
    if (this.isPending(id)) this.flush()
    const place = this.known.get(id)
    if (place === undefined) return false
    this.known.delete(id)
    this.removeAt(place)
    return true
  }

  /** Removes the documents that a filter lets through; returns how many. Throws OptionError. */
  removeAll(filter: Filter): number {
    this.flush()
    const { union, known } = this
    const bits = evaluate(resolveFilter(filter, this.fields), union)
    let count = 0
    bits.forEach((word, i) => {
      for (let left = word; left !== 0; left &= left - 1) {
        const doc = 32 * i + 31 - Math.clz32(left & -left)
        known.delete(union.idOf(doc))
        this.removeAt(doc)
        count++
      }
    })
    return count
  }

  /** As `search` of an index, over the documents that are there. */
  search(query: string | Query, options?: SearchOptions): SearchResult {
    return this.index.search(query, options)
  }

  /** As `suggest` of an index. */
  suggest(text: string, options?: SuggestOptions): Suggestion[] {
    return this.index.suggest(text, options)
  }

  /** As `didYouMean` of an index. */
  didYouMean(query: string): string | undefined {
    return this.index.didYouMean(query)
  }

  /** As `analyze` of an index. */
  analyze(text: string): IndexToken[] {
    return this.index.analyze(text)
  }

  /** As `terms` of an index. */
  terms(options?: TermsOptions): TermCount[] {
    return this.index.terms(options)
  }

  /** As `related` of an index. */
  related(word: string, options?: RelatedOptions): RelatedWords {
    return this.index.related(word, options)
  }

  /**
   * Makes one part of all, without the documents that were removed; which words belong together is decided anew. Done by itself where what came
   * since outweighs what was there.
   */
  merge(): this {
    this.flush()
    if (this.union.parts.length > 1 || this.union.documents < this.union.slots) this.mergeAll()
    return this
  }

  /** The image of the documents that are there, in the order in which they came: what an `IndexBuilder` would make of them. */
  toBytes(): Uint8Array {
    this.flush()
    return mergeParts(this.union.parts, this.pending.analysis)
  }

  private get index(): SearchIndex {
    this.flush()
    const { latinStemmer } = this.options
    this.searcher ??= new SearchIndex(this.union, latinStemmer && { latinStemmer }, {
      ...queryLanguage,
      ...refinement,
      ...completion,
      ...querySynonyms,
      ...explanation,
    })
    return this.searcher
  }

  private get known(): Map<string, number> {
    if (!this.places) {
      this.places = new Map()
      for (const part of this.union.parts) this.remember(this.places, part)
    }
    return this.places
  }

  private idOf(document: DocumentLike): string {
    return idOf(document, this.schema.id ?? 'id', this.documents)
  }

  private isPending(id: string): boolean {
    return (this.known.get(id) ?? -1) >= this.union.slots
  }

  /** Takes note of the document that was held back last. */
  private settle(id: string): this {
    this.known.set(id, this.union.slots + this.pending.documents - 1)
    if (this.pending.documents >= MOST_PENDING) this.flush()
    return this
  }

  private removeAt(doc: number): void {
    this.union.remove(doc)
    this.searcher = undefined
  }

  /** Makes a part of what was held back, and merges parts that are too many. */
  private flush(): void {
    const { pending, union } = this
    if (pending.documents === 0) return
    // The first documents of all decide for themselves.
    const isFirst = union.slots === 0
    const segment = this.opened(pending.image({ isPart: true, ...(!isFirst && { arrange: arrangeAfter(union) }) }))
    if (isFirst) this.union = new Union(segment, pending.analysis.stopWords)
    else union.addPart(segment)
    this.pending = new IndexBuilder(this.schema)
    this.searcher = undefined
    if (!isFirst) this.mergeTiers()
  }

  private mergeTiers(): void {
    const { union } = this
    const { parts } = union
    let first = parts.length - 1
    let documents = sizeOf(parts[first] as Part)
    while (first > 0 && sizeOf(parts[first - 1] as Part) < GROWTH * documents) documents += sizeOf(parts[--first] as Part)
    if (first === 0) this.mergeAll()
    else if (first < parts.length - 1) {
      const part = union.replaceFrom(first, this.opened(mergeParts(parts.slice(first), this.pending.analysis, { isPart: true, arrange: arrangeAfter(union) })))
      if (this.places) this.remember(this.places, part)
      this.searcher = undefined
    }
  }

  private mergeAll(): void {
    const { analysis } = this.pending
    this.union = new Union(this.opened(mergeParts(this.union.parts, analysis, { isPart: true })), analysis.stopWords)
    this.places = undefined
    this.searcher = undefined
  }

  private opened(image: Uint8Array): ImageSegment {
    const { latinStemmer } = this.options
    return segmentOf(image, latinStemmer && { latinStemmer })
  }

  private remember(places: Map<string, number>, part: Part): void {
    for (let doc = part.from; doc < part.end; doc++) if (!part.isRemoved(doc - part.from)) places.set(this.union.idOf(doc), doc)
  }
}

function sizeOf({ segment, removedCount }: Part): number {
  return segment.meta.documents - removedCount
}

/** What a schema says of a field: of text that it has no column, and positions of nothing else. */
function optionsOf({ type, column, positions, ...options }: Omit<Field, 'name'>): FieldOptions {
  return { type, ...options, ...(type === 'text' ? { positions } : { column }) }
}

function stopWordsIn(segment: ImageSegment): string[] {
  const words: string[] = []
  segment.walkTerms((code, length, _, form) => {
    if (segment.isStopForm(form)) words.push(decodeTerm(code, length))
  })
  return words
}
