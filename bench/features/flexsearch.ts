import FlexSearch from 'flexsearch'
import { textOf } from '../data/collection.js'
import type { FeatureEngine } from './feature.js'
import { PASSAGE } from './feature.js'

type Index = InstanceType<typeof FlexSearch.Index>
type Store = InstanceType<typeof FlexSearch.Document<{ id: string; text: string; category: string }>>

interface Indexes {
  strict: Index
  forward: Index
  store: Store
}

/** Its types allow for promises and resolvers, which come of other set-ups. */
const size = (found: unknown): number => (found as readonly unknown[]).length

/** A resolver to which more is added, which its types lose. */
interface Chain {
  not(options: { index: Index; query: string }): Chain
  limit(most: number): Chain
  resolve(): unknown
}

/** FlexSearch: an index for words, one with all beginnings of words, and a document store with tags and texts. */
export function flexSearchFeatures(encode: (text: string) => string[]): FeatureEngine<Indexes> {
  const index = (tokenize: 'strict' | 'forward'): Index => new FlexSearch.Index({ tokenize, encode })
  return {
    build(documents) {
      const indexes: Indexes = {
        strict: index('strict'),
        forward: index('forward'),
        store: new FlexSearch.Document({ tokenize: 'strict', encode, document: { id: 'id', index: ['text'], tag: ['category'], store: ['text'] } }),
      }
      for (const document of documents) {
        const text = textOf(document, ['title', 'body'])
        indexes.strict.add(document.id, text)
        indexes.forward.add(document.id, text)
        indexes.store.add({ id: document.id, text, category: document.category })
      }
      return indexes
    },
    features: {
      words: { how: 'an Index, suggest: true', answer: ({ strict }, text, limit) => size(strict.search(text, { limit, suggest: true })) },
      prefix: { how: "an Index of tokenize: 'forward'", answer: ({ forward }, text, limit) => size(forward.search(text, { limit, suggest: true })) },
      boolean: {
        how: 'a Resolver',
        answer: ({ strict }, { must, either: [a, b], not }, limit) => {
          const { Resolver } = FlexSearch
          const either = new Resolver({ index: strict, query: a }).or({ index: strict, query: b })
          // Where nothing is left to intersect, it gives a list in place of a resolver, which its types do not say.
          const both: unknown = new Resolver({ index: strict, query: must }).and(either)
          return both instanceof Resolver ? size((both as Chain).not({ index: strict, query: not }).limit(limit).resolve()) : size(both)
        },
      },
      filter: {
        how: 'a Document with tags',
        answer: ({ store }, { text, category }, limit) => store.search(text, { limit, suggest: true, pluck: 'text', tag: { category } }).length,
      },
      highlight: {
        how: 'highlight, of one field, not escaped',
        answer: ({ store }, text, limit) =>
          store.search(text, { limit, suggest: true, pluck: 'text', enrich: true, highlight: { template: '<b>$1</b>', boundary: PASSAGE } }).length,
      },
    },
  }
}
