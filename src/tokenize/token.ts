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

/** Set on the form number of a token that stands at the position of the one before it (a {@link WHOLE}, a {@link VARIANT}). */
export const SAME_POSITION = 0x80000000

/** Numbers forms: equal forms get equal numbers, counted from 0 and below 2^31 - 1. */
export interface FormSink {
  /** The number of the form in `units[from, to)`, scratch memory. */
  intern(units: Uint16Array, from: number, to: number): number
  /** The same for a short form given as one number (see packed-form.ts). */
  internPacked(packed: number): number
}

/** A list of tokens that grows at its end: form numbers, with {@link SAME_POSITION} where it applies. */
export interface TokenOutput {
  /** Room for tokens, used up to `length`. */
  tokens: Uint32Array
  length: number
  /** Makes room for at least one more token; returns the `tokens` from then on. */
  grow(): Uint32Array
}
