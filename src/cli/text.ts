/**
 * Documents are other people's text, and a terminal obeys what is written to it: an escape sequence in a title could recolour
 * the screen, rename the window or type into the shell. No control character of a document or a path is ever printed.
 */

/** C0, DEL and C1, but for the tab and the line feed. */
const CONTROLS = /[^\P{Cc}\t\n]/gu
/** Marks that set the direction of what follows them, also beyond the text that they stand in. */
const BIDI_CONTROLS = /\p{Bidi_Control}/gu
/** What could end a line: the Unicode separators besides the line feed. */
const LINE_SEPARATORS = /[\p{Zl}\p{Zp}]/gu
const WHITE_SPACE = /\s+/gu
const UNSAFE_IN_JSON = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu
/** Invisible in itself, it keeps two Arabic cells from changing places on a terminal that orders text by direction. */
export const LEFT_TO_RIGHT_MARK = '\u200e'

/** Text that a terminal shows and does not obey; lines stay lines. */
export function printable(text: string): string {
  return text.replace(CONTROLS, '').replace(BIDI_CONTROLS, '').replace(LINE_SEPARATORS, '\n')
}

/** `printable` on one line, with single spaces. White space at the ends becomes one space, for the caller to keep or trim. */
export function oneLine(text: string): string {
  return printable(text.replace(WHITE_SPACE, ' '))
}

/** JSON with every control character escaped, also those that JSON itself would let through; ends with a line feed. */
export function jsonText(value: unknown): string {
  const json = JSON.stringify(value, null, 2)
  // The line feeds are the layout's own: inside strings JSON.stringify has escaped them.
  return `${json.replace(UNSAFE_IN_JSON, char => (char === '\n' ? char : escapeUnit(char)))}\n`
}

function escapeUnit(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
