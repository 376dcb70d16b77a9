import { OptionError } from '../errors.js'
import { textFields } from '../format/meta.js'
import type { Tokenizer } from '../tokenize/tokenize.js'
import type { KnownTerm, KnownTerms } from './known-terms.js'
import { limitOf } from './known-terms.js'
import { checkLimit, checkNames, checkText, fieldBits } from './options.js'
import { wordsOf } from './suggest.js'

export interface TermsOptions {
  /** What terms begin with, in any spelling of its letters; default all terms. */
  prefix?: string
  /** Count in this text field alone; default all of them together. */
  field?: string
  /** The most frequent first (default), or by their letters, in the order of UTF-16 code units. */
  sort?: 'frequency' | 'alphabet'
  /** Most terms, up to 1,000; default 20. */
  limit?: number
  /** The `text` of the last term of the page before. */
  after?: string
}

/** A form of the dictionary and how often it occurs. */
export interface TermCount {
  text: string
  count: number
}

const MOST_TERMS = 1000

/** The terms that occur, page by page. Throws OptionError. */
export function listTerms(known: KnownTerms, tokenizer: Tokenizer, options: TermsOptions): TermCount[] {
  checkNames('terms', options, ['prefix', 'field', 'sort', 'limit', 'after'])
  const { segment } = known
  const { prefix = '', field, sort = 'frequency', limit = 20, after } = options
  checkText(prefix)
  checkLimit(limit, MOST_TERMS)
  if (sort !== 'frequency' && sort !== 'alphabet') throw new OptionError(`"sort" is 'frequency' or 'alphabet', not ${String(sort)}`)
  if (after !== undefined) checkText(after)
  const [folded = { form: '' }, more] = wordsOf(prefix, tokenizer)
  if (more || (prefix !== '' && folded.form === '')) return []
  const ordinal = field === undefined ? -1 : 31 - Math.clz32(fieldBits([field], textFields(segment.meta.fields)))
  const countOf = (term: KnownTerm, least = 1): number => {
    if (ordinal < 0 || term.fields === 1 << ordinal) return term.count
    return term.count === 0 || (term.fields & (1 << ordinal)) === 0 ? 0 : known.countIn(ordinal, term, least)
  }
  const isByText = sort === 'alphabet'
  let last: TermCount | undefined
  if (after !== undefined) {
    const form = segment.formOf(after)
    if (form < 0 && !isByText) throw new OptionError(`"after" is the text of a term of this index, not ${JSON.stringify(after)}`)
    last = { text: after, count: isByText ? 0 : countOf(known.of(after, form)) }
  }
  const order = (a: TermCount, b: TermCount): number => (isByText ? 0 : b.count - a.count) || (a.text < b.text ? -1 : Number(a.text > b.text))
  const [from, end] = segment.termBlocks(folded.form)
  const start = isByText && last ? Math.max(from, segment.termBlocks(last.text)[0]) : from
  const blocks = Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i)
  const peak = (block: number): number => segment.termPeaks[block] as number
  if (!isByText) blocks.sort((a, b) => peak(b) - peak(a) || a - b)
  let best: TermCount[] = []
  for (const block of blocks) {
    const worst = best[limit - 1]
    if (limit === 0 || (worst && (isByText || worst.count > limitOf(peak(block))))) break
    if (peak(block) === 0) continue
    // What is too rare in all fields is so in one.
    const least = Math.max(1, isByText ? 1 : (worst?.count ?? 1))
    const before = best.length
    for (const term of known.in(block, least)) {
      if (!term.text.startsWith(folded.form)) continue
      const found = { text: term.text, count: countOf(term, least) }
      if (found.count >= least && !(last && order(found, last) <= 0)) best.push(found)
    }
    if (best.length > before) best = best.sort(order).slice(0, limit)
  }
  return best
}
