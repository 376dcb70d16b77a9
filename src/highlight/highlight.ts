import { storedFields, textFields } from '../format/meta.js'
import type { Field } from '../format/schema.js'
import type { Segment } from '../format/segment.js'
import type { Matcher, Range } from './matcher.js'
import { rangesOf } from './matcher.js'
import type { Snippet } from './snippet.js'
import { bestSnippet } from './snippet.js'

/** The stored values of a document by field name; values of a list field stay a list. */
export type StoredDocument = Record<string, unknown>

/** Between the values of a list field, where ranges and snippets speak of it as one text. */
const BETWEEN_VALUES = '\n'

/** The stored fields of a document, on an object without a prototype so that no field name can mean more than itself. */
export function storedDocument(segment: Segment, doc: number): StoredDocument | undefined {
  const values = segment.storedOf(doc)
  if (!values) return undefined
  const document = Object.create(null) as StoredDocument
  storedFields(segment.meta.fields).forEach((field, i) => {
    if (values[i] !== null && values[i] !== undefined) document[field.name] = values[i]
  })
  return document
}

/** The matched ranges of each stored text field that has any. */
export function highlightsOf(document: StoredDocument, fields: readonly Field[], matcher: Matcher): Record<string, Range[]> {
  const highlights = Object.create(null) as Record<string, Range[]>
  for (const [name, texts, field] of textsIn(document, fields)) {
    const ranges = rangesOf(matcher.of(field).tokens(texts))
    if (ranges.length > 0) highlights[name] = ranges
  }
  return highlights
}

/** The best passage of each stored text field. */
export function snippetsOf(document: StoredDocument, fields: readonly Field[], matcher: Matcher, length: number): Record<string, Snippet> {
  const snippets = Object.create(null) as Record<string, Snippet>
  for (const [name, texts, field] of textsIn(document, fields))
    snippets[name] = bestSnippet(texts.join(BETWEEN_VALUES), matcher.of(field).tokens(texts), length)
  return snippets
}

/** Each stored text field with its texts and its ordinal among the text fields. */
function textsIn(document: StoredDocument, fields: readonly Field[]): [name: string, texts: string[], field: number][] {
  return textFields(fields).flatMap(({ name, store }, field) => {
    const value = store ? document[name] : undefined
    // In a damaged image a list may hold anything.
    const texts = (Array.isArray(value) ? value : [value]).filter(text => typeof text === 'string')
    return Array.isArray(value) || texts.length > 0 ? [[name, texts, field] as [string, string[], number]] : []
  })
}
