import type { CorpusSource } from '../corpus/source.js'
import { batchesOf } from '../corpus/source.js'
import { documentOf, linesOf } from '../data/collection.js'
import type { FeatureDocument } from './feature.js'

/** The documents of a source with their columns. All at once: what features cost is asked of a corpus that fits into memory. */
export async function featureDocuments(source: CorpusSource): Promise<FeatureDocument[]> {
  const documents: FeatureDocument[] = []
  if (source.kind === 'generated') {
    for await (const batch of batchesOf(source))
      for (const document of batch) documents.push({ ...document, category: '', date: '', length: document.body.length })
    return documents
  }
  linesOf(source.path).forEach((line, i) => {
    const document = documentOf(line, source.path, i + 1)
    const { category, date } = JSON.parse(line) as { category?: unknown; date?: unknown }
    documents.push({ ...document, category: textOf(category), date: dateOf(date), length: document.body.length })
  })
  return documents
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A date that every engine can keep as a number. */
function dateOf(value: unknown): string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)) ? value : ''
}
