import { lengthLimit } from '../format/lengths.js'
import type { PostingCursor } from '../format/postings.js'
import { frequencyOf } from '../format/postings.js'
import type { Segment } from '../format/segment.js'
import { decodeTerm } from '../format/term-code.js'

/** A term of the dictionary with its stem and what there is of it in the documents. */
export interface KnownTerm {
  readonly text: string
  readonly form: number
  readonly stem: number
  /** How often it occurs in all fields; 0 for one that only leads to its stem. */
  readonly count: number
  /** Documents that hold its stem, in the field where most do. */
  readonly documents: number
  /** A bit for each text field in which its stem stands. */
  readonly fields: number
}

/** Blocks remembered from one keystroke to the next: about two megabytes at most. */
const MOST_BLOCKS = 1024

/** Postings that are counted one by one; of longer lists the rest is taken to be alike. */
const MOST_COUNTED = 1 << 16

/** A term as the dictionary has it, and what is known of it once that was asked. */
interface Entry {
  text: string
  form: number
  known?: KnownTerm
}

/** The terms of one image with their frequencies, read block by block and remembered. */
export class KnownTerms {
  readonly segment: Segment
  readonly cursors: readonly PostingCursor[]
  private readonly blocks = new Map<number, Entry[]>()
  /** For each form how often it occurs in all fields, and in each field asked for, plus 1; 0 where that is not known yet. */
  private totals: Uint32Array = new Uint32Array()
  private readonly counts: Uint32Array[] = []

  constructor(segment: Segment) {
    this.segment = segment
    this.cursors = segment.meta.lengths.map(() => segment.cursor())
  }

  /** What there is of a term; `form` is its form in the image. */
  of(text: string, form: number): KnownTerm {
    const { segment, cursors } = this
    const stem = segment.stemOf(form)
    const found = segment.openStem(stem, form, cursors)
    let [documents, fields, total] = [0, 0, 0]
    cursors.forEach((cursor, field) => {
      const { count } = cursor
      if (count === 0) return
      documents = Math.max(documents, count)
      fields |= 1 << field
      if (found === Number.POSITIVE_INFINITY) total += occurrencesIn(cursor)
    })
    return { text, form, stem, count: found === Number.POSITIVE_INFINITY ? total : found, documents, fields }
  }

  /** How often a term occurs in one text field; 0 also where that is surely less than `least`. */
  countIn(field: number, { stem, form }: KnownTerm, least: number): number {
    const { segment, cursors } = this
    this.counts[field] ??= new Uint32Array(segment.meta.terms)
    const counts = this.counts[field]
    if (counts[form] !== 0) return (counts[form] as number) - 1
    const cursor = cursors[field] as PostingCursor
    segment.openStem(stem, form, cursors)
    if (mostIn(cursor) < least) return 0
    let count = 0
    for (let more = cursor.size > 0 || cursor.next(); more; more = cursor.next()) {
      cursor.readExact()
      for (let i = 0; i < cursor.size; i++) count += cursor.exact[i] as number
    }
    counts[form] = count + 1
    return count
  }

  /** The letters of some forms; the dictionary is walked once for all. */
  textsOf(forms: readonly number[]): string[] {
    const places = new Map(forms.map((form, i) => [form, i]))
    const texts = forms.map(() => '')
    if (forms.length > 0)
      this.segment.walkTerms((code, length, _, form) => {
        const at = places.get(form)
        if (at !== undefined) texts[at] = decodeTerm(code, length)
      })
    return texts
  }

  /**
   * Of the terms with a prefix that `accepts` takes those that occur most often, at most `most`, the most frequent first. Looks at `budget`
   * blocks of the dictionary and no more, those first that hold the most frequent words.
   */
  top(prefix: string, most: number, budget: number, accepts: (text: string) => boolean): KnownTerm[] {
    const { termPeaks } = this.segment
    const best: KnownTerm[] = []
    for (const block of this.likeliest(prefix, budget)) {
      if (best.length === most && (best[most - 1] as KnownTerm).count >= limitOf(termPeaks[block] as number)) break
      for (const entry of this.block(block)) {
        if (!entry.text.startsWith(prefix) || !accepts(entry.text)) continue
        const known = this.knownOf(entry)
        if (known.count === 0 || (best.length === most && (best[most - 1] as KnownTerm).count >= known.count)) continue
        let at = best.length
        while (at > 0 && (best[at - 1] as KnownTerm).count < known.count) at--
        best.splice(at, 0, known)
        if (best.length > most) best.pop()
      }
    }
    return best
  }

  /** The blocks with a prefix that hold the most frequent words, those first. */
  private likeliest(prefix: string, budget: number): number[] {
    const { segment } = this
    const { termPeaks } = segment
    const [first, end] = segment.termBlocks(prefix)
    const histogram = new Uint32Array(256)
    for (let block = first; block < end; block++) {
      const peak = termPeaks[block] as number
      histogram[peak] = (histogram[peak] as number) + 1
    }
    let least = 255
    let above = 0
    while (least > 1 && above + (histogram[least] as number) < budget) above += histogram[least--] as number
    // Of the blocks with the least peak only so many as there is room for.
    let room = budget - above
    const found: number[] = []
    for (let block = first; block < end; block++) {
      const peak = termPeaks[block] as number
      if (peak > least || (peak === least && room-- > 0)) found.push(block)
    }
    return found.sort((a, b) => (termPeaks[b] as number) - (termPeaks[a] as number) || a - b)
  }

  /** The terms of a block that occur so often at least, in order. */
  in(block: number, least: number): KnownTerm[] {
    if (this.totals.length === 0) this.totals = new Uint32Array(this.segment.meta.terms)
    const { totals } = this
    return this.block(block).flatMap(entry => {
      const total = totals[entry.form] as number
      if (total !== 0 && total <= least) return []
      const known = this.knownOf(entry)
      totals[entry.form] = known.count + 1
      return known.count < least ? [] : known
    })
  }

  private knownOf(entry: Entry): KnownTerm {
    entry.known ??= this.of(entry.text, entry.form)
    return entry.known
  }

  private block(block: number): Entry[] {
    let entries = this.blocks.get(block)
    if (!entries) {
      if (this.blocks.size >= MOST_BLOCKS) this.blocks.clear()
      entries = []
      const to = entries
      this.segment.readTerms(block, (text, form) => to.push({ text, form }))
      this.blocks.set(block, entries)
    }
    return entries
  }
}

/** The most occurrences that a length byte stands for. */
export function limitOf(byte: number): number {
  return byte === 255 ? Number.POSITIVE_INFINITY : lengthLimit(byte)
}

/** A bound of the occurrences in a list that was just opened: those of a short list, and of a long one what its head says. */
function mostIn(cursor: PostingCursor): number {
  const { count, size, codes, mostFrequent } = cursor
  if (size === count) {
    let most = 0
    for (let i = 0; i < size; i++) most += frequencyOf(codes[i] as number)
    return most
  }
  return mostFrequent === 255 ? Number.POSITIVE_INFINITY : count * mostFrequent
}

/** Occurrences in a list that was just opened. */
function occurrencesIn(cursor: PostingCursor): number {
  let postings = 0
  let occurrences = 0
  do {
    for (let i = 0; i < cursor.size; i++) occurrences += frequencyOf(cursor.codes[i] as number)
    postings += cursor.size
  } while (postings < MOST_COUNTED && cursor.next())
  return postings === 0 ? 0 : Math.round((occurrences * cursor.count) / postings)
}
