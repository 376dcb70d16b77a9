import { describe, expect, it } from 'vitest'
import * as library from '../../src/index.js'
import type { Feature, Probes } from './features/feature.js'
import { FEATURE_LIST, FEATURES } from './features/feature.js'
import { FIHRIS } from './features/fihris.js'
import { FLEXSEARCH } from './features/flexsearch.js'
import { FTS5, FTS5_RUNS } from './features/fts5.js'
import { LUNR } from './features/lunr.js'
import { MINISEARCH } from './features/minisearch.js'
import { ORAMA } from './features/orama.js'
import { generated, readDocument, tableOf } from './markdown.js'

const notes = readDocument('docs/features.md')
const { bin, exports, devDependencies } = JSON.parse(readDocument('package.json')) as Record<'bin' | 'exports' | 'devDependencies', Record<string, string>>

/** Engines that run here, each with the head of its table of notes. */
const PEERS: readonly [string, string, Probes][] = [
  ['MiniSearch', `MiniSearch ${devDependencies['minisearch']}`, MINISEARCH],
  ['FlexSearch', `FlexSearch ${devDependencies['flexsearch']}`, FLEXSEARCH],
  ['Orama', `Orama ${devDependencies['@orama/orama']}`, ORAMA],
  ['lunr', `lunr ${devDependencies['lunr']}`, LUNR],
  ['SQLite FTS5', 'SQLite FTS5 (3.40.1)', FTS5],
]

/** The engines that are known from their documentation alone: their cells stand in the notes. */
const DOCUMENTED = ['Pagefind', 'Elasticsearch'] as const

function featureOf(title = ''): Feature {
  const feature = FEATURE_LIST.find(name => FEATURES[name] === title)
  if (!feature) throw new Error(`no feature is called "${title}"`)
  return feature
}

/** The cells of a table of notes by feature, with what is said of each. */
const cellsOf = (head: string): Map<Feature, [string, string]> =>
  new Map(tableOf(notes, head).map(([title, cell = '', how = '']) => [featureOf(title), [cell, how]]))

function readmeTable(): string {
  const documented = DOCUMENTED.map(head => cellsOf(head))
  const cell = (probes: Probes) => (feature: Feature) => probes[feature].cell
  const [mini, flex, orama, lunr, fts5] = PEERS.map(([, , probes]) => cell(probes))
  const [pagefind, elastic] = documented.map(cells => (feature: Feature) => cells.get(feature)?.[0])
  const columns = {
    fihris: cell(FIHRIS),
    MiniSearch: mini,
    FlexSearch: flex,
    Orama: orama,
    Pagefind: pagefind,
    lunr,
    'SQLite FTS5': fts5,
    Elasticsearch: elastic,
  }
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  const head = line(['', ...Object.keys(columns)]) + line(['---', ...Object.keys(columns).map(() => ':---:')])
  const rows = FEATURE_LIST.map(feature => line([FEATURES[feature], ...Object.values(columns).map(of => of?.(feature) ?? '')]))
  return `\n${head}${rows.join('')}\n`
}

describe('the table of features in the README', () => {
  it('holds the cells that were checked', () => {
    const table = readmeTable()
    expect(generated('README.md', 'features', table)).toBe(table)
  })
})

describe.each([['fihris', '', FIHRIS], ...PEERS] as const)('%s', (_, __, probes) => {
  const run = FEATURE_LIST.filter(feature => probes[feature].check)

  it('has a cell for each feature', () => {
    expect(Object.keys(probes)).toEqual(FEATURE_LIST)
  })

  it.each(run)('%s', async feature => {
    const { cell, check } = probes[feature]
    expect(await check?.()).toBe(cell !== '')
  })
})

describe('SQLite FTS5', () => {
  it('has a check wherever it can be run', () => {
    expect(FEATURE_LIST.filter(feature => FTS5[feature].check).length).toBe(FTS5_RUNS ? 27 : 0)
  })
})

describe('the notes on features', () => {
  it.each(PEERS)('say how %s has what it has in part, and what was read', (_, head, probes) => {
    const cells = cellsOf(head)
    const wanted = FEATURE_LIST.filter(feature => probes[feature].cell === '◐' || (FTS5_RUNS && !probes[feature].check))
    expect([...cells.keys()]).toEqual(expect.arrayContaining(wanted))
    for (const [feature, [cell, how]] of cells) {
      expect(cell, feature).toBe(probes[feature].cell)
      expect(how, feature).not.toBe('')
    }
  })

  it.each(DOCUMENTED)('have each cell of %s, with where it is from', head => {
    const cells = cellsOf(head)
    expect([...cells.keys()]).toEqual(FEATURE_LIST)
    for (const [feature, [cell, from]] of cells) {
      expect(['✓', '◐', '', '?'], feature).toContain(cell)
      // One word may carry the row above: "the same".
      if (cell === '?') expect(from, feature).toBe('')
      else expect(from, feature).toMatch(cell === '' ? /\S/ : /\]\(https:\/\/|^the same/)
    }
  })
})

describe('the names that fihris gives its features', () => {
  const index = library.openIndex(new library.IndexBuilder({ fields: ['text'] }).toBytes())
  const rows = tableOf(notes, 'feature').map(
    ([title, names = '']) => [featureOf(title), [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)] as const,
  )

  it('stand beside each feature that it has, and nowhere else', () => {
    expect(rows.map(([feature]) => feature)).toEqual(FEATURE_LIST)
    for (const [feature, names] of rows) expect(names.length > 0, feature).toBe(FIHRIS[feature].cell === '✓')
  })

  /** Calls that refuse an option of a name that they do not know. */
  const takers: Record<string, (options: object) => unknown> = {
    search: options => index.search('', options),
    openIndex: options => library.openIndex(new library.IndexBuilder({ fields: ['text'] }).toBytes(), options),
    'new IndexBuilder': options => new library.IndexBuilder({ fields: ['text'], ...options }),
  }

  /** What a node must hold beside its type. */
  const nodes: Record<string, object> = {
    phrase: { text: 'a b' },
    prefix: { prefix: 'a' },
    wildcard: { pattern: 'a*b' },
    fuzzy: { word: 'abcd' },
    exact: { word: 'a' },
    bool: {},
  }

  function exists(name: string): boolean {
    const [, call, options] = /^([\w ]+)\(\{ ([\w, ]+) \}\)$/.exec(name) ?? []
    if (call !== undefined && options !== undefined) {
      const take = takers[call]
      if (!take) return false
      // The same call refuses a name that is none, so that taking one means something.
      expect(() => take({ nonsense: undefined })).toThrow(library.FihrisError)
      for (const option of options.split(', ')) take({ [option]: undefined })
      return true
    }
    const [, type = '', extra] = /^\{ type: '(\w+)'(?:, (\w+))? \}$/.exec(name) ?? []
    if (type !== '') {
      expect(() => index.search({ type: 'nonsense' } as never)).toThrow(library.QueryError)
      return nodes[type] !== undefined && index.search({ type, ...nodes[type], ...(extra !== undefined && { [extra]: 1 }) } as library.Query).total === 0
    }
    if (name.startsWith('fihris/')) return exports[name.replace('fihris', '.')] !== undefined
    if (name.startsWith('fihris '))
      return bin['fihris'] !== undefined && tableOf(readDocument('README.md'), 'command').some(([cell = '']) => cell.startsWith(`\`${name.slice(7)} `))
    const [, made = ''] = /^LiveIndex\.(\w+)\(\)$/.exec(name) ?? []
    if (made !== '') return typeof (library.LiveIndex as unknown as Record<string, unknown>)[made] === 'function'
    const [, method = ''] = /^(\w+)\(\)$/.exec(name) ?? []
    return typeof (index as unknown as Record<string, unknown>)[method] === 'function' || typeof (library as Record<string, unknown>)[method] === 'function'
  }

  it.each(rows.flatMap(([, names]) => names))('%s', name => {
    expect(exists(name)).toBe(true)
  })

  it('would be missed', () => {
    for (const name of ['searhc()', "{ type: 'sentence' }", 'fihris/ui', 'fihris serve', 'open({ verify })', 'LiveIndex.make()'])
      expect(exists(name), name).toBe(false)
    expect(() => exists('search({ filters })')).toThrow('filters')
  })
})
