import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.Node
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** Never text, wherever they stand. */
const NO_TEXT = ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'canvas', 'svg', 'audio', 'video', 'head']
/** Around the text of a page, the same on every page of a site. */
const BOILERPLATE = ['nav', 'header', 'footer', 'aside', 'form', 'search', 'dialog', 'menu', 'button', 'select', 'textarea']
const BOILERPLATE_ROLES = ['navigation', 'banner', 'contentinfo', 'complementary', 'search', 'dialog', 'menu']

/**
 * Elements within a line. All others end the line before and after them, lest the last word of a cell or heading and the first of
 * the next become one; these do not, lest a word with one bold letter become three.
 */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(' '),
)
const SPACES = /[^\S\n]+/gu
const LINE_ENDS = / ?\n\s*/gu

/** Decides which elements are left out with all that they hold. */
export type Skip = (element: HtmlElement) => boolean

const noText = new Set(NO_TEXT)
const boilerplate = new Set([...NO_TEXT, ...BOILERPLATE])

/** Leaves out what is never text. */
export const skipNoText: Skip = element => noText.has(element.tagName) || isHidden(element)

/** Leaves out what surrounds the text of a page, too. */
export const skipBoilerplate: Skip = element =>
  boilerplate.has(element.tagName) || BOILERPLATE_ROLES.includes(attribute(element, 'role') ?? '') || isHidden(element)

/** Boilerplate but for forms: some servers put the whole page into one. */
export const skipAllButForms: Skip = element => element.tagName !== 'form' && skipBoilerplate(element)

/** The text under `root`, a block per line, white space collapsed. What `skip` says of `root` itself does not matter. */
export function textOf(root: HtmlNode, skip: Skip): string {
  const parts: string[] = []
  for (const step of walk(root, skip)) {
    if (typeof step === 'string') parts.push(step)
    else if (!INLINE.has(step.tagName)) parts.push('\n')
  }
  return collapse(parts.join(''))
}

/** The elements under `root` that `wanted` accepts, in document order and outermost only. */
export function outermost(root: HtmlNode, wanted: (element: HtmlElement) => boolean): HtmlElement[] {
  const found: HtmlElement[] = []
  const stack: HtmlNode[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node) && wanted(node)) found.push(node)
    else pushChildren(stack, node)
  }
  return found
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find(attr => attr.name === name)?.value
}

/**
 * Text and elements in document order, an element once when it opens and once when it closes. With a stack of its own instead
 * of recursion: nothing bounds how deep a page nests.
 */
function* walk(root: HtmlNode, skip: Skip): Generator<string | HtmlElement> {
  const stack: (HtmlNode | { close: HtmlElement })[] = []
  pushChildren(stack, root)
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('close' in node) {
      yield node.close
    } else if (isText(node)) {
      // Line feeds of the source are no line ends of the text.
      yield node.value.replaceAll('\n', ' ')
    } else if (isElement(node) && !skip(node)) {
      yield node
      stack.push({ close: node })
      pushChildren(stack, node)
    } else if (isElement(node)) {
      yield node
    }
  }
}

function isHidden(element: HtmlElement): boolean {
  return attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true'
}

function isText(node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text'
}

function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

/** Pushes the last child first, so that the first is popped first. One by one: a call takes only so many arguments. */
function pushChildren(stack: (HtmlNode | { close: HtmlElement })[], node: HtmlNode): void {
  const children = 'childNodes' in node ? node.childNodes : []
  for (let i = children.length - 1; i >= 0; i--) {
    const child = children[i]
    if (child) stack.push(child)
  }
}

function collapse(text: string): string {
  return text.replace(SPACES, ' ').replace(LINE_ENDS, '\n').trim()
}
