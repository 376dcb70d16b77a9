import type { Segment } from '../format/segment.js'
import { analyze } from '../stem/analyze.js'
import { formsNear } from '../stem/endings.js'
import { NO_EVIDENCE } from '../stem/evidence.js'
import { rootKeyOf } from '../stem/root.js'

/** Where a word stands in an image's hierarchy form → stem → root; -1 where it has no place on a level. */
export interface Resolved {
  form: number
  stem: number
  root: number
}

export const ARTICLE = 'ال'

/** Forms remembered between queries: about a megabyte at most. */
const MOST_REMEMBERED = 8192

/** Where forms stand in one image, remembered from query to query: as someone types, the same words are asked for again and again. */
export class Places {
  private readonly known = new Map<string, Resolved>()
  private readonly segment: Segment

  constructor(segment: Segment) {
    this.segment = segment
  }

  of(form: string): Resolved {
    const { known } = this
    let found = known.get(form)
    if (!found) {
      found = resolve(this.segment, form)
      if (known.size >= MOST_REMEMBERED) known.clear()
      known.set(form, found)
    }
    return found
  }
}

/**
 * Finds a folded form in the dictionary or, where the corpus never saw it, through the same rules as at commit with the dictionary
 * as their evidence, where a word behind the article stands as surely as by itself: first the word without clitics, then its stem, then its
 * root.
 */
export function resolve(segment: Segment, form: string): Resolved {
  const known = segment.formOf(form)
  if (known >= 0) return upwards(segment, known, known)
  const defined = segment.formOf(ARTICLE + form)
  if (defined >= 0) return upwards(segment, defined, -1)
  const isWord = (word: string): boolean => segment.formOf(word) >= 0 || segment.formOf(ARTICLE + word) >= 0
  const { stem, base } = analyze(form, { ...NO_EVIDENCE, count: word => Number(isWord(word)) })
  for (const candidate of [base, ARTICLE + base, stem, ...formsNear(stem)]) {
    const found = segment.formOf(candidate)
    if (found >= 0) return upwards(segment, found, -1)
  }
  return { form: -1, stem: -1, root: segment.rootWithKey(rootKeyOf(stem)) }
}

function upwards(segment: Segment, found: number, form: number): Resolved {
  const stem = segment.stemOf(found)
  return { form, stem, root: segment.rootOf(stem) }
}
