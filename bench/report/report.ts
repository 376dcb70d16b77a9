import { readFileSync, writeFileSync } from 'node:fs'
import type { Column } from '../../src/cli/table.js'
import { formatTable } from '../../src/cli/table.js'

export interface Table {
  columns: Column[]
  rows: string[][]
}

/** Columns of numbers. */
export const right = (...titles: string[]): Column[] => titles.map(title => ({ title, right: true }))

/** Prints as it goes, for a terminal or as Markdown, and keeps what it printed. */
export class Report {
  private readonly markdown: boolean
  private printed = ''

  constructor(markdown: boolean) {
    this.markdown = markdown
  }

  line(text: string): void {
    this.print(`${text}\n\n`)
  }

  /** A table under a title; one without rows is left out. */
  table(title: string, table: Table): void {
    if (table.rows.length === 0) return
    this.print(`${this.markdown ? `**${title}**` : title}\n\n${this.markdown ? markdownTable(table) : formatTable(table.columns, table.rows)}\n`)
  }

  /** Puts what was printed between the marks `<!-- begin NAME -->` and `<!-- end NAME -->` of a file. */
  writeInto(path: string, name: string): void {
    writeFileSync(path, withBlock(readFileSync(path, 'utf8'), name, this.printed))
  }

  private print(text: string): void {
    this.printed += text
    process.stdout.write(text)
  }
}

/** `document` with `block` between the marks of a name; throws where it has none. */
export function withBlock(document: string, name: string, block: string): string {
  const begin = `<!-- begin ${name} -->`
  const end = `<!-- end ${name} -->`
  const from = document.indexOf(begin)
  const to = document.indexOf(end, from)
  if (from < 0 || to < 0) throw new Error(`expected the marks ${begin} and ${end} in the document`)
  return `${document.slice(0, from + begin.length)}\n\n${block.trim()}\n\n${document.slice(to)}`
}

export function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
  return line(columns.map(({ title }) => title)) + line(columns.map(column => (column.right ? '---:' : '---'))) + rows.map(line).join('')
}
