import fc from 'fast-check'
import { Packr } from 'msgpackr/pack'
import { describe, expect, it } from 'vitest'
import { SECTIONS } from '../../src/format/constants.js'
import { readMessagePack } from '../../src/format/message-pack.js'
import type { Meta } from '../../src/format/meta.js'
import type { SearchIndex, SearchOptions } from '../../src/index.js'
import { ImageError, OptionError, openIndex } from '../../src/index.js'
import { assemble, rawSections } from '../open/forge.js'
import { imageOf, randomOf } from '../support/documents.js'

const packr = new Packr({ useRecords: false })

/** Posting lists of one block and of many, stems of several forms, common and rare words, synonyms of one word and of several. */
const image = (() => {
  const random = randomOf(11)
  const words = ['كتاب', 'والكتاب', 'كتب', 'مكتبة', 'درس', 'مدارس', 'وزير', 'COVID-19', '19', 'عبدالله', 'في']
  const some = (count: number): string => Array.from({ length: count }, () => words[Math.min(random(11), random(11))]).join(' ')
  const documents = Array.from({ length: 400 }, (_, id) => ({ id, title: some(1), body: some(random(8)) }))
  const synonyms = [
    ['كتاب', 'درس'],
    ['مكتبة', 'وزير كتب'],
  ]
  return imageOf({ fields: { title: { boost: 2 }, body: {} }, synonyms }, documents)
})()

/** The image with its description changed, checksums made anew. */
function described(change: (meta: Meta) => void): Uint8Array {
  const sections = rawSections(image)
  const description = sections.find(section => section.type === SECTIONS.meta) as (typeof sections)[0]
  const meta = readMessagePack(description.bytes) as Meta
  change(meta)
  description.bytes = packr.pack(meta)
  return assemble(sections)
}

const synonymsOf = ({ synonyms = {} }: Meta): number[][] => Object.values(synonyms).flat()

const SEARCHES: readonly (readonly [query: string, options: SearchOptions])[] = [
  ['كتاب في مكتبة', {}],
  ['للكتاب وزير COVID-19', { operator: 'and', limit: 3 }],
  ['في كتب', { conflation: 'exact', exactTotal: true }],
  ['وزير مكتبة كتاب عبدالله 19', { limit: 1, explain: true }],
  ['"كتاب مكتبة"~3 كتا* -"وزير كتب"', { explain: true }],
  ['=كتاب OR وزبر~ OR (NOT م*بة)', { conflation: 'stem' }],
  ['المدراسة', { conflation: 'stem', fuzzy: true, fields: ['body'], explain: true }],
]

/** Every search answers with scores that are numbers, or says that the image is damaged; returns whether any answered. */
function use(index: SearchIndex): boolean {
  let answered = false
  for (const [query, options] of SEARCHES) {
    try {
      const { total, hits } = index.search(query, options)
      expect(total).toBeGreaterThanOrEqual(hits.length)
      for (const { score, explanation } of hits) {
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThan(Number.POSITIVE_INFINITY)
        // Postings whose order is damaged may be met in a window and missed by name: a number is all that can be asked for.
        if (explanation) expect(Number.isFinite(explanation.value)).toBe(true)
      }
      answered = true
    } catch (error) {
      // The name of the field may be what is damaged.
      if (!(error instanceof ImageError || error instanceof OptionError)) throw error
    }
  }
  return answered
}

describe('a search of a damaged image', () => {
  it('answers where nothing is damaged', () => {
    expect(use(openIndex(image))).toBe(true)
    expect(use(openIndex(described(() => undefined)))).toBe(true)
  })

  it.each<[string, (meta: Meta) => void]>([
    ['a boost that is no number', ({ fields }) => Object.assign(fields[1] as object, { boost: Number.NaN })],
    ['a boost below 0', ({ fields }) => Object.assign(fields[1] as object, { boost: -1 })],
    ['a boost without end', ({ fields }) => Object.assign(fields[1] as object, { boost: Number.POSITIVE_INFINITY })],
    ['a boost beyond all reason', ({ fields }) => Object.assign(fields[1] as object, { boost: 1e300 })],
    ['lengths below 0', ({ lengths }) => Object.assign(lengths[1] as object, { tokens: -5 })],
    ['lengths that vanish', ({ lengths }) => Object.assign(lengths[1] as object, { tokens: 1e-300, documents: 1e300 })],
    ['a synonym of a weight below 0', meta => synonymsOf(meta).map(synonym => synonym.fill(-50, 0, 1))],
    ['a synonym of a weight beyond all reason', meta => synonymsOf(meta).map(synonym => synonym.fill(1e300, 0, 1))],
  ])('says so: %s', (_, change) => {
    const index = openIndex(described(change))
    expect(() => index.search('كتاب مكتبة')).toThrow(expect.objectContaining({ code: 'corrupt' }))
    use(index)
  })

  it.each<[string, (meta: Meta) => void]>([
    ['lengths of no document', ({ lengths }) => Object.assign(lengths[1] as object, { documents: 0 })],
    ['lengths without a word', ({ lengths }) => Object.assign(lengths[1] as object, { tokens: 0 })],
    ['lengths without end', ({ lengths }) => Object.assign(lengths[1] as object, { tokens: 1e300, documents: 1e-300 })],
    ['synonyms of stems that are none', meta => synonymsOf(meta).map(synonym => synonym.fill(1e9, 1))],
    ['stop words that are none', meta => meta.stopForms.splice(0, 3, -1, 1e9, 0.5)],
  ])('answers or says so: %s', (_, change) => {
    use(openIndex(described(change)))
  })

  it('answers or says so, whatever bytes of its sections were changed', { timeout: 120_000 }, () => {
    const sections = rawSections(image)
    const damaged = fc
      .tuple(fc.nat(sections.length - 1), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }))
      .map(([which, changes]) => {
        const copy = sections.map(section => ({ ...section, bytes: Uint8Array.from(section.bytes) }))
        const { bytes } = copy[which] as (typeof copy)[0]
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value
        return assemble(copy)
      })
    fc.assert(
      fc.property(damaged, bytes => {
        let index: SearchIndex
        try {
          index = openIndex(bytes)
        } catch {
          return
        }
        use(index)
      }),
      { numRuns: Number(process.env['ORACLE_RUNS'] ?? 1000) },
    )
  })
})
