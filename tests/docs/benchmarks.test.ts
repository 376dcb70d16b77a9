import { describe, expect, it } from 'vitest'
import { benchArguments, COMMANDS, relevanceArguments } from '../../bench/arguments.js'
import { ENGINES } from '../../bench/engines/registry.js'
import { withBlock } from '../../bench/report/report.js'
import { readDocument, tableOf } from './markdown.js'

const text = readDocument('docs/benchmarks.md')
const { scripts } = JSON.parse(readDocument('package.json')) as { scripts: Record<string, string> }

describe('the document of the benchmarks', () => {
  it('names every engine', () => {
    const names = tableOf(text, 'row').flatMap(([cell = '']) => [...cell.matchAll(/`([^`]*)`/g)].map(([, name]) => name))
    expect(names.toSorted()).toEqual(ENGINES.map(({ name }) => name).toSorted())
  })

  it('names options that are taken', () => {
    const numbers = { '--seed': '2', '--timeout': '3', '--heap': '4', '--generate': '5', '--sizes': '6,7' }
    const values: Record<string, string> = { '--fields': 'title,body', '--only': 'fihris', ...numbers }
    const flags = ['--markdown', '--full']
    const [speed = '', relevance = ''] = text.split('## Speed')[1]?.split('## Relevance') ?? []
    for (const [part, parse] of [
      [speed, (args: string[]) => benchArguments(['build', ...args])],
      [relevance, relevanceArguments],
    ] as const) {
      const options = [...part.matchAll(/`(--\w+)`/g)].map(([, option = '']) => option)
      expect(options.length).toBeGreaterThan(4)
      for (const option of options) expect(() => parse(flags.includes(option) ? [option] : [option, values[option] ?? 'somewhere'])).not.toThrow()
    }
  })
})

describe('the commands of the benchmarks', () => {
  it('are each a script, and each has its block in the document', () => {
    for (const command of COMMANDS) {
      if (command === 'all') continue
      expect(scripts[`bench:${command}`]).toBe(`node build/bench/main.js ${command}`)
      expect(withBlock(text, `bench:${command}`, 'figures')).toContain('figures')
    }
  })
})

describe('the commands of the documents', () => {
  it.each(['README.md', 'CONTRIBUTING.md', 'docs/benchmarks.md', 'docs/analysis.md'])('are scripts of the package: %s', file => {
    const names = [...readDocument(file).matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
    expect(names.filter(name => scripts[name] === undefined)).toEqual([])
  })
})
