import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codeIn, ROOT, readDocument, tableOf } from './markdown.js'

const rows = tableOf(readDocument('SECURITY.md'), 'limit')

/** The value of a constant as its source has it: a number, a power or a shift. */
function constantIn(file: string, name: string): number {
  const [, text = ''] = new RegExp(`^(?:export )?const ${name}(?:: number)? = (.+)$`, 'm').exec(readFileSync(`${ROOT}${file}`, 'utf8')) ?? []
  const [, base = '', operator, second = ''] = /^(\S+)(?: (\*\*|<<) (\S+))?$/.exec(text) ?? []
  const [a, b] = [base, second].map(number => Number(number.replaceAll('_', ''))) as [number, number]
  return operator === '**' ? a ** b : operator === '<<' ? a << b : a
}

describe('the limits of SECURITY.md', () => {
  it('are many', () => {
    expect(rows.length).toBeGreaterThan(30)
  })

  it.each(rows.map(row => [row[0], row] as const))('are those of the sources: %s', (_, [, value = '', constant = '', file = '']) => {
    expect(Number(value)).toBe(constantIn(codeIn(file), codeIn(constant)))
  })
})
