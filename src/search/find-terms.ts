import { BLOCK_SIZE } from '../format/constants.js'
import { corrupt } from '../format/corrupt.js'
import type { PostingCursor } from '../format/postings.js'
import { frequencyOf } from '../format/postings.js'
import type { Segment } from '../format/segment.js'
import type { StemForms } from '../query/expand.js'
import type { TermsPlan } from '../query/tree-plan.js'
import { inverseDocumentFrequency } from './bm25.js'
import type { Finds } from './found.js'
import { timesWritten } from './times-written.js'

/** Stored texts of so many documents are read for a word as written; of a more frequent one, the others are taken as they are. */
export const MOST_READ = 10_000

/** Finds the documents that hold any of several forms, field by field. `truncated` where not all stored texts were read. */
export function findTerms(segment: Segment, plan: TermsPlan, cursors: readonly PostingCursor[], scratch: Float64Array): { finds: Finds[]; truncated: boolean } {
  const { documents } = segment
  let truncated = false
  const finds = plan.weights.flatMap((weight, field): Finds[] => {
    if (weight === 0) return []
    const found: number[] = []
    for (const stem of segment.plain[field] ? plan.plainStems : plan.stems) addStem(segment, stem, cursors, field, scratch, found)
    let docs = Uint32Array.from(found).sort()
    if (plan.written !== undefined) {
      const check = writtenIn(segment, field, plan.written)
      if (check && docs.length > MOST_READ) truncated = true
      if (check) docs = docs.filter((doc, i) => i >= MOST_READ || check(doc))
    }
    const frequencies = Float64Array.from(docs, doc => scratch[doc] as number)
    for (const doc of found) scratch[doc] = 0
    const exacts = plan.kind === 'exact' ? frequencies : new Float64Array(docs.length)
    return docs.length === 0
      ? []
      : [{ field, docs, frequencies, exacts, idf: inverseDocumentFrequency(documents, docs.length), weight: plan.excluded ? 0 : weight }]
  })
  return { finds, truncated }
}

const ordinals = new Uint32Array(BLOCK_SIZE)

/** Adds the weighted occurrences of a stem's forms to `sums`, and the documents that have them for the first time to `found`. */
function addStem(
  segment: Segment,
  { stem, weight, forms }: StemForms,
  cursors: readonly PostingCursor[],
  field: number,
  sums: Float64Array,
  found: number[],
): void {
  segment.openStem(stem, segment.firstForm(stem), cursors)
  const cursor = cursors[field] as PostingCursor
  if (cursor.count === 0) return
  const weights = new Map([...forms].map(([form, own]) => [segment.ordinalOf(form), Math.max(own, weight)]))
  let memory = ordinals
  for (let more = cursor.size > 0 || cursor.next(); more; more = cursor.next()) {
    const { size, docs, codes } = cursor
    let total = 0
    for (let i = 0; i < size; i++) total += frequencyOf(codes[i] as number)
    if (weights.size > 0) {
      if (total > MOST_IN_RUN) throw corrupt(new Uint8Array(), 0, 'occurrences')
      if (total > memory.length) memory = new Uint32Array(total)
      cursor.readOrdinals(total, memory)
    }
    for (let i = 0, at = 0; i < size; i++) {
      const frequency = frequencyOf(codes[i] as number)
      let sum = 0
      if (weights.size === 0) sum = weight * frequency
      else for (const end = at + frequency; at < end; at++) sum += weights.get(memory[at] as number) ?? weight
      if (sum === 0) continue
      const doc = docs[i] as number
      if (sums[doc] === 0) found.push(doc)
      sums[doc] = (sums[doc] as number) + sum
    }
  }
}

/** More occurrences in a run than this are forged. */
const MOST_IN_RUN = 1 << 24

/** Asks of a document whether its stored text holds a word as written; undefined for a field that is not stored. */
function writtenIn(segment: Segment, field: number, written: string): ((doc: number) => boolean) | undefined {
  const stored = segment.meta.fields.filter(({ store }) => store)
  const { name } = segment.meta.fields.filter(({ type }) => type === 'text')[field] as { name: string }
  const at = stored.findIndex(other => other.name === name)
  if (at < 0) return undefined
  const times = timesWritten(written)
  return doc => {
    const value = segment.storedOf(doc)?.[at]
    return (Array.isArray(value) ? value : [value]).some(text => typeof text === 'string' && times(text) > 0)
  }
}
