import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ARTICLES, jsonLines } from './samples.js'
import { fihris, folderWith } from './world.js'

let cwd = ''
beforeEach(async () => {
  cwd = await folderWith({ 'a.jsonl': jsonLines(ARTICLES), 'image.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) })
  await fihris(cwd, ['build', 'a.jsonl', '-o', 'a.fihris', '-q'])
})

describe('fihris inspect', () => {
  it('prints fields, counts and sections', async () => {
    const { code, out, err } = await fihris(cwd, ['inspect', 'a.fihris'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^a\.fihris\nformat \d+\.\d+, .* bytes\), 4 documents\nanalysis \S+/)
    expect(out).toContain('\nstored values compressed\n')
    expect(out).toMatch(/\ntitle +text +2 +yes +yes +no\n/)
    expect(out).toMatch(/\nurl +keyword +1 +yes +no +yes\n/)
    expect(out).toMatch(/\nsection +offset +bytes +share\n/)
    expect(out).toMatch(/\nmeta +[\d,]+ +[\d,]+ +[\d.]+ %\n/)
  })

  it('prints the same as JSON', async () => {
    const { out } = await fihris(cwd, ['inspect', 'a.fihris', '--json'])
    expect(JSON.parse(out)).toMatchObject({
      version: { major: expect.any(Number), minor: expect.any(Number) },
      byteLength: (await stat(join(cwd, 'a.fihris'))).size,
      documents: 4,
      fields: [{ name: 'title' }, { name: 'body' }, { name: 'url' }],
    })
  })

  it('tells a file that is no index from one that is cut off', async () => {
    const png = await fihris(cwd, ['inspect', 'image.png'])
    expect(png.code).toBe(1)
    expect(png.err).toMatch(/^fihris: image\.png: .*fihris build makes an index\n$/)
    const image = await readFile(join(cwd, 'a.fihris'))
    await writeFile(join(cwd, 'cut.fihris'), image.subarray(0, image.length - 100))
    const cut = await fihris(cwd, ['inspect', 'cut.fihris'])
    expect(cut.code).toBe(1)
    expect(cut.err).toMatch(/^fihris: cut\.fihris: /)
    expect(cut.err).not.toContain('makes an index')
  })
})
