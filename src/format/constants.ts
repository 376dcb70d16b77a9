/**
 * The numbers of the file format. docs/format/v1.md defines them in words; a test holds the two equal.
 */

/** "FIHRIS", then CR LF: a transfer that meddles with line ends breaks the magic, not the data. */
export const MAGIC: readonly number[] = [0x46, 0x49, 0x48, 0x52, 0x49, 0x53, 0x0d, 0x0a]

/** An image of another major version is refused; a later minor version only adds optional sections. */
export const MAJOR_VERSION = 1
export const MINOR_VERSION = 0

export const HEADER_SIZE = 32
export const TABLE_ENTRY_SIZE = 24
export const ALIGNMENT = 8

/** Set in a table entry: a reader that does not know the section must refuse the image. */
export const MANDATORY = 1

/** No image has more sections than this; a larger count is a forged one. */
export const MAX_SECTIONS = 256

/** Section types by name. New ones are added at the end; numbers are never reused. */
export const SECTIONS = {
  meta: 1,
  terms: 2,
  termBlocks: 3,
  postingCodes: 4,
  stemForms: 5,
  rootStems: 6,
  rootKeys: 7,
  rootBlocks: 8,
  postings: 9,
  postingOffsets: 10,
  positions: 11,
  positionOffsets: 12,
  norms: 13,
  ids: 14,
  idBlocks: 15,
  stored: 16,
  storedOffsets: 17,
  columns: 18,
  columnOffsets: 19,
  termPeaks: 20,
} as const

export type SectionName = keyof typeof SECTIONS

/** Text fields of an image: a record says in one integer in which of them its stem stands. */
export const MAX_TEXT_FIELDS = 31

/** UTF-16 code units of a term or root key. Words are cut far below; a longer one is forged, to make every look-up a long one. */
export const MAX_TERM_LENGTH = 1024

/** Stems of a root, sixty times as many as the largest of ten thousand documents: a query reads the lists of all of them. */
export const MAX_FAMILY = 4096

/** Postings in a run; a list of as many has a table of its runs. */
export const BLOCK_SIZE = 128

/** Documents in a block of a column, with the least and the largest of their values beside it. */
export const COLUMN_BLOCK = 128

/** Bytes of a column's head. */
export const COLUMN_HEAD = 20

/** How a column keeps its values, and the flag of one whose documents may have several. */
export const COLUMN_KINDS = { flags: 0, strings: 1, steps: 2, doubles: 3 } as const
export const SEVERAL = 256

/** Terms, root keys, ids, stored documents: entries per block. */
export const ENTRIES_PER_BLOCK = 24

/** A posting's code says how early the stem first stands in the field: its lead, the number of these positions that it stands before. */
export const LEADS: readonly number[] = [32, 16, 8]

/** Codes from here on are written as this symbol and, in gamma code, what is more. */
export const LAST_CODE_SYMBOL = 255

/** Lists shorter than this write no width of low bits for their gaps: the mean gap gives it. */
export const SHORTEST_WITH_WIDTH = 4

/** Bits of a bound: the most occurrences in a document, and the least length byte. */
export const BOUND_WIDTH = 8

/** Bytes shared and bytes added stand in one symbol where both are below this; at it, what is more follows in gamma code. */
export const MOST_IN_HEAD = 15

/** Bits of the longest code word of a prefix code: a table of 2^11 finds any symbol in one step. */
export const LONGEST_CODE = 11

/** Symbols of the prefix code of stored values: the bytes, and strings of them that come often. */
export const MOST_STORED_SYMBOLS = 4096

/** Bytes of such a string. It also bounds what forged values can come to: so many bytes for each bit. */
export const LONGEST_STORED_STRING = 16

/** Bits of the longest code word of stored values: more symbols than elsewhere need more. */
export const LONGEST_STORED_CODE = 14

/** Largest quotient that a Rice code is given: a longer run of zeros is a forged one. */
export const MAX_QUOTIENT = 0xffff

/** Most low bits of a Rice code: what one 32-bit load gives at any bit. */
export const MAX_RICE_WIDTH = 24

/** Zeros behind a section of bits: a reader may take four bytes at any bit of it. */
export const GUARD = 8
