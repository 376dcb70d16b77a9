import { resolve } from 'node:path'
import type { Hit, Snippet } from '../index.js'
import { explainText, openFile } from '../node/index.js'
import { colorsFor } from './colors.js'
import { parseFilters, parseSort } from './filters.js'
import { formatCounted } from './format.js'
import type { Io } from './io.js'
import { withIndexNamed } from './open.js'
import { jsonText, LEFT_TO_RIGHT_MARK, oneLine, printable } from './text.js'

export interface SearchOptions {
  limit: number
  operator: 'or' | 'and'
  /** Search these fields only. */
  fields?: string[] | undefined
  /** Conditions on fields with a column; with these or an order, an empty query finds every document. */
  filter?: readonly string[] | undefined
  sort?: string | undefined
  json?: boolean | undefined
  explain?: boolean | undefined
}

/** `fihris search`: the best hits of a query. */
export async function search(io: Io, file: string, query: string, options: SearchOptions): Promise<void> {
  const { limit, operator, fields, filter = [], sort, json, explain = false } = options
  const result = await withIndexNamed(file, async () => {
    // Checked whole: next to the start of a process that costs nothing, and a copy that went wrong is found out.
    const index = await openFile(resolve(io.cwd, file), { verify: true })
    return index.search(query, {
      ...{ limit, operator, snippet: true, exactTotal: true, explain, matchAll: filter.length > 0 || sort !== undefined },
      ...(fields && { fields }),
      ...(filter.length > 0 && { filter: parseFilters(filter, index.fields) }),
      ...(sort !== undefined && { sort: parseSort(sort) }),
    })
  })
  if (json) {
    io.stdout.write(jsonText(result))
    return
  }
  for (const warning of result.warnings) io.stderr.write(`fihris: ${printable(warning)}\n`)
  const style = styleFor(io)
  const shown = result.hits.length < result.total ? `, ${result.hits.length} shown` : ''
  const lines = [style.faint(`${formatCounted(result.total, 'hit')}${shown}, ${result.elapsed.toFixed(1)} ms`)]
  result.hits.forEach((hit, i) => {
    lines.push('', ...linesOf(hit, i + 1, style))
  })
  io.stdout.write(lines.map(line => `${line}\n`).join(''))
}

/** How the parts of a hit look on this output. */
interface Style {
  title: (text: string) => string
  faint: (text: string) => string
  match: (text: string) => string
  /** Stands after Arabic that other text follows. */
  mark: string
}

/** Matches are always told apart: in colour, or between guillemets where there is none. */
function styleFor(io: Io): Style {
  const colors = colorsFor(io.stdout, io.env)
  return {
    title: colors.bold,
    faint: colors.dim,
    match: colors.isColorSupported ? text => colors.bold(colors.yellow(text)) : text => `«${text}»`,
    mark: io.stdout.isTTY ? LEFT_TO_RIGHT_MARK : '',
  }
}

function linesOf(hit: Hit, rank: number, style: Style): string[] {
  const title = stringOf(hit.document, 'title')
  const url = stringOf(hit.document, 'url')
  const place = [`score ${hit.score.toFixed(3)}`, ...(title === undefined ? [] : [hit.id]), ...(url === undefined || url === hit.id ? [] : [url])]
  const snippet = bestSnippet(hit.snippets)
  return [
    `${rank}. ${style.title(oneLine(title ?? hit.id).trim())}`,
    `   ${style.faint(place.map(part => oneLine(part).trim()).join(`${style.mark}  `))}`,
    ...(snippet ? [`   ${highlighted(snippet, style)}`] : []),
    ...(hit.explanation ? explainText(hit.explanation).split('\n') : []).map(line => `   ${printable(line)}`),
  ]
}

/** The snippet with the most matches; the title stands above already, so it comes last. */
function bestSnippet(snippets: Readonly<Record<string, Snippet>> = {}): Snippet | undefined {
  const others = Object.entries(snippets).filter(([field]) => field !== 'title')
  const sorted = others.map(([, snippet]) => snippet).toSorted((a, b) => b.ranges.length - a.ranges.length)
  return sorted[0] ?? snippets['title']
}

/** The text with its matches set off. Cleaned piece by piece: control characters must not shift the ranges. */
function highlighted({ text, ranges }: Snippet, style: Style): string {
  const parts: string[] = []
  let done = 0
  for (const { start, end } of ranges) {
    parts.push(oneLine(text.slice(done, start)), style.match(oneLine(text.slice(start, end))))
    done = end
  }
  parts.push(oneLine(text.slice(done)))
  return parts.join('').trim()
}

function stringOf(document: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  const value = document?.[name]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
