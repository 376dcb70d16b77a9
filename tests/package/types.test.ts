import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { consumer, runNode } from './consumer.js'

/** A user's program, under options as strict as they come. Each `@ts-expect-error` is an error that the types must find. */
const PROGRAM = `import { IndexBuilder, type SearchOptions, openIndex } from 'fihris'
import { type Hit, type SearchIndex, openIndex as openInPage } from 'fihris/search'
import { type Token, tokenize } from 'fihris/analysis'
import { openFile, writeImage } from 'fihris/node'
import { fihrisEncoder } from 'fihris/adapters/flexsearch'

const image: Uint8Array = new IndexBuilder({ fields: { title: { boost: 2, store: true }, body: {} } }).add({ id: 'a', title: 'فهرس' }).toBytes()
const options: SearchOptions = { limit: 3, operator: 'and', snippet: { length: 80 } }
const index: SearchIndex = openIndex(image)
const hits: Hit[] = openInPage(image).search('فهارس', options).hits
const html: string | undefined = hits[0]?.snippets?.['title']?.html
const tokens: Token[] = tokenize('فهرس')
const encode: (text: string) => string[] = fihrisEncoder({ level: 'root' })
const opened: Promise<SearchIndex> = writeImage('a.fihris', image).then(() => openFile('a.fihris'))
// @ts-expect-error: 'near' is no operator
index.search('فهرس', { operator: 'near' })
// @ts-expect-error: a document is an object
new IndexBuilder({ fields: ['body'] }).add('فهرس')
export { encode, html, opened, tokens }
`

const PAGE = `import { type SearchIndex, openIndex } from 'fihris/browser'

export const index: SearchIndex = openIndex(new ArrayBuffer(0), { verify: true })
`

const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))

const FILES = { 'program.mts': PROGRAM, 'program.cts': PROGRAM, 'page.mts': PAGE }

/** Our own declarations are checked too, and no types but those of the language and the page are at hand. */
const STRICT = { target: 'es2022', lib: ['ES2022', 'DOM'], types: [], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true }

beforeAll(async () => {
  for (const [name, source] of Object.entries(FILES)) await writeFile(join(consumer(), name), source)
})

describe('the types', () => {
  it.each([
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ])('check under moduleResolution %s, from ES modules and CommonJS', async (moduleResolution, module) => {
    const config = `tsconfig.${moduleResolution}.json`
    await writeFile(join(consumer(), config), JSON.stringify({ compilerOptions: { ...STRICT, module, moduleResolution }, files: Object.keys(FILES) }))
    expect(await runNode([TSC, '-p', config])).toEqual({ code: 0, out: '', err: '' })
  })
})
