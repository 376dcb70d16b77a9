import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ARTICLES, jsonLines } from './samples.js'
import { fihris, folderWith } from './world.js'

let cwd = ''
beforeEach(async () => {
  const hostile = { id: 'evil\x1b[2J', title: 'عنوان\x1b]0;pwned\x07 خبيث', body: 'قبل\x1b[31m الفخ\x9b المنصوب\r بعد', url: '/x\x1b[5m' }
  cwd = await folderWith({ 'a.jsonl': jsonLines([...ARTICLES, hostile]), 'text.txt': 'ليس فهرسًا'.repeat(100), 'empty.fihris': '' })
  await fihris(cwd, ['build', 'a.jsonl', '-o', 'a.fihris', '-q'])
})

describe('fihris search', () => {
  it('prints rank, title, score, id, url and snippet, with matches between guillemets', async () => {
    const { code, out, err } = await fihris(cwd, ['search', 'a.fihris', 'مكتبة'])
    expect([code, err]).toEqual([0, ''])
    const lines = out.split('\n')
    expect(lines[0]).toMatch(/^1 hit, [\d.]+ ms$/)
    expect(lines[2]).toBe('1. مكتبات المدينة')
    expect(lines[3]).toMatch(/^ {3}score \d+\.\d{3} {2}lib {2}\/libraries$/)
    expect(lines[4]).toContain('«مكتبة»')
    expect(out).not.toMatch(/[^\P{Cc}\n]/u)
  })

  it('uses colours on a terminal, unless NO_COLOR is set', async () => {
    const { out } = await fihris(cwd, ['search', 'a.fihris', 'مكتبة'], { tty: true })
    expect(out).toContain('\x1b[33mمكتبة\x1b[39m')
    expect(out).not.toContain('«')
    const plain = await fihris(cwd, ['search', 'a.fihris', 'مكتبة'], { tty: true, env: { NO_COLOR: '1' } })
    expect(plain.out).toContain('«مكتبة»')
    expect(plain.out).not.toContain('\x1b')
  })

  it('takes a query of several words, an operator, fields and a limit', async () => {
    expect((await fihris(cwd, ['search', 'a.fihris', 'الفلاحون', 'الزيتون'])).out).toMatch(/^2 hits/)
    expect((await fihris(cwd, ['search', 'a.fihris', 'الفلاحون', 'الزيتون', '--operator', 'and'])).out).toMatch(/^1 hit,/)
    expect((await fihris(cwd, ['search', 'a.fihris', 'الفلاحون', 'الزيتون', '--fields', 'title'])).out).toMatch(/^1 hit,/)
    expect((await fihris(cwd, ['search', 'a.fihris', 'الفلاحون', 'الزيتون', '-n', '1'])).out).toMatch(/^2 hits, 1 shown/)
  })

  it('takes the query language, and says what it took for words', async () => {
    expect((await fihris(cwd, ['search', 'a.fihris', '+الفلاحون -الزيتون'])).out).toMatch(/^1 hit,/)
    const { code, out, err } = await fihris(cwd, ['search', 'a.fihris', 'مكتبة "قاعة'])
    expect([code, err]).toEqual([0, 'fihris: a quotation mark is not closed, at 6\n'])
    expect(out).toMatch(/^1 hit,/)
  })

  it('takes filters and an order', async () => {
    const books = Array.from({ length: 6 }, (_, i) => ({
      id: i,
      text: 'كتاب',
      year: 2000 + i,
      topic: i % 2 === 0 ? 'a=b' : 'c',
      open: i < 3,
      date: `202${i}-01-01`,
    }))
    const folder = await folderWith({ 'b.jsonl': jsonLines(books) })
    const fields = ['text', 'year:number', 'topic:keyword', 'open:boolean', 'date:date'].flatMap(field => ['--field', field])
    await fihris(folder, ['build', 'b.jsonl', '-o', 'b.fihris', '-q', ...fields])
    const found = async (...args: string[]): Promise<string[]> => {
      const { out, err } = await fihris(folder, ['search', 'b.fihris', ...args, '--json'])
      expect(err).toBe('')
      return (JSON.parse(out) as { hits: { id: string }[] }).hits.map(({ id }) => id)
    }
    expect(await found('كتاب', '--filter', 'year>=2003')).toEqual(['3', '4', '5'])
    expect(await found('', '--filter', 'topic=a=b', '--filter', 'year>2000', '--sort', 'year:desc')).toEqual(['4', '2'])
    expect(await found('', '--filter', 'open!=true', '--sort', 'topic,year:desc')).toEqual(['4', '5', '3'])
    expect(await found('', '--filter', 'date<2021-06-01', '--filter', 'year<=2000')).toEqual(['0'])
    for (const wrong of [
      ['--filter', 'year'],
      ['--filter', '=5'],
      ['--filter', 'year=x'],
      ['--filter', 'text=x'],
      ['--filter', 'open=yes'],
      ['--sort', 'year:up'],
      ['--sort', 'none'],
    ]) {
      const { code, err } = await fihris(folder, ['search', 'b.fihris', 'كتاب', ...wrong])
      expect(code).toBe(2)
      expect(err).toMatch(/--filter takes|--sort takes|with a column|is a number|true or false/)
    }
  })

  it('prints the result as JSON', async () => {
    const { out } = await fihris(cwd, ['search', 'a.fihris', 'مكتبة', '--json'])
    expect(JSON.parse(out)).toMatchObject({
      total: 1,
      hits: [{ id: 'lib', document: { url: '/libraries' }, snippets: { body: { ranges: expect.any(Array) } } }],
    })
  })

  it('explains scores, details indented', async () => {
    const { out } = await fihris(cwd, ['search', 'a.fihris', 'مكتبة', '--explain'])
    expect(out).toMatch(/\n {3}score (\d+\.\d)\d\d .*\n.*\n {3}\1\d* {2}the score, product of:\n {5}1 {2}1 of 1 words/)
    expect(out).not.toMatch(/[^\P{Cc}\n]/u)
    const json = JSON.parse((await fihris(cwd, ['search', 'a.fihris', 'مكتبة', '--explain', '--json'])).out)
    expect(json.hits[0].explanation.value).toBe(json.hits[0].score)
  })

  it('finds nothing without failing', async () => {
    const { code, out } = await fihris(cwd, ['search', 'a.fihris', 'زرافة'])
    expect(code).toBe(0)
    expect(out).toMatch(/^0 hits, [\d.]+ ms\n$/)
  })

  it.each([true, false])('lets no control character of a document through (terminal: %s)', async tty => {
    const { out } = await fihris(cwd, ['search', 'a.fihris', 'المنصوب'], { tty, env: { NO_COLOR: '1' } })
    expect(out).toContain('المنصوب')
    expect(out).not.toMatch(/[^\P{Cc}\n]/u)
    const json = await fihris(cwd, ['search', 'a.fihris', 'المنصوب', '--json'], { tty })
    expect(json.out).not.toMatch(/[^\P{Cc}\n]/u)
    expect(JSON.parse(json.out)).toMatchObject({ hits: [{ id: 'evil\x1b[2J' }] })
  })

  it('prints ids where titles are not stored', async () => {
    await fihris(cwd, ['build', 'a.jsonl', '-o', 'bare.fihris', '-q', '--no-store'])
    expect((await fihris(cwd, ['search', 'bare.fihris', 'مكتبة'])).out).toMatch(/\n\n1\. lib\n {3}score \d+\.\d{3}\n$/)
  })

  it.each([
    ['gone.fihris', 1, 'gone.fihris: the index cannot be read: there is no such file or folder'],
    ['.', 1, '.: the index cannot be read: this is a folder, a file is needed'],
    ['text.txt', 1, 'text.txt: '],
    ['empty.fihris', 1, 'empty.fihris: '],
  ])('says what is wrong with %s', async (file, code, message) => {
    const outcome = await fihris(cwd, ['search', file, 'كتاب'])
    expect([outcome.code, outcome.out]).toEqual([code, ''])
    expect(outcome.err).toContain(`fihris: ${message}`)
  })

  it('refuses a damaged index', async () => {
    const image = await readFile(join(cwd, 'a.fihris'))
    const at = Math.floor(image.length / 2)
    image[at] = (image[at] ?? 0) ^ 1
    await writeFile(join(cwd, 'damaged.fihris'), image)
    for (const argv of [
      ['search', 'damaged.fihris', 'كتاب'],
      ['inspect', 'damaged.fihris'],
    ]) {
      const { code, out, err } = await fihris(cwd, argv)
      expect([code, out]).toEqual([1, ''])
      expect(err).toMatch(/^fihris: damaged\.fihris: .*changed/)
    }
  })

  it('takes an unknown field for wrong usage', async () => {
    const { code, err } = await fihris(cwd, ['search', 'a.fihris', 'كتاب', '--fields', 'titel'])
    expect(code).toBe(2)
    expect(err).toContain('no text field "titel"; it has title, body')
  })
})
