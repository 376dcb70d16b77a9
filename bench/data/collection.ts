import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A document of a benchmark. A missing title is the empty string: every engine gets the same properties. */
export interface BenchDocument {
  id: string
  title: string
  body: string
}

export type TextField = 'title' | 'body'

export interface BenchQuery {
  id: string
  text: string
}

/** For each query, the grade of each judged document; above 0 is relevant. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>

/** A set of queries with judgements over one corpus. */
export interface QuerySet {
  name: string
  queries: BenchQuery[]
  judgements: Judgements
}

/** A folder `NAME/` with `corpus.jsonl[.gz]` and, for each set, `SET.queries.tsv` and `SET.qrels.tsv`. */
export interface Collection {
  name: string
  corpus: string
  sets: QuerySet[]
}

/** Lines of a text file, gzipped or plain, without empty ones. */
export function linesOf(path: string): string[] {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').filter(line => line.trim() !== '')
}

/** Tab-separated rows; a line that begins with "# " is a remark. */
function rowsOf(path: string): string[][] {
  return linesOf(path)
    .filter(line => !line.startsWith('# '))
    .map(line => line.replace(/\r$/, '').split('\t'))
}

/** Reads documents, one JSON object a line: `id`, `body`, and `title` where there is one. */
export function readDocuments(path: string): BenchDocument[] {
  return linesOf(path).map((line, i) => documentOf(line, path, i + 1))
}

/** The document of a line of JSON; `path` and `number` are for the error where it is none. */
export function documentOf(line: string, path: string, number: number): BenchDocument {
  const { id, title, body } = JSON.parse(line) as Partial<BenchDocument>
  if (typeof id !== 'string' || typeof body !== 'string') throw new Error(`${path}, document ${number}: expected "id" and "body" as strings`)
  return { id, title: title ?? '', body }
}

/** Reads queries, a line each: id, tab, text. */
export function readQueries(path: string): BenchQuery[] {
  return rowsOf(path).map(([id, text], i) => {
    if (!id || text === undefined) throw new Error(`${path}, row ${i + 1}: expected id, tab, text`)
    return { id, text }
  })
}

/** Reads judgements, a line each: query, tab, document, tab, grade. */
export function readJudgements(path: string): Judgements {
  const judged = new Map<string, Map<string, number>>()
  rowsOf(path).forEach(([query, document, grade], i) => {
    if (!query || !document || !Number.isFinite(Number(grade))) throw new Error(`${path}, row ${i + 1}: expected query, tab, document, tab, grade`)
    const grades = judged.get(query) ?? new Map<string, number>()
    grades.set(document, Number(grade))
    judged.set(query, grades)
  })
  return judged
}

/** The collections in a folder, by name. A folder that holds none is an error, for a silent benchmark would look like a good one. */
export function readCollections(folder: string): Collection[] {
  const collections: Collection[] = []
  for (const name of readdirSync(folder).sort()) {
    const corpus = ['corpus.jsonl', 'corpus.jsonl.gz'].map(file => join(folder, name, file)).find(path => existsSync(path))
    if (!corpus) continue
    const sets = readdirSync(join(folder, name))
      .filter(file => file.endsWith('.queries.tsv'))
      .sort()
      .map(file => readSet(join(folder, name), file.slice(0, -'.queries.tsv'.length)))
    collections.push({ name, corpus, sets })
  }
  if (collections.length === 0) throw new Error(`${folder} holds no collection: expected NAME/corpus.jsonl or NAME/corpus.jsonl.gz in it`)
  return collections
}

/** Only judged queries are run; a judged query without a text is a fault of the collection. */
function readSet(folder: string, name: string): QuerySet {
  const judgements = readJudgements(join(folder, `${name}.qrels.tsv`))
  const queries = readQueries(join(folder, `${name}.queries.tsv`)).filter(query => judgements.has(query.id))
  if (queries.length < judgements.size)
    throw new Error(`${folder}: ${judgements.size - queries.length} queries of ${name}.qrels.tsv are not in ${name}.queries.tsv`)
  return { name, queries, judgements }
}

/** A document's text in one string, for engines that get one field: the fields in order, a line each. */
export function textOf(document: BenchDocument, fields: readonly TextField[]): string {
  return fields
    .map(field => document[field])
    .filter(text => text !== '')
    .join('\n')
}

/** Bytes of UTF-8 that the fields of the documents hold. */
export function utf8Bytes(documents: readonly BenchDocument[], fields: readonly TextField[]): number {
  let bytes = 0
  for (const document of documents) for (const field of fields) bytes += Buffer.byteLength(document[field])
  return bytes
}
