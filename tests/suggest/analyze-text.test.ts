import { describe, expect, it } from 'vitest'
import { indexOf } from '../support/documents.js'

describe('analyze', () => {
  const index = indexOf({ fields: ['text'], stopWords: ['في'] }, [
    { id: 1, text: 'المدرسة في المدينة' },
    { id: 2, text: 'المدرسة والمدرسة' },
  ])

  it('says what each word of a text is in the index', () => {
    expect(index.analyze('بِالمدرسة')).toEqual([
      {
        ...{ text: 'بِالمدرسة', form: 'بالمدرسه', start: 0, end: 9, position: 0 },
        ...{ stem: 'المدرسه', root: 'درس', count: 0, documents: 2, isStopWord: false },
      },
    ])
    expect(index.analyze('في المدرسة').map(({ form, count, documents, isStopWord }) => [form, count, documents, isStopWord])).toEqual([
      ['في', 1, 1, true],
      ['المدرسه', 2, 2, false],
    ])
  })

  it('cuts compounds as documents are cut, and says where nothing is known', () => {
    const tokens = index.analyze('COVID-19')
    expect(tokens.map(({ form, position }) => [form, position])).toEqual([
      ['covid', 0],
      ['19', 1],
      ['covid19', 1],
    ])
    expect(tokens[0]).toMatchObject({ stem: undefined, root: undefined, count: 0, documents: 0 })
    expect(index.analyze('')).toEqual([])
  })

  it('refuses what is no text', () => {
    expect(() => index.analyze({} as string)).toThrow(expect.objectContaining({ code: 'option' }))
  })
})
