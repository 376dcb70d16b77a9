import type { CorpusSource } from '../corpus/source.js'
import type { BenchQuery, TextField } from '../data/collection.js'
import type { QueryRounds } from '../metrics/queries.js'
import type { Summary } from '../metrics/timing.js'
import type { Operator, Part } from './engine.js'

/** What an engine is asked to do, in a form that crosses a process boundary. */
export interface Job {
  engine: string
  /** The built library's main module, from the root of the repository. */
  module: string
  corpus: CorpusSource
  fields: TextField[]
  queries: BenchQuery[]
  /** How queries are asked; each in rounds of its own. */
  operators: Operator[]
  /** Hits for each query. */
  limit: number
  /**
   * Rounds at most of building, of opening, and of asking all queries, before which come rounds that nobody times, for the compiler.
   * Without rounds of opening nothing is asked; one build there always is.
   */
  rounds: { build: number; open: number; warmUp: number; query: number }
  /** Milliseconds that each step may take before no further round begins. */
  budget: number
  /** Compress the export too, which takes seconds for a large one. */
  compress: boolean
}

/** What an engine answered, asked in one way. */
export interface Answers extends QueryRounds {
  /** Ids for each query, from the first round. */
  run: Record<string, string[]>
}

/** What came of a job. Times in milliseconds unless the name says otherwise; undefined where an engine does not have such a step. */
export interface Outcome {
  documents: number
  /** Bytes of UTF-8 in the fields of all documents. */
  textBytes: number
  /** The first build, in a process that has not built before. */
  firstBuild: number
  build: Summary
  /** Processor time of the cheapest build, all threads. */
  buildCpu?: number
  /** Most MB that the process had held at a time when the first build was done, its runtime and a batch of documents included. */
  peakMemory?: number
  /** From the built index to its export. */
  save?: number
  /** Bytes of the export, as they are and gzipped. */
  bytes: number
  gzipBytes?: number
  parts?: Part[]
  /** From the export's bytes in memory to an index. */
  open?: Summary
  /** … and to the answer of the first query, in the same process. */
  firstAnswer?: number
  /** MB that the index takes once it has been opened from its bytes and queried, the bytes included where it keeps them. */
  memory?: number
  answers: Partial<Record<Operator, Answers>>
  /** What a reader of the row must know: a version, a bias. */
  note?: string
}

export type Answer = { outcome: Outcome } | { failure: string }
