import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES, jsonLines } from './samples.js'
import { folderWith } from './world.js'

/** The program as a process of its own, bundled as it ships; inside the repository, where its packages can be found. */
const root = fileURLToPath(new URL('../../', import.meta.url))
let bundle = ''

beforeAll(async () => {
  await mkdir(join(root, 'build'), { recursive: true })
  bundle = await mkdtemp(join(root, 'build', 'cli-test-'))
  await build({
    config: false,
    entry: [join(root, 'src/cli/main.ts')],
    outDir: bundle,
    format: 'esm',
    target: 'node20',
    platform: 'node',
    silent: true,
    clean: false,
    dts: false,
    outExtension: () => ({ js: '.mjs' }),
  })
}, 60_000)

afterAll(async () => {
  await rm(bundle, { recursive: true, force: true })
})

interface Finished {
  code: number | null
  out: string
  err: string
}

/** Runs the program; with `deaf`, both its outputs are closed before it writes. */
function start(cwd: string, argv: readonly string[], { deaf = false, stdin = '' } = {}): Promise<Finished> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(bundle, 'main.mjs'), ...argv], { cwd, stdio: 'pipe' })
    const finished: Finished = { code: null, out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (finished.out += chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (finished.err += chunk))
    if (deaf) {
      child.stdout.destroy()
      child.stderr.destroy()
    }
    child.stdin.end(stdin)
    child.on('error', fail).on('close', code => done({ ...finished, code }))
  })
}

describe('the program', () => {
  it('runs', async () => {
    const cwd = await folderWith({ 'a.jsonl': jsonLines(ARTICLES) })
    expect(await start(cwd, ['build', 'a.jsonl', '--out', 'a.fihris', '-q'])).toEqual({ code: 0, out: '', err: '' })
    const found = await start(cwd, ['search', 'a.fihris', 'مكتبة'])
    expect(found).toMatchObject({ code: 0, err: '' })
    expect(found.out).toContain('«مكتبة»')
    expect((await start(cwd, ['analyze'], { stdin: 'كتاب' })).out).toContain('كتاب')
  })

  it('fails with its exit codes', async () => {
    const cwd = await folderWith()
    expect(await start(cwd, ['inspect', 'gone'])).toEqual({
      code: 1,
      out: '',
      err: 'fihris: gone: the index cannot be read: there is no such file or folder\n',
    })
    expect((await start(cwd, ['bogus'])).code).toBe(2)
  })

  it('finishes its work when nobody reads what it says', async () => {
    const cwd = await folderWith({ 'a.jsonl': jsonLines(ARTICLES) })
    expect(await start(cwd, ['build', 'a.jsonl', '--out', 'a.fihris'], { deaf: true })).toMatchObject({ code: 0 })
    expect((await readFile(join(cwd, 'a.fihris'))).length).toBeGreaterThan(100)
    expect(await start(cwd, ['analyze'], { deaf: true, stdin: 'كتاب '.repeat(50_000) })).toMatchObject({ code: 0 })
  })
})
