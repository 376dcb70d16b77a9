import { readFile } from 'node:fs/promises'
import { parse } from 'parse5'
import { decodePage } from './decode.js'
import type { HtmlElement, HtmlNode } from './html-text.js'
import { attribute, outermost, skipAllButForms, skipBoilerplate, skipNoText, textOf } from './html-text.js'
import type { InputFile, InputRecord } from './record.js'

/** What a page tells a reader; what it lacks is left out. */
export interface Page {
  title?: string
  body: string
  lang?: string
}

/** A page is one document. */
export async function* readHtml(file: InputFile): AsyncGenerator<InputRecord> {
  const page = readPage(decodePage(await readFile(file.path)))
  yield { kind: 'document', document: { ...page }, where: file.name, bytes: file.size, fallbackId: file.name }
}

/** The title, main text and language of a page. */
export function readPage(html: string): Page {
  const root = parse(html)
  const title = firstText(root, 'title') ?? firstText(root, 'h1')
  const lang = outermost(root, element => element.tagName === 'html').map(element => attribute(element, 'lang'))[0]
  return { ...(title === undefined ? {} : { title }), body: mainText(root), ...(lang ? { lang } : {}) }
}

/** The text of the first element of this name that has any. Headings often stand in a header, so boilerplate counts here. */
export function firstText(root: HtmlNode, tagName: string): string | undefined {
  return outermost(root, element => element.tagName === tagName)
    .map(element => textOf(element, skipNoText).replaceAll('\n', ' '))
    .find(text => text !== '')
}

/**
 * The page's own text: its main element, else its articles, else its body. One that turns out empty, as where a script would
 * fill it, is passed over.
 */
function mainText(root: HtmlNode): string {
  const candidates = [
    outermost(root, element => element.tagName === 'main' || attribute(element, 'role') === 'main'),
    outermost(root, element => element.tagName === 'article'),
    outermost(root, element => element.tagName === 'body'),
  ]
  for (const skip of [skipBoilerplate, skipAllButForms]) {
    for (const elements of candidates) {
      const text = joinedText(elements, skip)
      if (text !== '') return text
    }
  }
  return ''
}

function joinedText(elements: readonly HtmlElement[], skip: (element: HtmlElement) => boolean): string {
  return elements
    .map(element => textOf(element, skip))
    .filter(text => text !== '')
    .join('\n')
}
