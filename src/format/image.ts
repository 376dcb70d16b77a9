import { ImageError } from '../errors.js'
import { u32At } from './bits.js'
import type { SectionName } from './constants.js'
import { ALIGNMENT, HEADER_SIZE, MAGIC, MAJOR_VERSION, MANDATORY, MAX_SECTIONS, SECTIONS, TABLE_ENTRY_SIZE } from './constants.js'
import { corrupt } from './corrupt.js'
import { crc32c } from './crc32c.js'

/** A section as the table gives it; offsets and lengths in bytes of the image. */
export interface Section {
  type: number
  offset: number
  length: number
  checksum: number
}

/** The outermost layer of an image, read and checked: where its sections are. */
export interface ImageLayout {
  version: { major: number; minor: number }
  byteLength: number
  /** In the order of the file; optional ones that this library does not know are among them. */
  sections: Section[]
}

/**
 * Reads header and table of an image of which at least the head is at hand; `available` is how many bytes the whole source has.
 * Throws ImageError: not-an-image, version, truncated, checksum (of the header), corrupt (a section out of bounds, one unknown and
 * mandatory).
 */
export function readLayout(bytes: Uint8Array, available: number = bytes.length): ImageLayout {
  MAGIC.forEach((byte, i) => {
    if (i < bytes.length && bytes[i] !== byte) throw new ImageError('not-an-image', i, 'these bytes are no fihris image')
  })
  if (bytes.length < HEADER_SIZE) throw new ImageError('truncated', bytes.length, `the image ends after ${bytes.length} bytes`)
  const version = { major: u32At(bytes, 8) & 0xffff, minor: u32At(bytes, 8) >>> 16 }
  if (version.major !== MAJOR_VERSION) {
    throw new ImageError('version', 8, `the image has format ${version.major}.${version.minor}, this library reads ${MAJOR_VERSION}.x: rebuild the image`)
  }
  const count = u32At(bytes, 12)
  const byteLength = u64At(bytes, 16)
  if (available < byteLength) throw new ImageError('truncated', available, `the image has ${byteLength} bytes, of which ${available} are here`)
  if (available > byteLength) throw corrupt(bytes, byteLength, `${available - byteLength} bytes after its end`)
  const tableEnd = HEADER_SIZE + TABLE_ENTRY_SIZE * count
  if (count > MAX_SECTIONS || tableEnd > byteLength) throw corrupt(bytes, 12, `${count} sections`)
  if (bytes.length < tableEnd) throw new ImageError('truncated', bytes.length, `the image ends after ${bytes.length} bytes`)
  const covered = new Uint8Array(HEADER_SIZE - 8 + TABLE_ENTRY_SIZE * count)
  covered.set(bytes.subarray(0, HEADER_SIZE - 8))
  covered.set(bytes.subarray(HEADER_SIZE, tableEnd), HEADER_SIZE - 8)
  if (crc32c(covered) !== u32At(bytes, HEADER_SIZE - 8)) throw new ImageError('checksum', HEADER_SIZE - 8, 'the header was changed')
  return { version, byteLength, sections: readTable(bytes, count, tableEnd, byteLength) }
}

function readTable(bytes: Uint8Array, count: number, tableEnd: number, byteLength: number): Section[] {
  const known = new Set<number>(Object.values(SECTIONS))
  const sections: Section[] = []
  let before = tableEnd
  for (let i = 0; i < count; i++) {
    const at = HEADER_SIZE + TABLE_ENTRY_SIZE * i
    const type = u32At(bytes, at) & 0xffff
    const section = { type, checksum: u32At(bytes, at + 4), offset: u64At(bytes, at + 8), length: u64At(bytes, at + 16) }
    if (section.offset % ALIGNMENT !== 0 || section.offset < before || section.offset + section.length > byteLength) {
      throw new ImageError('corrupt', at, `the image is damaged: section ${type} at ${section.offset}, ${section.length} bytes`)
    }
    before = section.offset + section.length
    if (sections.some(other => other.type === type)) throw corrupt(bytes, at, `section ${type} twice`)
    sections.push(section)
    if (!known.has(type) && (u32At(bytes, at) >>> 16) & MANDATORY) throw new ImageError('version', at, `the image needs section ${type}: update the library`)
  }
  return sections
}

/** The bytes of one section, not copied. Throws `corrupt` where the table has none. */
export function sectionBytes(image: Uint8Array, layout: ImageLayout, name: SectionName): Uint8Array {
  const section = layout.sections.find(candidate => candidate.type === SECTIONS[name])
  if (!section) throw corrupt(image, HEADER_SIZE, `no section ${name}`)
  return image.subarray(section.offset, section.offset + section.length)
}

/** Checks every byte of an image against its checksums, and that what lies between sections is zero. */
export function verifyChecksums(image: Uint8Array, layout: ImageLayout): void {
  let end = HEADER_SIZE + TABLE_ENTRY_SIZE * u32At(image, 12)
  if (u32At(image, HEADER_SIZE - 4) !== 0) throw new ImageError('checksum', HEADER_SIZE - 4, 'a reserved byte was changed')
  for (const { type, offset, length, checksum } of layout.sections) {
    checkZeros(image, end, offset)
    if (crc32c(image.subarray(offset, offset + length)) !== checksum) throw new ImageError('checksum', offset, `section ${type} was changed`)
    end = offset + length
  }
  checkZeros(image, end, layout.byteLength)
}

function checkZeros(image: Uint8Array, from: number, to: number): void {
  for (let i = from; i < to; i++) if (image[i] !== 0) throw new ImageError('checksum', i, 'a byte between two sections was changed')
}

function u64At(bytes: Uint8Array, at: number): number {
  return u32At(bytes, at) + u32At(bytes, at + 4) * 2 ** 32
}
