import type { MatchedToken, Range } from './matcher.js'
import { rangesOf } from './matcher.js'

/** A passage of a text around the words that matched. */
export interface Snippet {
  /** The passage as it stands in the source. */
  text: string
  /** Where it stands in the source, in UTF-16 code units. */
  start: number
  end: number
  /** The matched words, as offsets in `text`. */
  ranges: Range[]
  /** The passage as HTML: escaped, matches in `<mark>`, `…` where the source goes on. */
  html: string
}

/** A different word of the query is worth more than any number of repetitions of one. */
const NEW_WORD = 16

/** The passage of at most `length` code units that holds the most words of the query, the earliest of equals, cut between words. */
export function bestSnippet(source: string, tokens: readonly MatchedToken[], length: number): Snippet {
  const { first, last } = bestWindow(tokens, length)
  const start = first === 0 ? 0 : (tokens[first]?.start ?? 0)
  let end = tokens.length === 0 || last === tokens.length - 1 ? source.length : (tokens[last]?.end ?? 0)
  if (end - start > length) end = Math.max(Math.min(start + length, source.length), tokens[last]?.end ?? 0)
  if (end - start > length) end = start + length
  const text = source.slice(start, end).trimEnd()
  const ranges = rangesOf(tokens.filter(token => token.start >= start && token.end <= start + text.length)).map(range => ({
    start: range.start - start,
    end: range.end - start,
  }))
  const html = `${start > 0 ? '… ' : ''}${markUp(text, ranges)}${start + text.length < source.trimEnd().length ? ' …' : ''}`
  return { text, start, end: start + text.length, ranges, html }
}

/** First and last token of the best window: a slide over the tokens, linear in their number. */
function bestWindow(tokens: readonly MatchedToken[], length: number): { first: number; last: number } {
  const counts = new Map<number, number>()
  let best = { first: 0, last: 0, score: -1 }
  let score = 0
  const change = (clause: number, by: 1 | -1): void => {
    if (clause < 0) return
    const count = counts.get(clause) ?? 0
    counts.set(clause, count + by)
    score += by + ((by === 1 && count === 0) || (by === -1 && count === 1) ? by * NEW_WORD : 0)
  }
  let first = 0
  for (let last = 0; last < tokens.length; last++) {
    const token = tokens[last] as MatchedToken
    change(token.clause, 1)
    while (first < last && token.end - (tokens[first] as MatchedToken).start > length) change((tokens[first++] as MatchedToken).clause, -1)
    if (score > best.score) best = { first, last, score }
  }
  return centred(tokens, best.first, best.last, length)
}

/** Moves a window so that its matches stand in its middle rather than at its end. */
function centred(tokens: readonly MatchedToken[], from: number, to: number, length: number): { first: number; last: number } {
  let first = from
  let last = to
  while (first < last && (tokens[first] as MatchedToken).clause < 0) first++
  const matches = (tokens[last]?.end ?? 0) - (tokens[first]?.start ?? 0)
  const before = Math.floor((length - matches) / 3)
  const anchor = tokens[first]?.start ?? 0
  while (first > 0 && anchor - (tokens[first - 1] as MatchedToken).start <= before) first--
  const start = first === 0 ? 0 : (tokens[first]?.start ?? 0)
  while (last + 1 < tokens.length && (tokens[last + 1] as MatchedToken).end - start <= length) last++
  while (last > first && (tokens[last] as MatchedToken).end - start > length) last--
  return { first, last }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML, markup characters escaped. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ESCAPES[character] as string)
}

/** Text as HTML with `ranges` of it in `<mark>`. */
export function markUp(text: string, ranges: readonly Range[]): string {
  let html = ''
  let at = 0
  for (const { start, end } of ranges) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return html + escapeHtml(text.slice(at))
}
