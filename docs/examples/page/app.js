import { openIndex } from './search.js'

const LIMIT = 10
const SNIPPET_LENGTH = 220

const decimal = new Intl.NumberFormat('ar-EG', { maximumFractionDigits: 1, minimumFractionDigits: 1 })
const whole = new Intl.NumberFormat('ar-EG')
const plurals = new Intl.PluralRules('ar')

const input = document.querySelector('#query')
const status = document.querySelector('#status')
const list = document.querySelector('#hits')
const index = await load('articles.fihris')

input.addEventListener('input', answer)
document.querySelector('form').addEventListener('submit', event => event.preventDefault())
// A query can be linked to: page?q=…
input.value ||= new URL(location).searchParams.get('q') ?? ''
answer()

async function load(url) {
  try {
    const response = await fetch(url)
    if (!response.ok) throw new Error(`${url}: ${response.status}`)
    return openIndex(await response.arrayBuffer())
  } catch (error) {
    status.textContent = 'تعذّر فتح الفهرس.'
    throw error
  }
}

/** Runs on every keystroke: an answer takes a few milliseconds, less than a frame, so nothing need be put off. */
function answer() {
  const query = input.value.trim()
  history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname)
  if (query === '') {
    list.replaceChildren()
    status.textContent = `في الفهرس ${counted(index.documents)}.`
    return
  }
  const { total, hits, elapsed } = index.search(query, { limit: LIMIT, snippet: { length: SNIPPET_LENGTH } })
  list.replaceChildren(...hits.map(itemOf))
  status.textContent = total === 0 ? 'لا نتائج.' : `${counted(total)} في ${decimal.format(elapsed)} من الألف من الثانية.`
}

function itemOf({ id, snippets }) {
  const item = document.createElement('li')
  item.dataset.id = id
  const title = document.createElement('h2')
  const passage = document.createElement('p')
  // A snippet's html is escaped text with <mark> around the words that matched, and nothing else.
  title.innerHTML = snippets.title.html
  passage.innerHTML = snippets.body.html
  item.append(title, passage)
  return item
}

/** A number of articles, as Arabic counts: one, two, a few, many. */
function counted(count) {
  const number = whole.format(count)
  return { zero: 'لا مقالات', one: 'مقال واحد', two: 'مقالان', few: `${number} مقالات`, many: `${number} مقالًا`, other: `${number} مقال` }[
    plurals.select(count)
  ]
}
