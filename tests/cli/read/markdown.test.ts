import { describe, expect, it } from 'vitest'
import { readMarkdownText } from '../../../src/cli/read/markdown.js'

describe('readMarkdownText', () => {
  it('reads front matter and the text without markup', () => {
    const text =
      '---\ntitle: دليل الزائر\nid: guide\ndate: 2024-05-01\ntags: [سفر, مدن]\n---\n# مقدمة\n\nزر **القا**هرة و[الجيزة](https://example.org/x) أولًا.\n\n- بند `شفرة`\n- بند &amp; آخر\n'
    expect(readMarkdownText(text)).toEqual({
      title: 'دليل الزائر',
      id: 'guide',
      date: '2024-05-01',
      tags: ['سفر', 'مدن'],
      body: 'مقدمة\nزر القاهرة والجيزة أولًا.\nبند شفرة\nبند & آخر',
    })
  })

  it('takes the title from the first heading, which leaves the body', () => {
    expect(readMarkdownText('# العنوان *هنا*\n\nنص\n\n# ثان')).toEqual({ title: 'العنوان هنا', body: 'نص\nثان' })
  })

  it('reads tables, quotes, code and embedded HTML', () => {
    const text = '| أ | ب |\n|---|---|\n| ج | د |\n\n> قول\n\n```js\nconst a = 1 < 2\n```\n\n<div>كت<b>لة</b></div>\n<script>x()</script>\n'
    expect(readMarkdownText(text)).toEqual({ body: 'أ\nب\nج\nد\nقول\nconst a = 1 < 2\nكتلة' })
  })

  it('takes titles that YAML holds for something else', () => {
    expect(readMarkdownText('---\ntitle: 1984\n---\nرواية')).toEqual({ title: '1984', body: 'رواية' })
  })

  it.each([
    ['empty front matter', '---\n---\nنص', { body: 'نص' }],
    ['front matter alone', '---\ntitle: أ\n---', { title: 'أ', body: '' }],
    ['Windows line ends', '---\r\ntitle: أ\r\n---\r\nنص\r\n', { title: 'أ', body: 'نص' }],
    ['a rule at the start', '---\n\nنص', { body: 'نص' }],
    ['nothing', '', { body: '' }],
  ])('reads %s', (_, text, document) => {
    expect(readMarkdownText(text)).toEqual(document)
  })

  it.each([
    ['---\ntitle: "أ\n---\nنص', 'broken YAML'],
    ['---\n- أ\n---\nنص', 'no list of properties'],
    ['+++\ntitle = "أ"\n+++\nنص', 'TOML'],
  ])('refuses %j', (text, message) => {
    expect(() => readMarkdownText(text)).toThrow(message)
  })
})
