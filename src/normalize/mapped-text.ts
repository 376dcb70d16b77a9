import { CLASSES, CONTROL, MARK } from '../unicode/classes.js'
import { TATWEEL } from '../unicode/codepoints.js'

/**
 * Text on its way through the folds: `length` code units and, for each, where in the source it came from. One instance is
 * loaded with text after text, so that analysis allocates nothing per document once its arrays have grown.
 */
export class MappedText {
  /** The text that was loaded, untouched. */
  source = ''
  /** Code units after the folds that have run so far. */
  units: Uint16Array = new Uint16Array(1024)
  /** For each unit, the offset in `source` (UTF-16 code units) of the character that it came from. */
  origins: Uint32Array = new Uint32Array(1024)
  length = 0

  /** Replaces the content by `source`, each unit mapped to itself. */
  load(source: string): void {
    const length = source.length
    this.reserve(length)
    const { units, origins } = this
    for (let i = 0; i < length; i++) {
      units[i] = source.charCodeAt(i)
      origins[i] = i
    }
    this.source = source
    this.length = length
  }

  /** Makes room for `size` units, keeping the content. */
  reserve(size: number): void {
    if (size <= this.units.length) return
    const capacity = Math.max(size, this.units.length * 2)
    const units = new Uint16Array(capacity)
    const origins = new Uint32Array(capacity)
    units.set(this.units)
    origins.set(this.origins)
    this.units = units
    this.origins = origins
  }

  /**
   * Where the written character behind unit `i` ends in the source: after what the folds left out between it and the next one,
   * vowel signs, a tatweel, a hamza (the range of شيء is the whole word, though its form is شي), but before controls that only trail.
   */
  endOf(i: number): number {
    const { source } = this
    const least = (this.origins[i] as number) + 1
    const next = i + 1 < this.length ? (this.origins[i + 1] as number) : source.length
    // The letters of a ligature share an origin, and a number with its fraction first runs backwards.
    let end = next < least ? skipMarks(source, least) : next
    while (end > least && isTrailing(source.charCodeAt(end - 1))) end--
    return end
  }

  /** The units from `from` to `to` (exclusive) as a string. */
  slice(from = 0, to: number = this.length): string {
    return unitsToString(this.units, from, to)
  }
}

/** True for what a reader does not see. */
function isTrailing(unit: number): boolean {
  return CLASSES[unit] === CONTROL && unit !== TATWEEL
}

/** The first offset at or after `at` that holds no vowel sign; signs belong to the letter before them. */
function skipMarks(source: string, at: number): number {
  let end = at
  while (end < source.length && CLASSES[source.charCodeAt(end)] === MARK) end++
  return end
}

// `String.fromCharCode(...array)` puts its arguments on the stack: a few thousand at a time is safe in every engine.
const CHUNK = 4096

/** Decodes `units[from, to)` into a string. */
export function unitsToString(units: Uint16Array, from: number, to: number): string {
  let out = ''
  for (let i = from; i < to; i += CHUNK) out += String.fromCharCode.apply(null, units.subarray(i, Math.min(i + CHUNK, to)) as unknown as number[])
  return out
}
