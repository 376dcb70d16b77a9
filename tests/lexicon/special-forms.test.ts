import { describe, expect, it } from 'vitest'
import { SPECIAL_FORMS } from '../../src/lexicon/special-forms.js'
import { normalize } from '../../src/normalize/normalize.js'

describe('the special forms', () => {
  it('are in folded letters, and so are their bases', () => {
    for (const [form, base] of SPECIAL_FORMS) expect([normalize(form), normalize(base)]).toEqual([form, base])
  })

  it('lead to a base that leads no further', () => {
    for (const base of SPECIAL_FORMS.values()) expect(SPECIAL_FORMS.get(base) ?? base).toBe(base)
  })
})
