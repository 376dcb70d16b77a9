import { MAX_TEXT_FIELDS } from './constants.js'
import { encodeLength, lengthLimit } from './lengths.js'
import { readMessagePack } from './message-pack.js'
import type { Meta } from './meta.js'
import { MOST_SYNONYM_WORDS, textFields } from './meta.js'
import type { FieldType } from './schema.js'
import { MAX_FIELD_BOOST, shown } from './schema.js'
import type { Part } from './verify-part.js'

const TYPES: readonly FieldType[] = ['text', 'keyword', 'number', 'date', 'boolean']

/** Sums of gaps stay below 2^32 with so many documents. */
const MAX_DOCUMENTS = 2 ** 30

/** A synonym counts for less than the word itself; more than so many hundredths is forged. */
const MAX_HUNDREDTHS = 10_000

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** The description of the image, each of its values as docs/format/v1.md has it. */
export function checkMeta(part: Part): Meta {
  const expect = (isSo: boolean, what: string): void => {
    if (!isSo) throw part.fault(0, `expected ${what}`)
  }
  const meta = readMessagePack(part.bytes) as Meta
  expect(typeof meta === 'object' && meta !== null && !Array.isArray(meta), 'a map')
  expect(typeof meta.fingerprint === 'string', '"fingerprint" to be a string')
  expect(typeof meta.id === 'string' && meta.id !== '', '"id" to be the name of a property')
  expect(meta.latinStemmer === undefined || typeof meta.latinStemmer === 'string', '"latinStemmer" to be a name')
  for (const name of ['documents', 'terms', 'stems', 'roots'] as const) expect(isCount(meta[name]), `"${name}" to be a number from 0`)
  expect(meta.documents <= MAX_DOCUMENTS, `at most ${MAX_DOCUMENTS} documents, not ${meta.documents}`)
  expect(meta.terms >= meta.stems && meta.stems >= meta.roots, 'no fewer terms than stems, nor stems than roots')
  expect(Array.isArray(meta.fields), '"fields" to be a list')
  const names = new Set<unknown>()
  for (const field of meta.fields) {
    expect(typeof field === 'object' && field !== null && typeof field.name === 'string' && field.name !== '', 'a field to be a map with a "name"')
    const { name, type, boost, store, positions, column } = field
    const of = `of field ${JSON.stringify(name)}`
    expect(!names.has(name), `a field of one name, and ${JSON.stringify(name)} stands twice`)
    names.add(name)
    expect(TYPES.includes(type), `the type ${of} to be ${TYPES.join(', ')}`)
    expect(typeof boost === 'number' && boost > 0 && boost <= MAX_FIELD_BOOST, `the boost ${of} to be above 0 and at most ${MAX_FIELD_BOOST}`)
    for (const flag of [store, positions, column]) expect(typeof flag === 'boolean', `"store", "positions" and "column" ${of} to be true or false`)
    expect(type === 'text' ? !column : !positions, `${type === 'text' ? 'no column' : 'no positions'} ${of}`)
  }
  const texts = textFields(meta.fields).length
  expect(texts > 0 && texts <= MAX_TEXT_FIELDS, `1 to ${MAX_TEXT_FIELDS} text fields, not ${texts}`)
  expect(Array.isArray(meta.lengths) && meta.lengths.length === texts, `"lengths" of ${texts} text fields`)
  for (const length of meta.lengths) {
    expect(isCount(length?.documents) && isCount(length.tokens), '"lengths" to be numbers from 0')
    expect(length.documents <= length.tokens, `no fewer tokens than documents with one, of ${length.documents}`)
  }
  expect(Array.isArray(meta.stopForms), '"stopForms" to be a list')
  meta.stopForms.forEach((form, i) => {
    expect(isCount(form) && form < meta.terms && form > (meta.stopForms[i - 1] ?? -1), `stop forms to rise and be forms, not ${shown(form)} at ${i}`)
  })
  checkSynonyms(meta, expect)
  return meta
}

function checkSynonyms({ synonyms, stems }: Meta, expect: (isSo: boolean, what: string) => void): void {
  if (synonyms === undefined) return
  expect(typeof synonyms === 'object' && synonyms !== null && !Array.isArray(synonyms), '"synonyms" to be a map')
  for (const [key, list] of Object.entries(synonyms)) {
    const asked = key.split(',')
    const isKey = asked.length <= MOST_SYNONYM_WORDS && asked.every(stem => String(Number(stem)) === stem && isCount(Number(stem)) && Number(stem) < stems)
    expect(isKey, `a key of synonyms to be one to ${MOST_SYNONYM_WORDS} stems, not ${JSON.stringify(key)}`)
    expect(Array.isArray(list), `the synonyms of ${key} to be a list`)
    for (const synonym of list) {
      const isSynonym = Array.isArray(synonym) && synonym.length > 1 && synonym.every(isCount) && (synonym[0] as number) <= MAX_HUNDREDTHS
      expect(isSynonym && synonym.slice(1).every(stem => stem < stems), `a synonym of ${key} to be a weight and stems`)
    }
  }
}

/** The lengths of documents, field by field, against what the description says of them. */
export function checkNorms(part: Part, { documents, fields, lengths }: Meta): void {
  const count = textFields(fields).length
  if (part.bytes.length !== documents * count) throw part.fault(0, `expected ${documents * count} bytes, not ${part.bytes.length}`)
  lengths.forEach((written, field) => {
    let [held, least, most] = [0, 0, 0]
    for (let doc = 0; doc < documents; doc++) {
      const byte = part.bytes[field * documents + doc] as number
      if (byte === 0) continue
      held++
      least += lengthLimit(byte - 1) + 1
      most += byte === encodeLength(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : lengthLimit(byte)
    }
    const at = field * documents
    if (held !== written.documents) throw part.fault(at, `expected ${written.documents} documents with words in text field ${field}, as meta says, not ${held}`)
    if (written.tokens < least || written.tokens > most)
      throw part.fault(at, `expected text field ${field} to hold the ${written.tokens} words that meta says, not ${least} to ${most}`)
  })
}
