import type { Analysis, PartOptions } from '../build/assemble.js'
import { assemble } from '../build/assemble.js'
import type { Occurrences } from '../build/invert.js'
import { writePostings } from '../build/invert.js'
import type { Layout } from '../build/layout.js'
import { StoredValues } from '../build/stored-values.js'
import { Vocabulary } from '../build/vocabulary.js'
import { ColumnWriter } from '../format/column-writer.js'
import { textFields } from '../format/meta.js'
import { decodeTerm } from '../format/term-code.js'
import type { Part } from './part.js'
import { StemReader } from './stem-reader.js'
import { addColumns } from './union-column.js'

/** A form of the corpus as the parts have it: its stem and ordinal in each; -1 for a part that has it not. */
interface FormPlaces {
  stems: Int32Array
  ordinals: Uint32Array
}

/**
 * The image that a builder would make of the documents of some parts that are there, in the order of the parts. Which words belong together is
 * decided anew, by `analysis`, with the counts of all.
 */
export function mergeParts(parts: readonly Part[], analysis: Analysis, options?: PartOptions): Uint8Array {
  const { fields, id } = (parts[0] as Part).segment.meta
  const text = textFields(fields)
  const vocabulary = new Vocabulary()
  const places = readForms(parts, vocabulary)
  const renumbered = parts.map(numbersOf)
  let documents = 0
  const firsts = renumbered.map(({ count }) => {
    documents += count
    return documents - count
  })
  const ids: string[] = []
  const stored = fields.some(field => field.store) ? new StoredValues() : undefined
  const lengths = text.map(() => new Uint8Array(documents))
  parts.forEach((part, i) => {
    const { numbers } = renumbered[i] as Numbers
    for (let doc = 0; doc < numbers.length; doc++) {
      if (part.isRemoved(doc)) continue
      const to = (firsts[i] as number) + (numbers[doc] as number)
      ids.push(part.segment.idOf(doc))
      lengths.forEach((bytes, field) => {
        bytes[to] = part.segment.normsOf(field)[doc] as number
      })
      const values = part.segment.storedOf(doc)
      if (values) stored?.add(values)
    }
  })
  const columns = fields.map(field => {
    if (!field.column) return undefined
    const writer = new ColumnWriter(field.type)
    addColumns(writer, parts, field, false)
    return writer
  })
  const numbers = parts.map((_, i) => ({ first: firsts[i] as number, numbers: (renumbered[i] as Numbers).numbers }))
  const invert = (layout: Layout): ReturnType<typeof writePostings> => {
    const readers = parts.map(part => new StemReader(part))
    const formsOfStems = formsByStem(layout, vocabulary)
    return writePostings(layout, { documents, positions: text.map(field => field.positions), lengths }, (from, to, into) => {
      let at = 0
      for (let stem = from; stem < to; stem++) {
        at = collect(formsOfStems[stem] as number[], layout, places, readers, numbers, text.length, into, at)
      }
    })
  }
  return assemble({ ...analysis, id, fields, vocabulary, ids, lengths, stored, columns, invert }, options)
}

interface Numbers {
  /** For each document of a part how many that are there come before it. */
  numbers: Uint32Array
  count: number
}

function numbersOf(part: Part): Numbers {
  const numbers = new Uint32Array(part.segment.meta.documents)
  let count = 0
  for (let doc = 0; doc < numbers.length; doc++) {
    numbers[doc] = count
    if (!part.isRemoved(doc)) count++
  }
  return { numbers, count }
}

/** Interns the forms that occur, in the order of the dictionary, and says where each part has them. */
function readForms(parts: readonly Part[], vocabulary: Vocabulary): FormPlaces[] {
  const places: FormPlaces[] = []
  parts.forEach((part, i) => {
    const { segment } = part
    segment.walkTerms((code, length, _, form) => {
      const stem = segment.stemOf(form)
      const ordinal = form - segment.firstForm(stem)
      const count = part.countsOf(stem).forms[ordinal] as number
      if (count === 0) return
      const term = decodeTerm(code, length)
      const units = Uint16Array.from(term, letter => letter.charCodeAt(0))
      const number = vocabulary.intern(units, 0, units.length)
      places[number] ??= { stems: new Int32Array(parts.length).fill(-1), ordinals: new Uint32Array(parts.length) }
      vocabulary.counts[number] = (places[number].stems.some(known => known >= 0) ? (vocabulary.counts[number] as number) - 1 : 0) + count
      places[number].stems[i] = stem
      places[number].ordinals[i] = ordinal
    })
  })
  return places
}

function formsByStem({ stems, stemOfForm }: Layout, { size }: Vocabulary): number[][] {
  const forms: number[][] = Array.from({ length: stems }, () => [])
  for (let form = 0; form < size; form++) forms[stemOfForm[form] as number]?.push(form)
  return forms
}

/** Writes the occurrences of a stem's forms behind `start`, part by part, field by field; returns where they end. */
function collect(
  forms: readonly number[],
  { ordinalOfForm }: Layout,
  places: readonly FormPlaces[],
  readers: readonly StemReader[],
  numbers: readonly { first: number; numbers: Uint32Array }[],
  fields: number,
  into: Occurrences,
  start: number,
): number {
  let at = start
  readers.forEach((reader, i) => {
    /** For each stem of the part that has any of the forms: their ordinals there, and here. */
    const wanted = new Map<number, Map<number, number>>()
    for (const form of forms) {
      const { stems, ordinals } = places[form] as FormPlaces
      const stem = stems[i] as number
      if (stem < 0) continue
      const known = wanted.get(stem) ?? new Map<number, number>()
      known.set(ordinals[i] as number, ordinalOfForm[form] as number)
      wanted.set(stem, known)
    }
    const { first, numbers: own } = numbers[i] as { first: number; numbers: Uint32Array }
    const begin = at
    for (const [stem, ordinals] of wanted) {
      reader.read(stem, (field, doc, position, ordinal) => {
        const here = ordinals.get(ordinal)
        if (here === undefined) return
        into.places[at] = (first + (own[doc] as number)) * fields + field
        into.positions[at] = position
        into.ordinals[at++] = here
      })
    }
    if (wanted.size > 1) sortRange(into, begin, at)
  })
  return at
}

/** Sorts occurrences by place, then by position: those of several stems that are one now. */
function sortRange({ places, positions, ordinals }: Occurrences, from: number, to: number): void {
  const order = Array.from({ length: to - from }, (_, i) => from + i)
  order.sort((a, b) => (places[a] as number) - (places[b] as number) || (positions[a] as number) - (positions[b] as number) || a - b)
  for (const array of [places, positions, ordinals])
    array.set(
      Uint32Array.from(order, i => array[i] as number),
      from,
    )
}
