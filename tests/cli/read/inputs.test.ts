import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findInputs } from '../../../src/cli/read/inputs.js'
import { folderWith } from '../world.js'

const FILES = {
  'a.json': '[]',
  'b[1].md': 'نص',
  'site/index.html': '<p>نص',
  'site/صفحة.htm': '<p>نص',
  'site/logo.png': '',
  'site/node_modules/x/readme.md': 'x',
  'images/logo.png': '',
}

const names = async (patterns: string[], cwd: string): Promise<string[]> => (await findInputs(patterns, cwd)).map(file => file.name)

describe('findInputs', () => {
  it('takes files, folders and globs, each file once and in order', async () => {
    const cwd = await folderWith(FILES)
    expect(await names(['site', 'a.json'], cwd)).toEqual(['a.json', 'site/index.html', 'site/صفحة.htm'])
    expect(await names(['**/*', 'site/index.html', './a.json'], cwd)).toEqual(['a.json', 'b[1].md', 'site/index.html', 'site/صفحة.htm'])
    expect(await names(['**/*.{html,htm}'], cwd)).toEqual(['site/index.html', 'site/صفحة.htm'])
    expect(await names([join(cwd, 'site')], cwd)).toEqual(['site/index.html', 'site/صفحة.htm'])
    expect(await names(['../*.json'], join(cwd, 'site'))).toEqual(['../a.json'])
  })

  it('takes a file whose name looks like a glob', async () => {
    expect(await names(['b[1].md'], await folderWith(FILES))).toEqual(['b[1].md'])
  })

  it('knows the size', async () => {
    expect((await findInputs(['a.json'], await folderWith(FILES)))[0]?.size).toBe(2)
  })

  it.each([
    ['missing.json', 'missing.json: there is no such file or folder'],
    ['*.txt', '*.txt: no file found; check the pattern'],
    ['images/*', 'images/*: only files of unknown formats found'],
    ['images', 'images: only files of unknown formats found. Readable are .json'],
    ['site/logo.png', 'site/logo.png: no format is known'],
  ])('refuses %s', async (pattern, message) => {
    await expect(findInputs([pattern], await folderWith(FILES))).rejects.toThrow(message)
  })
})
