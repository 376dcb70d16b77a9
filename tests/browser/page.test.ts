import { mkdir, readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IndexBuilder, openIndex, type SearchIndex, type SearchResult } from '../../src/index.js'
import { launch, open, type Watched } from './chromium.js'
import { type Server, serve } from './server.js'

const ROOT = new URL('../../', import.meta.url)
const SHOTS = new URL('build/browser/', ROOT)

/** As the page asks; see docs/examples/page/app.js. */
const OPTIONS = { limit: 10, snippet: { length: 220 } } as const

/** Every second query of the readers, which is 72 of them. */
const EVERY = 2

/**
 * Decimals on which scores agree. Not all of them: Math.log differs in its last bit between versions of V8 (measured: 3 % of
 * logarithms, Node 20 and Chromium 156).
 */
const DIGITS = 10

type Article = { id: string; title: string; body: string }

/** What answers.js leaves in the page. */
interface InPage {
  answersTo(queries: readonly string[]): Promise<Pick<SearchResult, 'total' | 'hits'>[]>
}

let browser: Browser
let server: Server
let image: Uint8Array
let index: SearchIndex

function build(articles: Iterable<Article>): Uint8Array {
  const builder = new IndexBuilder({ fields: { title: { boost: 2, store: true }, body: { store: true } } })
  for (const article of articles) builder.add(article)
  return builder.toBytes()
}

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(new URL(path, ROOT), 'utf8')).split('\n').filter(line => line !== '')
}

beforeAll(async () => {
  const lines = await linesOf('fixtures/articles/corpus.jsonl')
  image = build(lines.map(line => JSON.parse(line) as Article))
  index = openIndex(image)
  server = await serve(image)
  browser = await launch()
  await mkdir(SHOTS, { recursive: true })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** The page once its index is open. */
async function ready(url = server.url): Promise<Watched> {
  const watched = await open(browser, url)
  await watched.page.locator('#status').filter({ hasNotText: 'يُفتح' }).waitFor()
  return watched
}

async function idsOn(page: Page): Promise<(string | null)[]> {
  return Promise.all((await page.locator('#hits > li').all()).map(item => item.getAttribute('data-id')))
}

describe('the page', () => {
  it('answers as a reader types', async () => {
    const { page, faults } = await ready()
    let typed = ''
    for (const letter of 'نتائج الانتخابات') {
      typed += letter
      await page.locator('#query').pressSequentially(letter)
      const { total, hits } = index.search(typed.trim(), OPTIONS)
      expect(await idsOn(page), typed).toEqual(hits.map(hit => hit.id))
      if (total === 0) expect(await page.locator('#status').textContent()).toBe('لا نتائج.')
    }
    expect(await page.locator('#hits > li').count()).toBe(10)
    await page.locator('#query').fill('')
    expect(await page.locator('#hits > li').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('marks the words that matched, as Node does', async () => {
    const { page, faults } = await ready()
    await page.locator('#query').fill('رَغِيفُ الْعَيْشِ الْمُدَعَّم')
    const { hits } = index.search('رَغِيفُ الْعَيْشِ الْمُدَعَّم', OPTIONS)
    const marks = hits.map(({ snippets }) => Object.values(snippets ?? {}).map(({ text, ranges }) => ranges.map(({ start, end }) => text.slice(start, end))))
    const shown = await page
      .locator('#hits > li')
      .evaluateAll(items => items.map(item => [...item.children].map(part => [...part.querySelectorAll('mark')].map(mark => mark.textContent))))
    expect(shown).toEqual(marks)
    expect(shown[0]?.flat()).toEqual(expect.arrayContaining(['رغيف', 'المدعم']))
    expect(faults).toEqual([])
  })

  it('runs right to left, and looks like it', async () => {
    const { page, faults } = await ready(`${server.url}?q=${encodeURIComponent('صيام مريض السكر')}`)
    const item = page.locator('#hits > li').first()
    await item.waitFor()
    const { direction, box, text } = await item.evaluate(element => {
      const range = document.createRange()
      range.selectNodeContents(element.querySelector('h2') as Element)
      return { direction: getComputedStyle(element).direction, box: element.getBoundingClientRect().right, text: range.getBoundingClientRect().right }
    })
    expect(direction).toBe('rtl')
    expect(box - text).toBeLessThan(30)
    expect(await page.locator('#query').inputValue()).toBe('صيام مريض السكر')
    await page.screenshot({ path: new URL('page.png', SHOTS).pathname })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 400, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400)
    await page.screenshot({ path: new URL('page-dark-narrow.png', SHOTS).pathname })
    expect(faults).toEqual([])
  })

  it('shows markup in articles as text', async () => {
    const hostile = { id: '<b>', title: '<img src=x onerror=alert(1)> مكتبة', body: '<script>alert(1)</script> مكتبة "كتب" & \'كتاب\'' }
    const other = await serve(build([hostile]))
    const { page, faults } = await ready(other.url)
    await page.locator('#query').fill('مكتبة')
    expect(await page.locator('#hits h2').textContent()).toBe(hostile.title)
    expect(await page.locator('#hits p').textContent()).toBe(hostile.body)
    expect(await page.locator('#hits :not(li, h2, p, mark)').count()).toBe(0)
    await other.close()
    expect(faults).toEqual([])
  })

  it('says so when the index cannot be opened', async () => {
    const other = await serve(image.slice(0, 1000))
    const { page, faults } = await open(browser, other.url)
    await page.getByText('تعذّر فتح الفهرس.').waitFor()
    await other.close()
    expect(faults).toEqual([`error: the image has ${image.length} bytes, of which 1000 are here (at byte 1000)`])
  })
})

describe('the engine in the page', () => {
  it('gives the ids, scores, highlights and snippets that Node gives', async () => {
    const queries = (await linesOf('fixtures/articles/readers.queries.tsv')).map(line => line.split('\t')[1] as string).filter((_, i) => i % EVERY === 0)
    expect(queries.length).toBeGreaterThanOrEqual(50)
    const { page, faults } = await ready()
    await page.addScriptTag({ url: '/answers.js', type: 'module' })
    const answers = await page.evaluate(queries => (globalThis as unknown as InPage).answersTo(queries), queries)
    expect(answers).toHaveLength(queries.length)
    queries.forEach((query, i) => {
      const { total, hits } = index.search(query, { limit: 10, highlight: true, snippet: true })
      const scores = hits.map(hit => expect.closeTo(hit.score, DIGITS))
      expect(answers[i], query).toEqual({ total, hits: hits.map((hit, rank) => ({ ...hit, score: scores[rank] })) })
    })
    expect(answers.filter(({ total }) => total > 0).length).toBeGreaterThan(queries.length * 0.9)
    expect(faults).toEqual([])
  })
})

describe('the test itself', () => {
  it('sees what breaks the policy', async () => {
    const { page, faults } = await ready()
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "broken"'
      document.body.append(script)
      setTimeout('document.title = "broken"')
    })
    await expect.poll(() => faults.filter(fault => fault.startsWith('policy: '))).toEqual(['policy: script-src-elem inline', 'policy: script-src eval'])
    expect(await page.title()).toBe('بحث في المقالات')
  })
})
