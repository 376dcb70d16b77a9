import type { AnyOrama, RawData } from '@orama/orama'
import { create, insert, load, save, search } from '@orama/orama'
import { textOf } from '../data/collection.js'
import type { Engine } from './engine.js'
import { toBytes, toText } from './engine.js'

/**
 * Orama with one text property, where it ranks best, and no sorting columns. It keeps every document: these are taken out of the
 * export, for the other engines keep none either.
 */
export function orama(terms: (text: string) => string[]): Engine<AnyOrama> {
  const make = (): AnyOrama =>
    create({
      schema: { text: 'string' } as const,
      sort: { enabled: false },
      components: { tokenizer: { language: 'arabic', normalizationCache: new Map<string, string>(), tokenize: terms } },
    }) as AnyOrama
  return {
    begin(fields) {
      const database = make()
      return {
        async add(documents) {
          for (const document of documents) await insert(database, { id: document.id, text: textOf(document, fields) })
        },
        finish: () => database,
      }
    },
    save(database) {
      const raw = save(database)
      const docs = raw.docs as { count: number }
      return [toBytes({ ...raw, docs: { docs: {}, count: docs.count } })]
    },
    open(parts) {
      const database = make()
      load(database, JSON.parse(toText(parts)) as RawData)
      return database
    },
    async search(database, query, limit, operator) {
      const { hits } = await search(database, { term: query, properties: ['text'], limit, threshold: operator === 'or' ? 1 : 0 })
      return hits.map(hit => hit.id)
    },
  }
}
