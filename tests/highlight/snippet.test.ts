import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, markUp } from '../../src/highlight/snippet.js'
import type { Snippet } from '../../src/index.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { indexOf, indexOfTexts, text, word } from '../support/documents.js'

function snippetOf(content: string, query: string, length = 40): Snippet {
  const snippet = indexOfTexts(content).search(query, { snippet: { length } }).hits[0]?.snippets?.['text']
  if (!snippet) throw new Error(`«${query}» is not found in «${content}»`)
  return snippet
}

const pieces = ({ text, ranges }: Snippet): string[] => ranges.map(({ start, end }) => text.slice(start, end))

/** The text behind a snippet's HTML. */
const unescaped = (html: string): string =>
  html
    .replace(/<\/?mark>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

/** The stretches of a text that words cover, those that touch as one: a whole covers its parts and what joins them. */
function written(source: string): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = []
  for (const { start, end } of new Tokenizer().forms(source).sort((a, b) => a.start - b.start)) {
    const last = stretches[stretches.length - 1]
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else stretches.push({ start, end })
  }
  return stretches
}

const filler = (count: number): string => Array.from({ length: count }, () => 'شجر').join(' ')

describe('a snippet', () => {
  it('is the whole of a short text', () => {
    expect(snippetOf('قرأت كتاب النحو.', 'كتاب')).toEqual({
      text: 'قرأت كتاب النحو.',
      start: 0,
      end: 16,
      ranges: [{ start: 5, end: 9 }],
      html: 'قرأت <mark>كتاب</mark> النحو.',
    })
  })

  it('has ellipses where the text goes on, and only there', () => {
    const words = filler(50)
    expect(snippetOf(`${words} بحر ${words}`, 'بحر').html).toMatch(/^… .*<mark>بحر<\/mark>.* …$/)
    expect(snippetOf(`بحر ${words}`, 'بحر').html).toMatch(/^<mark>بحر<\/mark>.* …$/)
    expect(snippetOf(`${words} بحر`, 'بحر').html).toMatch(/^… .*<mark>بحر<\/mark>$/)
    expect(snippetOf(`${words} بحر!  `, 'بحر').html).toMatch(/^… .*<mark>بحر<\/mark>!$/)
  })

  it('shows the passage with the most different words of the query', () => {
    const content = `بحر بحر بحر ${filler(30)} جبل وبحر ${filler(30)} نهر`
    expect(pieces(snippetOf(content, 'بحر جبل'))).toEqual(['جبل', 'وبحر'])
  })

  it('shows the passage with the most occurrences of one word, and the earliest of equals', () => {
    expect(pieces(snippetOf(`بحر ${filler(30)} بحر بحر ${filler(30)} بحر بحر`, 'بحر'))).toEqual(['بحر', 'بحر'])
    expect(snippetOf(`${filler(20)} بحر ${filler(30)} بحر`, 'بحر').start).toBeLessThan(90)
  })

  it('shows words before a match, not only after it', () => {
    const { ranges } = snippetOf(`${filler(50)} بحر ${filler(50)}`, 'بحر')
    expect(ranges[0]?.start).toBeGreaterThan(5)
    expect(ranges[0]?.start).toBeLessThan(25)
  })

  it('shows the match however much punctuation or space stands before it', () => {
    for (const before of ['-'.repeat(500), ' '.repeat(500), '\n'.repeat(41), `${'؟'.repeat(500)} `, '😀'.repeat(100)]) {
      expect(pieces(snippetOf(`${before}بحر`, 'بحر'))).toEqual(['بحر'])
      expect(pieces(snippetOf(`${before}بحر${before}`, 'بحر'))).toEqual(['بحر'])
      expect(pieces(snippetOf(`${filler(50)}${before}بحر${before}${filler(50)}`, 'بحر'))).toEqual(['بحر'])
    }
  })

  it('begins and ends between written words, not within a compound', () => {
    const content = `بحر ${'COVID-19 ٥كلم عبدالله '.repeat(20)}`
    for (let size = 20; size < 60; size++) {
      const { text: passage, start, end } = snippetOf(content, 'بحر', size)
      expect(start).toBe(0)
      expect(content.startsWith(passage)).toBe(true)
      expect(passage).toMatch(/(بحر|COVID-19|٥كلم|عبدالله)$/)
      expect(end).toBe(passage.length)
    }
  })

  it('of a word longer than itself is cut within the word, and never between the halves of a pair', () => {
    const { text: passage } = snippetOf(`بَ${'\u064e'.repeat(300)}حر`, 'بحر', 20)
    expect(passage.length).toBeLessThanOrEqual(20)
    for (let size = 20; size < 26; size++) {
      const pairs = snippetOf(`x${'\u{10400}'.repeat(31)}`, `x${'\u{10400}'.repeat(31)}`, size).text
      expect(pairs.length).toBeLessThanOrEqual(size)
      expect(pairs.isWellFormed()).toBe(true)
      const emoji = snippetOf(`بحر ${'😀'.repeat(300)}`, 'بحر', size).text
      expect(emoji.length).toBeLessThanOrEqual(size)
      expect(emoji.isWellFormed()).toBe(true)
    }
  })

  it('is given for every stored text field, matched or not, and for lists', () => {
    const index = indexOf({ fields: { title: { store: true }, body: { store: true }, list: { store: true }, bare: {} } }, [
      { id: 1, title: 'بحر', body: filler(100), list: ['نهر', 'بحر'], bare: 'بحر' },
    ])
    const snippets = index.search('بحر', { snippet: true }).hits[0]?.snippets
    expect(Object.keys(snippets ?? {})).toEqual(['title', 'body', 'list'])
    expect(snippets?.['list']).toMatchObject({ text: 'نهر\nبحر', html: 'نهر\n<mark>بحر</mark>' })
    const body = snippets?.['body'] as Snippet
    expect([body.start, body.ranges]).toEqual([0, []])
    expect(body.text.length).toBeLessThanOrEqual(200)
    expect(body.html).toBe(`${body.text} …`)
  })

  it('of an empty text is empty', () => {
    const index = indexOf({ fields: { title: { store: true }, body: { store: true } } }, [{ id: 1, title: '', body: 'بحر' }])
    expect(index.search('بحر', { snippet: true }).hits[0]?.snippets?.['title']).toEqual({ text: '', start: 0, end: 0, ranges: [], html: '' })
  })
})

describe('the HTML of a snippet', () => {
  it.each([
    ['<script>alert("بحر")</script>', '&lt;script&gt;alert(&quot;<mark>بحر</mark>&quot;)&lt;/script&gt;'],
    ["بحر & 'نهر'", '<mark>بحر</mark> &amp; &#39;نهر&#39;'],
    ['&lt; بحر', '&amp;lt; <mark>بحر</mark>'],
    ['<mark>بحر</mark>', '&lt;mark&gt;<mark>بحر</mark>&lt;/mark&gt;'],
  ])('escapes %s', (content, html) => {
    expect(snippetOf(content, 'بحر', 60).html).toBe(html)
  })

  it('escapes inside a match too', () => {
    expect(snippetOf("O'Neil بحر", "o'neil").html).toBe('<mark>O&#39;Neil</mark> بحر')
    expect(markUp('a<b>"c"', [{ start: 0, end: 7 }])).toBe('<mark>a&lt;b&gt;&quot;c&quot;</mark>')
    expect(escapeHtml(`<>&"'`)).toBe('&lt;&gt;&amp;&quot;&#39;')
  })

  it('gives back the snippet when tags and escapes are taken out; the snippet stands in its source', { timeout: 30_000 }, () => {
    const noise = fc.string({
      unit: fc.oneof(
        { weight: 3, arbitrary: word },
        fc.constantFrom('<', '>', '&', '"', "'", '&amp;', '<mark>', '…', ' ', '\n', '😀', '-', '1', '٢', 'ر', '.', 'ب', '\u064e'),
      ),
      size: 'medium',
    })
    fc.assert(
      fc.property(fc.oneof(noise, text(45)), fc.oneof(word, text(3)), fc.integer({ min: 20, max: 120 }), (content, query, length) => {
        const [hit] = indexOfTexts(content).search(query, { snippet: { length }, highlight: true }).hits
        if (!hit) return
        const snippet = hit.snippets?.['text'] as Snippet
        const source = hit.document?.['text'] as string
        expect(snippet.text).toBe(source.slice(snippet.start, snippet.end))
        expect(snippet.text.length).toBeLessThanOrEqual(length)
        expect(snippet.text.isWellFormed()).toBe(true)
        const before = snippet.start > 0 ? '… ' : ''
        const after = snippet.end < source.trimEnd().length ? ' …' : ''
        expect(unescaped(snippet.html)).toBe(`${before}${snippet.text}${after}`)
        expect(snippet.html.replace(/<\/?mark>|&(lt|gt|amp|quot|#39);/g, '')).not.toMatch(/[<>&"']/)
        expect(snippet.html.match(/<mark>/g)?.length ?? 0).toBe(snippet.ranges.length)
        // What is marked in the snippet is marked in the whole, and something is.
        expect(snippet.ranges.length).toBeGreaterThan(0)
        for (const { start, end } of snippet.ranges) {
          expect([start >= 0, start < end, end <= snippet.text.length]).toEqual([true, true, true])
          expect(hit.highlights?.['text']?.some(range => range.start <= start + snippet.start && range.end >= end + snippet.start)).toBe(true)
        }
        // Neither end lies within a word or a compound, unless it is longer than the snippet.
        for (const { start, end } of written(source)) {
          if (end - start <= length) for (const at of [snippet.start, snippet.end]) expect(start < at && at < end).toBe(false)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
