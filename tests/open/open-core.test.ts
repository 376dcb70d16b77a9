import { describe, expect, it } from 'vitest'
import type { Feature } from '../../src/entries/core.js'
import * as core from '../../src/entries/core.js'
import { IndexBuilder, OptionError, openIndex } from '../../src/index.js'

const image = new IndexBuilder({ fields: { text: { store: true }, year: { type: 'number' } } })
  .add({ id: 1, text: 'كتاب في المكتبة الجديدة', year: 2020 })
  .add({ id: 2, text: 'مكتبة الكتاب', year: 2022 })
  .toBytes()

describe('fihris/core', () => {
  it('answers words as fihris does, with snippets', () => {
    const options = { highlight: true, snippet: true } as const
    for (const query of ['كتاب', 'المكتبة الجديدة', 'كتاااب']) {
      const [one, all] = [core.openIndex(image), openIndex(image)].map(index => index.search(query, options))
      expect({ ...one, elapsed: 0, cursor: undefined }).toEqual({ ...all, elapsed: 0, cursor: undefined })
    }
  })

  it('takes signs for punctuation without the query language', () => {
    expect(core.openIndex(image).search('"الكتاب مكتبة" -جديدة').total).toBe(2)
    expect(core.openIndex(image, { features: [core.queryLanguage] }).search('"مكتبة الكتاب"').hits[0]?.id).toBe('2')
  })

  it.each<[string, Feature, (index: core.SearchIndex) => unknown]>([
    ['refinement', core.refinement, index => index.search('كتاب', { filter: { field: 'year', gt: 2020 } }).total],
    ['refinement', core.refinement, index => index.search('كتاب', { sort: 'year' }).total],
    ['completion', core.completion, index => index.suggest('كت').length],
    ['completion', core.completion, index => index.terms().length],
    ['querySynonyms', core.querySynonyms, index => index.search('كتاب', { synonyms: [['كتاب', 'مؤلف']] }).total],
    ['explanation', core.explanation, index => index.search('كتاب', { explain: true }).hits[0]?.explanation?.value],
    ['queryLanguage', core.queryLanguage, index => index.search('كت', { prefix: 'last' }).total],
  ])('says that %s is missing, and does it where it is given', (name, feature, use) => {
    expect(() => use(core.openIndex(image))).toThrow(OptionError)
    expect(() => use(core.openIndex(image))).toThrow(name)
    expect(use(core.openIndex(image, { features: [feature] }))).toBe(use(openIndex(image)))
  })

  it('filters what the query language asks for', () => {
    const index = core.openIndex(image, { features: [core.queryLanguage, core.refinement] })
    expect(index.search('+كتاب year:>2020', { sort: 'year' }).hits.map(({ id }) => id)).toEqual(['2'])
  })

  it('refuses features that are no list', () => {
    expect(() => core.openIndex(image, { features: core.completion as never })).toThrow(OptionError)
  })
})
