import FlexSearch from 'flexsearch'
import { snowballTerms } from '../../../bench/engines/snowball.js'
import type { Probes } from './feature.js'
import { foldedByHand, found, has, lacks, named, PATTERNED, PHRASES, partly, read, SPELLED } from './feature.js'

type IndexOptions = NonNullable<ConstructorParameters<typeof FlexSearch.Index>[0]>
type Asked = NonNullable<Parameters<InstanceType<typeof FlexSearch.Index>['search']>[0]>

function indexOf(texts: readonly string[], options: IndexOptions = {}): InstanceType<typeof FlexSearch.Index> {
  const index = new FlexSearch.Index(options)
  for (const [id, text] of texts.entries()) index.add(String(id), text)
  return index
}

const ask = (texts: readonly string[], query: string, options: IndexOptions = {}, asked: object = {}): unknown[] =>
  indexOf(texts, options).search({ query, ...asked } as Asked) as unknown[]

/** Its own document store, over one text with a tag. */
function store(texts: readonly string[]): InstanceType<typeof FlexSearch.Document> {
  const documents = new FlexSearch.Document({ document: { id: 'id', index: ['text'], tag: ['kind'], store: true } })
  for (const [id, text] of texts.entries()) documents.add({ id: String(id), text, kind: id % 2 === 0 ? 'even' : 'odd', size: id })
  return documents
}

const marked = (text: string, query: string): string | undefined => {
  const options = { pluck: 'text', enrich: true, highlight: { template: '<b>$1</b>', boundary: 20 } }
  return (store([text]).search(query, options as never) as unknown as { highlight?: string }[])[0]?.highlight
}

/** Of the index as a whole: its queries are then phrases, and so near. */
const within = (depth: number): { depth: number; bidirectional: boolean; resolution: number } => ({ depth, bidirectional: false, resolution: 9 })

const some = indexOf(PHRASES)
const stored = store(PHRASES)
const parts = [some, stored, FlexSearch]
const LONG = 'باب كبير في الشارع القديم قرب الميناء ثم قارب ازرق امام البحر في اخر المدينة'

export const FLEXSEARCH: Probes = {
  spelling: partly(() => {
    const encode = (text: string): string[] => text.split(' ').map(foldedByHand)
    return ask(SPELLED, 'مكتبه').length === 0 && found(ask(SPELLED, 'مكتبه', { encode }), '0')
  }),
  clitics: partly(() => ask(['الكتاب'], 'كتاب').length === 0 && found(ask(['الكتاب'], 'كتاب', { encode: snowballTerms }), '0')),
  plurals: lacks(() => found(ask(['الكتب'], 'كتاب', { encode: snowballTerms }), '0')),
  phrase: partly(() => found(ask(PHRASES, 'قارب ازرق', { context: within(1) }), '0')),
  near: partly(() => found(ask(PHRASES, 'قارب ازرق', { context: within(3) }), '0', '2')),
  prefix: has(() => found(ask(['مكتوب', 'باب'], 'مكت', { tokenize: 'forward' }), '0')),
  wildcard: lacks(() => found(ask(PATTERNED, 'م*سة', { tokenize: 'full' }), '0')),
  fuzzy: partly(() => found(ask(['مدرسة'], 'مدسرة', { tokenize: 'tolerant' }), '0') && ask(['مدرسة'], 'مدرصة', { tokenize: 'tolerant' }).length === 0),
  boolean: has(() => {
    const { Resolver } = FlexSearch
    const either = new Resolver({ index: some, query: 'كبير' }).or({ index: some, query: 'قديم' })
    const asked = new Resolver({ index: some, query: 'قارب' }).and(either).not({ index: some, query: 'صغير' })
    return found(asked.limit(9).resolve() as unknown as unknown[], '0', '1')
  }),
  typed: lacks(() => found(ask(PHRASES, 'قارب -صغير'), '0', '1')),
  fields: partly(() => {
    const documents = new FlexSearch.Document({ document: { id: 'id', index: ['title', 'text'] } })
    documents.add({ id: '0', title: 'قارب', text: 'كبير' })
    documents.add({ id: '1', title: 'كبير', text: 'قارب' })
    const results = documents.search('قارب', { index: ['title'] }) as unknown as { result: unknown[] }[]
    return found(results[0]?.result ?? [], '0') && !named(/^(boost|weights?)$/i, documents)
  }),
  synonyms: partly(() => {
    const encode = (text: string): string[] => text.split(' ').flatMap(word => (word === 'جوال' ? ['جوال', 'موبايل'] : word))
    return found(ask(['جوال'], 'موبايل', { encode }), '0')
  }),
  written: lacks(() => found(ask(['كَتَبَ', 'كُتُب'], '=كَتَبَ', { encode: text => text.split(' ').map(foldedByHand) }), '0')),
  suggest: lacks(() => JSON.stringify(ask(['مكتوب'], 'مكت', { tokenize: 'forward' }, { suggest: true })).includes('مكتوب')),
  correct: lacks(() => named(/mean|correct|spell/i, ...parts)),
  filters: partly(() => found(stored.search('قارب', { pluck: 'text', tag: { kind: 'odd' } } as never) as unknown as unknown[], '1')),
  facets: lacks(() => named(/facet/i, ...parts)),
  sort: lacks(() => named(/^sort/i, ...parts)),
  group: lacks(() => named(/group|distinct|collapse/i, ...parts)),
  rank: lacks(() => named(/boostDocument|decay|rank/i, ...parts)),
  cursor: lacks(() => named(/cursor|after/i, ...parts)),
  highlight: has(() => marked('قارب ازرق', 'قارب') === '<b>قارب</b> ازرق'),
  snippet: partly(() => {
    const passage = marked(LONG, 'قارب') ?? ''
    return passage.includes('<b>قارب</b>') && passage.length < LONG.length && marked('قارب <i>', 'قارب')?.includes('<i>') === true
  }),
  explain: lacks(() => named(/expla/i, ...parts)),
  terms: lacks(() => named(/^(terms|vocabulary|words)$/i, ...parts)),
  image: lacks(async () => {
    let isBinary = false
    await some.export(async (_key, data) => {
      isBinary ||= (data as unknown) instanceof Uint8Array
    })
    return isBinary
  }),
  damage: lacks(async () => {
    const damaged: [string, string][] = []
    await some.export(async (key, data) => {
      damaged.push([key, (data ?? '').replace('ق', 'ف')])
    })
    try {
      const opened = new FlexSearch.Index()
      for (const [key, data] of damaged) if (data) opened.import(key, data)
      return false
    } catch {
      return true
    }
  }),
  live: has(() => {
    const index = indexOf(PHRASES)
    index.remove('0')
    index.add('9', 'قارب')
    return found(index.search('قارب') as unknown[], '1', '2', '9')
  }),
  browser: read('✓'),
  remote: lacks(() => named(/remote|fetch|url/i, ...parts)),
  worker: has(() => named(/^Worker$/, FlexSearch)),
  ui: read(''),
  cli: read(''),
  vectors: lacks(() => named(/vector|embed/i, ...parts)),
}
