import type { LunrIndex } from 'lunr'
import lunr from 'lunr'
import { snowballTerms } from '../../../bench/engines/snowball.js'
import type { Probes } from './feature.js'
import { foldedByHand, found, has, lacks, named, PATTERNED, PHRASES, partly, read, SPELLED, TYPOS } from './feature.js'

type Terms = (text: string) => string[]

const words: Terms = text => text.split(' ')

/** Its trimmer strips every Arabic letter, so words are cut by a tokenizer of one's own in each check. */
function indexOf(texts: readonly string[], terms: Terms = words, boosts: readonly number[] = []): LunrIndex {
  const builder = new lunr.Builder()
  builder.ref('id')
  builder.field('title', {})
  builder.field('text', {})
  builder.metadataWhitelist = ['position']
  builder.tokenizer = text => terms(text ?? '').map((term, i) => new lunr.Token(term, { position: [i, term.length] }))
  for (const [id, text] of texts.entries()) builder.add({ id: String(id), text, title: '' }, { boost: boosts[id] ?? 1 })
  return builder.build()
}

const ask = (texts: readonly string[], query: string, terms: Terms = words): string[] =>
  indexOf(texts, terms)
    .search(query)
    .map(({ ref }) => ref)

const throws = (act: () => unknown): boolean => {
  try {
    act()
    return false
  } catch {
    return true
  }
}

const some = indexOf(PHRASES)
const parts = [some, lunr]

export const LUNR: Probes = {
  spelling: partly(
    () =>
      ask(SPELLED, 'مكتبه').length === 0 &&
      found(
        ask(SPELLED, 'مكتبه', text => words(text).map(foldedByHand)),
        '0',
      ),
  ),
  clitics: partly(() => {
    const stem = snowballTerms('كتاب')[0] ?? ''
    return ask(['الكتاب'], 'كتاب').length === 0 && found(ask(['الكتاب'], stem, snowballTerms), '0')
  }),
  plurals: lacks(() => found(ask(['الكتب'], snowballTerms('كتاب')[0] ?? '', snowballTerms), '0')),
  phrase: lacks(() => found(ask(PHRASES, '"قارب ازرق"'), '0')),
  near: lacks(() => !throws(() => ask(PHRASES, '"قارب ازرق"~2')) && found(ask(PHRASES, '"قارب ازرق"~2'), '0', '2')),
  prefix: has(() => found(ask(['مكتوب', 'باب'], 'مكت*'), '0')),
  wildcard: has(() => found(ask(PATTERNED, 'م*سة'), '0')),
  fuzzy: has(() => found(ask(['مدرسة', 'باب'], 'مدرصة~1'), '0')),
  boolean: partly(() => found(ask(PHRASES, '+قارب -صغير'), '0', '1') && !found(ask(PHRASES, '+قارب +(كبير قديم) -صغير'), '0', '1')),
  typed: partly(() => found(ask(PHRASES, '+قارب -صغير'), '0', '1') && TYPOS.some(query => throws(() => some.search(query)))),
  fields: has(() => {
    const builder = new lunr.Builder()
    builder.ref('id')
    builder.field('title', { boost: 1 })
    builder.field('text', { boost: 9 })
    builder.tokenizer = text => words(text).map(term => new lunr.Token(term, {}))
    builder.add({ id: '0', title: 'قارب', text: 'كبير' })
    builder.add({ id: '1', title: 'كبير', text: 'قارب' })
    const index = builder.build()
    return index.search('قارب')[0]?.ref === '1' && index.search('title:قارب').length === 1
  }),
  synonyms: partly(() =>
    found(
      ask(['جوال'], 'موبايل', text => words(text).flatMap(word => (word === 'جوال' ? ['جوال', 'موبايل'] : word))),
      '0',
    ),
  ),
  written: lacks(() =>
    found(
      ask(['كَتَبَ', 'كُتُب'], '=كَتَبَ', text => words(text).map(foldedByHand)),
      '0',
    ),
  ),
  suggest: lacks(() => named(/suggest|complet/i, ...parts)),
  correct: lacks(() => named(/mean|correct|spell/i, ...parts)),
  filters: lacks(() => named(/filter(?!Function)|where/i, some)),
  facets: lacks(() => named(/facet/i, ...parts)),
  sort: lacks(() => named(/^sort/i, some)),
  group: lacks(() => named(/group|distinct|collapse/i, ...parts)),
  rank: partly(() => indexOf(PHRASES, words, [1, 1, 9]).search('قارب')[0]?.ref === '2'),
  cursor: lacks(() => named(/cursor|after|offset|limit/i, some)),
  highlight: partly(() => JSON.stringify(some.search('قارب')[0]?.matchData?.metadata).includes('"position":[[0,4]]')),
  snippet: lacks(() => named(/snippet|excerpt/i, ...parts)),
  explain: lacks(() => named(/expla/i, ...parts)),
  terms: lacks(() => named(/^(terms|vocabulary|words)$/i, some)),
  image: lacks(() => some.toJSON() instanceof Uint8Array),
  damage: lacks(() => throws(() => lunr.Index.load(JSON.parse(JSON.stringify(some).replace('ق', 'ف')) as object))),
  live: lacks(() => named(/^(add|remove|update)$/, some)),
  browser: read('✓'),
  remote: lacks(() => named(/remote|fetch|url/i, ...parts)),
  worker: lacks(() => named(/worker/i, ...parts)),
  ui: read(''),
  cli: read(''),
  vectors: lacks(() => named(/embed|dense/i, ...parts)),
}
