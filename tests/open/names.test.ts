import { describe, expect, it } from 'vitest'
import type { DocumentLike, FacetOptions, FieldOptions, Schema, SearchOptions } from '../../src/index.js'
import { createAnalyzer, OptionError, openIndex, rootKey, stem, tokenize, verifyIndex } from '../../src/index.js'
import { imageOf } from '../support/documents.js'

/** Names that mean something to the language: as ids, fields, values and words they are words. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'prototype']

/** An object with a property of any name, as JSON makes one. */
const record = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> => Object.fromEntries(entries)

const pristine = (): string[] => Object.getOwnPropertyNames(Object.prototype).sort()

describe('a name of the language', () => {
  const before = pristine()

  it.each(NAMES)('%s is an id, a field, a keyword, a facet, a filter and a word like any other', name => {
    const types: readonly FieldOptions[] = [{ store: true }, { type: 'keyword', store: true }, { type: 'number' }, { type: 'boolean' }, { type: 'date' }]
    const values: readonly unknown[] = [`${name} كتاب`, name, 3, true, '2024-01-01']
    types.forEach((options, i) => {
      const isText = i === 0
      const schema: Schema = {
        id: isText ? 'id' : 'key',
        fields: record([
          [name, options],
          ['body', { store: true }],
        ]),
        stopWords: 'none',
      }
      const documents = [name, 'other'].map(
        id =>
          record<unknown>([
            ['id', id],
            ['key', id],
            ['body', `${name} وكتاب`],
            [name, values[i]],
          ]) as DocumentLike,
      )
      const image = imageOf(schema, documents)
      expect(verifyIndex(image).ok).toBe(true)
      const index = openIndex(image, { verify: true })
      expect(index.fields.map(field => field.name)).toEqual([name, 'body'])
      const found = index.search(name, { highlight: true, snippet: true, explain: true, fields: ['body'] })
      expect(found.hits.map(({ id }) => id)).toEqual([name, 'other'])
      expect(Object.keys(found.hits[0]?.document ?? {})).toContain('body')
      if (options.store) expect(Object.getOwnPropertyDescriptor(found.hits[0]?.document, name)?.value).toBe(values[i])
      if (isText) {
        const own = index.search('كتاب', { fields: [name], boost: record([[name, 2]]), highlight: true, snippet: true })
        expect(own.total).toBe(2)
        expect(Object.keys(own.hits[0]?.highlights ?? {})).toEqual([name, 'body'].filter(field => Object.hasOwn(own.hits[0]?.highlights ?? {}, field)))
        expect(Object.getOwnPropertyDescriptor(own.hits[0]?.highlights, name)?.value).toHaveLength(1)
        expect(Object.getOwnPropertyDescriptor(own.hits[0]?.snippets, name)?.value).toHaveProperty('html')
        expect(index.search(`${name}:كتاب`).total).toBe(2)
        return
      }
      const facets = record<FacetOptions>([[name, options.type === 'date' ? { interval: 'year' } : {}]])
      const answer = index.search('', { matchAll: true, facets, sort: { field: name }, groupBy: { field: name } })
      expect(Object.keys(answer.facets ?? {})).toEqual([name])
      expect(answer.groupTotal).toBe(1)
      if (options.type === 'keyword') {
        expect(Object.getOwnPropertyDescriptor(answer.facets, name)?.value).toMatchObject({ values: [{ value: name, count: 2 }] })
        expect(index.search('', { matchAll: true, filter: { field: name, eq: name } }).total).toBe(2)
      }
    })
    expect(pristine()).toEqual(before)
  })

  it.each(NAMES)('%s that no field has is unknown wherever a field is named', name => {
    const index = openIndex(imageOf({ fields: { body: {}, kind: { type: 'keyword' } } }, [{ id: 1, body: 'كتاب', kind: 'a' }]))
    const refused: readonly SearchOptions[] = [
      { fields: [name] },
      { boost: record([[name, 2]]) },
      { facets: record([[name, {}]]) },
      { filter: { field: name, eq: 'a' } },
      { sort: { field: name } },
      { groupBy: { field: name } },
      { rank: [{ type: 'value', field: name, scale: 1 }] },
      record([[name, 1]]),
    ]
    for (const options of refused) {
      expect(() => index.search('كتاب', options)).toThrow(OptionError)
    }
    expect(pristine()).toEqual(before)
  })

  it('is a term, a completion and a synonym like any other', () => {
    for (const name of NAMES) {
      const index = openIndex(
        imageOf({ fields: { body: { store: true } }, synonyms: [[name, 'مرادف']] }, [
          { id: 1, body: `${name} مرادف` },
          { id: 2, body: 'مرادف' },
        ]),
      )
      const word = tokenize(name)[0]?.form ?? ''
      expect(word).not.toBe('')
      expect(index.search(name).total).toBeGreaterThanOrEqual(1)
      expect(index.suggest(word.slice(0, 4)).map(({ text }) => text.toLowerCase())).toContain(word)
      expect(index.terms({ sort: 'alphabet' }).map(({ text }) => text)).toContain(word)
      expect(index.related(name).forms.length).toBeGreaterThan(0)
      expect(index.analyze(name)[0]?.documents).toBe(1)
      expect(index.search(name, { synonyms: [[name, 'مرادف']] }).total).toBe(2)
      expect([typeof stem(name), typeof rootKey(name)]).toEqual(['string', 'string'])
    }
    const analyzer = createAnalyzer()
    for (const name of NAMES) expect(analyzer.analyze(name).length).toBeGreaterThan(0)
    expect(pristine()).toEqual(before)
  })
})
