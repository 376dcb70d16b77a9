import { describe, expect, it } from 'vitest'
import { IndexBuilder, openIndex } from '../../src/index.js'

const builder = new IndexBuilder({
  fields: {
    title: {},
    body: {},
    year: { type: 'number' },
    date: { type: 'date' },
    tag: { type: 'keyword' },
    open: { type: 'boolean' },
    hidden: { type: 'number', column: false },
  },
})
builder
  .add({ id: 1, title: 'كتاب الطبخ', body: 'مدرسة كبيرة', year: 2019, date: '2019-05-01', tag: 'طعام', open: true, hidden: 5 })
  .add({ id: 2, title: 'كتاب التاريخ', body: 'مدرسة صغيرة', year: 2021, date: '2021-05-01', tag: ['تاريخ', 'كتب'], open: false })
  .add({ id: 3, title: 'رحلة', body: 'كتاب في المدرسة', year: 2023, date: '2023-12-31T10:00:00Z', tag: 'سفر', open: true })
const index = openIndex(builder.toBytes())
const ids = (query: string): string => {
  const { hits, total } = index.search(query)
  expect(total).toBe(hits.length)
  return hits
    .map(({ id }) => id)
    .sort()
    .join('')
}

describe('values in a query', () => {
  it.each([
    ['year:2021', '2'],
    ['year:٢٠٢١', '2'],
    ['year:>2020', '23'],
    ['year:[2019 TO 2021]', '12'],
    ['year:[* TO 2020]', '1'],
    ['tag:كتب', '2'],
    ['open:نعم', '13'],
    // A year is all of its days.
    ['date:2023', '3'],
    ['date:2023-12', '3'],
    ['date:2023-12-31', '3'],
    ['date:2023-12-30', ''],
    ['date:>2021', '3'],
    ['date:>=2021', '23'],
    ['date:<2021', '1'],
    ['date:<=2021', '12'],
    ['date:[2019 TO 2021-04]', '1'],
    ['year:>2020 open:true', '3'],
  ])('find what has them: %s', (query, found) => {
    expect(ids(query)).toBe(found)
  })

  it.each([
    ['كتاب year:>2020', '23'],
    ['year:>2020 كتاب رحلة', '23'],
    ['كتاب AND year:>2020', '23'],
    ['كتاب OR year:2023', '123'],
    ['كتاب -tag:طعام', '23'],
    ['كتاب NOT year:<2022', '3'],
    ['(طبخ OR رحلة) AND year:<2022', '1'],
    ['+كتاب year:2023', '3'],
  ])('restrict what stands beside them: %s', (query, found) => {
    expect(ids(query)).toBe(found)
  })

  it('change no score', () => {
    const scores = (query: string): Map<string, number> => new Map(index.search(query).hits.map(({ id, score }) => [id, score]))
    const all = scores('كتاب')
    for (const [id, score] of scores('كتاب year:>2020')) expect(score).toBe(all.get(id))
  })

  it.each([
    ['nothing:5 كتاب', ''],
    ['hidden:5', 'has no column in this index'],
    ['year:abc', 'is a number, not "abc"'],
    ['date:yesterday', 'is a date'],
    ['open:maybe', 'is true or false'],
  ])('are passed over with a warning where there are none: %s', (query, warning) => {
    const { warnings, total } = index.search(`كتاب ${query}`)
    expect(total).toBe(3)
    if (warning !== '') expect(warnings.join()).toContain(warning)
  })

  it('are explained, and go with filters, facets and sorting', () => {
    const { hits, facets, total } = index.search('كتاب year:>2020', { explain: true, sort: 'year', facets: { tag: {} }, filter: { field: 'open', eq: true } })
    expect([hits.map(({ id }) => id), total]).toEqual([['3'], 1])
    expect(facets?.['tag']?.values).toEqual([{ value: 'سفر', count: 1 }])
    expect(JSON.stringify(hits[0]?.explanation)).toContain('those asked for')
  })

  it('are given as objects too', () => {
    const range = { type: 'range', field: 'year', gt: 2019, lte: 2021 } as const
    expect(index.search(range).hits.map(({ id }) => id)).toEqual(['2'])
    expect(index.search({ type: 'bool', must: [{ type: 'text', text: 'كتاب' }], mustNot: [range] }).total).toBe(2)
  })
})
