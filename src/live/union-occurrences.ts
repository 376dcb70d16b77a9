import type { Occurrences } from '../format/occurrences.js'
import type { Part } from './part.js'

/** What one part has of a stem in a field. */
interface PartOccurrences {
  part: Part
  ordinals: Uint32Array | undefined
  found: Occurrences | undefined
}

/** The occurrences of a stem in a field in all parts, without those in documents that were removed; undefined where there are none. */
export function mergedOccurrences(parts: readonly PartOccurrences[]): Occurrences | undefined {
  const known = parts.flatMap(({ part, ordinals, found }) => (found ? [{ part, ordinals, found }] : []))
  if (known.length === 0) return undefined
  const documents = known.reduce((sum, { found }) => sum + found.docs.length, 0)
  const occurrences = known.reduce((sum, { found }) => sum + (found.starts[found.docs.length] as number), 0)
  const merged: Occurrences = {
    docs: new Uint32Array(documents),
    starts: new Uint32Array(documents + 1),
    positions: new Uint32Array(occurrences),
    ordinals: new Uint32Array(occurrences),
  }
  let docs = 0
  let at = 0
  for (const { part, ordinals, found } of known) {
    for (let i = 0; i < found.docs.length; i++) {
      const doc = found.docs[i] as number
      if (part.isRemoved(doc)) continue
      merged.docs[docs] = part.from + doc
      merged.starts[docs++] = at
      for (let k = found.starts[i] as number; k < (found.starts[i + 1] as number); k++) {
        merged.positions[at] = found.positions[k] as number
        merged.ordinals[at++] = ordinals ? (ordinals[found.ordinals[k] as number] as number) : (found.ordinals[k] as number)
      }
    }
  }
  merged.starts[docs] = at
  return { ...merged, docs: merged.docs.subarray(0, docs) }
}
