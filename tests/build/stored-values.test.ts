import fc from 'fast-check'
import { unpack } from 'msgpackr'
import { expect, it } from 'vitest'
import { StoredValues } from '../../src/build/stored-values.js'

it('keeps what was added, a list for each document', () => {
  const value = fc.oneof(fc.string({ maxLength: 3000 }), fc.boolean(), fc.constant(null), fc.double({ noNaN: true }), fc.array(fc.string()))
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 12 }), documents => {
      const stored = new StoredValues()
      for (const values of documents) stored.add(values)
      const bytes = stored.bytes()
      expect(stored.offsets).toHaveLength(documents.length + 1)
      expect(bytes).toHaveLength(stored.offsets.at(-1) as number)
      documents.forEach((values, i) => {
        expect(unpack(bytes.slice(stored.offsets[i], stored.offsets[i + 1]))).toEqual(values)
      })
    }),
  )
})
