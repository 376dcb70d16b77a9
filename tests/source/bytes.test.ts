import { describe, expect, it } from 'vitest'
import { BytesSource } from '../../src/source/bytes.js'

describe('BytesSource', () => {
  const bytes = Uint8Array.from({ length: 20 }, (_, i) => i)

  it('reads ranges as views, without a copy', () => {
    const source = new BytesSource(bytes)
    expect(source.byteLength).toBe(20)
    const range = source.read(5, 3)
    expect([...range]).toEqual([5, 6, 7])
    expect(range.buffer).toBe(bytes.buffer)
  })

  it('counts from the beginning of a view, not of its buffer', () => {
    const source = new BytesSource(bytes.subarray(3, 10))
    expect(source.byteLength).toBe(7)
    expect([...source.read(1, 2)]).toEqual([4, 5])
  })

  it('takes an ArrayBuffer, and a Node buffer', () => {
    expect([...new BytesSource(bytes.buffer).read(18, 2)]).toEqual([18, 19])
    expect([...new BytesSource(Buffer.from(bytes)).read(18, 2)]).toEqual([18, 19])
  })

  it.each([[undefined], [null], ['bytes'], [5], [[1, 2]], [{ length: 3 }]])('refuses %j', value => {
    expect(() => new BytesSource(value as unknown as Uint8Array)).toThrow(expect.objectContaining({ code: 'option' }))
  })
})
