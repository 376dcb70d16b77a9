/** What a token is to the written word that it came from. */
export type TokenKind = 0 | 1 | 2 | 3

/** A word by itself. */
export const WORD = 0
/** One half of a written word that holds several (COVID-19, ٥كلم, عبدالله). */
export const PART = 1
/** The written word as a whole, joiners left out (covid19), after its parts and at the position of the last. */
export const WHOLE = 2
/** Another reading of the token before it, at the same position (ڤ read as ق). */
export const VARIANT = 3

/**
 * Takes the tokens of a text in order. `units[from, to)` are the letters of the form; `start` and `end` its range in the source
 * (UTF-16 code units). The units are scratch memory: copy what must outlive the call.
 */
export interface TokenSink {
  token(units: Uint16Array, from: number, to: number, start: number, end: number, position: number, kind: TokenKind): void
}

/** Words longer than this many code units are cut into pieces of it: no reader types them, and no term may fill memory. */
export const MAX_WORD_LENGTH = 64
