import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openIndex as openPage } from '../../src/entries/search.js'
import type { Explanation, SearchOptions } from '../../src/index.js'
import { explainText } from '../../src/index.js'
import { documentsWith, imageOf, indexOf, TEXT_FIELDS, text, VOCABULARY } from '../support/documents.js'

const SYNONYMS = [
  ['كتاب', 'مؤلف', 'دفتي كتاب'],
  ['وزير', 'مسؤول كبير', 'فندق'],
]

/** What a node's details, or the numbers in its sentence, make by the rule that the sentence names. */
function computed({ text, details = [] }: Explanation): number {
  const values = details.map(({ value }) => value)
  const [first = Number.NaN, second = Number.NaN] = values
  if (text.endsWith('sum of:')) return values.reduce((a, b) => a + b, 0)
  if (text.endsWith('product of:')) return values.reduce((a, b) => a * b, 1)
  if (text === 'saturation, occurrences ÷ (occurrences + norm), from:') return first / (first + second)
  const rarity = /: ln\(1 \+ \((\d+) − (\d+) \+ 0\.5\) ÷ \((\d+) \+ 0\.5\)\)$/.exec(text)?.slice(1).map(Number)
  if (rarity) return Math.log(1 + ((rarity[0] as number) - (rarity[1] as number) + 0.5) / ((rarity[2] as number) + 0.5))
  const norm = /: ([\d.]+) × \(1 − ([\d.]+) \+ ([\d.]+) × ([\d.]+) ÷ ([\d.]+), the average\)$/.exec(text)?.slice(1).map(Number)
  if (norm) return (norm[0] as number) * (1 - (norm[1] as number) + ((norm[2] as number) * (norm[3] as number)) / (norm[4] as number))
  const power = /: max\(1, (\d+)\) \^ ([\d.]+)$/.exec(text)?.slice(1).map(Number)
  return power ? Math.max(1, power[0] as number) ** (power[1] as number) : Number.NaN
}

/** Holds every inner node against its details. */
function check(node: Explanation): void {
  expect(node.text).not.toMatch(/undefined|NaN/)
  expect(Number.isFinite(node.value)).toBe(true)
  const expected = computed(node)
  // Numbers in a sentence have six digits.
  const close = node.details === undefined ? 1e-5 : 1e-9
  if (node.details !== undefined || !Number.isNaN(expected)) {
    if (!(Math.abs(node.value - expected) <= close * Math.max(1, node.value))) expect(node.value, explainText(node)).toBe(expected)
  }
  for (const detail of node.details ?? []) check(detail)
}

/** The sentences of a tree. */
const sentences = ({ text, details = [] }: Explanation): string[] => [text, ...details.flatMap(sentences)]

describe('explain', () => {
  it('adds up to the score, bit for bit, and node by node', { timeout: 120_000 }, () => {
    const options: fc.Arbitrary<SearchOptions> = fc.record(
      {
        operator: fc.constantFrom('or', 'and'),
        conflation: fc.constantFrom('root', 'stem', 'exact'),
        fuzzy: fc.boolean(),
        fields: fc.subarray(TEXT_FIELDS.slice(0, 2), { minLength: 1 }),
        boost: fc.dictionary(fc.constantFrom(...TEXT_FIELDS.slice(0, 2)), fc.constantFrom(0, 0.5, 3.7)),
        limit: fc.nat(10),
        offset: fc.nat(3),
      },
      { requiredKeys: [] },
    )
    const misspelt = fc.constantFrom('المكتبه', 'الككتاب', 'مدرية', 'المدرصة', 'وزبر', 'دفتي كتاب', 'covid19 مؤلف', 'ماكتاب')
    const signs = ['"كتاب مكتبة"~3', '"في المدرسة"', '-وزير', '+كتاب', 'كتا*', 'م*ة', 'كتااب~', 'title:مكتبة', '(درس OR مدرسة)^2', '=كتاب', 'NOT ولد', 'في']
    const tree = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 5 }).map(clauses => clauses.join(' '))
    const query = fc.oneof({ weight: 4, arbitrary: text(5) }, { weight: 1, arbitrary: misspelt }, { weight: 3, arbitrary: tree })
    const word = fc.record({ type: fc.constant('word'), word: fc.constantFrom(...VOCABULARY), boost: fc.constantFrom(0.3, 2) }) as fc.Arbitrary<{
      type: 'word'
      word: string
      boost: number
    }>
    fc.assert(
      fc.property(
        documentsWith(TEXT_FIELDS.slice(0, 2)),
        fc.constantFrom('default', 'none'),
        fc.constantFrom(undefined, 'arabic', 'plain'),
        fc.array(fc.tuple(fc.oneof({ weight: 5, arbitrary: query }, { weight: 1, arbitrary: word }), options), { minLength: 1, maxLength: 6 }),
        (documents, stopWords, analysis, searches) => {
          const index = indexOf({ fields: { title: { boost: 2, ...(analysis && { analysis }) }, body: {} }, stopWords, synonyms: SYNONYMS }, documents)
          for (const [query, options] of searches) {
            const plain = index.search(query, options)
            const explained = index.search(query, { ...options, explain: true })
            expect(explained.hits.map(({ id, score }) => ({ id, score }))).toEqual(plain.hits)
            for (const { score, explanation } of explained.hits) {
              expect(explanation?.value).toBe(score)
              check(explanation as Explanation)
            }
          }
        },
      ),
      { numRuns: Number(process.env['ORACLE_RUNS'] ?? 300) },
    )
  })

  it('does so over blocks of postings', () => {
    const documents = Array.from({ length: 700 }, (_, id) => ({ id, title: VOCABULARY[id % 9], body: `${VOCABULARY[id % 7]} ${VOCABULARY[id % 4]}` }))
    const index = indexOf({ fields: ['title', 'body'], stopWords: 'none' }, documents)
    for (const conflation of ['root', 'stem', 'exact'] as const) {
      for (const { score, explanation } of index.search('مكتبات كتاب للكتاب', { explain: true, conflation, limit: 300, offset: 100 }).hits) {
        expect(explanation?.value).toBe(score)
        check(explanation as Explanation)
      }
    }
  })

  const index = indexOf({ fields: { title: { boost: 2 }, body: {} }, synonyms: SYNONYMS }, [
    { id: 'a', title: 'كتاب في المكتبة', body: `${'شجر '.repeat(20)} كتاب` },
    { id: 'b', title: 'مؤلف', body: 'مسؤول كبير في الجامعة' },
    { id: 'c', title: 'نهر', body: 'COVID-19' },
  ])
  const sentencesOf = (query: string, options: SearchOptions = {}): string[] =>
    index.search(query, { ...options, explain: true }).hits.flatMap(({ explanation }) => sentences(explanation as Explanation))

  it('names the levels, the words and the fields', () => {
    const said = sentencesOf('كتاب بحر', { limit: 1 })
    expect(said).toContain('the score, product of:')
    expect(said.some(sentence => sentence.startsWith('1 of 2 words are found'))).toBe(true)
    expect(said).toEqual(
      expect.arrayContaining(['«كتاب», sum of:', '«بحر» is not found', 'the stem, product of:', 'the exact form, product of:', 'the root, product of:']),
    )
    expect(said).toEqual(expect.arrayContaining(['boost of "title"', 'occurrences of the stem of «المكتبه»']))
    expect(said.filter(sentence => sentence.startsWith('weight of a stem that first stands before position'))).toEqual([
      'weight of a stem that first stands before position 8',
      'weight of a stem that first stands before position 32',
    ])
  })

  it('names stop words, near terms, synonyms, readings and parts', () => {
    expect(sentencesOf('في الجامعة')).toEqual(expect.arrayContaining(['the stop word «في», sum of:', 'weight of a stop word beside other words']))
    expect(sentencesOf('الجامهة').some(sentence => sentence.startsWith('the near term «الجامعه» in "body"'))).toBe(true)
    expect(sentencesOf('كتاب').some(sentence => sentence.startsWith('its synonym «مولف» in "title"'))).toBe(true)
    expect(sentencesOf('وزير')).toContain('a synonym of several words in "body", sum of:')
    const compound = sentencesOf('covid-19')
    expect(compound.some(sentence => sentence.startsWith('its part «19» in "body"'))).toBe(true)
    expect(compound.some(sentence => sentence.startsWith('read as «covid19» in "body"'))).toBe(true)
  })

  it('is printed with its numbers, details indented', () => {
    const [hit] = index.search('نهر', { explain: true, conflation: 'exact' }).hits
    const lines = explainText(hit?.explanation as Explanation).split('\n')
    expect(lines[0]).toBe(`${Number(hit?.score.toPrecision(6))}  the score, product of:`)
    expect(lines[1]).toBe('  1  1 of 1 words are found, and more of them count for more: max(1, 1) ^ 0.15')
    expect(lines[3]).toMatch(/^ {4}[\d.]+ {2}«نهر», sum of:$/)
    for (const line of lines) expect(line).toMatch(/^ *\d[\d.e+-]* {2}\S/)
  })

  it('is left out where it was not asked for', () => {
    expect(index.search('نهر').hits[0]).not.toHaveProperty('explanation')
    expect(index.search('نهر', { explain: false }).hits[0]).not.toHaveProperty('explanation')
  })

  it('is refused by what a page loads', () => {
    const page = openPage(imageOf({ fields: ['text'] }, [{ id: 1, text: 'نهر' }]))
    expect(page.search('نهر', { explain: false }).total).toBe(1)
    expect(() => page.search('نهر', { explain: true })).toThrow(expect.objectContaining({ code: 'option', message: expect.stringContaining('explanation') }))
  })
})
