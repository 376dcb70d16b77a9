import type { Places } from '../query/resolve.js'
import type { Tokenizer } from '../tokenize/tokenize.js'
import type { KnownTerm, KnownTerms } from './known-terms.js'
import { checkLimit, checkNames, checkText } from './options.js'
import { wordsOf } from './suggest.js'
import type { TermCount } from './terms.js'

export interface RelatedOptions {
  /** Most forms, and most words of the family, up to 1,000; default 20. */
  limit?: number
}

/** What a search for a word finds beside it. */
export interface RelatedWords {
  /** The forms of its stem that occur, the most frequent first. */
  forms: TermCount[]
  /** The other stems of its root, each by its most frequent form, with the occurrences of that form; the most frequent first. */
  family: TermCount[]
}

const MOST_RELATED = 1000

/** The forms of a word's stem and the family of its root; of a text of several words those of the first. Throws OptionError. */
export function relatedWords(word: string, known: KnownTerms, places: Places, tokenizer: Tokenizer, options: RelatedOptions): RelatedWords {
  checkText(word)
  checkNames('related', options, ['limit'])
  const { limit = 20 } = options
  checkLimit(limit, MOST_RELATED)
  const { segment } = known
  const [first] = wordsOf(word, tokenizer)
  const { stem, root } = first ? places.of(first.form) : { stem: -1, root: -1 }
  const forms: KnownTerm[] = []
  const family: KnownTerm[] = []
  // The more frequent stand first, and those that do not occur last.
  if (stem >= 0)
    for (const form of segment.formsOf(stem)) {
      if (forms.length === limit) break
      const term = known.of('', form)
      if (term.count === 0) break
      forms.push(term)
    }
  if (root >= 0)
    for (const other of segment.stemsOf(root)) {
      const term = known.of('', segment.firstForm(other))
      if (other !== stem && term.count > 0) family.push(term)
    }
  family.sort((a, b) => b.count - a.count || a.form - b.form)
  const found = [...forms, ...family.slice(0, limit)]
  const texts = known.textsOf(found.map(({ form }) => form))
  const counted = found.map(({ count }, i) => ({ text: texts[i] as string, count }))
  return { forms: counted.slice(0, forms.length), family: counted.slice(forms.length) }
}
