import { describe, expect, it } from 'vitest'
import { describeFields, guessFields, parseFields, unseenFields } from '../../src/cli/schema.js'

describe('parseFields', () => {
  it('reads a name, a boost and a type in any order', () => {
    expect(parseFields(['title:2.5', 'body', 'url:keyword', 'year:number', 'lead:text:3', 'name:plain:2'], true)).toEqual({
      title: { store: true, boost: 2.5 },
      body: { store: true },
      url: { store: true, type: 'keyword' },
      year: { store: true, type: 'number' },
      lead: { store: true, type: 'text', boost: 3 },
      name: { store: true, analysis: 'plain', boost: 2 },
    })
  })

  it('says of a plain field what it is', () => {
    expect(describeFields(parseFields(['name:plain:2', 'body'], true))).toBe('name (plain ×2), body (text)')
  })

  it('stores nothing where that was asked for', () => {
    expect(parseFields(['title'], false)).toEqual({ title: { store: false } })
  })

  it.each([
    [':2', 'takes NAME'],
    ['', 'takes NAME'],
    ['title:big', '"big" is neither'],
    ['title:0', '"0" is neither'],
    ['title:', '"" is neither'],
    ['title:-1', '"-1" is neither'],
  ])('refuses %j', (spec, message) => {
    expect(() => parseFields([spec], true)).toThrow(message)
  })

  it('refuses a name given twice', () => {
    expect(() => parseFields(['title', 'title:2'], true)).toThrow('"title" twice')
  })
})

describe('guessFields', () => {
  it('searches title and body, keeps other strings, leaves out the rest', () => {
    const documents = [
      { id: '1', title: 'النيل', body: 'نهر طويل', url: '/nile', year: 2001, tags: ['أنهار'], mixed: 'x' },
      { id: '2', title: null, text: 'نص', mixed: 3 },
    ]
    const fields = guessFields(documents, 'id', true)
    expect(fields).toEqual({
      title: { type: 'text', boost: 2, store: true },
      body: { type: 'text', boost: 1, store: true },
      url: { type: 'keyword', store: true },
      tags: { type: 'keyword', store: true },
      text: { type: 'text', boost: 1, store: true },
    })
    expect(describeFields(fields)).toBe('title (text ×2), body (text), url (keyword), tags (keyword), text (text)')
  })

  it('keeps no column of what identifies documents', () => {
    const documents = Array.from({ length: 20 }, (_, i) => ({ id: i, text: 'نص', url: `/${i}`, topic: `${i % 19}` }))
    const { url, topic } = guessFields(documents, 'id', true)
    expect([url?.column, topic?.column]).toEqual([false, undefined])
    expect(guessFields(documents.slice(1), 'id', true)['url']?.column).toBeUndefined()
  })

  it('says what it found where nothing can be searched', () => {
    expect(() => guessFields([{ id: '1', العنوان: 'النيل' }], 'id', true)).toThrow('whose fields are: العنوان')
  })
})

it('unseenFields finds slips of the keyboard', () => {
  expect(unseenFields({ title: {}, bdoy: {} }, [{ title: 'أ' }, { body: 'ب' }])).toEqual(['bdoy'])
})
