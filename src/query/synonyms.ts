import type { Meta } from '../format/meta.js'
import { MOST_SYNONYM_WORDS } from '../format/meta.js'
import type { Clause, PlannedTerm } from './plan.js'

/**
 * Hangs synonyms on the clauses of a query, which come in the order of its words: those of one word as alternatives, others as
 * phrases. Clauses side by side that have synonyms together share their weight; of runs that overlap the longest is meant.
 */
export function addSynonyms(clauses: readonly Clause[], { meta: { synonyms } }: { readonly meta: Pick<Meta, 'synonyms'> }): void {
  if (!synonyms) return
  // A compound is known by its whole.
  const stems = clauses.map(({ parts, alternatives }) => (parts[1] ? alternatives : parts)[0]?.stem)
  for (let at = 0, length = 0; at < clauses.length; at += length || 1) {
    for (length = MOST_SYNONYM_WORDS; length && !synonyms[stems.slice(at, at + length).join()]; ) length--
    const run = clauses.slice(at, at + length)
    for (const { parts, alternatives, phrases } of run) {
      for (const [hundredths = 0, ...words] of synonyms[stems.slice(at, at + length).join()] ?? []) {
        const part = parts[0] as PlannedTerm
        const terms = words.map(stem => ({ ...part, form: -1, stem, root: -1, weight: (part.weight * hundredths) / 100 / run.length }))
        if (terms[1]) phrases.push(terms)
        else alternatives.push(...terms)
      }
    }
  }
}
