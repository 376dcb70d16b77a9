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
  termForms: 4,
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
} as const

export type SectionName = keyof typeof SECTIONS

/** Postings, packed integers: values per block. */
export const BLOCK_SIZE = 128

/** Terms, root keys, ids, stored documents: entries per block. */
export const ENTRIES_PER_BLOCK = 16

/** A posting's code carries how many of its occurrences stand in the document's opening, capped at this. */
export const MAX_LEAD = 3

/** The opening of a field: its first tokens. */
export const LEAD_LENGTH = 30
