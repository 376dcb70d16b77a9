import { lostSpace } from '../query/join.js'
import type { Places } from '../query/resolve.js'
import { nearTerms } from '../query/spelling.js'
import { WORD } from '../tokenize/token.js'
import type { FormToken, Tokenizer } from '../tokenize/tokenize.js'
import type { KnownTerm, KnownTerms } from './known-terms.js'
import { checkText } from './options.js'
import type { Spellings } from './spellings.js'
import { wordsOf } from './suggest.js'
import { documentsWith, sharedWith } from './together.js'

/** A word in so few documents may be a slip that its author made too. */
const RARE = 2

/** By so much more frequent must be what a rare word is taken for. */
const MORE_FREQUENT = 50

/** Words that are looked at: each may walk the whole dictionary. */
const MOST_WORDS = 8

/**
 * The text with each word that the index does not hold, or hardly, replaced by the nearest that it does, or by the two that it ran together;
 * undefined where there is nothing to replace. Of several those that stand beside the other words in documents come first, then the
 * more frequent.
 */
export function correct(text: string, known: KnownTerms, places: Places, tokenizer: Tokenizer, spellings: Spellings): string | undefined {
  checkText(text)
  const words = wordsOf(text, tokenizer)
  const beside = documentsWith(
    words.flatMap(({ form }) => {
      const { stem, form: own } = places.of(form)
      return stem < 0 || known.segment.isStopForm(own) ? [] : [stem]
    }),
    known,
  )
  const out: string[] = []
  let done = 0
  let left = MOST_WORDS
  for (const word of words) {
    // A part of a compound says little by itself.
    if (left === 0 || word.kind !== WORD || !isDoubtful(word.form, known, places)) continue
    left--
    const best = correctionsOf(word, known, places)
      .map(terms => ({
        terms,
        together: beside ? Math.min(...terms.map(term => sharedWith(term, beside, known))) : 0,
        count: Math.min(...terms.map(term => term.count)),
      }))
      .sort((a, b) => Number(b.together > 0) - Number(a.together > 0) || b.count - a.count)[0]
    if (!best) continue
    out.push(text.slice(done, word.start), best.terms.map(term => spellings.of(term)).join(' '))
    done = word.end
  }
  return done === 0 ? undefined : out.join('') + text.slice(done)
}

/** Whether no document holds a word in any form, or hardly one. */
function isDoubtful(form: string, known: KnownTerms, places: Places): boolean {
  const place = places.of(form)
  return place.stem < 0 || known.of(form, known.segment.firstForm(place.stem)).documents <= RARE
}

/** The words that may be meant by one. */
function correctionsOf({ form: word }: FormToken, known: KnownTerms, places: Places): KnownTerm[][] {
  const { segment } = known
  const { form, stem } = places.of(word)
  const held = stem < 0 ? undefined : known.of(word, form < 0 ? segment.firstForm(stem) : form)
  const least = held && held.documents > 0 ? Math.max(1, held.documents) * MORE_FREQUENT : 1
  const near = nearTerms(word, segment)
    .map(term => known.of(term.text, term.form))
    .filter(term => term.count >= least && term.stem !== stem)
  if (near.length > 0 || held) return near.map(term => [term])
  const { halves } = lostSpace(word, segment, places)
  const terms = halves.flatMap(half => {
    const at = segment.formOf(half)
    const term = at < 0 ? undefined : known.of(half, at)
    return term && term.count > 0 ? [term] : []
  })
  return terms.length > 0 && terms.length === halves.length ? [terms] : []
}
