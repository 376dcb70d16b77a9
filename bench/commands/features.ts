import type { BenchArguments } from '../arguments.js'
import type { Corpus } from '../corpus/corpora.js'
import { asFile } from '../corpus/source.js'
import { isWanted } from '../engines/registry.js'
import { runInNode } from '../engines/run.js'
import { featureDocuments } from '../features/documents.js'
import { FEATURE_ENGINES } from '../features/engines.js'
import type { FeatureAnswer, FeatureJob } from '../features/job.js'
import { featureQueries, MOST } from '../features/queries.js'
import type { FeatureRow } from '../report/feature-tables.js'
import { featureDetails, featureTable } from '../report/feature-tables.js'
import type { Report } from '../report/report.js'
import { HITS } from './engines.js'

/** For each feature of each engine. */
const PLAN: FeatureJob['plan'] = { warmUp: 3, rounds: 30, budget: 4000 }

/** What the features of a search box cost, each by itself; prints and returns the figures. */
export async function benchFeatures(corpus: Corpus, args: BenchArguments, report: Report): Promise<object> {
  const { module, timeout, heap, seed, only } = args
  const rows: FeatureRow[] = []
  const counts = { documents: 0, queries: 0 }
  await asFile(corpus.source, async file => {
    const documents = await featureDocuments(file)
    const queries = featureQueries(await corpus.queries(MOST), documents, seed)
    counts.documents = documents.length
    counts.queries = queries.words.length
    for (const engine of FEATURE_ENGINES.filter(name => isWanted(name, only))) {
      process.stderr.write(`${corpus.name}: features of ${engine} …\n`)
      const job: FeatureJob = { engine, module, corpus: file, queries, limit: HITS, plan: PLAN }
      rows.push({ name: engine, ...(await runInNode<FeatureAnswer>('feature-worker.js', job, timeout, heap)) })
    }
  })
  report.line(`${corpus.name}: ${counts.documents} documents; features asked with what was made of ${counts.queries} queries, ${HITS} hits each`)
  report.table('Features: p50 and p99 in ms', featureTable(rows))
  report.table('The same in full', featureDetails(rows))
  return { corpus: corpus.source, name: corpus.name, ...counts, rows }
}
