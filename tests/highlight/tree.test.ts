import { describe, expect, it } from 'vitest'
import type { SearchOptions } from '../../src/index.js'
import { indexOf } from '../support/documents.js'

const DOCUMENT = {
  id: 1,
  title: 'وزير الداخلية',
  body: ['قابل وزير الداخلية الجديد المدرسة. والوزير في الداخلية غائب.', 'كَتَبَ المدير كُتُبًا، وكتابه في المكتبة.'],
}
const index = indexOf({ fields: { title: { store: true }, body: { store: true } } }, [DOCUMENT, { id: 2, title: 'x', body: 'y' }])
const SOURCES: Readonly<Record<string, string>> = { title: DOCUMENT.title, body: DOCUMENT.body.join('\n') }

/** What a query marks in the first document, field by field. */
function marked(query: string, options: SearchOptions = {}): Record<string, string[]> {
  const highlights = index.search(query, { highlight: true, ...options }).hits.find(hit => hit.id === '1')?.highlights ?? {}
  return Object.fromEntries(
    Object.entries(highlights).map(([field, ranges]) => [field, ranges.map(({ start, end }) => SOURCES[field]?.slice(start, end) ?? '')]),
  )
}

describe('highlights of the query language', () => {
  it.each<[string, Record<string, string[]>]>([
    ['"وزير الداخلية"', { title: ['وزير الداخلية'], body: ['وزير الداخلية'] }],
    ['"وزير الداخلية الجديد"', { body: ['وزير الداخلية الجديد'] }],
    ['title:"الداخلية وزير"~2', { title: ['وزير الداخلية'] }],
    ['"المدرسة غائب"~50', { body: ['المدرسة. والوزير في الداخلية غائب'] }],
    ['title:وزير', { title: ['وزير'] }],
    ['وزير -طائرة', { title: ['وزير'], body: ['وزير', 'والوزير'] }],
    ['مدر*', { body: ['المدرسة'] }],
    ['م*ير', { body: ['المدير'] }],
    ['الداخليا~1', { title: ['الداخلية'], body: ['الداخلية', 'الداخلية'] }],
    ['=كَتَبَ', { body: ['كَتَبَ'] }],
    ['=المدير', { body: ['المدير'] }],
  ])('%s', (query, expected) => {
    expect(marked(query)).toEqual(expected)
  })

  it('mark a phrase whole in a snippet, escaped', () => {
    const [hit] = index.search('"الداخلية الجديد"', { snippet: { length: 60 } }).hits
    expect(hit?.snippets?.['body']?.html).toContain('وزير <mark>الداخلية الجديد</mark> المدرسة')
  })

  it('mark no phrase from one value of a list into the next, near as they may stand', () => {
    for (const query of ['"غائب كتب"', '"غائب كتب"~3', '"كتب غائب"~50', '"المدرسة كتب المدير"~50']) expect(marked(query)).toEqual({})
    expect(marked('"غائب كتب" البحر', { operator: 'or' })).toEqual({ body: ['غائب', 'كَتَبَ', 'كُتُبًا', 'وكتابه', 'المكتبة'] })
  })

  it('mark the words of a loose phrase too', () => {
    expect(marked('المدير "وزير الداخلية"')).toEqual({ title: ['وزير الداخلية'], body: ['وزير الداخلية', 'والوزير', 'الداخلية', 'المدير'] })
  })

  it('are found in a long text of matches without a scan for each', { timeout: 20_000 }, () => {
    const long = indexOf({ fields: { text: { store: true } } }, [{ id: 1, text: 'كتاب جديد '.repeat(40_000) }])
    expect(long.search('"كتاب جديد"', { highlight: true }).hits[0]?.highlights?.['text']).toHaveLength(40_000)
  })
})
