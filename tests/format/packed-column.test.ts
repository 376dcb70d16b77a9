import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImageError } from '../../src/errors.js'
import { PackedColumn } from '../../src/format/packed-column.js'
import { encodePackedColumn } from '../../src/format/packed-column-writer.js'

describe('PackedColumn', () => {
  it('gives back random values of every width', () => {
    fc.assert(
      fc.property(
        fc.nat(32).chain(width => fc.array(fc.integer({ min: 0, max: 2 ** width - 1 }), { maxLength: 300 })),
        values => {
          const column = new PackedColumn(encodePackedColumn(Uint32Array.from(values)))
          expect(column.length).toBe(values.length)
          expect(values.map((_, i) => column.get(i))).toEqual(values)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('takes no bits for zeros', () => {
    expect(encodePackedColumn(new Uint32Array(1000)).length).toBe(12)
  })

  it('refuses every truncation, a longer section and a width beyond 32', () => {
    const encoded = encodePackedColumn(Uint32Array.from([1, 900, 3]))
    for (let length = 0; length < encoded.length; length++) expect(() => new PackedColumn(encoded.subarray(0, length))).toThrow(ImageError)
    const longer = new Uint8Array(encoded.length + 1)
    longer.set(encoded)
    expect(() => new PackedColumn(longer)).toThrow(expect.objectContaining({ code: 'corrupt' }))
    encoded[4] = 33
    expect(() => new PackedColumn(encoded)).toThrow(ImageError)
  })
})
