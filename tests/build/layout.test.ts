import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conflate } from '../../src/build/conflate.js'
import { layOut } from '../../src/build/layout.js'
import { Vocabulary } from '../../src/build/vocabulary.js'
import { MAX_FAMILY } from '../../src/format/constants.js'
import { Dictionary } from '../../src/format/dictionary.js'
import { EliasFano } from '../../src/format/elias-fano.js'
import { readLayout } from '../../src/format/image.js'
import { ImageSegment } from '../../src/format/segment.js'
import { builtInLexicon } from '../../src/lexicon/built-in.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { imageOf, text } from '../support/documents.js'

const tokenizer = new Tokenizer()

function vocabularyOf(source: string): Vocabulary {
  const vocabulary = new Vocabulary()
  tokenizer.run(source, { token: (units, from, to) => vocabulary.intern(units, from, to) })
  return vocabulary
}

describe('conflate', () => {
  it('puts every form of the vocabulary into one stem, every stem into one root, in order of their keys', () => {
    fc.assert(
      fc.property(text(60), source => {
        const vocabulary = vocabularyOf(source)
        const groups = conflate(vocabulary, builtInLexicon())
        const stems = groups.flatMap(root => root.stems)
        const forms = stems.flatMap(stem => stem.forms)
        expect(
          forms
            .filter(entry => entry.form >= 0)
            .map(entry => entry.form)
            .sort((a, b) => a - b),
        ).toEqual(Array.from({ length: vocabulary.size }, (_, i) => i))
        expect(forms.every(({ form, term, count }) => (form < 0 ? count === 0 : vocabulary.termOf(form) === term && vocabulary.counts[form] === count))).toBe(
          true,
        )
        for (const names of [forms.map(entry => entry.term), stems.map(stem => stem.key), groups.map(root => root.key)])
          expect(new Set(names).size).toBe(names.length)
        expect(groups.map(root => root.key)).toEqual(groups.map(root => root.key).sort())
        for (const root of groups) expect(root.stems.map(stem => stem.key)).toEqual(root.stems.map(stem => stem.key).sort())
        for (const stem of stems)
          for (let i = 1; i < stem.forms.length; i++) expect(stem.forms[i - 1]?.count).toBeGreaterThanOrEqual(stem.forms[i]?.count as number)
      }),
      { numRuns: 150 },
    )
  })
})

describe('layOut', () => {
  const form = (term: string, count = 0): { term: string; count: number; form: number } => ({ term, count, form: -1 })

  it('says which forms are stop words, and which stems: those whose most frequent form is one', () => {
    const groups = [
      { key: 'ا', stems: [{ key: 'ا', forms: [form('عن', 9), form('وعن', 2)] }] },
      {
        key: 'ب',
        stems: [
          { key: 'ب', forms: [form('بيت', 5), form('في', 3)] },
          { key: 'ت', forms: [form('من')] },
        ],
      },
    ]
    const { stopForms, isStopStem, firstForms, counts, occurrences } = layOut(groups, 0, new Set(['من', 'في', 'عن', 'لن']))
    expect(stopForms).toEqual([0, 3, 4])
    expect([...isStopStem]).toEqual([1, 0, 1])
    expect([[...firstForms], [...counts], [...occurrences]]).toEqual([
      [0, 2, 4, 5],
      [9, 2, 5, 3, 0],
      [11, 8, 0],
    ])
  })

  it('cuts a root of more stems than a family may have', () => {
    const stems = Array.from({ length: 2 * MAX_FAMILY + 1 }, (_, i) => ({
      key: `س${String(i).padStart(5, '0')}`,
      forms: [form(`س${String(i).padStart(5, '0')}`)],
    }))
    const layout = layOut(
      [
        { key: 'ا', stems: stems.splice(0, 1) },
        { key: 'س', stems },
      ],
      0,
      new Set(),
    )
    const section = new Map(layout.sections)
    const rootStems = new EliasFano(section.get('rootStems') as Uint8Array)
    expect([layout.roots, layout.stems]).toEqual([3, 2 * MAX_FAMILY + 1])
    expect(Array.from({ length: 4 }, (_, root) => rootStems.get(root))).toEqual([0, 1, 1 + MAX_FAMILY, 1 + 2 * MAX_FAMILY])
    const keys = new Dictionary(section.get('rootKeys') as Uint8Array, new EliasFano(section.get('rootBlocks') as Uint8Array), 3)
    expect([0, 1, 2].map(root => keys.termAt(root))).toEqual(['ا', 'س', 'س'])
    expect(keys.indexOf('س')).toBeGreaterThan(0)
  })
})

describe('the image', () => {
  it('holds form → stem → root as they were laid out', () => {
    fc.assert(
      fc.property(text(60), source => {
        const vocabulary = vocabularyOf(source)
        const groups = conflate(vocabulary, builtInLexicon())
        const layout = layOut(groups, vocabulary.size, new Set())
        const image = imageOf({ fields: ['text'], stopWords: 'none' }, [{ id: 1, text: source }])
        const segment = new ImageSegment(image, readLayout(image))
        expect([segment.meta.terms, segment.meta.stems, segment.meta.roots]).toEqual([layout.terms, layout.stems, layout.roots])
        let form = 0
        let stem = 0
        groups.forEach((group, root) => {
          expect(segment.rootWithKey(group.key)).toBe(root)
          expect(segment.firstStem(root)).toBe(stem)
          for (const { forms } of group.stems) {
            expect([segment.firstForm(stem), segment.rootOf(stem)]).toEqual([form, root])
            for (const { term } of forms) expect([segment.formOf(term), segment.stemOf(form++)]).toEqual([form - 1, stem])
            stem++
          }
        })
      }),
      { numRuns: 100 },
    )
  })
})
