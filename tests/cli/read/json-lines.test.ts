import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linesOf, readJsonLines } from '../../../src/cli/read/json-lines.js'
import { folderWith } from '../world.js'

async function read(content: string | Uint8Array): Promise<unknown[]> {
  const path = join(await folderWith({ 'a.jsonl': content }), 'a.jsonl')
  const records: unknown[] = []
  for await (const record of readJsonLines({ path, name: 'a.jsonl', size: 0 })) {
    records.push(record.kind === 'document' ? [record.where, record.document] : record.error.message)
  }
  return records
}

describe('readJsonLines', () => {
  it('reads a document per line, with or without a last line feed, and passes over empty lines', async () => {
    const expected = [
      ['a.jsonl:1', { id: '1' }],
      ['a.jsonl:4', { id: '2' }],
    ]
    expect(await read('{"id":"1"}\n\n  \r\n{"id":"2"}\n')).toEqual(expected)
    expect(await read('{"id":"1"}\n\n\n{"id":"2"}')).toEqual(expected)
  })

  it('takes a byte order mark and line separators inside strings', async () => {
    expect(await read('\ufeff{"id":"1","body":"أ\u2028ب"}\r\n')).toEqual([['a.jsonl:1', { id: '1', body: 'أ\u2028ب' }]])
  })

  it('names the line of a fault and goes on', async () => {
    expect(await read('{"id":"1"}\n{"id":\n[1]\n{"id":"4"}')).toEqual([
      ['a.jsonl:1', { id: '1' }],
      'a.jsonl:2: broken JSON: Unexpected end of JSON input',
      'a.jsonl:3: a document is an object {…}, this is an array',
      ['a.jsonl:4', { id: '4' }],
    ])
  })

  it('refuses bytes that are not UTF-8, on their line only', async () => {
    const bytes = Buffer.concat([Buffer.from('{"id":"1","t":"'), Buffer.from([0xdf, 0xca]), Buffer.from('"}\n{"id":"2"}\n')])
    expect(await read(bytes)).toEqual([expect.stringMatching(/^a\.jsonl:1: the bytes are not UTF-8/), ['a.jsonl:2', { id: '2' }]])
  })

  it('reads nothing from an empty file', async () => {
    expect(await read('')).toEqual([])
  })
})

it('linesOf joins lines across chunks of any size', async () => {
  const text = 'الأول\n\nسطر ثان\nوثالث'
  const bytes = new TextEncoder().encode(text)
  for (let size = 1; size <= bytes.length; size++) {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    const lines: string[] = []
    for await (const line of linesOf(chunks())) lines.push(new TextDecoder().decode(line))
    expect(lines).toEqual(text.split('\n'))
  }
})
