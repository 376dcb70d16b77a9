import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What the tests of the documents read out of Markdown: code blocks, tables, and stretches that a test can write anew. */

export const ROOT: string = fileURLToPath(new URL('../../', import.meta.url))

/** The text of a document, by its path from the repository's root. */
export function readDocument(name: string): string {
  return readFileSync(`${ROOT}${name}`, 'utf8')
}

/** A fenced code block: ```` ```ts run more ```` has the language `ts` and the words `run` and `more`. */
export interface Fence {
  language: string
  words: string[]
  code: string
  /** Line of the document on which the code begins, from 1. */
  line: number
}

const FENCE = /^(`{3,})(\S*)[ \t]*(.*)$/

/** The fenced code blocks of a Markdown text, in order. */
export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = []
  const lines = markdown.split('\n')
  for (let i = 0; i < lines.length; i++) {
    const [, ticks, language = '', words = ''] = FENCE.exec(lines[i] as string) ?? []
    if (ticks === undefined) continue
    const begin = i + 1
    do i++
    while (i < lines.length && lines[i] !== ticks)
    if (i === lines.length) throw new Error(`the code block on line ${begin} is not closed`)
    fences.push({ language, words: words.split(' ').filter(word => word !== ''), code: lines.slice(begin, i).join('\n'), line: begin + 1 })
  }
  return fences
}

/** The body of the table whose first column is titled `title`: a list of cells for each row. Exactly one table must be. */
export function tableOf(markdown: string, title: string): string[][] {
  const lines = markdown.split('\n')
  const heads = lines.flatMap((line, i) => (line.startsWith('|') && cellsOf(line)[0] === title && /^\| *-/.test(lines[i + 1] ?? '') ? [i] : []))
  if (heads.length !== 1) throw new Error(`${heads.length} tables begin with a column "${title}", one was expected`)
  const rows: string[][] = []
  for (let i = (heads[0] as number) + 2; lines[i]?.startsWith('|'); i++) rows.push(cellsOf(lines[i] as string))
  return rows
}

/** The cells of a table's row; `\|` is a bar inside a cell. */
function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map(cell => cell.trim().replaceAll('\\|', '|'))
}

/** The code in a cell: `` `meta` `` is meta. A cell without code is itself. */
export function codeIn(cell: string): string {
  return /`([^`]*)`/.exec(cell)?.[1] ?? cell
}

/**
 * What stands between `<!-- begin NAME -->` and `<!-- end NAME -->`. With UPDATE_DOCS=1 in the environment `wanted` is written
 * there first: a stretch that is made by running code is made anew by the same code.
 */
export function generated(file: string, name: string, wanted: string): string {
  const text = readDocument(file)
  const begin = `<!-- begin ${name} -->\n`
  const from = text.indexOf(begin) + begin.length
  const to = text.indexOf(`<!-- end ${name} -->`)
  if (from < begin.length || to < from) throw new Error(`${file} has no stretch "${name}"`)
  if (process.env['UPDATE_DOCS'] === '1' && text.slice(from, to) !== wanted) {
    writeFileSync(`${ROOT}${file}`, text.slice(0, from) + wanted + text.slice(to))
    return wanted
  }
  return text.slice(from, to)
}
