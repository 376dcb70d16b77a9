import { describe, expect, it } from 'vitest'
import { quadriliteralNouns, verbsOf } from '../../src/lexicon/verbs.js'
import { normalize } from '../../src/normalize/normalize.js'

describe('verbsOf', () => {
  const verbs = verbsOf()

  it('gives stems in folded letters', () => {
    const unfolded = verbs
      .flatMap(({ verb }) => [verb.past, ...[...verb.pastStems, ...verb.imperfectStems].map(([stem]) => stem)])
      .filter(word => normalize(word) !== word)
    expect(unfolded).toEqual([])
  })

  it('gives each verb among its own stems', () => {
    expect(verbs.filter(({ verb }) => !verb.pastStems.some(([stem]) => stem === verb.past))).toEqual([])
    expect(verbs.filter(({ verb }) => verb.imperfectStems.some(([stem]) => stem === ''))).toEqual([])
  })

  it.each([
    ['كتب', 'كتب', 'كاتب'],
    ['درس', 'درس', 'تدريس'],
    ['قول', 'قال', 'قايل'],
    ['عمل', 'استعمل', 'استعمال'],
    ['جمع', 'اجتمع', 'اجتماع'],
  ])('knows %s: %s, %s', (root, past, noun) => {
    const found = verbs.filter(each => each.root === root)
    expect(found.map(({ verb }) => verb.past)).toContain(past)
    expect(found.flatMap(({ verb }) => verb.nouns)).toContain(noun)
  })

  it('knows verbs of four radicals', () => {
    const pasts = verbs.map(({ verb }) => verb.past)
    for (const past of ['ترجم', 'سيطر', 'تدهور']) expect([past, pasts.includes(past)]).toEqual([past, true])
  })
})

describe('quadriliteralNouns', () => {
  it('are in folded letters', () => {
    for (const noun of quadriliteralNouns()) expect(normalize(noun)).toBe(noun)
  })
})
