import type { Options, SearchOptions } from 'minisearch'
import MiniSearch from 'minisearch'
import { snowballTerms } from '../../../bench/engines/snowball.js'
import type { Probes } from './feature.js'
import { foldedByHand, found, has, lacks, named, PATTERNED, PHRASES, partly, read, SPELLED } from './feature.js'

function indexOf(texts: readonly string[], options: Partial<Options> = {}): MiniSearch {
  const index = new MiniSearch({ fields: ['text'], ...options })
  index.addAll(texts.map((text, id) => ({ id: String(id), text, kind: id % 2 === 0 ? 'even' : 'odd', size: id })))
  return index
}

const ids = (index: MiniSearch, query: Parameters<MiniSearch['search']>[0], options?: SearchOptions): string[] =>
  index.search(query, options).map(result => String(result.id))

const ask = (texts: readonly string[], query: string, options: SearchOptions = {}, set: Partial<Options> = {}): string[] =>
  ids(indexOf(texts, set), query, options)

const stemmed: Partial<Options> = { tokenize: snowballTerms, processTerm: term => term }
const some = indexOf(PHRASES)
const [first] = some.search('قارب')

export const MINISEARCH: Probes = {
  spelling: partly(() => ask(SPELLED, 'مكتبه').length === 0 && found(ask(SPELLED, 'مكتبه', {}, { processTerm: foldedByHand }), '0')),
  clitics: partly(() => ask(['الكتاب'], 'كتاب').length === 0 && found(ask(['الكتاب', 'والكتاب'], 'كتاب', {}, stemmed), '0')),
  plurals: lacks(() => found(ask(['الكتب'], 'كتاب', {}, stemmed), '0')),
  phrase: lacks(() => found(ask(PHRASES, '"قارب ازرق"'), '0')),
  near: lacks(() => found(ask(PHRASES, '"قارب ازرق"~2'), '0', '2')),
  prefix: has(() => found(ask(['مكتوب', 'باب'], 'مكت', { prefix: true }), '0')),
  wildcard: lacks(() => found(ask(PATTERNED, 'م*سة'), '0')),
  fuzzy: has(() => found(ask(['مدرسة', 'باب'], 'مدرصة', { fuzzy: 1 }), '0')),
  boolean: has(() => {
    const wanted = { combineWith: 'AND' as const, queries: ['قارب', { combineWith: 'OR' as const, queries: ['كبير', 'قديم'] }] }
    return found(ids(some, { combineWith: 'AND_NOT', queries: [wanted, 'صغير'] }), '0', '1')
  }),
  typed: lacks(() => found(ask(PHRASES, 'قارب -صغير'), '0', '1')),
  fields: has(() => {
    const index = new MiniSearch({ fields: ['title', 'text'] })
    index.addAll([
      { id: '0', title: 'قارب', text: 'كبير' },
      { id: '1', title: 'كبير', text: 'قارب' },
    ])
    return ids(index, 'قارب', { boost: { text: 9 } })[0] === '1' && found(ids(index, 'قارب', { fields: ['title'] }), '0')
  }),
  synonyms: partly(() => found(ask(['جوال'], 'موبايل', {}, { processTerm: term => (term === 'جوال' ? ['جوال', 'موبايل'] : term) }), '0')),
  written: lacks(() => found(ask(['كَتَبَ', 'كُتُب'], '=كَتَبَ', {}, { processTerm: foldedByHand }), '0')),
  suggest: has(() => indexOf(['مكتوب']).autoSuggest('مكت')[0]?.suggestion === 'مكتوب'),
  correct: lacks(() => named(/mean|correct|spell/i, some)),
  filters: partly(() => found(ask(PHRASES, 'قارب', { filter: result => result['kind'] === 'odd' }, { storeFields: ['kind'] }), '1')),
  facets: lacks(() => named(/facet/i, some, some.search('قارب'))),
  sort: lacks(() => found(ids(some, 'قارب', { sort: 'size', limit: 1 } as SearchOptions), '0')),
  group: lacks(() => named(/group|distinct|collapse/i, some)),
  rank: partly(() => ask(PHRASES, 'قارب', { boostDocument: (id: unknown) => (id === '2' ? 9 : 1) })[0] === '2'),
  cursor: lacks(() => named(/cursor|after/i, some, some.search('قارب'))),
  highlight: partly(() => Object.keys(first?.match ?? {}).join() === 'قارب' && !named(/highlight|position/i, some, first ?? {})),
  snippet: lacks(() => named(/snippet|excerpt/i, some, first ?? {})),
  explain: lacks(() => named(/expla/i, some, first ?? {})),
  terms: lacks(() => named(/^(terms|vocabulary|words)$/i, some)),
  image: lacks(() => (JSON.stringify(some) as unknown) instanceof Uint8Array),
  damage: lacks(() => {
    const damaged = JSON.stringify(some).replace('ق', 'ف')
    return MiniSearch.loadJSON(damaged, { fields: ['text'] }).documentCount !== 3
  }),
  live: has(() => {
    const index = indexOf(PHRASES)
    index.discard('0')
    index.add({ id: '9', text: 'قارب' })
    return found(ids(index, 'قارب'), '1', '2', '9')
  }),
  browser: read('✓'),
  remote: lacks(() => named(/remote|fetch|url/i, MiniSearch, some)),
  worker: lacks(() => named(/worker/i, MiniSearch, some)),
  ui: read(''),
  cli: read(''),
  vectors: lacks(() => named(/vector|embed/i, MiniSearch, some)),
}
