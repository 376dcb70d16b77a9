import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readInputs } from '../../../src/cli/read/read.js'
import type { InputRecord } from '../../../src/cli/read/record.js'
import { folderWith } from '../world.js'

async function read(cwd: string, names: string[]): Promise<InputRecord[]> {
  const records: InputRecord[] = []
  for await (const record of readInputs(names.map(name => ({ path: join(cwd, name), name, size: 1 })))) records.push(record)
  return records
}

it('reads each format by its name, and identifies files that are one document', async () => {
  const cwd = await folderWith({ 'a.json': '{"id":"1"}', 'b.NDJSON': '{"id":"2"}\n', 'c.md': '# عنوان', 'd.html': '<p>نص' })
  const records = await read(cwd, ['a.json', 'b.NDJSON', 'c.md', 'd.html'])
  expect(records.map(record => record.kind === 'document' && [record.where, record.fallbackId, record.document])).toEqual([
    ['a.json:1', undefined, { id: '1' }],
    ['b.NDJSON:1', undefined, { id: '2' }],
    ['c.md', 'c.md', { title: 'عنوان', body: '' }],
    ['d.html', 'd.html', { body: 'نص' }],
  ])
})

it('makes a fault of a file that cannot be understood, and goes on', async () => {
  const cwd = await folderWith({ 'a.md': '---\n- x\n---\n', 'b.json': Uint8Array.from([0xdf, 0xca]), 'c.json': '{"id":"3"}' })
  const records = await read(cwd, ['a.md', 'b.json', 'c.json'])
  expect(records.map(record => (record.kind === 'fault' ? record.error.message.slice(0, 20) : record.where))).toEqual([
    'a.md: the front matt',
    'b.json: the bytes ar',
    'c.json:1',
  ])
})

it('ends where the system does not hand a file over', async () => {
  await expect(read(await folderWith(), ['gone.json'])).rejects.toThrow('gone.json: there is no such file or folder')
})
