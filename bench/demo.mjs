/** `npm run demo`: builds an index of the articles in fixtures/ and asks it five things. */
import { readFile } from 'node:fs/promises'
import { stderr } from 'node:process'
import picocolors from 'picocolors'
import { IndexBuilder, openIndex } from '../dist/index.js'

const ARTICLES = new URL('../fixtures/articles/corpus.jsonl', import.meta.url)
const HITS = 3
const SNIPPET = { length: 110 }

const QUESTIONS = [
  ['vowel signs in the query, none in the text', 'رَغِيفُ الْعَيْشِ الْمُدَعَّم'],
  ['conjunctions, prepositions, articles and pronouns written as part of the word', 'صيام مريض السكر'],
  ['a singular finds its broken plural', 'شاعر'],
  ['hamza and final letters as each country spells them', 'مسؤول التنمية المحلية'],
  ['digits of either kind, and the decimal sign', 'منسوب ١٧٫٦٦ متر'],
]

const { bold, cyan, dim, isColorSupported, yellow } = picocolors

/** Matches in bold yellow, or between angle quotes where there are no colours. */
function marked({ text, ranges }) {
  let line = ''
  let at = 0
  for (const { start, end } of ranges) {
    const word = text.slice(start, end)
    line += text.slice(at, start) + (isColorSupported ? bold(yellow(word)) : `«${word}»`)
    at = end
  }
  return (line + text.slice(at)).replace(/\s+/gu, ' ')
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`
}

/** Overwrites its own line on a terminal; elsewhere it would only fill a log. */
function progress(text) {
  if (stderr.isTTY) stderr.write(`\r\u001b[K${text}`)
}

const lines = (await readFile(ARTICLES, 'utf8')).split('\n').filter(line => line !== '')
const articles = lines.map(line => JSON.parse(line))
const begun = performance.now()
const builder = new IndexBuilder({ fields: { title: { boost: 2, store: true }, body: { store: true } } })
await builder.addAll(articles, {
  onProgress: ({ documents }) => {
    const done = Math.round((30 * documents) / articles.length)
    progress(`indexing ${'█'.repeat(done)}${'░'.repeat(30 - done)} ${documents} of ${articles.length}`)
  },
})
progress('writing the image')
const image = builder.toBytes()
const built = performance.now() - begun
progress('')

const opening = performance.now()
const index = openIndex(image)
const opened = performance.now() - opening
console.log(
  `${articles.length} articles, ${kilobytes(Buffer.byteLength(lines.join('\n')))} → an image of ${kilobytes(image.length)} with their text, built in ${built.toFixed(0)} ms, opened in ${opened.toFixed(1)} ms`,
)

for (const [what, query] of QUESTIONS) {
  const { total, hits, elapsed } = index.search(query, { limit: HITS, snippet: SNIPPET })
  console.log(`\n${bold(query)}  ${dim(`${what}: ${total} found in ${elapsed.toFixed(1)} ms`)}`)
  for (const { score, snippets } of hits) {
    console.log(`  ${dim(score.toFixed(2).padStart(5))}  ${cyan(marked(snippets.title))}`)
    console.log(`         ${marked(snippets.body)}`)
  }
}
