import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IndexBuilder, openIndex } from '../../src/index.js'
import { examplesOf, runCommands, runExample, typeErrorsOf } from './examples.js'
import { ROOT, readDocument, tableOf } from './markdown.js'

const documents = ['README.md', ...(await readdir(`${ROOT}docs`, { recursive: true })).filter(name => name.endsWith('.md')).map(name => `docs/${name}`)]
const examples = documents.flatMap(examplesOf)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fihris-docs-'))
  await cp(`${ROOT}fixtures`, join(folder, 'fixtures'), { recursive: true })
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('the examples of the documents', () => {
  it('are found', () => {
    expect(examples.filter(({ language }) => language === 'ts').length).toBeGreaterThan(4)
    expect(examples.filter(({ language }) => language === 'sh').length).toBeGreaterThan(1)
  })

  it.each(examples.filter(({ language }) => language === 'ts').map(example => [`${example.file}:${example.line}`, example] as const))(
    '%s',
    async (_, example) => {
      expect(await runExample(example, folder, { console: { error: () => {}, log: () => {} } })).toBeGreaterThan(0)
    },
  )

  it.each(examples.filter(({ language }) => language === 'sh').map(example => [`${example.file}:${example.line}`, example] as const))(
    '%s',
    async (_, example) => {
      await runCommands(example, folder)
    },
  )

  it('pass the compiler', async () => {
    expect(await typeErrorsOf(examples.filter(({ language }) => language === 'ts'))).toEqual([])
  }, 60_000)
})

describe('the page of the README', () => {
  /** As much of a document as the example touches. */
  class Element {
    innerHTML = ''
    title = ''
    value = ''
    children: Element[] = []
    listen: () => void = () => {}
    addEventListener(_: string, listener: () => void): void {
      this.listen = listener
    }
    replaceChildren(...children: Element[]): void {
      this.children = children
    }
  }

  it('searches as its reader types', async () => {
    const builder = new IndexBuilder({ fields: { title: { boost: 2, store: true }, body: { store: true } } })
    for (const line of (await readFile(`${ROOT}fixtures/articles/corpus.jsonl`, 'utf8')).trim().split('\n'))
      builder.add(JSON.parse(line) as Record<string, unknown>)
    const image = builder.toBytes()
    const elements: Record<string, Element> = { '#query': new Element(), '#hits': new Element() }
    const [page] = examples.filter(({ words }) => words.includes('page'))
    if (!page) throw new Error('the README has no example of a page')
    await runExample(page, folder, {
      fetch: async (path: string) => (path === '/articles.fihris' ? new Response(image.slice()) : new Response(null, { status: 404 })),
      document: { querySelector: (selector: string) => elements[selector], createElement: () => new Element() },
    })
    const [query, hits] = [elements['#query'] as Element, elements['#hits'] as Element]
    query.value = 'زكاة الفطر'
    query.listen()
    expect(hits.children.length).toBe(10)
    expect(hits.children[0]).toMatchObject({
      title: 'زكاة الفطر: مقدارها ووقت اخراجها ومن تجب عليه',
      innerHTML: expect.stringContaining('<mark>زكاة</mark> <mark>الفطر</mark>'),
    })
    query.value = '؟'
    query.listen()
    expect(hits.children).toEqual([])
  })

  it('allows in its policy what the example needs, and no more', () => {
    expect(readDocument('README.md')).toContain(`"default-src 'none'; script-src 'self'; connect-src 'self'"`)
  })
})

describe('the table of spellings in the README', () => {
  const rows = tableOf(readDocument('README.md'), 'a search for')

  it.each(rows)('%s finds %s', (query = '', cell = '') => {
    const words = cell.split(' · ')
    const builder = new IndexBuilder({ fields: ['text'] })
    words.forEach((text, i) => {
      builder.add({ id: `wanted ${i}`, text })
    })
    builder.add({ id: 'other', text: 'خرج الصيادون إلى البحر' })
    const found = openIndex(builder.toBytes())
      .search(query)
      .hits.map(({ id }) => id)
    expect(found.toSorted()).toEqual(words.map((_, i) => `wanted ${i}`).toSorted())
  })
})
