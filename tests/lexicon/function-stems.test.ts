import { describe, expect, it } from 'vitest'
import { FUNCTION_STEMS } from '../../src/lexicon/function-stems.js'
import { normalize } from '../../src/normalize/normalize.js'

describe('FUNCTION_STEMS', () => {
  it.each([
    ['من', 'من'],
    ['ومنهم', 'من'],
    ['فيها', 'في'],
    ['وعليكم', 'على'],
    ['بهم', 'ب'],
    ['فله', 'ل'],
    ['وهو', 'هو'],
    ['كانت', 'كان'],
    ['ليكون', undefined],
    ['وتكون', 'كان'],
    ['لست', 'ليس'],
    ['لهذا', 'هذا'],
    ['أولم', 'لم'],
    ['أبوهم', 'أب'],
    ['أخيك', 'أخ'],
    ['لكن', 'لكن'],
    ['ولي', undefined],
    ['فلك', undefined],
    ['كتاب', undefined],
  ])('gives %s the stem %s', (form, stem) => {
    expect(FUNCTION_STEMS.get(normalize(form))).toBe(stem === undefined ? undefined : normalize(stem))
  })

  it('is in folded letters', () => {
    for (const [form, stem] of FUNCTION_STEMS) expect([form, stem]).toEqual([normalize(form), normalize(stem)])
  })
})
