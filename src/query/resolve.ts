import type { Segment } from '../format/segment.js'
import { countedWords } from '../stem/counted-words.js'
import { formsNear } from '../stem/endings.js'
import type { LatinStemmer } from '../stem/latin-stemmer.js'
import { latinStem } from '../stem/latin-stemmer.js'
import { rootKeyOf } from '../stem/root.js'
import { Stemmer } from '../stem/stemmer.js'

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
  private readonly forms = new Map<string, number>()
  private readonly segment: Segment
  private readonly latin: LatinStemmer | undefined

  constructor(segment: Segment, latin?: LatinStemmer) {
    this.segment = segment
    this.latin = latin
  }

  of(form: string): Resolved {
    return remembered(this.known, form, () => resolve(this.segment, form, this.latin))
  }

  /** A form as it stands: its number in layout order, or -1. */
  formOf(form: string): number {
    return remembered(this.forms, form, () => this.segment.formOf(form))
  }
}

function remembered<T>(known: Map<string, T>, form: string, find: () => T): T {
  let found = known.get(form)
  if (found === undefined) {
    found = find()
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(form, found)
  }
  return found
}

/**
 * Finds a folded form in the dictionary or, where the corpus never saw it, through the same rules as at commit with the dictionary
 * as their evidence, where a word behind the article stands as surely as by itself: first the word without clitics, then its stem, then its
 * root.
 */
export function resolve(segment: Segment, form: string, latin?: LatinStemmer): Resolved {
  const known = segment.formOf(form)
  if (known >= 0) return upwards(segment, known, known)
  const stemmed = latinStem(form, latin)
  const latinForm = stemmed === undefined ? -1 : segment.formOf(stemmed)
  if (latinForm >= 0) return upwards(segment, latinForm, -1)
  const defined = segment.formOf(ARTICLE + form)
  if (defined >= 0) return upwards(segment, defined, -1)
  const isWord = (word: string): boolean => segment.formOf(word) >= 0 || segment.formOf(ARTICLE + word) >= 0
  const words = countedWords(word => Number(isWord(word)))
  const stemmer = new Stemmer(words)
  stemmer.analyze(form)
  const stem = words.textOf(stemmer.stem)
  const base = words.textOf(stemmer.base)
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
