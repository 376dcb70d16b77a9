import { checkOptions, DocumentError, OptionError } from '../errors.js'
import { ColumnWriter } from '../format/column-writer.js'
import type { SectionName } from '../format/constants.js'
import { encodeLength } from '../format/lengths.js'
import { MOST_SYNONYM_WORDS, textFields } from '../format/meta.js'
import type { Field, Schema } from '../format/schema.js'
import { resolveFields } from '../format/schema.js'
import { builtInLexicon } from '../lexicon/built-in.js'
import { extendLexicon } from '../lexicon/extend.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { NO_LEXICON } from '../lexicon/lexicon.js'
import { stopWordsOf } from '../lexicon/stop-words.js'
import { synonymsOf } from '../lexicon/synonyms.js'
import type { LatinStemmer } from '../stem/latin-stemmer.js'
import { checkLatinStemmer } from '../stem/latin-stemmer.js'
import { Scanner } from '../tokenize/scan.js'
import type { SynonymGroup } from '../tokenize/synonym-groups.js'
import type { Analysis, PartOptions } from './assemble.js'
import { assemble } from './assemble.js'
import { columnValues } from './columns.js'
import type { DocumentLike } from './documents.js'
import { fieldValue, idOf, textsOf } from './documents.js'
import { grown } from './form-pool.js'
import { invert } from './invert.js'
import type { Layout } from './layout.js'
import type { BuilderOptions } from './spill.js'
import { spillOf } from './spill.js'
import { StoredValues } from './stored-values.js'
import { GAP, TokenStream } from './token-stream.js'
import { Vocabulary } from './vocabulary.js'

/** How `addAll` goes on: called after every 64 documents and at the end. */
export interface AddProgress {
  /** Documents in the builder so far. */
  documents: number
}

export interface AddAllOptions {
  onProgress?: (progress: AddProgress) => void
  /** Stops between two documents with the signal's reason; what was added stays. */
  signal?: AbortSignal
}

const PROGRESS_EVERY = 64

/** Collects documents and writes them as one image. Write once: to change documents, build again. */
export class IndexBuilder {
  private readonly idName: string
  private readonly fields: Field[]
  private readonly text: Field[]
  private readonly stopWords: Set<string>
  private readonly synonyms: readonly SynonymGroup[]
  private readonly lexicon: Lexicon
  private readonly latin: LatinStemmer | undefined
  private readonly vocabulary = new Vocabulary()
  private readonly scanner = new Scanner(this.vocabulary)
  private readonly tokens: TokenStream
  private readonly ids: string[] = []
  private readonly known = new Set<string>()
  /** For each document and text field, the end of its tokens in the stream. */
  private ends: Uint32Array = new Uint32Array(64)
  /** For each document and text field, its length in tokens. */
  private lengths: Uint32Array = new Uint32Array(64)
  private texts = 0
  private readonly stored = new StoredValues()
  private readonly columns: (ColumnWriter | undefined)[]

  /** Throws SchemaError where the schema is none, OptionError where an option is. */
  constructor(schema: Schema, options: BuilderOptions = {}) {
    this.tokens = new TokenStream(spillOf(options))
    this.fields = resolveFields(schema)
    this.idName = schema.id ?? 'id'
    this.text = textFields(this.fields)
    this.columns = this.fields.map(field => (field.column ? new ColumnWriter(field.type) : undefined))
    const { stopWords = 'default', synonyms = 'none' } = schema
    const stops = stopWordsOf(stopWords)
    // Where all fields are plain none is a stop word, and the positions of all are kept.
    this.stopWords = this.text.every(field => field.analysis === 'plain') ? new Set() : stops
    this.synonyms = synonymsOf(synonyms, MOST_SYNONYM_WORDS)
    this.lexicon = lexiconOf(schema)
    this.latin = checkLatinStemmer(schema.latinStemmer)
  }

  /** Number of documents added. */
  get documents(): number {
    return this.ids.length
  }

  /**
   * Adds a document. Throws DocumentError, and adds nothing, where its id is missing or known, or a field has the wrong type; the same for
   * what a store throws.
   * Properties that the schema does not name are passed over; a field may be missing or null.
   */
  add(document: DocumentLike): this {
    const index = this.ids.length
    const id = idOf(document, this.idName, index)
    if (this.known.has(id)) throw new DocumentError(index, `the id "${id}" is taken by an earlier document`, 'duplicate-id')
    const values = this.fields.map(field => fieldValue(document, field, index))
    // First, for a store may fail, and what is added is added whole.
    this.tokens.release()
    this.fields.forEach((field, i) => {
      if (field.type === 'text') this.addText(textsOf(values[i]))
      this.columns[i]?.add(columnValues(values[i], field.type))
    })
    if (this.fields.some(field => field.store)) this.stored.add(this.fields.flatMap((field, i) => (field.store ? [values[i] ?? null] : [])))
    this.ids.push(id)
    this.known.add(id)
    return this
  }

  /** Adds documents one after the other, also as they arrive. Rejects with the first document's error; those before it stay. */
  async addAll(documents: Iterable<DocumentLike> | AsyncIterable<DocumentLike>, options: AddAllOptions = {}): Promise<this> {
    checkOptions('addAll', options, ['onProgress', 'signal'])
    const { onProgress, signal } = options
    if (typeof documents !== 'object' || documents === null) throw new OptionError(`addAll takes an iterable of documents, not ${typeof documents}`)
    signal?.throwIfAborted()
    for await (const document of documents) {
      signal?.throwIfAborted()
      this.add(document)
      if (this.documents % PROGRESS_EVERY === 0) onProgress?.({ documents: this.documents })
    }
    onProgress?.({ documents: this.documents })
    return this
  }

  /** The image of what was added: the same documents in the same order give the same bytes. An empty builder gives an empty index. */
  toBytes(): Uint8Array {
    return this.image()
  }

  /** How it takes words. */
  get analysis(): Analysis {
    const { lexicon, stopWords, synonyms, latin } = this
    return { lexicon, stopWords, synonyms, latin }
  }

  /** As {@link toBytes}, and of a part of a larger index. */
  image(options?: PartOptions): Uint8Array {
    const { documents, text, tokens, vocabulary, ids, stored, columns, analysis } = this
    const ends = this.ends.subarray(0, this.texts)
    const lengths = text.map((_, i) => Uint8Array.from({ length: documents }, (_, doc) => encodeLength(this.lengths[doc * text.length + i] as number)))
    const positions = text.map(field => field.positions)
    const invertAll = (layout: Layout): [SectionName, Uint8Array][] => invert({ tokens, documents, positions, ends, lengths }, layout)
    const { idName: id, fields } = this
    const ifStored = fields.some(field => field.store) ? stored : undefined
    return assemble({ ...analysis, id, fields, vocabulary, ids, lengths, stored: ifStored, columns, invert: invertAll }, options)
  }

  private addText(texts: readonly string[]): void {
    const { tokens } = this
    const start = tokens.length
    texts.forEach((text, i) => {
      if (i > 0) tokens.push(GAP)
      this.scanner.scan(text, tokens)
    })
    if (this.texts === this.ends.length) {
      this.ends = grown(this.ends, 2 * this.texts)
      this.lengths = grown(this.lengths, 2 * this.texts)
    }
    this.ends[this.texts] = tokens.spilled + tokens.length
    this.lengths[this.texts++] = tokens.wordsFrom(start)
  }
}

function lexiconOf({ lexicon = 'default' }: Pick<Schema, 'lexicon'>): Lexicon {
  if (lexicon === 'none') return NO_LEXICON
  if (lexicon === 'default') return builtInLexicon()
  if (typeof lexicon === 'object' && lexicon !== null && !Array.isArray(lexicon)) {
    checkOptions('a lexicon', lexicon, ['base', 'plurals', 'protected'])
    return extendLexicon(lexiconOf({ lexicon: lexicon.base ?? 'default' }), lexicon)
  }
  throw new OptionError(`"lexicon" is 'default', 'none' or an object of words, not ${JSON.stringify(lexicon)}`)
}
