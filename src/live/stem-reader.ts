import { LEADS } from '../format/constants.js'
import { textFields } from '../format/meta.js'
import { occurrencesOf } from '../format/occurrences.js'
import type { PostingCursor } from '../format/postings.js'
import { frequencyOf, leadOf } from '../format/postings.js'
import type { Part } from './part.js'
import { runOrdinals } from './run-ordinals.js'

/** Shows an occurrence: text field, document of the part, position, ordinal of its form. */
export type OccurrenceVisitor = (field: number, doc: number, position: number, ordinal: number) => void

/** Reads everything that a part has of its stems. */
export class StemReader {
  private readonly part: Part
  private readonly cursors: PostingCursor[]
  private readonly wanted: boolean[]

  constructor(part: Part) {
    this.part = part
    this.cursors = part.segment.meta.lengths.map(() => part.segment.cursor())
    this.wanted = textFields(part.segment.meta.fields).map(field => field.positions)
  }

  /**
   * Shows the occurrences of a stem in documents that are there, field by field, by document and position. Where the image has no positions, as of
   * stop words, they are such that the posting's code says the same of them.
   */
  read(stem: number, visit: OccurrenceVisitor): void {
    const { part, cursors, wanted } = this
    const { segment } = part
    const found = occurrencesOf(segment, stem, cursors, wanted)
    found.forEach((occurrences, field) => {
      if (!occurrences) return
      const { docs, starts, positions, ordinals } = occurrences
      for (let i = 0; i < docs.length; i++) {
        const doc = docs[i] as number
        if (part.isRemoved(doc)) continue
        for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) visit(field, doc, positions[k] as number, ordinals[k] as number)
      }
    })
    if (found.every(occurrences => occurrences !== undefined)) return
    segment.openStem(stem, segment.firstForm(stem), cursors)
    cursors.forEach((cursor, field) => {
      if (found[field] === undefined && cursor.count > 0) this.readWithout(field, cursor, visit)
    })
  }

  private readWithout(field: number, cursor: PostingCursor, visit: OccurrenceVisitor): void {
    for (let more = cursor.size > 0 || cursor.next(); more; more = cursor.next()) {
      const { docs, codes, size } = cursor
      const ordinals = runOrdinals(cursor)
      for (let i = 0, at = 0; i < size; i++) {
        const code = codes[i] as number
        const first = LEADS[leadOf(code)] ?? 0
        for (const end = at + frequencyOf(code); at < end; at++)
          if (!this.part.isRemoved(docs[i] as number)) visit(field, docs[i] as number, first, ordinals[at] as number)
      }
    }
  }
}
