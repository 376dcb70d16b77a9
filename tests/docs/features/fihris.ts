import type { DocumentLike, Schema, SearchOptions } from '../../../src/index.js'
import * as library from '../../../src/index.js'
import type { Probes } from './feature.js'
import { found, has, lacks, named, PATTERNED, PHRASES, read, SPELLED, TYPOS } from './feature.js'

const { IndexBuilder, openIndex } = library
type Index = library.SearchIndex

const FIELDS: Schema['fields'] = { text: { store: true }, kind: { type: 'keyword' }, size: { type: 'number' } }

function imageOf(texts: readonly string[], schema: Partial<Schema> = {}): Uint8Array {
  const builder = new IndexBuilder({ fields: FIELDS, ...schema })
  for (const [id, text] of texts.entries()) builder.add({ id: String(id), text, kind: id % 2 === 0 ? 'even' : 'odd', size: id } satisfies DocumentLike)
  return builder.toBytes()
}

const ids = (index: Index, query: string, options?: SearchOptions): string[] => index.search(query, options).hits.map(hit => hit.id)
const ask = (texts: readonly string[], query: string, options: SearchOptions = {}, schema: Partial<Schema> = {}): string[] =>
  ids(openIndex(imageOf(texts, schema)), query, options)

const some = openIndex(imageOf(PHRASES))
const parts = [some, library]

export const FIHRIS: Probes = {
  spelling: has(() => found(ask(SPELLED, 'مكتبه'), '0') && found(ask(SPELLED, 'احمد'), '2')),
  clitics: has(() => found(ask(['والكتاب', 'الكتاب', 'وزير'], 'كتاب'), '0', '1')),
  plurals: has(() => found(ask(['الكتب'], 'كتاب'), '0')),
  phrase: has(() => found(ids(some, '"قارب ازرق"'), '0')),
  near: has(() => found(ids(some, '"قارب ازرق"~2'), '0', '2')),
  prefix: has(() => found(ask(['مكتوب', 'باب'], 'مكت*'), '0') && found(ask(['مكتوب', 'باب'], 'مكت', { prefix: 'last' }), '0')),
  wildcard: has(() => found(ask(PATTERNED, 'م*سة'), '0')),
  fuzzy: has(() => found(ask(['مدرسة', 'باب'], 'مدرصة~1'), '0')),
  boolean: has(() => found(ids(some, '+قارب +(كبير OR قديم) -صغير'), '0', '1')),
  typed: has(() => found(ids(some, 'قارب -صغير'), '0', '1') && TYPOS.every(query => some.search(query).hits.length >= 0)),
  fields: has(() => {
    const builder = new IndexBuilder({ fields: ['title', 'text'] })
    builder.add({ id: '0', title: 'قارب', text: 'كبير' }).add({ id: '1', title: 'كبير', text: 'قارب' })
    const index = openIndex(builder.toBytes())
    return ids(index, 'قارب', { boost: { text: 9 } })[0] === '1' && found(ids(index, 'title:قارب'), '0')
  }),
  synonyms: has(() => found(ask(['جوال'], 'موبايل', {}, { synonyms: [['جوال', 'موبايل']] }), '0')),
  written: has(() => found(ask(['كَتَبَ', 'كُتُب'], '=كَتَبَ'), '0')),
  suggest: has(() => openIndex(imageOf(['مكتوب'])).suggest('مكت')[0]?.text === 'مكتوب'),
  correct: has(() => openIndex(imageOf(['المستشفى الكبير'])).didYouMean('المسشتفى الكبير') === 'المستشفى الكبير'),
  filters: has(() => found(ids(some, 'قارب', { filter: { field: 'size', gte: 1 } }), '1', '2')),
  facets: has(() => some.search('قارب', { facets: { kind: {} } }).facets?.['kind']?.values?.[0]?.count === 2),
  sort: has(() => ids(some, 'قارب', { sort: { field: 'size', order: 'desc' } }).join() === '2,1,0'),
  group: has(() => some.search('قارب', { groupBy: 'kind' }).groups?.length === 2),
  rank: has(() => ids(some, 'قارب', { rank: [{ type: 'value', field: 'size', scale: 0.1, weight: 1 }] })[0] !== '0'),
  cursor: has(() => {
    const page = some.search('قارب', { sort: 'size', limit: 1 })
    return found(ids(some, 'قارب', { sort: 'size', limit: 1, after: page.cursor ?? '' }), '1')
  }),
  highlight: has(
    () => JSON.stringify(openIndex(imageOf(['مَكْتَبَةٌ قديمة'])).search('مكتبة', { highlight: true }).hits[0]?.highlights) === '{"text":[{"start":0,"end":10}]}',
  ),
  snippet: has(() => openIndex(imageOf(['قارب <i>'])).search('قارب', { snippet: true }).hits[0]?.snippets?.['text']?.html === '<mark>قارب</mark> &lt;i&gt;'),
  explain: has(() => named(/^details$/, some.search('قارب', { explain: true }).hits[0]?.explanation ?? {})),
  terms: has(() => some.terms({ limit: 1 })[0]?.count === 3),
  image: has(() => imageOf(PHRASES) instanceof Uint8Array),
  damage: has(() => {
    const image = imageOf(PHRASES)
    image[image.length - 1] = (image[image.length - 1] as number) ^ 1
    try {
      openIndex(image, { verify: true })
      return false
    } catch (error) {
      return error instanceof library.ImageError
    }
  }),
  live: has(() => {
    const index = library.LiveIndex.create({ fields: ['text'] })
    for (const [id, text] of PHRASES.entries()) index.add({ id: String(id), text })
    index.remove('0')
    index.add({ id: '9', text: 'قارب' })
    return found(
      index.search('قارب').hits.map(({ id }) => id),
      '1',
      '2',
      '9',
    )
  }),
  browser: read('✓'),
  remote: lacks(() => named(/remote|fetch|url/i, ...parts)),
  worker: lacks(() => named(/worker/i, ...parts)),
  ui: lacks(() => named(/element|searchbox|^ui$/i, ...parts)),
  cli: read('✓'),
  vectors: lacks(() => named(/vector|embed/i, ...parts)),
}
