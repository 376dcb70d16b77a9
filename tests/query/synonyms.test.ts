import { Packr } from 'msgpackr/pack'
import { describe, expect, it } from 'vitest'
import { SECTIONS } from '../../src/format/constants.js'
import { readLayout } from '../../src/format/image.js'
import { readMessagePack } from '../../src/format/message-pack.js'
import { ImageSegment } from '../../src/format/segment.js'
import type { Schema, SearchIndex } from '../../src/index.js'
import { FihrisError, OptionError, openIndex, verifyIndex } from '../../src/index.js'
import type { Clause } from '../../src/query/plan.js'
import { plan } from '../../src/query/plan.js'
import { Places } from '../../src/query/resolve.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { assemble, rawSections } from '../open/forge.js'
import { idsOf, imageOf, indexOf } from '../support/documents.js'

type Groups = NonNullable<Schema['synonyms']>

const documentsOf = (texts: readonly string[]): object[] => texts.map((text, id) => ({ id, text }))
const imageWith = (synonyms: Groups, ...texts: string[]): Uint8Array => imageOf({ fields: ['text'], stopWords: 'none', synonyms }, documentsOf(texts))
const indexWith = (synonyms: Groups, ...texts: string[]): SearchIndex => openIndex(imageWith(synonyms, ...texts))

/** The clauses of a query in words: its parts, then each synonym with its weight. */
function clausesOf(query: string, image: Uint8Array, terms: readonly string[]): string[] {
  const segment = new ImageSegment(image, readLayout(image))
  const named = new Map(terms.map(term => [segment.stemOf(segment.formOf(term)), term]))
  const describe = ({ parts, alternatives, phrases }: Clause): string =>
    [
      parts.map(part => part.text).join(' '),
      ...alternatives.filter(({ root }) => root < 0).map(({ stem, weight }) => `${named.get(stem)} ${weight}`),
      ...phrases.map(words => `${words.map(({ stem }) => named.get(stem)).join(' ')} ${words[0]?.weight}`),
    ].join(' | ')
  return plan(query, segment, new Tokenizer(), new Places(segment), false).clauses.map(describe)
}

describe('a month', () => {
  const index = indexWith('default', 'في شهر جانفي', 'في شهر يناير', 'في شهر كانون الثاني', 'في شهر تموز', 'في شهر الثاني')

  it('is found by its other names, below its own', () => {
    expect(idsOf(index, 'جانفي')).toEqual(['0', '1', '2'])
    expect(idsOf(index, 'يناير')).toEqual(['1', '0', '2'])
    expect(idsOf(index, 'كانون الثاني', { operator: 'and' })).toEqual(['2', '0', '1'])
  })

  it('is found with its clitics', () => {
    expect(idsOf(index, 'وبيناير').sort()).toEqual(['0', '1', '2'])
  })

  it('is led to also from a name that the corpus does not have', () => {
    expect(idsOf(index, 'جويلية')).toEqual(['3'])
    expect(idsOf(index, 'يوليو')).toEqual(['3'])
  })

  it('is not found by half of a name', () => {
    expect(idsOf(index, 'الثاني').sort()).toEqual(['2', '4'])
  })

  it('is a word as all of them', () => {
    expect(idsOf(index, 'شهر يناير', { operator: 'and' }).sort()).toEqual(['0', '1', '2'])
    expect(idsOf(index, 'شهر كانون الثاني', { operator: 'and' }).sort()).toEqual(['0', '1', '2'])
  })

  it('stays below its own name where that is common and the other rare', () => {
    const texts = [...Array.from({ length: 30 }, () => 'اجتماع في جانفي'), 'اجتماع في يناير', ...Array.from({ length: 30 }, () => 'بحر ونهر')]
    expect(idsOf(indexWith('default', ...texts), 'جانفي').at(-1)).toBe('30')
  })
})

describe('a country', () => {
  const index = indexWith('default', 'انتخابات أمريكا', 'انتخابات أميركا', 'انتخابات الولايات المتحدة', 'ولاية متحدة', 'انتخابات ميانمار')

  it('is found in other spellings and by other names', () => {
    expect(idsOf(index, 'أمريكا')).toEqual(expect.arrayContaining(['0', '1', '2']))
    expect(idsOf(index, 'أمريكا')[0]).toBe('0')
    expect(idsOf(index, 'الولايات المتحدة')).toEqual(expect.arrayContaining(['0', '1', '2']))
    expect(idsOf(index, 'بورما')).toEqual(['4'])
  })
})

describe('synonyms of one’s own', () => {
  const groups = [
    ['جوال', 'موبايل', 'هاتف محمول'],
    ['كوفيد-19', 'كورونا'],
  ]

  it('are words and compounds of any kind', () => {
    const index = indexWith(groups, 'غطاء جوّال', 'غطاء موبايل', 'غطاء لهاتف محمول', 'لقاح كورونا', 'لقاح كوفيد-19', 'لقاح 19')
    expect(idsOf(index, 'الجوال')).toEqual(['0', '1', '2'])
    expect(idsOf(index, 'هواتف محمولة').length).toBeGreaterThan(0)
    expect(idsOf(index, 'هاتف محمول')).toEqual(expect.arrayContaining(['0', '1', '2']))
    expect(idsOf(index, 'كورونا')).toEqual(['3', '4'])
    expect(idsOf(index, 'كوفيد 19')).toEqual(expect.arrayContaining(['3', '4', '5']))
  })

  it('are those of the list alone', () => {
    expect(idsOf(indexWith(groups, 'في يناير', 'في جانفي'), 'يناير')).toEqual(['0'])
  })

  it('may share words: each group counts, the longest name first', () => {
    const image = imageWith(
      [
        ['بحر', 'يم'],
        ['بحر', 'خضم'],
        ['بحر الروم', 'المتوسط'],
      ],
      'بحر الروم والمتوسط',
      'يم',
      'خضم',
    )
    const terms = ['بحر', 'الروم', 'والمتوسط', 'يم', 'خضم']
    expect(clausesOf('بحر', image, terms)).toEqual(['بحر | يم 0.5 | خضم 0.5'])
    expect(clausesOf('بحر الروم', image, terms)).toEqual(['بحر | والمتوسط 0.25', 'الروم | والمتوسط 0.25'])
    expect(clausesOf('روم بحر', image, terms)).toEqual(['روم', 'بحر | يم 0.5 | خضم 0.5'])
  })
})

describe('the plan of a query', () => {
  it('hangs words as alternatives, several words as phrases', () => {
    const image = imageWith([['جوال', 'موبايل', 'هاتف محمول']], 'جوال', 'موبايل', 'هاتف', 'محمول')
    const terms = ['جوال', 'موبايل', 'هاتف', 'محمول']
    expect(clausesOf('غطاء جوال', image, terms)).toEqual(['غطاء', 'جوال | موبايل 0.5 | هاتف محمول 0.13'])
    expect(clausesOf('هاتف محمول جديد', image, terms)).toEqual(['هاتف | جوال 0.25 | موبايل 0.25', 'محمول | جوال 0.25 | موبايل 0.25', 'جديد'])
  })

  it('weighs by the boost of a word', () => {
    const image = imageWith([['جوال', 'موبايل']], 'جوال', 'موبايل')
    const segment = new ImageSegment(image, readLayout(image))
    const [clause] = plan({ type: 'word', word: 'جوال', boost: 3 }, segment, new Tokenizer(), new Places(segment), false).clauses
    expect(clause?.alternatives.map(term => term.weight)).toEqual([1.5])
  })
})

describe('without synonyms', () => {
  const texts = ['في شهر جانفي', 'في شهر يناير']

  it.each<[string, Partial<Schema>]>([
    ['by default', {}],
    ['by the schema’s word', { synonyms: 'none' }],
    ['of an empty list', { synonyms: [] }],
    ['in the corpus', { synonyms: [['جوال', 'موبايل']] }],
  ])('%s a word finds itself', (_, schema) => {
    expect(idsOf(indexOf({ fields: ['text'], ...schema }, documentsOf(texts)), 'جانفي')).toEqual(['0'])
  })

  it('an image is the same as if there were none', () => {
    const schema: Schema = { fields: ['text'] }
    for (const synonyms of ['none' as const, [], [['جوال', 'موبايل']]]) {
      expect(imageOf({ ...schema, synonyms }, documentsOf(texts))).toEqual(imageOf(schema, documentsOf(texts)))
    }
  })
})

describe('an image with forged synonyms', () => {
  const image = imageWith([['جوال', 'موبايل']], 'جوال', 'موبايل')
  const packr = new Packr({ useRecords: false })

  function forged(synonyms: unknown): Uint8Array {
    return assemble(
      rawSections(image).map(section =>
        section.type === SECTIONS.meta
          ? { ...section, bytes: new Uint8Array(packr.pack({ ...(readMessagePack(section.bytes) as object), synonyms })) }
          : section,
      ),
    )
  }

  it.each<[string, unknown]>([
    ['a text', 'synonyms'],
    ['a list of lists that are none', [1, 2]],
    ['texts', { '0': 'جوال' }],
    ['integers', { '0': 5 }],
    ['lists of integers', { '0': [5] }],
    ['lists of texts', { '0': [['50', '1']] }],
    ['weights that are no integers', { '0': [[0.5, 1]] }],
    ['lists in lists', { '0': [[[50, 1]]] }],
    ['nothing for a word', { '0': null }],
  ])('is refused: %s', (_, synonyms) => {
    expect(() => openIndex(forged(synonyms))).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })

  it.each<[string, unknown]>([
    ['nil', null],
    ['a number', 7],
    ['no words', {}],
    ['no synonyms', { '0': [], '1': [] }],
    ['synonyms without a word', { '0': [[50], []], '1': [[]] }],
    ['a weight of 0', { '0': [[0, 1]], '1': [[0, 0]] }],
    ['stems beyond the last', { '0': [[50, 1_000_000]], '1': [[50, 99, 100]] }],
    ['stems below 0', { '0': [[50, -1]], '1': [[50, -7, -8]] }],
    ['keys that are none', { '': [[50, 0]], a: [[50, 1]], '-1': [[50, 1]], constructor: [[50, 1]] }],
    ['a word for itself', { '0': [[50, 0]], '1': [[50, 1, 1]] }],
  ])('answers or throws an error of the library: %s', (_, synonyms) => {
    const index = openIndex(forged(synonyms))
    for (const query of ['جوال', 'موبايل', 'جوال موبايل', 'بحر', '']) {
      for (const operator of ['and', 'or'] as const) {
        try {
          for (const { score } of index.search(query, { operator, highlight: true }).hits) expect(score).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(FihrisError)
        }
      }
    }
  })
})

describe('words that find others alone', () => {
  const rule = { from: ['كوفيد 19'], to: ['كورونا'] }
  const texts = ['لقاح كوفيد 19', 'لقاح كورونا', 'كوفيد وحده'] as const

  it('find them, and are not found by them', () => {
    const index = indexWith([rule], ...texts)
    expect(idsOf(index, 'كوفيد ١٩', { operator: 'and' })).toEqual(['0', '1'])
    expect(idsOf(index, 'كورونا')).toEqual(['1'])
  })

  it('need not stand in a document', () => {
    const index = indexWith([rule], 'لقاح كورونا')
    expect(idsOf(index, 'كوفيد 19', { operator: 'and' })).toEqual(['0'])
    expect(idsOf(indexWith([rule], 'كوفيد 19'), 'كورونا')).toEqual([])
  })
})

describe('synonyms given with a query', () => {
  const texts = ['لقاح كوفيد 19', 'لقاح كورونا', 'هاتف محمول جديد', 'غطاء الموبايل'] as const
  const index = indexWith('none', ...texts)

  it('find what the index was not told of', () => {
    expect(idsOf(index, 'موبايل')).toEqual(['3'])
    expect(idsOf(index, 'موبايل', { synonyms: [['موبايل', 'هاتف محمول']] })).toEqual(['3', '2'])
    expect(idsOf(index, 'الهاتف المحمول', { synonyms: [['موبايل', 'هاتف محمول']], operator: 'and' })).toEqual(['2', '3'])
    expect(idsOf(index, 'كوفيد 19', { synonyms: [{ from: ['كوفيد 19'], to: ['كورونا'] }], operator: 'and' })).toEqual(['0', '1'])
    expect(idsOf(index, 'كورونا', { synonyms: [{ from: ['كوفيد 19'], to: ['كورونا'] }] })).toEqual(['1'])
  })

  it('score as those that the index was built with', () => {
    const rules = [['موبايل', 'هاتف محمول'], { from: ['كوفيد 19'], to: ['كورونا'] }] as const
    const built = indexWith(rules, ...texts)
    for (const query of ['موبايل', 'هاتف محمول جديد', 'لقاح كوفيد 19', 'كورونا'])
      expect(index.search(query, { synonyms: rules }).hits).toEqual(built.search(query).hits)
  })

  it('stand beside those of the index, and are marked', () => {
    const both = indexOf({ fields: { text: { store: true } }, stopWords: 'none', synonyms: [['موبايل', 'جوال']] }, documentsOf(['موبايل', 'جوال', 'هاتف']))
    expect(idsOf(both, 'موبايل', { synonyms: [['موبايل', 'هاتف']] }).sort()).toEqual(['0', '1', '2'])
    const { hits } = both.search('هاتف', { synonyms: [['موبايل', 'هاتف']], highlight: true })
    expect(hits.map(({ highlights }) => highlights?.['text'])).toEqual([[{ start: 0, end: 4 }], [{ start: 0, end: 6 }]])
  })

  it('say nothing where the index has neither', () => {
    expect(idsOf(index, 'قطار', { synonyms: [['قطار', 'سيارة']] })).toEqual([])
    expect(idsOf(index, 'قطار', { synonyms: [['قطار', 'موبايل']] })).toEqual([])
    expect(idsOf(indexWith('none'), 'قطار', { synonyms: [['قطار', 'موبايل']] })).toEqual([])
  })

  it.each<[unknown, string]>([
    ['default', 'is a list of groups'],
    [[['واحد']], 'at least two members'],
    [[{ from: ['ا'] }], 'two such lists'],
    [Array.from({ length: 1001 }, () => ['ا', 'ب']), 'at most 1000'],
  ])('are refused where they are none: %j', (synonyms, message) => {
    expect(() => index.search('موبايل', { synonyms: synonyms as [] })).toThrow(message)
    expect(() => index.search('موبايل', { synonyms: synonyms as [] })).toThrow(OptionError)
  })
})

describe('an index with a word that was given a stem of its own', () => {
  // فيفري is taken for في and فري, by themselves: its own stem moves the numbers of all stems behind it.
  const groups = [
    ['فيفري', 'فبراير'],
    ['كلب', 'جرو'],
    ['هاتف', 'محمول'],
    ['يخت', 'زورق'],
  ]
  const words = ['فيفري', 'فري', 'فري', 'فري', 'فري', 'والفري', 'فبراير', ...groups.slice(1).flat()]
  const image = imageOf(
    { fields: ['text'], stopWords: 'none', synonyms: groups },
    words.map((text, id) => ({ id, text })),
  )

  it('leads to the synonyms of the words behind it', () => {
    const index = openIndex(image)
    for (const [one, other] of groups.slice(1) as [string, string][]) {
      expect(index.search(one).hits.map(({ id }) => words[Number(id)])).toEqual([one, other])
      expect(index.search(other).hits.map(({ id }) => words[Number(id)])).toEqual([other, one])
    }
    expect(verifyIndex(image).ok).toBe(true)
  })
})
