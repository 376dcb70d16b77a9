import { describe, expect, it } from 'vitest'
import { FINGERPRINT } from '../../src/analysis/fingerprint.js'

describe('FINGERPRINT', () => {
  it('is a revision and a hash', () => {
    expect(FINGERPRINT).toMatch(/^a\d+-[0-9a-f]{8}$/)
  })
})
