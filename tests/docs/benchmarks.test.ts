import { describe, expect, it } from 'vitest'
import { relevanceArguments, speedArguments } from '../../bench/arguments.js'
import { ENGINES } from '../../bench/engines/registry.js'
import { readDocument, tableOf } from './markdown.js'

const text = readDocument('docs/benchmarks.md')
const { scripts } = JSON.parse(readDocument('package.json')) as { scripts: Record<string, string> }

describe('the document of the benchmarks', () => {
  it('names every engine', () => {
    const names = tableOf(text, 'row').flatMap(([cell = '']) => [...cell.matchAll(/`([^`]*)`/g)].map(([, name]) => name))
    expect(names.toSorted()).toEqual(ENGINES.map(({ name }) => name).toSorted())
  })

  it('names options that are taken', () => {
    const values: Record<string, string> = { '--fields': 'title,body', '--seed': '2', '--timeout': '3', '--only': 'fihris' }
    const [speed = '', relevance = ''] = text.split('## Speed')[1]?.split('## Relevance') ?? []
    for (const [part, parse] of [
      [speed, speedArguments],
      [relevance, relevanceArguments],
    ] as const) {
      const options = [...part.matchAll(/`(--\w+)`/g)].map(([, option = '']) => option)
      expect(options.length).toBeGreaterThan(4)
      for (const option of options) expect(() => parse([option, values[option] ?? 'somewhere'])).not.toThrow()
    }
  })
})

describe('the commands of the documents', () => {
  it.each(['README.md', 'CONTRIBUTING.md', 'docs/benchmarks.md', 'docs/analysis.md'])('are scripts of the package: %s', file => {
    const names = [...readDocument(file).matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
    expect(names.filter(name => scripts[name] === undefined)).toEqual([])
  })
})
