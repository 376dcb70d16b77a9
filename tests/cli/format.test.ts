import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatCounted, formatSeconds, formatShare } from '../../src/cli/format.js'

describe('format', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [12_345, '12.3 kB'],
    [99_950, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.00 MB'],
    [2_500_000_000, '2.50 GB'],
  ])('%d bytes', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  it('counts, seconds, shares', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567')
    expect([formatCounted(1, 'file'), formatCounted(0, 'file')]).toEqual(['1 file', '0 files'])
    expect([formatSeconds(42), formatSeconds(12_340), formatSeconds(1_234_000)]).toEqual(['0.04 s', '12.3 s', '1234 s'])
    expect(formatShare(0.125)).toBe('12.5 %')
  })
})
