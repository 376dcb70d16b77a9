import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { consumer, run } from './consumer.js'

function fihris(...args: string[]): ReturnType<typeof run> {
  return run(join(consumer(), 'node_modules', '.bin', 'fihris'), args)
}

describe('the installed command', () => {
  it('prints its version', async () => {
    expect(await fihris('--version')).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' })
  })

  it('builds an index and searches it', async () => {
    await writeFile(join(consumer(), 'articles.jsonl'), '{"id":"a","title":"المكتبة","body":"زار الطلاب المكتبة"}\n')
    expect(await fihris('build', 'articles.jsonl', '--out', 'articles.fihris', '--quiet')).toEqual({ code: 0, out: '', err: '' })
    expect((await readFile(join(consumer(), 'articles.fihris'))).length).toBeGreaterThan(100)
    const { out } = await fihris('search', 'articles.fihris', 'مكتبات', '--json')
    expect(JSON.parse(out)).toMatchObject({ total: 1, hits: [{ id: 'a' }] })
  })

  it('reads Markdown and HTML with the packages that it declares', async () => {
    await writeFile(join(consumer(), 'page.md'), '---\ntitle: فهرس\n---\nكتاب')
    await writeFile(join(consumer(), 'page.html'), '<!doctype html><title>فهرس</title><p>كتاب</p>')
    expect((await fihris('build', 'page.md', 'page.html', '--out', 'pages.fihris', '--quiet')).code).toBe(0)
    expect(JSON.parse((await fihris('search', 'pages.fihris', 'كتب', '--json')).out)).toMatchObject({ total: 2 })
  })
})
