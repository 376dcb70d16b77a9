import { describe, expect, it } from 'vitest'
import { readJsonText } from '../../../src/cli/read/json.js'

const read = (text: string): unknown[] =>
  [...readJsonText(text, { path: '/x/a.json', name: 'a.json', size: Buffer.byteLength(text) })].map(record =>
    record.kind === 'document' ? [record.where, record.document] : record.error.message,
  )

describe('readJsonText', () => {
  it('reads one document', () => {
    expect(read('\n{"id":"1","title":"الكتاب"}\n')).toEqual([['a.json:2', { id: '1', title: 'الكتاب' }]])
  })

  it('reads an array, each document with its line', () => {
    expect(read('[\n{"id":"1","t":["a]","b,{"]},\n{"id":"2","q":"\\"\\\\"}, {"id":"3"}\n]')).toEqual([
      ['a.json:2', { id: '1', t: ['a]', 'b,{'] }],
      ['a.json:3', { id: '2', q: '"\\' }],
      ['a.json:3', { id: '3' }],
    ])
  })

  it('reads an empty array as nothing', () => {
    expect(read(' [ ] ')).toEqual([])
  })

  it('names the line of a broken element and goes on after it', () => {
    const [first, second, third] = read('[\n{"id":"1"},\n{"id":"2",\n "body" "x"},\n{"id":"3"}\n]')
    expect(first).toEqual(['a.json:2', { id: '1' }])
    expect(second).toMatch(/^a\.json:4: broken JSON: /)
    expect(third).toEqual(['a.json:5', { id: '3' }])
  })

  it.each([
    ['', 'a.json: the file is empty'],
    ['  \n', 'a.json: the file is empty'],
    ['"نص"', 'a.json:1: a document is an object {…}, this is a string'],
    ['[1]', 'a.json:1: a document is an object {…}, this is a number'],
    ['[null]', 'this is null'],
    ['[[{"id":1}]]', 'this is an array'],
    [
      '{"id":"1"}\n{"id":"2"}',
      'a.json:2: broken JSON: Unexpected non-whitespace character after JSON at position 11. If each line is a document, name the file .jsonl',
    ],
    ['{"id":', 'a.json:1: broken JSON: Unexpected end of JSON input'],
  ])('refuses %j', (text, message) => {
    expect(read(text)).toEqual([expect.stringContaining(message)])
  })

  it.each([
    ['[{"id":"1"},\n{"id":"2"}', 'a.json:2: broken JSON: the array is not closed'],
    ['[{"id":"1"},\n{"id":"2]', 'a.json:2: broken JSON: the array is not closed'],
    ['[{"id":"1"},\n]', 'a.json:2: broken JSON'],
    ['[{"id":"1"}]\n[', 'a.json:2: broken JSON: the array has ended'],
    ['[{"id":"1"},\n', 'a.json:2: broken JSON: the array is not closed'],
    ['[{"id":"1"},\n}}', 'a.json:2: broken JSON: the array is not closed'],
  ])('reads what precedes the fault in %j', (text, message) => {
    expect(read(text)).toEqual([['a.json:1', { id: '1' }], expect.stringContaining(message)])
  })

  it('says how many bytes each document took', () => {
    const text = '[{"id":"كتاب"},{"id":"2"}]'
    const size = Buffer.byteLength(text)
    const bytes = [...readJsonText(text, { path: '', name: '', size })].reduce((sum, record) => sum + record.bytes, 0)
    expect(bytes / size).toBeGreaterThan(0.9)
    expect(bytes / size).toBeLessThanOrEqual(1)
  })
})
