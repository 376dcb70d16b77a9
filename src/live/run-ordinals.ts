import type { PostingCursor } from '../format/postings.js'
import { frequencyOf } from '../format/postings.js'

/** The ordinals of all occurrences of the run at hand, posting by posting. */
export function runOrdinals(cursor: PostingCursor): Uint32Array {
  const { codes, size } = cursor
  let total = 0
  for (let i = 0; i < size; i++) total += frequencyOf(codes[i] as number)
  const ordinals = new Uint32Array(total)
  cursor.readOrdinals(total, ordinals)
  return ordinals
}
