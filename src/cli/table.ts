import stringWidth from 'string-width'
import { LEFT_TO_RIGHT_MARK, oneLine } from './text.js'

export interface Column {
  title: string
  /** Numbers stand at the right edge. */
  right?: boolean
}

export interface TableOptions {
  /** Styles the line of titles. */
  heading?: (line: string) => string
  /** Keep columns in their order on a terminal that lays out Arabic from the right. */
  isolate?: boolean
}

const GAP = '  '

/**
 * A table of plain text, each line with its line feed. Widths are cells of a terminal, where vowel marks take none: a count of
 * UTF-16 units would push the columns apart wherever a word is vocalised.
 */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[], options: TableOptions = {}): string {
  const cells = rows.map(row => columns.map((_, column) => oneLine(row[column] ?? '').trim()))
  const widths = columns.map(({ title }, column) => Math.max(cellWidth(title), ...cells.map(row => cellWidth(row[column] ?? ''))))
  const mark = options.isolate ? LEFT_TO_RIGHT_MARK : ''
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const pad = ' '.repeat((widths[column] ?? 0) - cellWidth(cell))
        const last = column === columns.length - 1
        if (columns[column]?.right) return pad + cell + (last ? '' : mark + GAP)
        // The mark follows the cell at once, or the padding would be laid out with the Arabic before it.
        return last ? cell : cell + mark + pad + GAP
      })
      .join('')
  const heading = line(columns.map(({ title }) => title))
  return [options.heading ? options.heading(heading) : heading, ...cells.map(line)].map(text => `${text}\n`).join('')
}

function cellWidth(text: string): number {
  return stringWidth(text)
}
