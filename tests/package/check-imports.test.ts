import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../scripts/check-imports.mjs', import.meta.url))
const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** Runs the check on sources made of these files; what it says, or '' where it is content. */
async function complaintsOn(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fihris-imports-'))
  folders.push(folder)
  for (const [path, content] of Object.entries({ 'entries/search.ts': '', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return new Promise((done, fail) => {
    execFile(process.execPath, [SCRIPT, folder], { cwd: folder }, (error, _, stderr) => {
      if (error && error.code !== 1) fail(error)
      else done(stderr)
    })
  })
}

const FORMAT = `import { pack } from 'msgpackr'\nexport const a = pack`

describe('check-imports', () => {
  it('is content with imports of the same folder and of those before', async () => {
    expect(
      await complaintsOn({
        'errors.ts': '',
        'format/a.ts': FORMAT,
        'format/b.ts': `export * from './a.js'`,
        'open/c.ts': `import '../format/b.js'\nimport '../errors.js'`,
      }),
    ).toBe('')
  })

  it.each([
    ['an import', `import { a } from '../open/b.js'`],
    ['a type', `import type { a } from '../open/b.js'`],
    ['an export', `export * from '../open/b.js'`],
    ['a dynamic import', `export const load = () => import('../open/b.js')`],
    ['the type of an import', `export let a: import('../open/b.js').A`],
  ])('finds %s that runs back', async (_, source) => {
    expect(await complaintsOn({ 'format/a.ts': `\n${source}`, 'open/b.ts': '' })).toMatch(
      /^format\/a\.ts:2: format stands before open, so it cannot import open\/b\.ts$/m,
    )
  })

  it('finds a folder without a place', async () => {
    expect(await complaintsOn({ 'other/a.ts': '' })).toContain('other has no place in the order')
  })

  it('finds an import of nothing', async () => {
    expect(await complaintsOn({ 'format/a.ts': `import './gone.js'` })).toContain('format/a.ts:1: ./gone.js is no file')
  })

  it.each(['lexicon/a.ts', 'build/a.ts', 'format/a-writer.ts', 'analysis/analyzer.ts'])('keeps %s from the page, by whatever way', async path => {
    const complaints = await complaintsOn({
      [path]: '',
      'search/b.ts': `import '../${path.replace('.ts', '.js')}'`,
      'entries/search.ts': `import '../search/b.js'`,
    })
    expect(complaints).toContain(`search/b.ts:1: a page must not load ${path} (entries/search.ts → search/b.ts → ${path})`)
  })

  it('keeps packages from the page and from the library', async () => {
    expect(await complaintsOn({ 'format/a.ts': FORMAT, 'entries/search.ts': `import '../format/a.js'` })).toContain(
      'what a page loads stands alone, and this imports msgpackr',
    )
    expect(await complaintsOn({ 'format/a.ts': `import '@scope/name/part'` })).toContain('the library runs on no package but msgpackr, and this is @scope/name')
    expect(await complaintsOn({ 'format/a.ts': `import 'node:fs'` })).toContain('node:fs exists in Node only')
    expect(await complaintsOn({ 'cli/a.ts': `import 'commander'\nimport 'node:fs'` })).toBe('')
  })

  it('refuses sources without the entry that it watches', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fihris-imports-'))
    folders.push(folder)
    await new Promise<void>(done => {
      execFile(process.execPath, [SCRIPT, folder], (error, _, stderr) => {
        expect(error?.code).toBe(1)
        expect(stderr).toContain('entries/search.ts is not below')
        done()
      })
    })
  })
})
