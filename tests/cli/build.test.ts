import { readdir, readFile, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SearchIndex } from '../../src/index.js'
import { openIndex } from '../../src/index.js'
import { ARTICLES, jsonLines } from './samples.js'
import { fihris, folderWith } from './world.js'

const open = async (cwd: string, name: string): Promise<SearchIndex> => openIndex(await readFile(join(cwd, name)))
const ids = (index: SearchIndex, query: string): string[] => index.search(query).hits.map(hit => hit.id)

describe('fihris build', () => {
  it('builds an index of JSON Lines and says what it did', async () => {
    const cwd = await folderWith({ 'articles.jsonl': jsonLines(ARTICLES) })
    const { code, out, err } = await fihris(cwd, ['build', 'articles.jsonl', '--out', 'a.fihris'])
    expect(err).toBe('reading 1 file\nfields, guessed from 4 documents: title (text ×2), body (text), url (keyword)\nwriting a.fihris\n')
    expect(code).toBe(0)
    expect(out).toMatch(/^4 documents, \d[\d.]* k?B, \d[\d.]* s → a\.fihris\n$/)
    const index = await open(cwd, 'a.fihris')
    expect(ids(index, 'مكتبة')).toEqual(['lib'])
    expect(index.search('الصيادون').hits[0]?.document).toMatchObject({ title: 'صيادو الميناء', url: '/harbour' })
  })

  it('leaves no other file beside the index', async () => {
    const cwd = await folderWith({ 'articles.jsonl': jsonLines(ARTICLES) })
    await fihris(cwd, ['build', 'articles.jsonl', '--out', 'a.fihris'])
    expect((await readdir(cwd)).sort()).toEqual(['a.fihris', 'articles.jsonl'])
  })

  it('builds one index of all formats, and identifies pages by their paths', async () => {
    const cwd = await folderWith({
      'data/a.json': JSON.stringify(ARTICLES.slice(0, 2)),
      'data/b.jsonl': jsonLines(ARTICLES.slice(2)),
      'صفحات/c.md': '---\ntitle: ورشة الخزف\n---\nيصنع الخزافون الجرار من طين الوادي.',
      'صفحات/d.html': '<html lang="ar"><title>سوق النحاس</title><nav>القائمة</nav><main>يطرق النحاسون القدور طوال النهار.</main>',
      'صفحات/e.md': '---\nid: own\n---\nنص له معرفه الخاص',
    })
    const { code } = await fihris(cwd, ['build', 'data', 'صفحات/**', '--out', 'all.fihris', '--quiet'])
    expect(code).toBe(0)
    const index = await open(cwd, 'all.fihris')
    expect(ids(index, 'الخزافون')).toEqual(['صفحات/c.md'])
    expect(ids(index, 'النحاسون')).toEqual(['صفحات/d.html'])
    expect(ids(index, 'معرفه')).toEqual(['own'])
    expect(index.search('القائمة', { fuzzy: false }).total).toBe(0)
    expect(index.search('النحاسون').hits[0]?.document).toMatchObject({ title: 'سوق النحاس', lang: 'ar' })
  })

  it('is silent with --quiet, and prints the result alone with --json', async () => {
    const cwd = await folderWith({ 'articles.jsonl': jsonLines(ARTICLES) })
    expect(await fihris(cwd, ['build', 'articles.jsonl', '-o', 'a.fihris', '-q'])).toEqual({ code: 0, out: '', err: '' })
    const { out, err } = await fihris(cwd, ['build', 'articles.jsonl', '-o', 'a.fihris', '-q', '--json'])
    expect(err).toBe('')
    expect(JSON.parse(out)).toEqual({
      out: 'a.fihris',
      documents: 4,
      skipped: 0,
      files: 1,
      bytes: (await stat(join(cwd, 'a.fihris'))).size,
      seconds: expect.any(Number),
      fields: { title: { type: 'text', boost: 2, store: true }, body: { type: 'text', boost: 1, store: true }, url: { type: 'keyword', store: true } },
    })
  })

  it('takes the id and the fields that it is told', async () => {
    const cwd = await folderWith({ 'books.json': JSON.stringify([{ isbn: 7, title: 'الطوفان', summary: 'قصة قرية غمرها النهر', year: 1999 }]) })
    const { code, err } = await fihris(cwd, [
      'build',
      'books.json',
      '--id',
      'isbn',
      '--field',
      'summary:3',
      '--field',
      'year:number',
      '--field',
      'sumary',
      '-o',
      'b.fihris',
    ])
    expect(code).toBe(0)
    expect(err).toContain('note: there is no field "sumary" in the first 1 document\n')
    const index = await open(cwd, 'b.fihris')
    expect(index.search('قرية').hits).toMatchObject([{ id: '7', document: { summary: 'قصة قرية غمرها النهر', year: 1999 } }])
    expect(ids(index, 'الطوفان')).toEqual([])
  })

  it('stores nothing with --no-store', async () => {
    const cwd = await folderWith({ 'articles.jsonl': jsonLines(ARTICLES) })
    await fihris(cwd, ['build', 'articles.jsonl', '-o', 'a.fihris', '--no-store'])
    const image = await readFile(join(cwd, 'a.fihris'))
    expect(image.includes('افتتحت البلدية')).toBe(false)
    expect(ids(await open(cwd, 'a.fihris'), 'مكتبة')).toEqual(['lib'])
  })

  it('draws a bar on a terminal and takes it away', async () => {
    const cwd = await folderWith({ 'articles.jsonl': jsonLines(ARTICLES) })
    const { err } = await fihris(cwd, ['build', 'articles.jsonl', '-o', 'a.fihris'], { tty: true, tick: 150 })
    expect(err).toContain('━')
    expect(err).toContain('100 %  4 documents')
    expect(err.endsWith('\r\x1b[Kwriting a.fihris\n')).toBe(true)
  })
})

describe('fihris build stops at', () => {
  const cases: [string, Record<string, string | Uint8Array>, string[], string][] = [
    ['a missing file', {}, ['gone.jsonl'], 'gone.jsonl: there is no such file or folder'],
    ['a glob without files', {}, ['*.md'], '*.md: no file found'],
    ['a broken line', { 'a.jsonl': `${JSON.stringify(ARTICLES[0])}\n{"id": "2", "title"\n` }, ['a.jsonl'], 'a.jsonl:2: broken JSON: '],
    [
      'a document without an id',
      { 'a.jsonl': '{"id":"1","body":"نص"}\n{"body":"بلا معرف"}\n' },
      ['a.jsonl'],
      'a.jsonl:2: the document has no property "id" to identify it; name another with --id NAME',
    ],
    ['an id that is taken', { 'a.jsonl': '{"id":"1","body":"نص"}\n{"id":"1","body":"غيره"}\n' }, ['a.jsonl'], 'a.jsonl:2: the id "1" is taken'],
    [
      'a value that a named field does not take',
      { 'a.json': '{"id":"1","body":5}' },
      ['a.json', '--field', 'body'],
      'a.json:1: field "body" should be a string',
    ],
    ['documents without a text', { 'a.json': '{"id":"1","الاسم":"ليلى"}' }, ['a.json'], 'no text field found'],
    ['no document at all', { 'a.json': '[]' }, ['a.json'], 'nothing to index: no document in 1 file'],
  ]

  it.each(cases)('%s', async (_, files, argv, message) => {
    const cwd = await folderWith(files)
    const { code, out, err } = await fihris(cwd, ['build', ...argv, '--out', 'x.fihris'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`fihris: ${message}`)
    expect(await readdir(cwd)).toEqual(Object.keys(files))
  })

  it('a guessed field whose later values are of another kind, with advice', async () => {
    const documents = Array.from({ length: 120 }, (_, i) => ({ id: i, body: 'نص', kind: i < 110 ? 'a' : 7 }))
    const { code, err } = await fihris(await folderWith({ 'a.jsonl': jsonLines(documents) }), ['build', 'a.jsonl', '-o', 'x'])
    expect(code).toBe(1)
    expect(err).toMatch(/a\.jsonl:111: field "kind" should be .*; the fields were guessed, name them with --field/)
  })

  it('an output that cannot be written, before anything is read', async () => {
    const cwd = await folderWith({ 'a.json': 'broken', 'folder/x.md': '' })
    expect((await fihris(cwd, ['build', 'a.json', '-o', 'gone/x.fihris'])).err).toBe(
      'fihris: gone/x.fihris: the folder for the index does not exist; make it first\n',
    )
    expect((await fihris(cwd, ['build', 'a.json', '-o', 'folder'])).err).toBe('fihris: folder: this is a folder; --out takes the name of a file\n')
  })

  it('an output that is an input', async () => {
    const cwd = await folderWith({ 'a.json': '{"id":"1","body":"نص"}' })
    await symlink(join(cwd, 'a.json'), join(cwd, 'link'))
    for (const out of ['a.json', './a.json', 'link']) {
      expect(await fihris(cwd, ['build', 'a.json', '-o', out])).toEqual({
        code: 2,
        out: '',
        err: `fihris: --out ${out} would overwrite a.json, which is to be read\n`,
      })
    }
  })
})

describe('fihris build --skip-invalid', () => {
  it('goes on without what is invalid, names it and counts it', async () => {
    const cwd = await folderWith({
      'a.jsonl': `${JSON.stringify(ARTICLES[0])}\nbroken\n{"body":"بلا معرف"}\n${JSON.stringify(ARTICLES[0])}\n${JSON.stringify(ARTICLES[1])}\n`,
      'b.md': '---\n: [\n---\n',
    })
    const { code, out, err } = await fihris(cwd, ['build', 'a.jsonl', 'b.md', '-o', 'a.fihris', '--skip-invalid'])
    expect(code).toBe(0)
    expect(out).toMatch(/^2 documents, .* → a\.fihris, 4 invalid documents skipped\n$/)
    for (const where of ['a.jsonl:2', 'a.jsonl:3', 'a.jsonl:4', 'b.md']) expect(err).toContain(`skipped ${where}: `)
    expect(ids(await open(cwd, 'a.fihris'), 'مكتبات الصيادون').sort()).toEqual(['lib', 'sea'])
  })

  it('names the first and only counts the others', async () => {
    const cwd = await folderWith({ 'a.jsonl': `${'{\n'.repeat(50)}${JSON.stringify(ARTICLES[0])}\n` })
    const { out, err } = await fihris(cwd, ['build', 'a.jsonl', '-o', 'a.fihris', '--skip-invalid'])
    expect(out).toContain('50 invalid documents skipped')
    expect(err.match(/skipped a\.jsonl/g)).toHaveLength(20)
    expect(err).toContain('more are skipped')
  })

  it('still fails where nothing is left', async () => {
    const cwd = await folderWith({ 'a.jsonl': '{\n' })
    const { code, err } = await fihris(cwd, ['build', 'a.jsonl', '-o', 'a.fihris', '--skip-invalid'])
    expect(code).toBe(1)
    expect(err).toContain('nothing to index: no document in 1 file, 1 invalid one skipped')
  })
})
