import type { AnyOrama } from '@orama/orama'
import { create, insert, search } from '@orama/orama'
import { textOf } from '../data/collection.js'
import type { FeatureEngine } from './feature.js'
import { editsOf, GROUP_HITS } from './feature.js'

type Parameters = Omit<import('@orama/orama').SearchParamsFullText<AnyOrama>, 'properties' | 'term'>

/**
 * Orama with one text property, where it ranks best, and columns. It takes every word for a prefix, so that an unfinished last word is
 * nothing else than words. A date is a number, as it has no type for one; a category stands twice, for it filters enums and groups strings.
 */
export function oramaFeatures(terms: (text: string) => string[]): FeatureEngine<AnyOrama> {
  const ask = async (database: AnyOrama, term: string, parameters: Parameters): Promise<number> => {
    const { hits } = await search(database, { term, properties: ['text'], threshold: 1, ...parameters })
    return hits.length
  }
  return {
    async build(documents) {
      const database = create({
        schema: { text: 'string', category: 'enum', group: 'string', date: 'number', length: 'number' } as const,
        components: { tokenizer: { language: 'arabic', normalizationCache: new Map<string, string>(), tokenize: terms } },
      }) as AnyOrama
      for (const document of documents) {
        const { id, category, date, length } = document
        const columns = { length, ...(category !== '' && { category, group: category }), ...(date !== '' && { date: Date.parse(date) }) }
        await insert(database, { id, text: textOf(document, ['title', 'body']), ...columns })
      }
      return database
    },
    features: {
      words: { how: 'search({ term })', answer: (database, term, limit) => ask(database, term, { limit }) },
      prefix: { how: 'search({ term })', answer: (database, term, limit) => ask(database, term, { limit }) },
      fuzzy: { how: 'tolerance: 1, from six letters 2', answer: (database, term, limit) => ask(database, term, { limit, tolerance: editsOf(term) }) },
      filter: { how: 'where', answer: (database, { text, category }, limit) => ask(database, text, { limit, where: { category: { eq: category } } }) },
      facets: {
        how: 'where, facets',
        answer: (database, { text, least, from, hasCategories }, limit) => {
          const ranges = from.map((low, i) => ({ from: low, to: from[i + 1] === undefined ? 1e9 : (from[i + 1] as number) - 1 }))
          return ask(database, text, { limit, where: { length: { gte: least } }, facets: { length: { ranges }, ...(hasCategories && { category: {} }) } })
        },
      },
      sort: { how: 'sortBy', answer: (database, { text, by }, limit) => ask(database, text, { limit, sortBy: { property: by, order: 'DESC' } }) },
      group: {
        how: 'groupBy',
        async answer(database, term, limit) {
          const groupBy = { properties: ['group'], maxResult: GROUP_HITS }
          const { groups } = await search(database, { term, properties: ['text'], threshold: 1, limit, groupBy })
          return groups?.length ?? 0
        },
      },
    },
  }
}
