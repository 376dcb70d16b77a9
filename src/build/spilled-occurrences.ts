import type { ForwardIndex, Occurrences } from './invert.js'
import type { Layout } from './layout.js'
import type { Spill } from './spill.js'
import { RunReader, RunWriter } from './spill-run.js'
import { GAP, GAP_POSITIONS, SAME_POSITION } from './token-stream.js'

/** Memory of an occurrence while it is sorted: its stem, place, position and ordinal, its place in the order, and its bytes. */
const BYTES_PER_OCCURRENCE = 28

/**
 * The occurrences of a stream that does not fit into memory, stem by stem: parts of it that do fit are sorted and written, then read
 * side by side, each once. A stem's occurrences are those of the first part, then those of the next, which is the order of the stream.
 */
export class SpilledOccurrences {
  private readonly spill: Spill
  private readonly layout: Layout
  private readonly names: string[] = []
  private readonly parts: { reader: RunReader; stem: number }[] = []

  /** Sorts and writes; deletes what it wrote where that fails. */
  constructor(forward: ForwardIndex, layout: Layout, spill: Spill) {
    this.spill = spill
    this.layout = layout
    try {
      this.writeParts(forward)
    } catch (error) {
      this.delete()
      throw error
    }
  }

  /** Gives the occurrences of the stems [from, to). Ranges are asked for in order. */
  take(from: number, to: number, { places, positions, ordinals }: Occurrences): void {
    const { occurrences } = this.layout
    const cursors = new Uint32Array(to - from)
    for (let stem = from + 1; stem < to; stem++) cursors[stem - from] = (cursors[stem - from - 1] as number) + (occurrences[stem - 1] as number)
    for (const part of this.parts) {
      const { reader } = part
      while (part.stem < to) {
        let at = cursors[part.stem - from] as number
        let place = 0
        let position = 0
        for (let count = reader.next(); count > 0; count--) {
          const step = reader.next()
          place += step
          position = step === 0 ? position + reader.next() : reader.next()
          places[at] = place - 1
          positions[at] = position
          ordinals[at++] = reader.next()
        }
        cursors[part.stem - from] = at
        part.stem = reader.done ? this.layout.stems : part.stem + reader.next()
      }
    }
  }

  delete(): void {
    for (const name of this.names.splice(0)) this.spill.store.delete(name)
  }

  private writeParts({ tokens, ends }: ForwardIndex): void {
    const { stemOfForm, ordinalOfForm } = this.layout
    const part = new Part(Math.floor(this.spill.maxMemory / BYTES_PER_OCCURRENCE), this.layout.stems)
    let place = 0
    let position = -1
    let i = 0
    tokens.each(token => {
      for (; i >= (ends[place] as number); place++) position = -1
      i++
      if (token === GAP) {
        position += GAP_POSITIONS
        return
      }
      const form = token & ~SAME_POSITION
      if (token < SAME_POSITION) position++
      part.add(stemOfForm[form] as number, place, position, ordinalOfForm[form] as number)
      if (part.isFull) this.write(part)
    })
    this.write(part)
  }

  private write(part: Part): void {
    const writer = new RunWriter()
    if (!part.write(writer)) return
    const run = writer.flush(this.spill, 'occurrences')
    this.names.push(run.name)
    const reader = new RunReader(this.spill, run)
    this.parts.push({ reader, stem: reader.next() })
  }
}

/** Occurrences of one part of the stream, to be sorted. */
class Part {
  private size = 0
  private readonly stems: Uint32Array
  private readonly places: Uint32Array
  private readonly positions: Uint32Array
  private readonly ordinals: Uint32Array
  private readonly order: Uint32Array
  private readonly cursors: Uint32Array

  constructor(room: number, stems: number) {
    this.stems = new Uint32Array(room)
    this.places = new Uint32Array(room)
    this.positions = new Uint32Array(room)
    this.ordinals = new Uint32Array(room)
    this.order = new Uint32Array(room)
    this.cursors = new Uint32Array(stems + 1)
  }

  get isFull(): boolean {
    return this.size === this.stems.length
  }

  add(stem: number, place: number, position: number, ordinal: number): void {
    this.stems[this.size] = stem
    this.places[this.size] = place
    this.positions[this.size] = position
    this.ordinals[this.size++] = ordinal
  }

  /**
   * Puts the occurrences stem by stem, and begins anew; false where there are none. Of each stem the distance to the one before it and how
   * many there are; of each occurrence the distance of its place (1 more for the first), that of its position in the same place, the ordinal.
   */
  write(writer: RunWriter): boolean {
    const { size, stems, places, positions, ordinals, order, cursors } = this
    cursors.fill(0)
    for (let i = 0; i < size; i++) cursors[(stems[i] as number) + 1] = (cursors[(stems[i] as number) + 1] as number) + 1
    for (let stem = 1; stem < cursors.length; stem++) cursors[stem] = (cursors[stem] as number) + (cursors[stem - 1] as number)
    for (let i = 0; i < size; i++) {
      const stem = stems[i] as number
      order[cursors[stem] as number] = i
      cursors[stem] = (cursors[stem] as number) + 1
    }
    let stemBefore = 0
    for (let from = 0, to = 0; from < size; from = to) {
      const stem = stems[order[from] as number] as number
      to = cursors[stem] as number
      writer.put(stem - stemBefore)
      writer.put(to - from)
      stemBefore = stem
      let placeBefore = -1
      let positionBefore = 0
      for (let k = from; k < to; k++) {
        const i = order[k] as number
        const place = places[i] as number
        const position = positions[i] as number
        writer.put(place - placeBefore)
        writer.put(place === placeBefore ? position - positionBefore : position)
        writer.put(ordinals[i] as number)
        placeBefore = place
        positionBefore = position
      }
    }
    this.size = 0
    return size > 0
  }
}
