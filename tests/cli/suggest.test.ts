import { beforeEach, describe, expect, it } from 'vitest'
import { ARTICLES, jsonLines } from './samples.js'
import { fihris, folderWith } from './world.js'

let cwd = ''
beforeEach(async () => {
  cwd = await folderWith({ 'a.jsonl': jsonLines(ARTICLES) })
  await fihris(cwd, ['build', 'a.jsonl', '-o', 'a.fihris', '-q'])
})

describe('fihris suggest', () => {
  it('prints what the text may become, and how often its last word occurs', async () => {
    const { code, out, err } = await fihris(cwd, ['suggest', 'a.fihris', 'قطف', 'الزي'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^text +count\nقطف الزيتون +2\n/)
  })

  it('prints as JSON, with a correction where there is one', async () => {
    const { out } = await fihris(cwd, ['suggest', 'a.fihris', '--json', '--limit', '1', 'الصيااادون'])
    expect(JSON.parse(out)).toMatchObject({ suggestions: expect.any(Array), didYouMean: 'الصيادون' })
    const known = await fihris(cwd, ['suggest', 'a.fihris', '--json', 'الزيتون'])
    expect(JSON.parse(known.out)).toEqual({ suggestions: [{ text: 'الزيتون', count: 2 }] })
  })

  it('names an index that cannot be read', async () => {
    const { code, err } = await fihris(cwd, ['suggest', 'b.fihris', 'ك'])
    expect([code, err]).toEqual([1, expect.stringMatching(/^fihris: b\.fihris: /)])
  })
})
