import type { BenchQuery } from '../data/collection.js'
import { readCollections } from '../data/collection.js'
import { sample } from '../data/random.js'
import type { CorpusSource } from './source.js'
import { drawQueries } from './source.js'

/** Documents to measure on. */
export interface Corpus {
  name: string
  source: CorpusSource
  /** At most so many queries: those of the corpus, or, where it has none, runs of words from its documents. */
  queries(most: number): Promise<BenchQuery[]>
}

/** The collections of a folder, or one corpus of so many generated documents. */
export function corporaOf({ collections, generate, seed }: { collections: string; generate: number | undefined; seed: number }): Corpus[] {
  if (generate !== undefined) return [generatedCorpus(generate, seed)]
  return readCollections(collections).map(({ name, corpus, sets }) => {
    const source: CorpusSource = { kind: 'file', path: corpus }
    // Queries of all sets at once, each under a number of its own: ids of two sets may be the same.
    const all = sets.flatMap((set, s) => set.queries.map(({ id, text }) => ({ id: `${s}.${id}`, text })))
    return { name, source, queries: async most => (all.length > 0 ? sample(all, most, seed) : drawQueries(source, most, seed)) }
  })
}

export function generatedCorpus(documents: number, seed: number): Corpus {
  const source: CorpusSource = { kind: 'generated', documents, seed }
  return { name: 'generated', source, queries: most => drawQueries(source, most, seed) }
}
