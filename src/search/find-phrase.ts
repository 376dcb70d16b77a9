import type { Occurrences } from '../format/occurrences.js'
import { occurrencesOf } from '../format/occurrences.js'
import type { PostingCursor } from '../format/postings.js'
import type { Segment } from '../format/segment.js'
import type { PhrasePlan, PhraseSlot } from '../query/tree-plan.js'
import { inverseDocumentFrequency } from './bm25.js'
import type { Finds } from './found.js'
import type { Places } from './near.js'
import { Nearness } from './near.js'

/** Where what may stand at a place of a phrase stands: documents, and for each its places (see {@link Places}). */
interface SlotList {
  docs: Uint32Array
  starts: Uint32Array
  places: Uint32Array
}

/** Places that the phrases of one query may read; what is left when all are read is below 0. */
export interface PlaceBudget {
  left: number
}

/** As many as take about half a second. */
export function fullPlaceBudget(): PlaceBudget {
  return { left: 1 << 25 }
}

/** Finds the documents that hold the words of a phrase in their order, field by field; none once the budget is spent. */
export function findPhrase(segment: Segment, plan: PhrasePlan, cursors: readonly PostingCursor[], budget: PlaceBudget): Finds[] {
  const { slots, weights, excluded, exactOnly } = plan
  const wanted = weights.map(weight => weight !== 0)
  const known = new Map<number, (Occurrences | undefined)[]>()
  const occurrences = (stem: number): (Occurrences | undefined)[] => {
    const before = known.get(stem)
    if (before) return before
    const found = budget.left < 0 ? [] : occurrencesOf(segment, stem, cursors, wanted)
    for (const each of found) budget.left -= each?.positions.length ?? 0
    known.set(stem, found)
    return found
  }
  return weights.flatMap((weight, field): Finds[] => {
    if (weight === 0) return []
    const lists: SlotList[] = []
    for (const slot of slots) {
      const list = listOf(
        slot,
        exactOnly || segment.plain[field] === true,
        stem => occurrences(stem)[field],
        form => segment.ordinalOf(form),
      )
      if (list.docs.length === 0) return []
      lists.push(list)
    }
    const found = together(lists, plan)
    if (found.docs.length === 0) return []
    const idf = lists.reduce((sum, { docs }) => sum + inverseDocumentFrequency(segment.documents, docs.length), 0)
    return [{ field, ...found, idf, weight: excluded ? 0 : weight }]
  })
}

function listOf({ terms }: PhraseSlot, exactOnly: boolean, read: (stem: number) => Occurrences | undefined, ordinalOf: (form: number) => number): SlotList {
  const lists = terms.flatMap(({ form, stem }): SlotList[] => {
    if (stem < 0 || (exactOnly && form < 0)) return []
    const occurrences = read(stem)
    return occurrences ? [placesOf(occurrences, form < 0 ? -1 : ordinalOf(form), exactOnly)] : []
  })
  return lists.length === 1 ? (lists[0] as SlotList) : merged(lists)
}

/** Positions with whether the form is that asked for. */
function placesOf({ docs, starts, positions, ordinals }: Occurrences, wanted: number, exactOnly: boolean): SlotList {
  const list = { docs: new Uint32Array(docs.length), starts: new Uint32Array(docs.length + 1), places: new Uint32Array(starts[docs.length] as number) }
  let kept = 0
  let at = 0
  for (let i = 0; i < docs.length; i++) {
    list.starts[kept] = at
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
      const isExact = ordinals[k] === wanted
      if (isExact || !exactOnly) list.places[at++] = 2 * (positions[k] as number) + Number(isExact)
    }
    if (at > (list.starts[kept] as number)) list.docs[kept++] = docs[i] as number
  }
  list.starts[kept] = at
  return { ...list, docs: list.docs.subarray(0, kept) }
}

/** One list of several; of a position that two have, the exact one stays. Only second readings (ڤ) need it. */
function merged(lists: readonly SlotList[]): SlotList {
  const byDoc = new Map<number, number[]>()
  for (const { docs, starts, places } of lists)
    docs.forEach((doc, i) => {
      byDoc.set(doc, [...(byDoc.get(doc) ?? []), ...places.subarray(starts[i], starts[i + 1])])
    })
  const docs = Uint32Array.from(byDoc.keys()).sort()
  const starts = new Uint32Array(docs.length + 1)
  const places: number[] = []
  docs.forEach((doc, i) => {
    const own = (byDoc.get(doc) as number[]).sort((a, b) => a - b)
    for (let k = 0; k < own.length; k++) if ((own[k] as number) >>> 1 !== (own[k + 1] ?? -1) >>> 1) places.push(own[k] as number)
    starts[i + 1] = places.length
  })
  return { docs, starts, places: Uint32Array.from(places) }
}

/** The documents that all lists have and whose places are near enough. */
function together(lists: readonly SlotList[], { slots, slop }: PhrasePlan): Pick<Finds, 'docs' | 'frequencies' | 'exacts'> {
  const found = { docs: [] as number[], frequencies: [] as number[], exacts: [] as number[] }
  const at = lists.map(() => 0)
  const rarest = lists.reduce((least, list) => (list.docs.length < least.docs.length ? list : least))
  const nearness = new Nearness(
    slots.map(({ offset }) => offset),
    slop,
  )
  const ranges = lists.map(({ places }): Places => ({ places, from: 0, to: 0 }))
  for (let i = 0; i < rarest.docs.length; i++) {
    const doc = rarest.docs[i] as number
    let inAll = true
    for (let k = 0; inAll && k < lists.length; k++) {
      const { docs, starts } = lists[k] as SlotList
      const range = ranges[k] as Places
      let own = at[k] as number
      while (own < docs.length && (docs[own] as number) < doc) own++
      at[k] = own
      inAll = docs[own] === doc
      range.from = starts[own] as number
      range.to = starts[own + 1] as number
    }
    if (!inAll || !nearness.measure(ranges)) continue
    found.docs.push(doc)
    found.frequencies.push(nearness.frequency)
    found.exacts.push(nearness.exact)
  }
  return found
}
