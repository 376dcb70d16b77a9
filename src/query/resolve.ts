import type { Segment } from '../format/segment.js'
import { analyze } from '../stem/analyze.js'
import { NO_EVIDENCE } from '../stem/evidence.js'
import { rootKeyOf } from '../stem/root.js'

/** Where a word stands in an image's hierarchy form → stem → root; -1 where it has no place on a level. */
export interface Resolved {
  form: number
  stem: number
  root: number
}

/**
 * Finds a folded form in the dictionary or, where the corpus never saw it, through the same rules as at commit with the dictionary
 * as their evidence: first the word without clitics, then its stem, then its root.
 */
export function resolve(segment: Segment, form: string): Resolved {
  const known = segment.formOf(form)
  if (known >= 0) return upwards(segment, known, known)
  const { stem, base } = analyze(form, { ...NO_EVIDENCE, count: word => (segment.formOf(word) >= 0 ? 1 : 0) })
  for (const candidate of [base, stem]) {
    const found = segment.formOf(candidate)
    if (found >= 0) return upwards(segment, found, -1)
  }
  return { form: -1, stem: -1, root: segment.rootWithKey(rootKeyOf(stem)) }
}

function upwards(segment: Segment, found: number, form: number): Resolved {
  const stem = segment.stemOf(found)
  return { form, stem, root: segment.rootOf(stem) }
}
