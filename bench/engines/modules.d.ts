/** The part of lunr that the benchmarks call; lunr brings no types of its own. */
declare module 'lunr' {
  export interface LunrIndex {
    query(build: (clauses: { term(term: string, options: { usePipeline: boolean; presence: number }): void }) => void): { ref: string; score: number }[]
    search(query: string): { ref: string; score: number; matchData: { metadata: object } }[]
    toJSON(): object
  }

  class Token {
    constructor(text: string, metadata: object)
  }

  class Builder {
    tokenizer: (text: string) => Token[]
    metadataWhitelist: string[]
    ref(name: string): void
    field(name: string, options: { boost?: number }): void
    add(document: object, attributes?: { boost: number }): void
    build(): LunrIndex
  }

  const lunr: {
    Builder: typeof Builder
    Token: typeof Token
    Query: { presence: { OPTIONAL: number; REQUIRED: number } }
    Index: { load(serialized: object): LunrIndex }
  }
  export default lunr
}
