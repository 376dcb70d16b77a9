import { OptionError } from '../errors.js'

/** The last hit of a page: where the next one begins. */
export interface Cursor {
  score: number
  doc: number
  /** Its rank for each field sorted by. */
  ranks: number[]
}

/** A cursor as text that holds for one image and one search: `search` names both; `now` is what the search took for now. */
export function encodeCursor(search: string, now: number, { score, doc, ranks }: Cursor): string {
  const halves = new Uint32Array(Float64Array.of(score).buffer)
  return [search, ...[now, halves[0] as number, halves[1] as number, doc, ...ranks].map(number => number.toString(36))].join('.')
}

/** The cursor behind a text, and its now. Throws OptionError where it is no cursor of this search with so many fields to sort by. */
export function decodeCursor(text: string, search: string, keys: number): { cursor: Cursor; now: number } {
  const numbers = numbersOf(text)
  const [now = 0, low = 0, high = 0, doc = 0, ...ranks] = numbers
  const cursor = { score: new Float64Array(Uint32Array.of(low, high).buffer)[0] as number, doc, ranks }
  // What reads back as it was is what was written.
  if (ranks.length !== keys || !numbers.every(Number.isSafeInteger) || encodeCursor(search, now, cursor) !== text)
    throw new OptionError('"after" is the cursor of the page before: of the same index, query and options')
  return { cursor, now }
}

/** When the search of a cursor took place, in milliseconds since 1970; 0 where it is none. */
export function nowOf(text: string): number {
  const [now = 0] = numbersOf(text)
  return Number.isSafeInteger(now) ? now : 0
}

function numbersOf(text: string): number[] {
  // A page's rank for each of eight fields, and five parts before them.
  return typeof text === 'string' && text.length < MAX_LENGTH
    ? text
        .split('.')
        .slice(1)
        .map(part => Number.parseInt(part, 36))
    : []
}

const MAX_LENGTH = 256
