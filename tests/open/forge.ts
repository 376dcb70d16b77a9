import { ByteWriter } from '../../src/format/byte-writer.js'
import { ALIGNMENT, HEADER_SIZE, MAGIC, MAJOR_VERSION, MINOR_VERSION, TABLE_ENTRY_SIZE } from '../../src/format/constants.js'
import { crc32c } from '../../src/format/crc32c.js'

/** Images that the writer would never write, with checksums that fit all the same: from the format's description alone. */
export interface RawSection {
  type: number
  flags: number
  bytes: Uint8Array
}

/** The sections of an image as they stand in its table. */
export function rawSections(image: Uint8Array): RawSection[] {
  const view = new DataView(image.buffer, image.byteOffset, image.length)
  return Array.from({ length: view.getUint32(12, true) }, (_, i) => {
    const at = HEADER_SIZE + TABLE_ENTRY_SIZE * i
    const [offset, length] = [Number(view.getBigUint64(at + 8, true)), Number(view.getBigUint64(at + 16, true))]
    return { type: view.getUint16(at, true), flags: view.getUint16(at + 2, true), bytes: image.slice(offset, offset + length) }
  })
}

/** An image of these sections in this order. */
export function assemble(sections: readonly RawSection[], version: readonly [major: number, minor: number] = [MAJOR_VERSION, MINOR_VERSION]): Uint8Array {
  let end = align(HEADER_SIZE + TABLE_ENTRY_SIZE * sections.length)
  const offsets = sections.map(({ bytes }) => {
    const offset = end
    end = align(end + bytes.length)
    return offset
  })
  const header = new ByteWriter()
  for (const byte of MAGIC) header.u8(byte)
  header.u32(version[0] | (version[1] << 16))
  header.u32(sections.length)
  header.u32(end)
  header.u32(0)
  const table = new ByteWriter()
  sections.forEach(({ type, flags, bytes }, i) => {
    for (const word of [type | (flags << 16), crc32c(bytes), offsets[i] as number, 0, bytes.length, 0]) table.u32(word >>> 0)
  })
  const image = new Uint8Array(end)
  image.set(header.view(), 0)
  image.set(table.view(), HEADER_SIZE)
  sections.forEach(({ bytes }, i) => {
    image.set(bytes, offsets[i] as number)
  })
  const covered = new ByteWriter()
  covered.write(header.view())
  covered.write(table.view())
  new DataView(image.buffer).setUint32(HEADER_SIZE - 8, crc32c(covered.view()), true)
  return image
}

/** A copy with some bytes changed. */
export function changed(image: Uint8Array, at: number, ...bytes: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(image)
  copy.set(bytes, at)
  return copy
}

function align(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT
}
