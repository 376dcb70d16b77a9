import type { BenchDocument, BenchQuery } from '../data/collection.js'
import { readDocuments } from '../data/collection.js'
import { seededStream } from '../data/random.js'
import type { TextModel } from './text-model.js'
import { measureText, wordsOf } from './text-model.js'
import { WordLaw } from './word-law.js'
import { WordMaker } from './word-maker.js'

/** Texts whose words and lengths the generator goes on from. */
const FIXTURES = 'fixtures/articles/corpus.jsonl'

const SHORTEST_BODY = 5
const SENTENCE = { shortest: 6, longest: 20 }
const SENTENCES_IN_PARAGRAPH = 4
const TITLE = { shortest: 5, longest: 10 }
const QUERY = { shortest: 3, longest: 8 }

/** Numbers of the streams that queries are drawn from: documents have those from 0. */
const QUERY_STREAM = -1

/**
 * Documents of nonsense with the statistics of Arabic: word frequencies and the growth of the vocabulary by {@link WordLaw}, the words
 * by {@link WordMaker}, lengths as those of the fixtures. Each document is made from the seed and its number alone, so a corpus of any
 * size takes no memory, and the same documents begin every larger one.
 *
 * What it lacks of real text: words do not keep company, so that a list of postings is spread more evenly than it would be, and nothing
 * is relevant to anything. It measures time and space, never ranking.
 */
export class GeneratedCorpus {
  private readonly seed: number
  private readonly model: TextModel
  private readonly law = new WordLaw()
  private readonly maker: WordMaker

  constructor(seed: number, model: TextModel = measureText(readDocuments(FIXTURES))) {
    this.seed = seed
    this.model = model
    this.maker = new WordMaker(model.words)
  }

  /** The ranks of the words of a document's body, from 1. */
  ranks(number: number): number[] {
    return this.drawRanks(seededStream(this.seed, number))
  }

  document(number: number): BenchDocument {
    const random = seededStream(this.seed, number)
    const words = this.drawRanks(random).map(rank => this.maker.word(rank - 1))
    const title = runOf(words, between(random, TITLE)(), random).join(' ')
    return { id: `d${number}`, title, body: punctuated(words, random) }
  }

  /** Queries for the first so many documents: for each one of them is drawn, and a run of its words. */
  queries(documents: number, count: number): BenchQuery[] {
    const random = seededStream(this.seed, QUERY_STREAM)
    return Array.from({ length: count }, (_, i) => {
      const { body } = this.document(Math.floor(random() * documents))
      return drawQuery(`g${i}`, body, random)
    })
  }

  private drawRanks(random: () => number): number[] {
    const { mean, deviation } = this.model.length
    const length = Math.max(SHORTEST_BODY, Math.round(Math.exp(mean + deviation * normal(random))))
    return Array.from({ length }, () => this.law.rankOf(random()))
  }
}

/** A query as a reader might quote a text: three to eight words that follow each other in it. */
export function drawQuery(id: string, body: string, random: () => number): BenchQuery {
  return { id, text: runOf(wordsOf(body), between(random, QUERY)(), random).join(' ') }
}

function runOf(words: readonly string[], length: number, random: () => number): string[] {
  const from = Math.floor(random() * Math.max(1, words.length - length + 1))
  return words.slice(from, from + length)
}

function between(random: () => number, { shortest, longest }: { shortest: number; longest: number }): () => number {
  return () => shortest + Math.floor(random() * (longest - shortest + 1))
}

/** A number of the standard normal distribution (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Words with commas and full stops, in paragraphs. */
function punctuated(words: readonly string[], random: () => number): string {
  const length = between(random, SENTENCE)
  let sentences = 0
  let end = length()
  const parts = words.map((word, i) => {
    if (i + 1 < words.length && i + 1 < end) return `${word} `
    end = i + 1 + length()
    sentences++
    if (i + 1 === words.length) return `${word}.`
    return sentences % SENTENCES_IN_PARAGRAPH === 0 ? `${word}.\n` : sentences % 2 === 0 ? `${word}. ` : `${word}، `
  })
  return parts.join('')
}
