import { wordsOf } from '../corpus/text-model.js'
import type { BenchQuery } from '../data/collection.js'
import { sample, seededStream } from '../data/random.js'
import { quantile } from '../metrics/timing.js'
import type { FeatureDocument, FeatureQueries, QuerySets } from './feature.js'

/** Most queries of a feature: so few that the slowest feature of the slowest engine has more than one round. */
export const MOST = 300

/** Queries that are typed letter by letter: some forty keystrokes each. */
const TYPED = 25

const SHORTEST_WORD = 4
const SHORTEST_BEGINNING = 2
const LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'

/**
 * Queries for every feature, all made of those given and of the documents' columns, by the seed. A query of too few words gives none
 * where more are needed.
 */
export function featureQueries(given: readonly BenchQuery[], documents: readonly FeatureDocument[], seed: number): QuerySets {
  const texts = sample(given, MOST, seed).map(({ text }) => text)
  const categories = documents.map(({ category }) => category).filter(category => category !== '')
  const hasCategories = categories.length > 0
  const by = documents.some(({ date }) => date !== '') ? 'date' : 'length'
  const lengths = documents.map(({ length }) => length).sort((a, b) => a - b)
  const from = [0.25, 0.5, 0.75].map(share => quantile(lengths, share))
  const from0 = from[0] as number
  let stream = 0
  /** Each feature has a stream of its own, so that a change of one leaves the others' queries. */
  const derived = <Query>(derive: (text: string, random: () => number) => Query | undefined): Query[] => {
    const random = seededStream(seed, ++stream)
    return texts.flatMap(text => derive(text, random) ?? [])
  }
  return {
    words: texts,
    phrase: derived(phraseOf),
    prefix: derived(beginningOf),
    suggest: sample(texts, TYPED, seed + 1).flatMap(keystrokesOf),
    wildcard: derived(patternOf),
    fuzzy: derived(misspeltOf),
    boolean: derived((text, random) => booleanOf(text, texts, random)),
    filter: hasCategories ? derived((text, random) => ({ text, category: pick(categories, random) })) : [],
    facets: texts.map(text => ({ text, least: from0, from, hasCategories })),
    sort: texts.map(text => ({ text, by })),
    group: hasCategories ? texts : [],
    highlight: texts,
  }
}

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T

function phraseOf(text: string, random: () => number): string | undefined {
  const words = wordsOf(text)
  const length = random() < 0.5 ? 2 : 3
  if (words.length < length) return undefined
  const from = Math.floor(random() * (words.length - length + 1))
  return words.slice(from, from + length).join(' ')
}

/** The words up to one that is long enough, of which only the beginning has been typed. */
function beginningOf(text: string, random: () => number): string | undefined {
  const words = wordsOf(text)
  const last = words.findLastIndex(word => word.length >= SHORTEST_WORD)
  const word = words[last]
  if (word === undefined) return undefined
  const typed = SHORTEST_BEGINNING + Math.floor(random() * (word.length - SHORTEST_BEGINNING))
  return [...words.slice(0, last), word.slice(0, typed)].join(' ')
}

/** What stands in the box after each key, but for those that begin or end a word with a space: nothing is shown for these. */
function keystrokesOf(text: string): string[] {
  const typed = wordsOf(text).join(' ')
  return Array.from({ length: typed.length }, (_, i) => typed.slice(0, i + 1)).filter(beginning => !beginning.endsWith(' '))
}

function longWordOf(text: string, random: () => number): string | undefined {
  const words = wordsOf(text).filter(word => word.length >= SHORTEST_WORD && /^\p{L}+$/u.test(word))
  return words.length > 0 ? pick(words, random) : undefined
}

/** A word with one letter, or with one to all of those inside it, replaced. */
function patternOf(text: string, random: () => number): string | undefined {
  const word = longWordOf(text, random)
  if (word === undefined) return undefined
  const at = 1 + Math.floor(random() * (word.length - 2))
  if (random() < 0.5) return `${word.slice(0, at)}?${word.slice(at + 1)}`
  const end = at + 1 + Math.floor(random() * (word.length - 1 - at))
  return `${word.slice(0, at)}*${word.slice(end)}`
}

/** A word with a letter left out, added, replaced, or exchanged with the next. */
function misspeltOf(text: string, random: () => number): string | undefined {
  const word = longWordOf(text, random)
  if (word === undefined) return undefined
  const at = 1 + Math.floor(random() * (word.length - 2))
  const [before, letter, after] = [word.slice(0, at), word[at] as string, word.slice(at + 1)]
  const kinds = [before + after, before + pick([...LETTERS], random) + letter + after, before + pick([...LETTERS], random) + after]
  return pick([...kinds, before + after.slice(0, 1) + letter + after.slice(1)], random)
}

/** Three words of a query, and one of another. */
function booleanOf(text: string, others: readonly string[], random: () => number): FeatureQueries['boolean'] | undefined {
  const words = [...new Set(wordsOf(text).filter(word => word.length >= SHORTEST_WORD && /^\p{L}+$/u.test(word)))]
  if (words.length < 3) return undefined
  const from = Math.floor(random() * (words.length - 2))
  const [must, a, b] = words.slice(from, from + 3) as [string, string, string]
  const not = longWordOf(pick(others, random), random)
  return not === undefined || words.includes(not) ? undefined : { must, either: [a, b], not }
}
