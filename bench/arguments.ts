import { parseArgs } from 'node:util'
import type { TextField } from './data/collection.js'
import { BUILT } from './engines/library.js'
import { ENGINES, isWanted } from './engines/registry.js'

/** What every benchmark takes. */
export interface CommonArguments {
  module: string
  /** Names or families of engines, separated by commas. */
  only: string | undefined
  /** Folder for the compiled runner of Lucene. */
  lucene: string | undefined
  json: string | undefined
  /** Print tables as Markdown. */
  markdown: boolean
  /** A Markdown file whose block of the same name is replaced by what is printed. */
  docs: string | undefined
  seed: number
  /** Milliseconds that one engine may take in all. */
  timeout: number
  /** Heap that an engine may use, in MB. */
  heap: number
}

export const COMMANDS = ['tokenizer', 'build', 'query', 'size', 'growth', 'features', 'all'] as const
export type Command = (typeof COMMANDS)[number]

export interface BenchArguments extends CommonArguments {
  command: Command
  /** Folder of collections. */
  collections: string
  /** Documents to generate in place of collections. */
  generate: number | undefined
  /** Numbers of documents of the curves, rising. */
  sizes: number[]
  /** Where the curves are drawn. */
  svg: string | undefined
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
  markdown: { type: 'boolean', default: false },
  docs: { type: 'string' },
  seed: { type: 'string', default: '1' },
  timeout: { type: 'string' },
  heap: { type: 'string', default: '4096' },
  collections: { type: 'string', default: 'fixtures' },
} as const

/** The row of the speed tables that is no engine. */
export const TOKENIZER = 'tokenizer'

/** Seconds for an engine; more where corpora are large. */
const TIMEOUT = 120
const LONG_TIMEOUT = 900
const LONG: readonly Command[] = ['growth', 'features']

const SIZES = [12_500, 25_000, 50_000, 100_000]
const FULL_SIZES = [...SIZES, 250_000, 500_000, 1_000_000]

/** Takes the command first: `query --generate 12500`. */
export function benchArguments(args: string[]): BenchArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...COMMON, generate: { type: 'string' }, sizes: { type: 'string' }, full: { type: 'boolean', default: false }, svg: { type: 'string' } },
  })
  const command = COMMANDS.find(name => name === positionals[0])
  if (!command || positionals.length > 1) throw new Error(`expected one of ${COMMANDS.join(', ')}, not "${positionals.join(' ')}"`)
  return {
    ...common(values, [TOKENIZER], LONG.includes(command) ? LONG_TIMEOUT : TIMEOUT),
    command,
    collections: values.collections,
    generate: values.generate === undefined ? undefined : integer('generate', values.generate),
    sizes: values.sizes === undefined ? (values.full ? FULL_SIZES : SIZES) : sizesOf(values.sizes),
    svg: values.svg,
  }
}

export function relevanceArguments(args: string[]): RelevanceArguments {
  const { values } = parseArgs({ args, options: { ...COMMON, fields: { type: 'string', default: 'body' } } })
  return { ...common(values, [], TIMEOUT), collections: values.collections, fields: fieldsOf(values.fields) }
}

interface CommonValues {
  module: string
  seed: string
  heap: string
  markdown: boolean
  timeout?: string | undefined
  only?: string | undefined
  lucene?: string | undefined
  json?: string | undefined
  docs?: string | undefined
}

function common(values: CommonValues, others: readonly string[], seconds: number): CommonArguments {
  const { module, only, lucene, json, markdown, docs, seed, heap, timeout = String(seconds) } = values
  const names = [...others, ...ENGINES.map(engine => engine.name)]
  // A misspelt name would otherwise give an empty table, which reads like a broken engine.
  for (const wanted of only?.split(',') ?? [])
    if (!names.some(name => isWanted(name, wanted))) throw new Error(`--only ${wanted}: no such row; there are ${names.join(', ')}`)
  const numbers = { seed: integer('seed', seed), timeout: integer('timeout', timeout) * 1000, heap: integer('heap', heap) }
  return { module, only, lucene, json, markdown: markdown || docs !== undefined, docs, ...numbers }
}

function integer(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} takes a whole number, not ${value}`)
  return Number(value)
}

function sizesOf(value: string): number[] {
  return value
    .split(',')
    .map(size => integer('sizes', size))
    .sort((a, b) => a - b)
}

function fieldsOf(value: string): TextField[] {
  const fields = value.split(',')
  for (const field of fields) if (field !== 'title' && field !== 'body') throw new Error(`--fields takes body, title or title,body, not ${value}`)
  return fields as TextField[]
}

/** What a command was asked for, without what is of one machine alone: paths, and where the answer goes. */
export function commandLine(script: string, args: readonly string[]): string {
  const kept: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string
    if (['--json', '--docs', '--module', '--svg'].includes(arg)) i++
    else if (arg === '--lucene' || arg === '--collections') {
      kept.push(arg, 'DIR')
      i++
    } else if (arg !== '--markdown') kept.push(arg)
  }
  return ['npm run', script, ...(kept.length > 0 ? ['--', ...kept] : [])].join(' ')
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
