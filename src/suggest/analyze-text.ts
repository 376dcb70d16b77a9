import type { Places } from '../query/resolve.js'
import type { Tokenizer } from '../tokenize/tokenize.js'
import type { KnownTerms } from './known-terms.js'
import { checkText } from './options.js'

/** A word of a text, and what it is in an index. Offsets in UTF-16 code units of the text. */
export interface IndexToken {
  /** The word as written. */
  text: string
  /** Its folded letters. */
  form: string
  start: number
  end: number
  /** Ordinal of the word in the text; a compound's whole and a second reading share that of their neighbour. */
  position: number
  /** The form of its stem that occurs most often; undefined where the index has no such stem. */
  stem: string | undefined
  /** The key of its root in the index. */
  root: string | undefined
  /** How often the form occurs, in all text fields. */
  count: number
  /** Documents that hold the stem, in the field where most do. */
  documents: number
  isStopWord: boolean
}

/** The tokens of a text as documents were cut, each with its place in the index. Throws OptionError, QueryError. */
export function analyzeText(text: string, known: KnownTerms, places: Places, tokenizer: Tokenizer): IndexToken[] {
  checkText(text)
  const { segment } = known
  const tokens = tokenizer.forms(text).map(({ form, start, end, position }) => ({ form, start, end, position, place: places.of(form) }))
  const stems = [...new Set(tokens.flatMap(({ place }) => (place.stem < 0 ? [] : [place.stem])))]
  const names = known.textsOf(stems.map(stem => segment.firstForm(stem)))
  return tokens.map(({ form, start, end, position, place }) => {
    const term = place.stem < 0 ? undefined : known.of(form, place.form < 0 ? segment.firstForm(place.stem) : place.form)
    return {
      text: text.slice(start, end),
      form,
      start,
      end,
      position,
      stem: place.stem < 0 ? undefined : names[stems.indexOf(place.stem)],
      root: place.root < 0 ? undefined : segment.rootKey(place.root),
      count: place.form < 0 ? 0 : (term?.count ?? 0),
      documents: term?.documents ?? 0,
      isStopWord: segment.isStopForm(place.form),
    }
  })
}
