/** The part of lunr that the benchmarks call; lunr brings no types of its own. */
declare module 'lunr' {
  export interface LunrIndex {
    query(build: (clauses: { term(term: string, options: { usePipeline: boolean; presence: number }): void }) => void): { ref: string; score: number }[]
    toJSON(): object
  }

  class Token {
    constructor(text: string, metadata: object)
  }

  class Builder {
    tokenizer: (text: string) => Token[]
    ref(name: string): void
    field(name: string, options: { boost?: number }): void
    add(document: object): void
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
