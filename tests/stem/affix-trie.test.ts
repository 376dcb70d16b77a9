import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AffixTrie } from '../../src/stem/affix-trie.js'
import { PREFIX_BITS, PREFIX_TRIE, PREFIXES, SUFFIX_BITS, SUFFIX_TRIE, SUFFIXES } from '../../src/stem/affixes.js'

/** What a trie says of the letters of an affix, read from its first or its last. */
function bitsOf(affix: string, trie: AffixTrie, values: Uint16Array, fromEnd: boolean): number {
  let node = 0
  for (const letter of fromEnd ? [...affix].reverse() : affix) {
    node = trie.next(node, letter.charCodeAt(0))
    if (node === 0) return 0
  }
  return values[node] as number
}

describe('AffixTrie', () => {
  it('says of any letters what the map of affixes says', () => {
    const letters = fc.array(fc.constantFrom(...'وفبكلسيتناهم', 'x', '٣', 'گ'), { maxLength: 7 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(letters, affix => {
        expect(bitsOf(affix, PREFIX_TRIE, PREFIX_BITS, false)).toBe(PREFIXES.get(affix) ?? 0)
        expect(bitsOf(affix, SUFFIX_TRIE, SUFFIX_BITS, true)).toBe(SUFFIXES.get(affix) ?? 0)
      }),
      { numRuns: 2000 },
    )
    for (const [affix, bits] of PREFIXES) expect(bitsOf(affix, PREFIX_TRIE, PREFIX_BITS, false)).toBe(bits)
    for (const [affix, bits] of SUFFIXES) expect(bitsOf(affix, SUFFIX_TRIE, SUFFIX_BITS, true)).toBe(bits)
  })

  it('passes over affixes that it was not made of', () => {
    const trie = new AffixTrie(['ون'], true)
    expect(
      [
        ...trie.values(
          new Map([
            ['ون', 3],
            ['ين', 4],
          ]),
        ),
      ].filter(value => value > 0),
    ).toEqual([3])
  })
})
