import { CONJUNCTIONS, PREPOSITIONS } from '../stem/affixes.js'
import type { Word } from '../stem/words.js'
import type { KnownWords } from './known-words.js'

/** Beginnings that a query, knowing only its corpus, would take for clitics of a word in it. */
const LIKE_CLITICS: readonly string[] = [...CONJUNCTIONS, ...PREPOSITIONS, 'س', 'ال']

/** Notes which of some words with a stem look like another word behind a clitic. */
export function learnLikeClitics(known: KnownWords, words: readonly Word[]): void {
  const texts = words.map(word => known.table.textOf(word))
  for (const clitic of LIKE_CLITICS) {
    texts.forEach((text, i) => {
      if (!text.startsWith(clitic)) return
      const rest = known.wordOf(text.slice(clitic.length))
      const list = known.likeClitics.get(rest)
      if (list) list.push(words[i] as Word)
      else known.likeClitics.set(rest, [words[i] as Word])
    })
  }
}
