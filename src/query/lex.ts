import type { Field } from '../format/schema.js'
import { CLASSES, CONTROL, classOf, DIGIT, LETTER, MARK, PRESENTATION } from '../unicode/classes.js'

/** What a token of the query language is. Words keep their suffixes (`*`, `~2`, `^3`); quotes, groups and ranges have them apart. */
export type LexKind = 'word' | 'exact' | 'phrase' | 'range' | 'open' | 'close' | 'plus' | 'minus' | 'and' | 'or' | 'not' | 'field'

export interface LexToken {
  kind: LexKind
  /** The word, the quoted text, the range without its brackets, the name of the field. */
  text: string
  /** Where it stands in the query, in UTF-16 code units. */
  start: number
  end: number
  /** What follows a closing quote or parenthesis: `~5^2`. */
  suffix: string
}

/** Opening quotes, each with those that close it. In text from right to left either of a pair may come first. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '«': '»', '»': '«', '“': '”“‟', '”': '“”', '„': '“”', '‟': '”' }

const OPERATORS: Readonly<Record<string, LexKind>> = { AND: 'and', OR: 'or', NOT: 'not' }
const ARABIC_OPERATORS: Readonly<Record<string, LexKind>> = { و: 'and', أو: 'or', او: 'or', بدون: 'not' }

/** White space, and controls that nobody sees. */
export function isBlank(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0xa0 ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    (unit >= 0x2028 && unit <= 0x202f) ||
    (unit >= 0x2060 && unit <= 0x206f) ||
    unit === 0x3000 ||
    unit === 0x061c ||
    unit === 0xfeff
  )
}

export function isLetterOrDigit(unit: number): boolean {
  const found = CLASSES[unit] || classOf(unit)
  return found === LETTER || found === DIGIT || found >= PRESENTATION
}

/** Cuts a query into tokens, in time linear in its length. Signs mean something only where a reader would not write them by the way. */
export class Lexer {
  readonly tokens: LexToken[] = []
  private at = 0
  /** Kinds of closing quotes and brackets that do not come any more. */
  private readonly missing = new Set<string>()
  private readonly text: string
  private readonly fields: readonly Field[]
  private readonly operators: Readonly<Record<string, LexKind>>
  private readonly warn: (message: string, at: number) => void

  constructor(text: string, fields: readonly Field[], operatorWords: boolean, warn: (message: string, at: number) => void) {
    this.text = text
    this.fields = fields
    this.operators = operatorWords ? { ...OPERATORS, ...ARABIC_OPERATORS } : OPERATORS
    this.warn = warn
  }

  run(): LexToken[] {
    const { text } = this
    while (this.skipBlanks()) {
      const { at } = this
      const sign = text[at] as string
      if (sign === '(' || sign === ')') this.push(sign === '(' ? 'open' : 'close', at, at + 1, sign, sign === ')')
      else if ((sign === '+' || sign === '-') && this.isFree() && this.beginsTerm(at + 1)) this.push(sign === '+' ? 'plus' : 'minus', at, at + 1, sign)
      else if (!this.field() && !this.quoted() && !this.exact()) this.word()
    }
    return this.tokens
  }

  private skipBlanks(): boolean {
    while (this.at < this.text.length && isBlank(this.text.charCodeAt(this.at))) this.at++
    return this.at < this.text.length
  }

  private push(kind: LexKind, start: number, end: number, text: string, withSuffix = false): void {
    this.at = end
    const suffix = withSuffix ? this.suffix() : ''
    this.tokens.push({ kind, text, start, end: this.at, suffix })
  }

  /** A sign before a word, a quote or a group; no dash of a list, no smiley. */
  private beginsTerm(at: number): boolean {
    const { text } = this
    if (at >= text.length) return false
    const sign = text[at] as string
    return isLetterOrDigit(text.charCodeAt(at)) || sign === '(' || sign === '=' || sign === '*' || Object.hasOwn(QUOTES, sign)
  }

  /** `name:` of a field of the index with something right behind it. */
  private field(): boolean {
    const { text, at, tokens } = this
    const last = tokens[tokens.length - 1]
    if (last?.kind === 'field' && last.end === at) return this.afterField()
    let name = ''
    for (const field of this.fields)
      if (field.name.length > name.length && text.startsWith(field.name, at) && text[at + field.name.length] === ':') name = field.name
    const end = at + name.length + 1
    if (name === '' || end >= text.length || isBlank(text.charCodeAt(end)) || text[end] === ')') return false
    this.push('field', at, end, name)
    return true
  }

  /** `>5`, `<=5`, `[a TO b]` behind a field. */
  private afterField(): boolean {
    const { text, at } = this
    const sign = text[at] as string
    if (sign === '[') {
      const close = this.closing(at + 1, ']')
      if (close < 0) {
        this.warn('a range is not closed', at)
        return false
      }
      this.push('range', at, close + 1, text.slice(at, close + 1))
      return true
    }
    if (!'<>≤≥'.includes(sign)) return false
    let end = at
    while (end < text.length && !isBlank(text.charCodeAt(end)) && text[end] !== ')') end++
    this.push('range', at, end, text.slice(at, end))
    return true
  }

  private quoted(): boolean {
    const { text, at } = this
    const sign = text[at] as string
    if (!Object.hasOwn(QUOTES, sign)) return false
    const close = this.closing(at + 1, QUOTES[sign] as string)
    if (close < 0) {
      this.warn('a quotation mark is not closed', at)
      this.at = at + 1
      return true
    }
    this.push('phrase', at, close + 1, text.slice(at + 1, close), true)
    return true
  }

  /** The first of `signs` from `from` on, or -1; what was missed once is not looked for again. */
  private closing(from: number, signs: string): number {
    if (this.missing.has(signs)) return -1
    for (let i = from; i < this.text.length; i++) if (signs.includes(this.text[i] as string)) return i
    this.missing.add(signs)
    return -1
  }

  /** `=word`. */
  private exact(): boolean {
    const { text, at } = this
    if (text[at] !== '=' || at + 1 >= text.length || !isLetterOrDigit(text.charCodeAt(at + 1))) return false
    const end = this.wordEnd(at + 1)
    this.push('exact', at, end, text.slice(at + 1, end))
    return true
  }

  private word(): void {
    const { text, at, operators } = this
    // A sign that is neither a word nor begins one goes alone.
    const end = Math.max(at + 1, this.wordEnd(at))
    const word = text.slice(at, end)
    this.push(this.isFree() && Object.hasOwn(operators, word) ? (operators[word] as LexKind) : 'word', at, end, word)
  }

  /** The end of what goes up to a blank, a quotation mark that cannot stand in a word, or a parenthesis that was not opened in it. */
  private wordEnd(from: number): number {
    const { text } = this
    let depth = 0
    let end = from
    for (; end < text.length; end++) {
      const sign = text[end] as string
      if (isBlank(text.charCodeAt(end)) && !isJoiningControl(text.charCodeAt(end))) break
      if (end > from && sign !== '"' && Object.hasOwn(QUOTES, sign)) break
      if (sign === '(') depth++
      else if (sign === ')' && depth-- === 0) break
    }
    return end
  }

  /** True where nothing stands right before that is not the beginning of a group. */
  private isFree(): boolean {
    const last = this.tokens[this.tokens.length - 1]
    return !last || last.end < this.at || last.kind === 'open'
  }

  /** `~5` and `^2` right behind a quote or a group. */
  private suffix(): string {
    const { text, at } = this
    let end = at
    while (end < text.length && (text[end] === '~' || text[end] === '^')) {
      let i = end + 1
      while (i < text.length && ((CLASSES[text.charCodeAt(i)] || classOf(text.charCodeAt(i))) === DIGIT || text[i] === '.' || text[i] === '٫')) i++
      if (text[end] === '^' && i === end + 1) break
      end = i
    }
    this.at = end
    return text.slice(at, end)
  }
}

/** Controls that may stand within a word, where the language of numbers and letters changes. */
function isJoiningControl(unit: number): boolean {
  const found = CLASSES[unit] || classOf(unit)
  return found === CONTROL || found === MARK
}
