import type { TextField } from '../data/collection.js'
import type { Engine } from './engine.js'
import type { FihrisVariant } from './fihris.js'
import { fihris } from './fihris.js'
import { flexSearch } from './flexsearch.js'
import { BUILT, loadFlexSearchAdapter, loadLibrary } from './library.js'
import { lunrEngine } from './lunr.js'
import { miniSearch } from './minisearch.js'
import { orama } from './orama.js'
import { snowballTerms } from './snowball.js'

/** Where an engine runs: in a Node process of its own, under python3 (SQLite) or under java (Lucene). */
export type Runtime = 'node' | 'python' | 'java'

/** One row of a table. */
export interface EngineEntry {
  /** What `--only` chooses by: a name, or the part before its first hyphen for a whole family. */
  name: string
  runtime: Runtime
  /** What it does to the text and what it keeps, in a few words. */
  settings: string
  speed: boolean
  relevance: boolean
  /** Asks an index that another row builds as well: of no use where nothing is asked. */
  sameIndex?: boolean
  create?: (module: string, fields: readonly TextField[]) => Promise<Engine<unknown>>
}

/** Any index type will do for the harness, which only hands it back to its engine. */
const erased = <Index>(engine: Engine<Index>): Engine<unknown> => engine as Engine<unknown>

function ours(name: string, settings: string, variant: FihrisVariant = {}, speed = false, relevance = true): EngineEntry {
  return { name, runtime: 'node', settings, speed, relevance, create: async module => erased(fihris(await loadLibrary(module), variant)) }
}

function peer(
  name: string,
  settings: string,
  create: (fields: readonly TextField[], module: string) => Engine<unknown> | Promise<Engine<unknown>>,
  speed = true,
): EngineEntry {
  return { name, runtime: 'node', settings, speed, relevance: true, create: async (module, fields) => create(fields, module) }
}

/** A lexicon of no words is a schema option that a build may not offer; its row then says so. */
const withoutLexicon = { schema: { lexicon: 'none' } } as const

/** Every engine and variant, ours first, in the order in which they run and print. */
export const ENGINES: readonly EngineEntry[] = [
  ours('fihris', 'defaults: stem, form and root in one score; positions', {}, true),
  ours('fihris-slim', 'without positions, as MiniSearch, FlexSearch and Orama', { positions: false }, true, false),
  {
    ...ours('fihris-nofuzzy', 'fuzzy: false: a word that it does not know finds nothing, as in the others', { search: { fuzzy: false } }, true),
    sameIndex: true,
  },
  ours('fihris-stem', "conflation: 'stem'", { search: { conflation: 'stem' } }),
  ours('fihris-exact', "conflation: 'exact'", { search: { conflation: 'exact' } }),
  ours('fihris-allwords', "stopWords: 'none'", { schema: { stopWords: 'none' } }),
  ours('fihris-bare', "lexicon: 'none'", withoutLexicon),
  peer('minisearch', 'Snowball terms, BM25+', fields => erased(miniSearch(snowballTerms, fields))),
  peer('minisearch-fihris', 'our stems as its terms', async (fields, module) => erased(miniSearch(await ourStems(module), fields)), false),
  peer('lunr', 'Snowball terms, BM25', () => erased(lunrEngine(snowballTerms))),
  peer('flexsearch', 'our stems by fihris/adapters/flexsearch, stop words out; no ranking by frequency', async (_, module) =>
    erased(flexSearch(await adapter(module))),
  ),
  peer('flexsearch-snowball', 'Snowball terms', () => erased(flexSearch(snowballTerms)), false),
  peer('flexsearch-plain', 'its own encoder', () => erased(flexSearch())),
  peer('orama', 'Snowball terms, BM25; matches prefixes too', () => erased(orama(snowballTerms))),
  { name: 'sqlite', runtime: 'python', settings: 'FTS5 over Snowball terms, BM25; positions', speed: true, relevance: true },
  { name: 'lucene', runtime: 'java', settings: 'Lucene 8.7 ArabicAnalyzer, BM25; positions', speed: true, relevance: true },
  { name: 'lucene-snowball', runtime: 'java', settings: 'Lucene 8.7 Snowball Arabic, BM25; positions', speed: false, relevance: true },
]

async function adapter(module: string): Promise<(text: string) => string[]> {
  return (await loadFlexSearchAdapter(module)).fihrisEncoder({ stopWords: 'default' })
}

async function ourStems(module: string): Promise<(text: string) => string[]> {
  const analyzer = (await loadLibrary(module)).createAnalyzer({ stopWords: 'default' })
  return text => analyzer.analyze(text).map(token => token.stem)
}

/** The engine of a name for the fields; throws where it does not run in Node. */
export function createEngine(name: string, module: string | undefined, fields: readonly TextField[]): Promise<Engine<unknown>> {
  const entry = ENGINES.find(candidate => candidate.name === name)
  if (!entry?.create) throw new Error(`no engine "${name}" runs in Node`)
  return entry.create(module ?? BUILT, fields)
}

/** Whether `--only` (names or families, separated by commas) asks for `name`; without it everything runs. */
export function isWanted(name: string, only: string | undefined): boolean {
  return only === undefined || only.split(',').some(wanted => wanted === name || name.startsWith(`${wanted}-`))
}
