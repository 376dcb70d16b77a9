import { ByteWriter } from './byte-writer.js'
import type { SectionName } from './constants.js'
import { ALIGNMENT, HEADER_SIZE, MAGIC, MAJOR_VERSION, MANDATORY, MINOR_VERSION, SECTIONS, TABLE_ENTRY_SIZE } from './constants.js'
import { crc32c } from './crc32c.js'

/** Puts sections behind a header and a table: the outermost layer of the format, see docs/format/v1.md. */
export function writeImage(sections: readonly (readonly [name: SectionName, bytes: Uint8Array])[]): Uint8Array {
  const head = HEADER_SIZE + TABLE_ENTRY_SIZE * sections.length
  let length = align(head)
  const offsets = sections.map(([, bytes]) => {
    const offset = length
    length = align(length + bytes.length)
    return offset
  })
  const table = new ByteWriter()
  sections.forEach(([name, bytes], i) => {
    table.u32(SECTIONS[name] | (MANDATORY << 16))
    table.u32(crc32c(bytes))
    u64(table, offsets[i] as number)
    u64(table, bytes.length)
  })
  const image = new Uint8Array(length)
  const header = new ByteWriter()
  for (const byte of MAGIC) header.u8(byte)
  header.u32(MAJOR_VERSION | (MINOR_VERSION << 16))
  header.u32(sections.length)
  u64(header, length)
  header.u32(0)
  image.set(header.view(), 0)
  image.set(table.view(), HEADER_SIZE)
  // The header's checksum covers the header before it and the table.
  const checksum = new ByteWriter()
  checksum.write(image.subarray(0, HEADER_SIZE - 8))
  checksum.write(table.view())
  header.length = HEADER_SIZE - 8
  header.u32(crc32c(checksum.view()))
  header.u32(0)
  image.set(header.view(), 0)
  sections.forEach(([, bytes], i) => {
    image.set(bytes, offsets[i] as number)
  })
  return image
}

function align(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT
}

function u64(writer: ByteWriter, value: number): void {
  writer.u32(value % 2 ** 32)
  writer.u32(Math.floor(value / 2 ** 32))
}
