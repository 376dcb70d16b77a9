import FlexSearch from 'flexsearch'
import { textOf } from '../data/collection.js'
import type { Engine } from './engine.js'
import { toBytes, toText } from './engine.js'

type Index = InstanceType<typeof FlexSearch.Index>

/**
 * FlexSearch with one field, `suggest` where any word suffices, no context and never `rtl`: with anything else it finds less.
 * Without an encoder it uses its own, which cuts a word at each vowel sign. It counts no frequencies: that is its speed.
 */
export function flexSearch(encode?: (text: string) => string[]): Engine<Index> {
  const create = (): Index => new FlexSearch.Index(encode ? { tokenize: 'strict', encode } : { tokenize: 'strict' })
  return {
    begin(fields) {
      const index = create()
      return {
        add(documents) {
          for (const document of documents) index.add(document.id, textOf(document, fields))
        },
        finish: () => index,
      }
    },
    async save(index) {
      const parts: Uint8Array[] = []
      await index.export(async (key, data) => {
        if (data) parts.push(toBytes(key), toBytes(data))
      })
      return parts
    },
    open(parts) {
      const index = create()
      for (let part = 0; part < parts.length; part += 2) index.import(toText(parts, part), toText(parts, part + 1))
      return index
    },
    search: (index, query, limit, operator) => index.search(query, { limit, suggest: operator === 'or' }) as string[],
  }
}
