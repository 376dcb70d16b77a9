import { describe, expect, it } from 'vitest'
import { GAP, SAME_POSITION, TokenStream } from '../../src/build/token-stream.js'

describe('TokenStream', () => {
  it('gives back what was pushed, as it grows', () => {
    const stream = new TokenStream()
    const count = 200_000
    for (let i = 0; i < count; i++) stream.push(i % 3 === 0 ? (i | SAME_POSITION) >>> 0 : i)
    stream.push(GAP)
    expect(stream.length).toBe(count + 1)
    for (let i = 0; i < count; i++) {
      if (stream.get(i) !== (i % 3 === 0 ? i + SAME_POSITION : i)) expect.unreachable(`token ${i} is ${stream.get(i)}`)
    }
    expect(stream.get(count)).toBe(GAP)
  })
})
