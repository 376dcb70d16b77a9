import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { SECTIONS } from '../../src/format/constants.js'
import { assemble, changed, rawSections } from '../open/forge.js'
import { ARTICLES, jsonLines } from './samples.js'
import { fihris, folderWith } from './world.js'

let cwd: string

beforeEach(async () => {
  cwd = await folderWith({ 'a.jsonl': jsonLines(ARTICLES) })
  await fihris(cwd, ['build', 'a.jsonl', '-o', 'a.fihris', '-q'])
})

/** The index with a peak of its terms forged. */
async function forge(): Promise<void> {
  const sections = rawSections(await readFile(join(cwd, 'a.fihris')))
  await writeFile(
    join(cwd, 'forged.fihris'),
    assemble(sections.map(section => (section.type === SECTIONS.termPeaks ? { ...section, bytes: changed(section.bytes, 0, 99) } : section))),
  )
}

describe('fihris verify', () => {
  it('says that nothing is wrong, and counts', async () => {
    const { code, out, err } = await fihris(cwd, ['verify', 'a.fihris'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^a\.fihris\nno fault in .* bytes\)\n/)
    expect(out).toMatch(/\ndocuments +4\n/)
    expect(out).toMatch(/\noccurrences +\d+\n/)
  })

  it('says where the first fault is, and exits with 1', async () => {
    await forge()
    const { code, out, err } = await fihris(cwd, ['verify', 'forged.fihris'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^fihris: forged\.fihris: section termPeaks, byte [\d,]+: expected \d+ as the peak of block 0 of terms, not 99\n$/)
  })

  it('prints both as JSON', async () => {
    await forge()
    const whole = await fihris(cwd, ['verify', 'a.fihris', '--json'])
    expect(whole.code).toBe(0)
    expect(JSON.parse(whole.out)).toMatchObject({ ok: true, documents: 4 })
    const broken = await fihris(cwd, ['verify', 'forged.fihris', '--json'])
    expect(broken.code).toBe(1)
    expect(JSON.parse(broken.out)).toMatchObject({ ok: false, code: 'corrupt', section: 'termPeaks' })
  })

  it('shows on a terminal how far it is', async () => {
    const { code, err } = await fihris(cwd, ['verify', 'a.fihris'], { tty: true, tick: 200 })
    expect(code).toBe(0)
    expect(err).toMatch(/\d+ % {2}postings/)
    expect(err.endsWith('\r\x1b[K')).toBe(true)
  })

  it('tells a file that is no index, and one that is not there', async () => {
    await writeFile(join(cwd, 'image.png'), 'PNG')
    const png = await fihris(cwd, ['verify', 'image.png'])
    expect(png.code).toBe(1)
    expect(png.err).toMatch(/^fihris: image\.png: section header, byte 0: .*fihris build makes an index\n$/)
    expect((await fihris(cwd, ['verify', 'gone'])).err).toContain('there is no such file or folder')
  })
})
