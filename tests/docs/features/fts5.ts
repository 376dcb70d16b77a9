import { execFileSync } from 'node:child_process'
import type { Cell, Feature, Probes } from './feature.js'
import { FEATURE_LIST, PHRASES, SPELLED } from './feature.js'

/** What it has; the rest it lacks. Checked by `fts5.py`, where there is a python3 with FTS5, but for what only its documentation says. */
const CELLS: Partial<Record<Feature, Cell>> = {
  ...{ spelling: '◐', clitics: '◐', phrase: '✓', near: '✓', prefix: '✓', wildcard: '◐', boolean: '✓', typed: '◐', fields: '✓', synonyms: '◐' },
  ...{ suggest: '◐', filters: '✓', facets: '✓', sort: '✓', group: '✓', rank: '✓', cursor: '◐', highlight: '✓', snippet: '◐', terms: '✓' },
  ...{ image: '✓', damage: '◐', live: '✓', browser: '◐' },
}

/** What it can do by a tokenizer that is written in C for it: as it comes, the check fails. */
const BY_TOKENIZER: readonly Feature[] = ['spelling', 'clitics']

/** What the script found, or undefined without python3 or FTS5. */
function run(): Partial<Record<Feature, boolean | string>> | undefined {
  try {
    const script = new URL('./fts5.py', import.meta.url).pathname
    return JSON.parse(execFileSync('python3', [script, JSON.stringify(PHRASES), JSON.stringify(SPELLED)], { encoding: 'utf8' })) as Record<Feature, boolean>
  } catch {
    return undefined
  }
}

const results = run()

/** False where no check can run. */
export const FTS5_RUNS: boolean = results !== undefined

export const FTS5: Probes = Object.fromEntries(
  FEATURE_LIST.map(feature => {
    const cell = CELLS[feature] ?? ''
    const result = results?.[feature]
    if (result === undefined) return [feature, { cell }]
    return [feature, { cell, check: () => (BY_TOKENIZER.includes(feature) ? result === false : result === true) }]
  }),
) as Probes
