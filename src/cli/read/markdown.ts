import { readFile } from 'node:fs/promises'
import { Marked } from 'marked'
import { parse } from 'parse5'
import { parse as parseYaml } from 'yaml'
import { InputError } from '../../errors.js'
import { decodeUtf8 } from './decode.js'
import { firstText } from './html.js'
import type { Skip } from './html-text.js'
import { outermost, skipNoText, textOf } from './html-text.js'
import type { InputFile, InputRecord } from './record.js'

/** Three dashes on the first line, YAML, and three dashes (or dots) on a line of their own. */
const FRONT_MATTER = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
const OPENING = /^---[ \t]*\r?\n/
const TOML_OPENING = /^\+\+\+[ \t]*\r?\n/

const markdown = new Marked({ gfm: true })

/** A Markdown file is one document: the properties of its front matter, and its text without the markup as `body`. */
export async function* readMarkdown(file: InputFile): AsyncGenerator<InputRecord> {
  const document = readMarkdownText(decodeUtf8(await readFile(file.path)))
  yield { kind: 'document', document, where: file.name, bytes: file.size, fallbackId: file.name }
}

/** The document of a Markdown text. Without a `title` of its own it has its first heading's, which then leaves the body. */
export function readMarkdownText(text: string): Record<string, unknown> {
  const { properties, content } = splitFrontMatter(text)
  // By way of HTML: character references, inline and block markup are then undone by the one parser that pages go through.
  const root = parse(markdown.parse(content, { async: false }))
  const own = properties['title']
  if (own !== undefined && own !== null) {
    // To YAML the title 1984 is a number.
    return { ...properties, title: typeof own === 'object' ? own : String(own), body: textOf(root, skipNoText) }
  }
  const [heading] = outermost(root, element => element.tagName === 'h1')
  const title = heading && firstText(root, 'h1')
  if (title === undefined) return { ...properties, body: textOf(root, skipNoText) }
  const skip: Skip = element => element === heading || skipNoText(element)
  return { ...properties, title, body: textOf(root, skip) }
}

function splitFrontMatter(text: string): { properties: Record<string, unknown>; content: string } {
  if (TOML_OPENING.test(text)) throw new InputError('the front matter is TOML (+++); only YAML (---) is read')
  const match = FRONT_MATTER.exec(text)
  if (!match) {
    // A line of dashes may also be a rule above text, so without its end there is no front matter to speak of.
    return { properties: {}, content: text.replace(OPENING, '\n') }
  }
  return { properties: readYaml(match[1] ?? ''), content: text.slice(match[0].length) }
}

function readYaml(yaml: string): Record<string, unknown> {
  let value: unknown
  try {
    value = parseYaml(yaml, { logLevel: 'error' })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new InputError(`the front matter is broken YAML: ${message}`, { cause })
  }
  if (value === null || value === undefined) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw new InputError('the front matter is no list of properties (name: value)')
  return { ...value }
}
