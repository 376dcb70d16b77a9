import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { cellWidth, formatTable } from '../../src/cli/table.js'

const columns = [{ title: 'word' }, { title: 'count', right: true }, { title: 'why' }]

describe('formatTable', () => {
  it('counts no cell for vowel marks', () => {
    const table = formatTable(columns, [
      ['كِتَابٌ', '1', 'x'],
      ['كتاب', '20', 'y'],
    ])
    expect(table).toBe('word  count  why\nكِتَابٌ      1  x\nكتاب     20  y\n')
  })

  it('counts two cells for wide letters', () => {
    expect(
      formatTable(
        [{ title: 'a' }, { title: 'b' }],
        [
          ['書', 'x'],
          ['ك', 'y'],
        ],
      ),
    ).toBe('a   b\n書  x\nك   y\n')
  })

  it('keeps Arabic columns in order by a mark after each', () => {
    const table = formatTable([{ title: 'a' }, { title: 'b' }], [['كتب', 'كتاب']], { isolate: true })
    expect(table.split('\n')[1]).toBe('كتب\u200e  كتاب')
  })

  it('holds every cell on its line, without controls', () => {
    expect(formatTable([{ title: 'a' }], [['سطر\nسطر\x1b[2J']])).toBe('a\nسطر سطر[2J\n')
  })

  it('prints the titles alone where there is no row', () => {
    expect(formatTable(columns, [], { heading: line => `<${line}>` })).toBe('<word  count  why>\n')
  })
})

describe('cellWidth', () => {
  it('counts what string-width counts, for every code unit before U+0900, by itself and after a letter', () => {
    for (let unit = 0; unit < 0x900; unit++) {
      const char = String.fromCharCode(unit)
      expect([unit, cellWidth(char), cellWidth(`ب${char}`)]).toEqual([unit, stringWidth(char), stringWidth(`ب${char}`)])
    }
  })

  it('leaves other scripts to string-width', () => {
    expect(['ﷺ', '書', '👩‍👩‍👧', 'कि'].map(cellWidth)).toEqual(['ﷺ', '書', '👩‍👩‍👧', 'कि'].map(text => stringWidth(text)))
  })
})
