import { describe, expect, it } from 'vitest'
import type { Query, SearchResult } from '../../src/index.js'
import { idsOf, indexOf } from '../support/documents.js'

const error = expect.objectContaining({ code: 'query' })

const index = indexOf({ fields: { title: { store: true, boost: 2 }, body: {}, note: { positions: false }, year: { type: 'number', column: false } } }, [
  { id: 'a', title: 'كتاب البحر', body: 'من هو البحّار الذي كتب', note: 'سفينة كبيرة', year: 2020 },
  { id: 'b', title: 'والكتاب الجديد', body: ['آخر كلمة بحر', 'قديم أول كلمة'], note: 'كبيرة سفينة', year: 2021 },
  { id: 'c', title: 'مكتبة', body: 'فيلم عن مدينة', year: 2022 },
])
const search = (query: string | Query, options: object = {}): SearchResult => index.search(query, options)

describe('a planned tree', () => {
  it('never matches a phrase across fields or values of a list', () => {
    expect(idsOf(index, '"بحر قديم"')).toEqual([])
    expect(idsOf(index, '"بحر قديم"~50')).toEqual([])
    expect(idsOf(index, '"الجديد آخر"~50')).toEqual([])
    expect(idsOf(index, '"كلمة بحر"')).toEqual(['b'])
  })

  it('takes any word in the place of a stop word, and says where it cannot look', () => {
    expect(search('"كتاب في البحر"').total).toBe(0)
    expect(idsOf(index, '"فيلم من مدينة"')).toEqual(['c'])
    expect(search('"من هو"').warnings).toEqual(['the index does not keep where stop words stand: «من هو» is taken for its words'])
    expect(search('note:"سفينة كبيرة"')).toMatchObject({ total: 0, warnings: ['phrases are not looked for in "note", which keeps no positions'] })
  })

  it('sees through clitics in a pattern, unless words are to be as written', () => {
    expect(idsOf(index, 'title:كتا*').sort()).toEqual(['a', 'b'])
    expect(idsOf(index, 'title:كتا*', { conflation: 'exact' })).toEqual(['a'])
    expect(idsOf(index, 'title:ك?اب').sort()).toEqual(['a', 'b'])
  })

  it('compares a word as written with stored texts, and says where it cannot', () => {
    expect(search('title:=كتاب')).toMatchObject({ total: 1, warnings: [] })
    expect(search('title:=كِتاب').total).toBe(0)
    expect(search('body:=كُتب')).toMatchObject({
      total: 1,
      warnings: ['the letters and vowel signs of «كُتب» cannot be looked up in "body", which is not stored'],
    })
  })

  it('passes over ranges of fields without a column', () => {
    expect(search('year:>2020 كتاب').warnings).toEqual(['a range of "year" is passed over: it has no column in this index'])
    expect(idsOf(index, 'year:>2020 كتاب')).toEqual(idsOf(index, '+كتاب'))
    expect(search({ type: 'range', field: 'title', gt: 'a' })).toMatchObject({
      total: 0,
      warnings: ['a range of "title" is passed over: it is a text field, which has no order'],
    })
  })

  it('completes the last word as it is typed', () => {
    const last = (query: string, options: object = {}): string[] => idsOf(index, query, { prefix: 'last', ...options })
    expect(last('مك')).toContain('c')
    expect(last('الجديد كتا', { operator: 'and' })).toEqual(['b'])
    expect(last('مكتبة')).toEqual(idsOf(index, 'مكتبة'))
    expect(last('سفي كبيرة ', { operator: 'and', fuzzy: false })).toEqual([])
    expect(last('')).toEqual([])
    expect(last('؟')).toEqual([])
    expect(() => search('كت', { prefix: true })).toThrow(expect.objectContaining({ code: 'option' }))
    expect(() => search('كت', { operatorWords: 'yes' })).toThrow(expect.objectContaining({ code: 'option' }))
  })

  it('leaves relatives of an excluded word in', () => {
    expect(idsOf(index, '+title:مكتبة -title:كتاب')).toContain('c')
    expect(search('-كتاب').hits.map(({ id, score }) => [id, score])).toEqual([['c', 0]])
  })

  it('stops at a number of words, and says so', () => {
    const lettersOf = (i: number): string => i.toString(16).replace(/\d/g, digit => 'ghijklmnop'[Number(digit)] as string)
    const words = Array.from({ length: 1_500 }, (_, i) => `ab${lettersOf(i)}`)
    const large = indexOf({ fields: ['text'], stopWords: 'none' }, [{ id: 1, text: words.join(' ') }])
    expect(large.search('ab*')).toMatchObject({ total: 1, truncated: true })
    expect(large.search('abhh*')).toMatchObject({ total: 1, truncated: false })
    expect(large.search('abhi~2')).toMatchObject({ total: 1, truncated: true })
    expect(large.search('x*')).toMatchObject({ total: 0, truncated: false })
    const many = large.search(Array.from({ length: 1_000 }, (_, i) => `*${lettersOf(i)}*`).join(' '))
    expect(many).toMatchObject({ total: 1, truncated: true })
  })

  it.each<[string, unknown]>([
    ['10,000 clauses', { type: 'bool', should: Array.from({ length: 10_000 }, (_, i) => ({ type: 'word', word: `w${i}` })) }],
    [
      '10,000 clauses of a text',
      Array.from({ length: 4_000 }, (_, i) => `+w${i}`)
        .join(' ')
        .slice(0, 16_384),
    ],
    ['1,025 phrases', { type: 'bool', must: Array.from({ length: 1_025 }, () => ({ type: 'phrase', text: 'كتاب البحر' })) }],
    ['200 levels', Array.from({ length: 200 }).reduce((inner: object) => ({ type: 'bool', mustNot: [inner] }), { type: 'all' })],
    [
      'a group within itself',
      (() => {
        const group = { type: 'bool', must: [] as unknown[] }
        group.must.push(group)
        return group
      })(),
    ],
    ['no type', {}],
    ['a type that every object has', { type: 'constructor' }],
    ['a clause that is a text', { type: 'bool', must: ['كتاب'] }],
    ['clauses that are no list', { type: 'bool', should: {} }],
    ['a phrase that is a number', { type: 'phrase', text: 5 }],
    ['half a slop', { type: 'phrase', text: 'a b', slop: 0.5 }],
    ['a distance of 3', { type: 'fuzzy', word: 'كتاب', distance: 3 }],
    ['an operator that is none', { type: 'text', text: 'a', operator: 'xor' }],
    ['a field that is no text', { type: 'word', word: 'a', fields: ['year'] }],
    ['fields that are a text', { type: 'word', word: 'a', fields: 'title' }],
    ['a field that every object has', { type: 'word', word: 'a', fields: ['constructor'] }],
    ['boosts that multiply beyond reason', { type: 'bool', boost: 1e60, must: [{ type: 'word', word: 'كتاب', boost: 1e60 }] }],
  ])('is refused with %s', (_, query) => {
    expect(() => search(query as Query)).toThrow(error)
  })
})
