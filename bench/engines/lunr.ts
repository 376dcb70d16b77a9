import type { LunrIndex } from 'lunr'
import lunr from 'lunr'
import type { Engine } from './engine.js'
import { TITLE_BOOST, toBytes, toText } from './engine.js'

/** lunr with our own tokenizer in place of its trimmer, which strips every Arabic letter, and an empty pipeline. */
export function lunrEngine(terms: (text: string) => string[]): Engine<LunrIndex> {
  return {
    begin(fields) {
      const builder = new lunr.Builder()
      builder.ref('id')
      for (const field of fields) builder.field(field, field === 'title' ? { boost: TITLE_BOOST } : {})
      builder.tokenizer = text => terms(text).map(term => new lunr.Token(term, {}))
      return {
        add(documents) {
          for (const document of documents) builder.add(document)
        },
        finish: () => builder.build(),
      }
    },
    save: index => [toBytes(index)],
    open: parts => lunr.Index.load(JSON.parse(toText(parts)) as object),
    search: (index, query, limit, operator) => {
      // A word that stands twice in a query would count twice here and nowhere else.
      const words = new Set(terms(query))
      const results = index.query(clauses => {
        for (const word of words) clauses.term(word, { usePipeline: false, presence: lunr.Query.presence[operator === 'or' ? 'OPTIONAL' : 'REQUIRED'] })
      })
      return results.slice(0, limit).map(result => result.ref)
    },
  }
}
