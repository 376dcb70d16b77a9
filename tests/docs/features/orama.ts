import type { AnyOrama, SearchParams } from '@orama/orama'
import * as orama from '@orama/orama'
import { snowballTerms } from '../../../bench/engines/snowball.js'
import type { Probes } from './feature.js'
import { foldedByHand, found, has, lacks, named, PATTERNED, PHRASES, partly, read, SPELLED } from './feature.js'

type Terms = (text: string) => string[]

async function databaseOf(texts: readonly string[], tokenize?: Terms): Promise<AnyOrama> {
  const normalizationCache = new Map<string, string>()
  const tokenizer = tokenize ? { language: 'arabic', normalizationCache, tokenize } : { language: 'arabic', stemming: false }
  const schema = { text: 'string', title: 'string', kind: 'string', size: 'number' } as const
  const database = orama.create({ schema, components: { tokenizer } } as Parameters<typeof orama.create>[0]) as AnyOrama
  for (const [id, text] of texts.entries()) await orama.insert(database, { id: String(id), text, kind: id % 2 === 0 ? 'even' : 'odd', size: id })
  return database
}

type Asked = Partial<SearchParams<AnyOrama>>
const search = async (database: AnyOrama, term: string, more: Asked = {}): Promise<Awaited<ReturnType<typeof orama.search>>> =>
  orama.search(database, { term, properties: ['text'], threshold: 1, ...more } as SearchParams<AnyOrama>)

const idsOf = async (database: AnyOrama, term: string, more?: Asked): Promise<string[]> => (await search(database, term, more)).hits.map(({ id }) => id)

const ask = async (texts: readonly string[], term: string, more: Asked = {}, tokenize?: Terms): Promise<string[]> =>
  idsOf(await databaseOf(texts, tokenize), term, more)

const folded: Terms = text => text.split(' ').map(foldedByHand)
const some = await databaseOf(PHRASES)
const result = await search(some, 'قارب')

export const ORAMA: Probes = {
  spelling: partly(async () => (await ask(SPELLED, 'مكتبه')).length === 0 && found(await ask(SPELLED, 'مكتبه', {}, folded), '0')),
  clitics: partly(async () => (await ask(['الكتاب'], 'كتاب')).length === 0 && found(await ask(['الكتاب'], 'كتاب', {}, snowballTerms), '0')),
  plurals: lacks(async () => found(await ask(['الكتب'], 'كتاب', {}, snowballTerms), '0')),
  phrase: lacks(async () => found(await ask(PHRASES, 'قارب ازرق', { exact: true }), '0')),
  near: lacks(async () => found(await ask(PHRASES, '"قارب ازرق"~2'), '0', '2')),
  prefix: has(async () => found(await ask(['مكتوب', 'باب'], 'مكت'), '0')),
  wildcard: lacks(async () => found(await ask(PATTERNED, 'م*سة'), '0')),
  fuzzy: has(async () => found(await ask(['مدرسة', 'باب'], 'مدرصة', { tolerance: 1 }), '0')),
  boolean: lacks(async () => found(await ask(PHRASES, '+قارب +(كبير قديم) -صغير'), '0', '1')),
  typed: lacks(async () => found(await ask(PHRASES, 'قارب -صغير'), '0', '1')),
  fields: has(async () => {
    const database = await databaseOf([])
    await orama.insert(database, { id: '0', title: 'قارب', text: 'كبير' })
    await orama.insert(database, { id: '1', title: 'كبير', text: 'قارب' })
    const weighted = await idsOf(database, 'قارب', { properties: '*', boost: { text: 9 } } as Asked)
    return weighted[0] === '1' && found(await idsOf(database, 'قارب', { properties: ['title'] } as Asked), '0')
  }),
  synonyms: partly(async () =>
    found(await ask(['جوال'], 'موبايل', {}, text => text.split(' ').flatMap(word => (word === 'جوال' ? ['جوال', 'موبايل'] : word))), '0'),
  ),
  written: lacks(async () => found(await ask(['كَتَبَ', 'كُتُب'], 'كَتَبَ', { exact: true }, folded), '0')),
  suggest: lacks(() => named(/suggest|complet/i, orama)),
  correct: lacks(() => named(/mean|correct|spell/i, orama)),
  filters: has(async () => found(await idsOf(some, 'قارب', { where: { size: { gte: 1 } } } as Asked), '1', '2')),
  facets: has(async () => (await search(some, 'قارب', { facets: { kind: {} } } as Asked)).facets?.['kind']?.values?.['even'] === 2),
  sort: has(async () => (await idsOf(some, 'قارب', { sortBy: { property: 'size', order: 'DESC' } } as Asked)).join() === '2,1,0'),
  group: has(async () => (await search(some, 'قارب', { groupBy: { properties: ['kind'], maxResult: 1 } } as Asked)).groups?.length === 2),
  rank: partly(async () => {
    const byBoth = ([, score, { size }]: [number, number, { size: number }], [, other, document]: [number, number, { size: number }]): number =>
      other * document.size - score * size
    return (await idsOf(some, 'قارب', { sortBy: byBoth } as unknown as Asked))[0] === '2'
  }),
  cursor: lacks(() => named(/cursor|after$/i, orama, result)),
  highlight: read('◐'),
  snippet: read('◐'),
  explain: lacks(() => named(/expla/i, orama, result, result.hits[0] ?? {})),
  terms: lacks(() => named(/^(terms|vocabulary|words)$/i, orama)),
  image: lacks(() => (orama.save(some) as unknown) instanceof Uint8Array),
  damage: lacks(async () => {
    const opened = await databaseOf([])
    try {
      orama.load(opened, JSON.parse(JSON.stringify(orama.save(some)).replace('ق', 'ف')) as Parameters<typeof orama.load>[1])
      return false
    } catch {
      return true
    }
  }),
  live: has(async () => {
    const database = await databaseOf(PHRASES)
    await orama.remove(database, '0')
    await orama.insert(database, { id: '9', text: 'قارب' })
    return found(await idsOf(database, 'قارب'), '1', '2', '9')
  }),
  browser: read('✓'),
  remote: lacks(() => named(/remote|fetch(?!Doc)|url/i, orama)),
  worker: lacks(() => named(/worker/i, orama)),
  ui: read(''),
  cli: read(''),
  vectors: has(async () => {
    const database = orama.create({ schema: { near: 'vector[2]' } as const })
    await orama.insert(database, { id: '0', near: [1, 0] })
    const { hits } = await orama.search(database, { mode: 'vector', vector: { value: [1, 0], property: 'near' } })
    return hits[0]?.id === '0'
  }),
}
