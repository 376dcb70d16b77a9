import { ByteWriter, bitWidth } from './byte-writer.js'

/** Encodes `values`, each below 2^32. */
export function encodePackedColumn(values: Uint32Array): Uint8Array {
  const width = bitWidth(values.reduce((most, value) => Math.max(most, value), 0))
  const writer = new ByteWriter()
  writer.u32(values.length)
  writer.u32(width)
  writer.packed(values, 0, values.length, width)
  writer.u32(0)
  return writer.toBytes()
}
