import { foldOf } from '../normalize/fold-table.js'
import { CLASSES, CONTROL, classOf, DIGIT, LETTER, MARK, PRESENTATION } from '../unicode/classes.js'
import type { Query } from './tree.js'
import { MAX_BOOST } from './tree.js'

/** A word of a query with what its signs ask for. */
export interface WrittenWord {
  /** The word without its suffixes. */
  text: string
  boost: number
  /** Undefined for words that are just words. */
  query: Query | undefined
}

/** Digits and what stands between them, in ASCII. */
export function asciiNumber(text: string): string {
  return Array.from(text, sign => String.fromCharCode(foldOf(sign.charCodeAt(0))))
    .join('')
    .replace('٫', '.')
}

/** The number behind `sign` at the end of a text: where it begins, and what it is; `none` where the sign ends the text. */
export function suffixNumber(text: string, sign: string, none: number): { at: number; value: number } {
  const at = text.lastIndexOf(sign)
  const number = asciiNumber(text.slice(at + 1))
  const value = at < 0 || number.length > 20 ? Number.NaN : number === '' ? none : /^\d+(\.\d+)?$/.test(number) ? Number(number) : Number.NaN
  return { at: Number.isNaN(value) ? text.length : at, value }
}

/** The boost at the end of a text, 1 where there is none or one beyond the limit. */
export function boostOf(text: string): { at: number; boost: number } {
  const { at, value } = suffixNumber(text, '^', Number.NaN)
  return { at, boost: value > 0 && value <= MAX_BOOST ? value : 1 }
}

/** Reads the suffixes of a word as it stands in a query: `كتا*`, `م*رسة`, `كتااب~1`, `كتاب^2`. */
export function readWord(raw: string): WrittenWord {
  const trimmed = raw.slice(0, endOf(raw))
  const { at, boost } = boostOf(trimmed)
  const text = trimmed.slice(0, at)
  const near = suffixNumber(text, '~', 0)
  const word = text.slice(0, near.at)
  if (near.at < text.length && kindOf(word) === 'word')
    return { text: word, boost, query: near.value > 0 ? { type: 'fuzzy', word, distance: near.value >= 2 ? 2 : 1 } : { type: 'fuzzy', word } }
  const pattern = text.replace(/\?+$/, '')
  const kind = kindOf(pattern)
  if (kind === 'prefix') return { text, boost, query: { type: 'prefix', prefix: pattern.replace(/\*+$/, '') } }
  if (kind === 'wildcard') return { text, boost, query: { type: 'wildcard', pattern } }
  return { text, boost, query: undefined }
}

/** Where a word ends before commas and full stops, which no suffix needs. */
function endOf(raw: string): number {
  let end = raw.length
  while (end > 0 && !'*~^'.includes(raw[end - 1] as string) && !isPartOfWord(raw.charCodeAt(end - 1))) end--
  return end || raw.length
}

function isPartOfWord(unit: number): boolean {
  const found = CLASSES[unit] || classOf(unit)
  return found === LETTER || found === DIGIT || found === MARK || found === CONTROL || found >= PRESENTATION
}

/** What a word is: letters alone, with a star at the end, with stars and question marks within; `none` where other signs stand in it. */
function kindOf(word: string): 'word' | 'prefix' | 'wildcard' | 'none' {
  let letters = 0
  let digits = 0
  let firstSign = -1
  let lastLetter = -1
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    if (word[i] === '*' || (word[i] === '?' && (lastLetter >= 0 || firstSign >= 0))) {
      if (firstSign < 0) firstSign = i
    } else if (!isPartOfWord(unit)) return 'none'
    else {
      lastLetter = i
      if (CLASSES[unit] === DIGIT) digits++
      else letters++
    }
  }
  if (letters + digits === 0) return 'none'
  if (firstSign < 0) return 'word'
  if (firstSign > lastLetter) return 'prefix'
  // 5*3 is a sum, not a pattern.
  return letters > 0 ? 'wildcard' : 'none'
}
