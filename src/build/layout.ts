import type { SectionName } from '../format/constants.js'
import { ENTRIES_PER_BLOCK, MAX_FAMILY } from '../format/constants.js'
import { encodeTerms } from '../format/dictionary-writer.js'
import { encodeEliasFano } from '../format/elias-fano-writer.js'
import { encodeLength } from '../format/lengths.js'
import type { RootGroup } from './conflate.js'
import { orderOf } from './sort-terms.js'

/**
 * Numbers of forms, stems and roots in the image: roots in the order of their keys, a root's stems together, a stem's forms
 * together. A family is then one range of postings, and two sequences of boundaries hold all of form → stem → root.
 */
export interface Layout {
  stems: number
  roots: number
  /** All entries, also those without occurrences. */
  terms: number
  /** For each form of the vocabulary, its stem. */
  stemOfForm: Uint32Array
  /** For each form of the vocabulary, its place among the forms of its stem. */
  ordinalOfForm: Uint32Array
  /** For each stem its first form in layout order, and one more. */
  firstForms: Uint32Array
  /** For each form in layout order, how often it occurs. */
  counts: Uint32Array
  /** For each stem, how often it occurs. */
  occurrences: Uint32Array
  /** For each stem 1 where its most frequent form is a stop word. */
  isStopStem: Uint8Array
  /** Stop words as forms in layout order, rising. */
  stopForms: number[]
  sections: [SectionName, Uint8Array][]
}

/** Lays out the groups of a vocabulary of `vocabularySize` forms and encodes dictionary and boundaries. */
export function layOut(groups: readonly RootGroup[], vocabularySize: number, stopWords: ReadonlySet<string>): Layout {
  const roots = groups.flatMap(parts)
  const stemOfForm = new Uint32Array(vocabularySize)
  const ordinalOfForm = new Uint32Array(vocabularySize)
  /** The terms in layout order. */
  const forms: string[] = []
  const firstForms: number[] = []
  const counts: number[] = []
  const occurrences: number[] = []
  const rootStems: number[] = []
  for (const root of roots) {
    rootStems.push(firstForms.length)
    for (const stem of root.stems) {
      const first = counts.length
      let total = 0
      for (const entry of stem.forms) {
        if (entry.form >= 0) {
          stemOfForm[entry.form] = firstForms.length
          ordinalOfForm[entry.form] = counts.length - first
        }
        forms.push(entry.term)
        counts.push(entry.count)
        total += entry.count
      }
      firstForms.push(first)
      occurrences.push(total)
    }
  }
  const stems = firstForms.length
  firstForms.push(counts.length)
  rootStems.push(stems)
  const order = orderOf(forms)
  const terms = Array.from(order, form => forms[form] as string)
  const dictionary = encodeTerms(terms, order)
  const stopForms = [...stopWords].flatMap(word => {
    const place = placeOf(word, terms)
    return place < 0 ? [] : [order[place] as number]
  })
  stopForms.sort((a, b) => a - b)
  const keys = encodeTerms(roots.map(root => root.key))
  const isStop = new Set(stopForms)
  return {
    stems,
    roots: roots.length,
    terms: terms.length,
    stemOfForm,
    ordinalOfForm,
    firstForms: Uint32Array.from(firstForms),
    counts: Uint32Array.from(counts),
    occurrences: Uint32Array.from(occurrences),
    isStopStem: Uint8Array.from({ length: stems }, (_, stem) => Number(isStop.has(firstForms[stem] as number))),
    stopForms,
    sections: [
      ['terms', dictionary.strings],
      ['termBlocks', dictionary.blocks],
      ['stemForms', encodeEliasFano(firstForms)],
      ['rootStems', encodeEliasFano(rootStems)],
      ['rootKeys', keys.strings],
      ['rootBlocks', keys.blocks],
      ['termPeaks', peaksOf(order, counts)],
    ],
  }
}

/** For each block of terms, given by their forms, how often the most frequent of them occurs. */
function peaksOf(forms: Uint32Array, counts: readonly number[]): Uint8Array {
  const peaks = new Uint8Array(Math.ceil(forms.length / ENTRIES_PER_BLOCK))
  forms.forEach((form, i) => {
    const block = Math.floor(i / ENTRIES_PER_BLOCK)
    peaks[block] = Math.max(peaks[block] as number, encodeLength(counts[form] as number))
  })
  return peaks
}

/** A root of no more stems than a reader takes for a family; a larger one in several, with one key. */
function parts(root: RootGroup): RootGroup[] {
  const { key, stems } = root
  if (stems.length <= MAX_FAMILY) return [root]
  return Array.from({ length: Math.ceil(stems.length / MAX_FAMILY) }, (_, i) => ({ key, stems: stems.slice(i * MAX_FAMILY, (i + 1) * MAX_FAMILY) }))
}

/** The place of a term among terms in order, -1 where it is not among them. */
function placeOf(term: string, terms: readonly string[]): number {
  let from = 0
  for (let to = terms.length; from < to; ) {
    const middle = (from + to) >>> 1
    if ((terms[middle] as string) < term) from = middle + 1
    else to = middle
  }
  return terms[from] === term ? from : -1
}
