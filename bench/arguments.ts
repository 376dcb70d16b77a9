import { parseArgs } from 'node:util'
import type { TextField } from './data/collection.js'
import { BUILT } from './engines/library.js'
import { ENGINES, isWanted } from './engines/registry.js'

/** What both benchmarks take. */
export interface CommonArguments {
  module: string
  /** Names or families of engines, separated by commas. */
  only: string | undefined
  /** Folder with the compiled LuceneRun. */
  lucene: string | undefined
  json: string | undefined
  seed: number
  /** Milliseconds that one engine may take in all. */
  timeout: number
}

export interface SpeedArguments extends CommonArguments {
  corpus: string
  queries: string
}

export interface RelevanceArguments extends CommonArguments {
  collections: string
  fields: TextField[]
}

const COMMON = {
  module: { type: 'string', default: BUILT },
  only: { type: 'string' },
  lucene: { type: 'string' },
  json: { type: 'string' },
  seed: { type: 'string', default: '1' },
  timeout: { type: 'string', default: '120' },
} as const

/** The row of the speed tables that is no engine. */
export const TOKENIZER = 'tokenizer'

export function speedArguments(args: string[]): SpeedArguments {
  const articles = 'fixtures/articles'
  const { values } = parseArgs({
    args,
    options: {
      ...COMMON,
      corpus: { type: 'string', default: `${articles}/corpus.jsonl` },
      queries: { type: 'string', default: `${articles}/readers.queries.tsv` },
    },
  })
  return { ...common(values, [TOKENIZER]), corpus: values.corpus, queries: values.queries }
}

export function relevanceArguments(args: string[]): RelevanceArguments {
  const { values } = parseArgs({
    args,
    options: { ...COMMON, collections: { type: 'string', default: 'fixtures' }, fields: { type: 'string', default: 'body' } },
  })
  return { ...common(values, []), collections: values.collections, fields: fieldsOf(values.fields) }
}

interface CommonValues {
  module: string
  seed: string
  timeout: string
  only?: string | undefined
  lucene?: string | undefined
  json?: string | undefined
}

function common({ module, only, lucene, json, seed, timeout }: CommonValues, others: readonly string[]): CommonArguments {
  const names = [...others, ...ENGINES.map(engine => engine.name)]
  // A misspelt name would otherwise give an empty table, which reads like a broken engine.
  for (const wanted of only?.split(',') ?? [])
    if (!names.some(name => isWanted(name, wanted))) throw new Error(`--only ${wanted}: no such row; there are ${names.join(', ')}`)
  return { module, only, lucene, json, seed: integer('seed', seed), timeout: integer('timeout', timeout) * 1000 }
}

function integer(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} takes a whole number, not ${value}`)
  return Number(value)
}

function fieldsOf(value: string): TextField[] {
  const fields = value.split(',')
  for (const field of fields) if (field !== 'title' && field !== 'body') throw new Error(`--fields takes body, title or title,body, not ${value}`)
  return fields as TextField[]
}

/** Runs a command; what went wrong is said in a line, for it is nearly always a path or a name. */
export async function run(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
