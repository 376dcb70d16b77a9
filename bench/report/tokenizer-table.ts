import type { TokenizerResult } from '../tokenizer/measure.js'
import { MISSING, percent, short } from './numbers.js'
import type { Table } from './report.js'
import { right } from './report.js'

export const LIMIT = 'scan limit'
export const OURS = 'fihris scanner'

/** How fast text is read: MB/s, against the machine's limit and ours, and how many tokens each makes of the same text. */
export function tokenizerTable(results: readonly TokenizerResult[]): Table {
  const speedOf = (name: string): number | undefined => results.find(result => result.name === name)?.cpu
  const limit = speedOf(LIMIT)
  const ours = speedOf(OURS)
  return {
    columns: [
      { title: 'tokenizer' },
      ...right('MB/CPU s', 'of limit', 'ours ÷ it', 'best MB/s', 'median', 'worst', 'spread', 'tokens', 'rounds'),
      { title: 'what it does' },
    ],
    rows: results.map(r => [
      r.name,
      short(r.cpu),
      limit ? percent(r.cpu / limit) : MISSING,
      ours ? short(ours / r.cpu) : MISSING,
      short(r.best),
      short(r.median),
      short(r.worst),
      percent(r.time.spread),
      String(r.tokens),
      `${r.time.rounds} × ${r.passes}`,
      r.work,
    ]),
  }
}
