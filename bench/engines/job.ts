import type { BenchQuery, TextField } from '../data/collection.js'
import type { Latencies, Summary } from '../metrics/timing.js'

/** What an engine is asked to do, in a form that crosses a process boundary. */
export interface Job {
  engine: string
  /** The built library's main module, from the root of the repository. */
  module: string
  corpus: string
  fields: TextField[]
  queries: BenchQuery[]
  /** Hits for each query. */
  limit: number
  /** Rounds of building and of opening at most; 1 for rankings alone. */
  rounds: number
  /** Rounds through all queries at most: a small set needs many before the compiler is done with it. */
  queryRounds: number
  /** Milliseconds that each of the three may take before no further round begins. */
  budget: number
}

/** What came of a job. Times in milliseconds unless the name says otherwise; undefined where an engine does not have such a step. */
export interface Outcome {
  /** The first build, in a process that has not built before. */
  firstBuild: number
  build: Summary
  /** Processor time of the cheapest build, all threads. */
  buildCpu?: number
  /** From the built index to its export. */
  save?: number
  /** Bytes of the export, as they are and gzipped. */
  bytes: number
  gzipBytes?: number
  /** From the export's bytes in memory to an index. */
  open?: Summary
  /** … and to the answer of the first query, in the same process. */
  firstAnswer?: number
  /** MB that the index takes once it has been opened from its bytes and queried, the bytes included where it keeps them. */
  memory?: number
  /** Latencies of each round after the first, or of the only one. */
  rounds: Latencies[]
  /** Ids for each query, from the first round. */
  run: Record<string, string[]>
  /** What a reader of the row must know: a version, a bias. */
  note?: string
}

export type Answer = { outcome: Outcome } | { failure: string }
