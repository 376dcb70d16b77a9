import type { BenchArguments } from '../arguments.js'
import type { Corpus } from '../corpus/corpora.js'
import { textsOf } from '../corpus/source.js'
import { loadLibrary } from '../engines/library.js'
import { luceneTokens } from '../engines/lucene.js'
import type { Report } from '../report/report.js'
import { OURS, tokenizerTable } from '../report/tokenizer-table.js'
import { contenders } from '../tokenizer/contenders.js'
import type { TokenizerResult } from '../tokenizer/measure.js'
import { measureTokenizers, passesFor, resultOf } from '../tokenizer/measure.js'
import { FIELDS } from './engines.js'

const ROUNDS = 11
const BUDGET = 3000
/** More text than this tells no more, and takes longer. */
const MOST_BYTES = 8e6

/** How fast the texts of a corpus are read; prints and returns the figures. */
export async function benchTokenizers(corpus: Corpus, args: BenchArguments, report: Report): Promise<object> {
  const { texts, bytes, documents } = await textsOf(corpus.source, FIELDS, MOST_BYTES)
  process.stderr.write(`${corpus.name}: tokenizers …\n`)
  const results = measureTokenizers(contenders(await loadLibrary(args.module)), texts, bytes, ROUNDS, BUDGET)
  if (args.lucene !== undefined) {
    const place = results.findIndex(result => result.name === OURS) + 1
    results.splice(place, 0, await luceneResult(texts, bytes, args.lucene))
  }
  report.line(`${corpus.name}: the first ${documents} documents, ${(bytes / 1e6).toFixed(2)} MB of UTF-8`)
  report.table('Tokenizers', tokenizerTable(results))
  return { corpus: corpus.source, name: corpus.name, documents, bytes, tokenizers: results }
}

async function luceneResult(texts: readonly string[], bytes: number, classes: string): Promise<TokenizerResult> {
  const passes = passesFor(bytes)
  const { tokens, wall, cpu } = await luceneTokens(texts, classes, ROUNDS, passes)
  const what = { name: 'Lucene', work: 'ArabicAnalyzer 8.7: offsets, stop words out, normalized, light stems', tokens, passes }
  return resultOf(what, wall, cpu, bytes)
}
