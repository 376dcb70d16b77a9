import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codeIn, ROOT, readDocument, tableOf } from './markdown.js'

const folders = tableOf(readDocument('docs/architecture.md'), 'folder').map(([folder = '']) => codeIn(folder))

describe('the folders of the architecture', () => {
  it('are those of the sources', () => {
    expect(folders.toSorted()).toEqual(readdirSync(`${ROOT}src`).sort())
  })

  it('stand in the order that the check of imports holds', () => {
    const [, order = ''] = /^const ORDER = \[\n([\s\S]*?)^\]/m.exec(readDocument('scripts/check-imports.mjs')) ?? []
    const names = [...order.matchAll(/'(\w+)'/g)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(10)
    const documented = folders.map(folder => folder.replace(/\.ts$/, ''))
    expect(documented).toEqual(names.filter(name => documented.includes(name as string)))
  })
})
