import { FINGERPRINT } from '../analysis/fingerprint.js'
import type { ColumnWriter } from '../format/column-writer.js'
import type { SectionName } from '../format/constants.js'
import { encodeIds } from '../format/dictionary-writer.js'
import { encodeEliasFano } from '../format/elias-fano-writer.js'
import { writeImage } from '../format/image-writer.js'
import { lengthTotals } from '../format/lengths.js'
import type { Meta } from '../format/meta.js'
import type { Field } from '../format/schema.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { LatinStemmer } from '../stem/latin-stemmer.js'
import type { SynonymGroup } from '../tokenize/synonym-groups.js'
import { columnSections } from './columns.js'
import type { RootGroup } from './conflate.js'
import { conflate } from './conflate.js'
import type { Layout } from './layout.js'
import { layOut } from './layout.js'
import type { StoredValues } from './stored-values.js'
import { packr } from './stored-values.js'
import { attestedGroups, synonymTable, wordsOfGroups } from './synonyms.js'
import type { Vocabulary } from './vocabulary.js'

/** How words are taken: the options of a schema, looked up. */
export interface Analysis {
  lexicon: Lexicon
  stopWords: ReadonlySet<string>
  synonyms: readonly SynonymGroup[]
  latin: LatinStemmer | undefined
}

/** What an image is made of, wherever it comes from. */
export interface Corpus extends Analysis {
  /** Name of the identifying property. */
  id: string
  fields: Field[]
  vocabulary: Vocabulary
  ids: readonly string[]
  /** For each text field, each document's length byte. */
  lengths: readonly Uint8Array[]
  /** What each document stores; undefined where the schema stores nothing. */
  stored: StoredValues | undefined
  columns: readonly (ColumnWriter | undefined)[]
  /** Writes the posting lists once it is decided where they stand. */
  invert(layout: Layout): [SectionName, Uint8Array][]
}

/** How the image of a part of a larger index differs from one that stands alone. */
export interface PartOptions {
  /**
   * True for a part that others will follow: it keeps the positions of all words, for which stems are stop words is decided with all documents.
   */
  isPart?: boolean
  /** Groups the vocabulary otherwise than it alone would be. */
  arrange?: (groups: RootGroup[]) => RootGroup[]
}

const NO_WORDS: ReadonlySet<string> = new Set()

/** The image of a corpus: stems and roots are decided, then everything is written in their order. */
export function assemble(corpus: Corpus, { isPart = false, arrange }: PartOptions = {}): Uint8Array {
  const { vocabulary, lexicon, stopWords, latin, ids, lengths } = corpus
  const documents = ids.length
  // Their names may be given stems of their own, which words that were arranged have already.
  const synonyms = arrange ? [] : attestedGroups(corpus.synonyms, vocabulary, stopWords)
  const conflated = conflate(vocabulary, lexicon, new Set([...stopWords, ...wordsOfGroups(synonyms)]), latin)
  const groups = arrange ? arrange(conflated) : conflated
  // Names that get stems of their own move others: before stems are numbered.
  const table = synonyms.length > 0 ? synonymTable(synonyms, groups, documents) : undefined
  const layout = layOut(groups, vocabulary.size, isPart ? NO_WORDS : stopWords)
  const postings = corpus.invert(layout)
  const strings = encodeIds(ids)
  const norms = new Uint8Array(documents * lengths.length)
  lengths.forEach((bytes, i) => {
    norms.set(bytes, i * documents)
  })
  const meta: Meta = {
    fingerprint: FINGERPRINT,
    id: corpus.id,
    fields: corpus.fields,
    documents,
    terms: layout.terms,
    stems: layout.stems,
    roots: layout.roots,
    lengths: lengths.map(lengthTotals),
    stopForms: layout.stopForms,
    ...(latin && { latinStemmer: latin.name }),
    ...(table && { synonyms: table }),
  }
  const { stored, offsets } = corpus.stored ? corpus.stored.encode() : { stored: new Uint8Array(), offsets: [0] }
  return writeImage([
    ['meta', packr.pack(meta)],
    ...layout.sections,
    ...postings,
    ['norms', norms],
    ['ids', strings.strings],
    ['idBlocks', strings.blocks],
    ['stored', stored],
    ['storedOffsets', encodeEliasFano(offsets)],
    ...columnSections(corpus.columns),
  ])
}
