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
  const { start, end } = bestPassage(source, writtenWords(tokens, length), length)
  const text = source.slice(start, end).trimEnd()
  const ranges = rangesOf(tokens.filter(token => token.start < start + text.length && token.end > start)).map(range => ({
    start: Math.max(0, range.start - start),
    end: Math.min(text.length, range.end - start),
  }))
  const html = `${start > 0 ? '… ' : ''}${markUp(text, ranges)}${start + text.length < source.trimEnd().length ? ' …' : ''}`
  return { text, start, end: start + text.length, ranges, html }
}

/** A word between spaces, with the clauses that its tokens match. */
interface WrittenWord extends Range {
  clauses: number[]
}

/** Joins tokens that touch or overlap, so that no cut falls within a compound; not beyond `length`, for a list without spaces. */
function writtenWords(tokens: readonly MatchedToken[], length: number): WrittenWord[] {
  const words: WrittenWord[] = []
  for (const { start, end, clause } of tokens) {
    const word = { start, end, clauses: clause < 0 ? [] : [clause] }
    // A whole comes after all of its parts.
    for (let last = words[words.length - 1]; last && last.end >= word.start; last = words[words.length - 1]) {
      const joined = { start: Math.min(last.start, word.start), end: Math.max(last.end, word.end) }
      if (joined.end - joined.start > length) break
      words.pop()
      last.clauses.push(...word.clauses)
      Object.assign(word, joined, { clauses: last.clauses })
    }
    words.push(word)
  }
  return words
}

/** The best window with as much around it as there is room for: a third before it, the rest behind, what is then left before. */
function bestPassage(source: string, words: readonly WrittenWord[], length: number): Range {
  let { first, last } = bestWindow(words, length)
  const startOf = (i: number): number => words[i]?.start ?? 0
  const endOf = (i: number): number => words[i]?.end ?? 0
  const anchor = startOf(first)
  const before = Math.floor((length - (endOf(last) - anchor)) / 3)
  while (first > 0 && anchor - startOf(first - 1) <= before) first--
  while (last + 1 < words.length && endOf(last + 1) - startOf(first) <= length) last++
  while (first > 0 && endOf(last) - startOf(first - 1) <= length) first--
  const start = first === 0 && endOf(last) <= length ? 0 : startOf(first)
  const end = Math.min(last >= words.length - 1 ? source.length : endOf(last), start + length)
  return { start, end: isWithinPair(source, end) ? end - 1 : end }
}

/** First and last word of the best window: a slide over the words, linear in their number. */
function bestWindow(words: readonly WrittenWord[], length: number): { first: number; last: number } {
  const counts = new Map<number, number>()
  let best = { first: 0, last: 0, score: 0 }
  let score = 0
  const change = (clause: number, by: 1 | -1): void => {
    const count = counts.get(clause) ?? 0
    counts.set(clause, count + by)
    score += by + ((by === 1 && count === 0) || (by === -1 && count === 1) ? by * NEW_WORD : 0)
  }
  let first = 0
  words.forEach((word, last) => {
    for (const clause of word.clauses) change(clause, 1)
    for (let left = words[first]; left && first < last && (left.clauses.length === 0 || word.end - left.start > length); left = words[++first]) {
      for (const clause of left.clauses) change(clause, -1)
    }
    if (score > best.score) best = { first, last, score }
  })
  return best
}

function isWithinPair(text: string, at: number): boolean {
  return (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00
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
