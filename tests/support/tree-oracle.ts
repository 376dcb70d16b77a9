import { decodeLength, encodeLength } from '../../src/format/lengths.js'
import type { Segment } from '../../src/format/segment.js'
import { decodeTerm } from '../../src/format/term-code.js'
import type { Query } from '../../src/index.js'
import { PROCLITICS } from '../../src/query/expand.js'
import type { Clause } from '../../src/query/plan.js'
import { clausesOfText, isStopClause, STOP_WORD_WEIGHT } from '../../src/query/plan.js'
import { Places, resolve } from '../../src/query/resolve.js'
import { B, COORDINATION, EXACT_WEIGHT, K1, STEM_WEIGHT } from '../../src/search/bm25.js'
import { VARIANT, WHOLE } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { distanceOf, isConfusedArabic } from './distance.js'
import type { TextDocument } from './documents.js'
import type { OracleField, OracleHit } from './oracle.js'
import { Oracle } from './oracle.js'

/**
 * What a query tree should answer, the slow way: every leaf is asked of every document over arrays of tokens, phrases by trying all places,
 * patterns by regular expressions, misspellings by whole tables of distances. It shares with the library what `Oracle` does, and how a text is
 * cut into clauses.
 */
export interface TreeOracleOptions {
  operator: 'or' | 'and'
  conflation: 'root' | 'stem' | 'exact'
  fields?: readonly string[]
}

type Answer = 0 | 1 | 2

interface Leaf {
  answers: Answer[]
  scores: number[]
  excluded: boolean
  /** A stop word of a text. */
  isStop: boolean
  clause?: Clause
}

type Node = { leaf: Leaf } | { all: true } | { must: Node[]; should: Node[]; mustNot: Node[] }

interface Scope {
  fields: readonly string[]
  boost: number
  excluded: boolean
}

interface Token {
  text: string
  form: number
  stem: number
  position: number
  isExtra: boolean
}

const tokenizer = new Tokenizer()
const MOST_FORMS = 1024

export class TreeOracle {
  private readonly fields: readonly OracleField[]
  private readonly documents: readonly TextDocument[]
  private readonly segment: Segment
  private readonly plain: Oracle
  private readonly tokens: Map<string, Token[][]>
  private readonly dictionary: string[] = []
  private options: TreeOracleOptions = { operator: 'or', conflation: 'root' }
  private leaves: Leaf[] = []

  constructor(fields: readonly OracleField[], documents: readonly TextDocument[], segment: Segment) {
    this.fields = fields
    this.documents = documents
    this.segment = segment
    this.plain = new Oracle(fields, documents, [], segment)
    segment.walkTerms((code, length) => this.dictionary.push(decodeTerm(code, length)))
    this.tokens = new Map(fields.map(({ name }) => [name, documents.map(document => this.tokensOf(document[name] ?? ''))]))
  }

  rank(query: Query, options: TreeOracleOptions): OracleHit[] {
    this.options = options
    this.leaves = []
    const tree = this.node(query, { fields: options.fields ?? this.fields.map(({ name }) => name), boost: 1, excluded: false })
    const positive = this.leaves.filter(leaf => !leaf.excluded)
    const hasWords = positive.some(leaf => !leaf.isStop)
    const optional = new Set(hasWords ? positive.filter(leaf => leaf.isStop) : [])
    for (const leaf of optional) this.scoreClause(leaf, true)
    const kept = tree && without(tree, optional)
    if (!kept) return []
    const hits = this.documents.flatMap(({ id }, document) => {
      if (answerOf(kept, document) === 0) return []
      const score = positive.reduce((sum, leaf) => sum + (leaf.scores[document] as number), 0)
      const held = positive.filter(leaf => !optional.has(leaf) && leaf.answers[document] === 2).length
      return [{ id, document, score: score * Math.max(1, held) ** COORDINATION }]
    })
    return hits.sort((a, b) => b.score - a.score || a.document - b.document).map(({ id, score }) => ({ id, score }))
  }

  private tokensOf(value: string | string[]): Token[] {
    let next = 0
    return (typeof value === 'string' ? [value] : value).flatMap((text, i) => {
      const from = i === 0 ? 0 : next + 64
      const tokens = tokenizer.forms(text)
      next = from + tokens.filter(({ kind }) => kind !== WHOLE && kind !== VARIANT).length
      return tokens.map(({ form, position, kind }) => {
        const found = resolve(this.segment, form)
        return { text: form, form: found.form, stem: found.stem, position: from + position, isExtra: kind === WHOLE || kind === VARIANT }
      })
    })
  }

  private node(query: Query, above: Scope): Node | undefined {
    const scope = {
      ...above,
      ...('fields' in query && query.fields ? { fields: query.fields } : {}),
      boost: above.boost * ('boost' in query ? (query.boost ?? 1) : 1),
    }
    switch (query.type) {
      case 'bool': {
        const group = (queries: readonly Query[] = [], excluded = scope.excluded): Node[] =>
          queries.flatMap(each => this.node(each, { ...scope, excluded }) ?? [])
        const [must, should, mustNot] = [group(query.must), group(query.should), group(query.mustNot, !scope.excluded)]
        return must.length + should.length + mustNot.length > 0 ? { must, should, mustNot } : undefined
      }
      case 'text':
        return this.text(query.text, scope, query.operator ?? this.options.operator, true)
      case 'word':
        return this.text(query.word, scope, 'and', false)
      case 'phrase':
        return this.phrase(query.text, query.slop ?? 0, scope, this.options.conflation === 'exact')
      case 'prefix':
        return this.pattern(`${query.prefix}*`, scope)
      case 'wildcard':
        return this.pattern(query.pattern, scope)
      case 'fuzzy':
        return this.fuzzy(query.word, query.distance, scope)
      case 'exact':
        return this.exact(query.word, scope)
      case 'all':
        return { all: true }
      case 'range':
        return undefined
    }
  }

  private text(text: string, scope: Scope, operator: 'or' | 'and', isText: boolean): Node | undefined {
    const isPlainSearch = this.fields.some(({ analysis }) => analysis === 'plain') && scope.fields.every(name => this.isPlain(name))
    let clauses = clausesOfText(text, { segment: this.segment, tokenizer, places: new Places(this.segment) }, scope.boost, false)
    const isStop = (clause: Clause): boolean => isText && !isPlainSearch && isStopClause(clause, this.segment)
    if (scope.excluded && clauses.some(clause => !isStop(clause))) clauses = clauses.filter(clause => !isStop(clause))
    const nodes = clauses.map((clause): Node => {
      const conflation = scope.excluded && this.options.conflation === 'root' ? 'stem' : this.options.conflation
      const weights = this.fields.map(({ name }) => (scope.fields.includes(name) ? 1 : 0))
      const leaf: Leaf = { answers: [], scores: [], excluded: scope.excluded, isStop: isStop(clause), clause: { ...clause, conflation, weights } }
      this.scoreClause(leaf, false)
      this.leaves.push(leaf)
      return { leaf }
    })
    if (nodes.length === 0) return undefined
    return operator === 'and' ? { must: nodes, should: [], mustNot: [] } : { must: [], should: nodes, mustNot: [] }
  }

  private scoreClause(leaf: Leaf, isOptional: boolean): void {
    const clause = leaf.clause as Clause
    const little = (part: Clause['parts'][0]): Clause['parts'][0] => ({ ...part, weight: part.weight * STOP_WORD_WEIGHT })
    const asked = { ...clause, optional: false, isFormless: isOptional, ...(isOptional && { parts: clause.parts.map(little) }) }
    const options = { conflation: clause.conflation ?? 'root', fields: this.fields.flatMap(({ name }, i) => (clause.weights?.[i] ? name : [])) }
    const some = new Map(this.plain.rank([asked], options).map(({ id, score }) => [id, score]))
    const all = new Set(this.plain.rank([asked], { ...options, operator: 'and' }).map(({ id }) => id))
    leaf.scores = this.documents.map(({ id }) => some.get(id) ?? 0)
    leaf.answers = this.documents.map(({ id }) => (all.has(id) ? 2 : some.has(id) ? 1 : 0))
  }

  /** A leaf by how often, and how exactly, it stands in each document of each field. `idf` of a field's documents may be given. */
  private found(
    scope: Scope,
    count: (tokens: readonly Token[], field: string, document: number) => { frequency: number; exact: number },
    idf?: (field: string) => number,
  ): Node {
    const leaf: Leaf = { answers: this.documents.map(() => 0), scores: this.documents.map(() => 0), excluded: scope.excluded, isStop: false }
    for (const { name, boost } of this.fields) {
      if (!scope.fields.includes(name)) continue
      const rows = this.tokens.get(name) as Token[][]
      const counts = rows.map((tokens, document) => count(tokens, name, document))
      const rarity = idf ? idf(name) : this.idf(counts.filter(({ frequency }) => frequency > 0).length)
      const lengths = rows.map(tokens => tokens.filter(token => !token.isExtra).length)
      const own = lengths.filter(length => length > 0)
      const average = own.length === 0 ? 1 : own.reduce((sum, length) => sum + length, 0) / own.length
      counts.forEach(({ frequency, exact }, document) => {
        if (frequency === 0) return
        const norm = K1 * (1 - B + (B * decodeLength(encodeLength(lengths[document] as number))) / average)
        leaf.answers[document] = 2
        const score = rarity * ((STEM_WEIGHT * frequency) / (frequency + norm) + (EXACT_WEIGHT * exact) / (exact + norm))
        leaf.scores[document] = (leaf.scores[document] as number) + boost * scope.boost * score
      })
    }
    this.leaves.push(leaf)
    return { leaf }
  }

  private idf(frequency: number): number {
    return Math.log(1 + (this.documents.length - frequency + 0.5) / (frequency + 0.5))
  }

  private isPlain(field: string): boolean {
    return this.fields.some(({ name, analysis }) => name === field && analysis === 'plain')
  }

  private isStopStem(stem: number): boolean {
    return stem >= 0 && this.segment.isStopForm(this.segment.firstForm(stem))
  }

  private phrase(text: string, slop: number, scope: Scope, exactOnly: boolean): Node | undefined {
    const slots: { offset: number; terms: { form: number; stem: number }[] }[] = []
    for (const { form, kind, position } of tokenizer.forms(text)) {
      if (kind === WHOLE) continue
      const term = resolve(this.segment, form)
      if (kind === VARIANT) slots[slots.length - 1]?.terms.push(term)
      else slots.push({ offset: position, terms: [term] })
    }
    const placed = slots.filter(({ terms }) => !terms.some(({ stem }) => this.isStopStem(stem)))
    if (slots.length < 2 || placed.length === 0) return this.text(text, scope, 'and', false)
    const isOf = (token: Token, { terms }: (typeof slots)[0], field: string): boolean =>
      terms.some(term => term.stem >= 0 && term.stem === token.stem && (!(exactOnly || this.isPlain(field)) || term.form === token.form))
    const isExact = (token: Token, { terms }: (typeof slots)[0]): boolean => terms.some(term => term.form >= 0 && term.form === token.form)
    const idf = (field: string): number =>
      placed.reduce(
        (sum, slot) => sum + this.idf((this.tokens.get(field) as Token[][]).filter(tokens => tokens.some(token => isOf(token, slot, field))).length),
        0,
      )
    return this.found(
      scope,
      (tokens, field) => {
        // For every place where a match may begin, the nearest place behind it of each word; of matches with one end the narrowest.
        const places = placed.map(slot => [...new Set(tokens.filter(token => isOf(token, slot, field)).map(({ position }) => position))].sort((a, b) => a - b))
        const begins = places.map((list, i) => list.map(position => position - (placed[i] as (typeof slots)[0]).offset))
        const byEnd = new Map<number, { begin: number; positions: number[] }>()
        for (const begin of new Set(begins.flat())) {
          const nearest = begins.map(list => list.find(other => other >= begin))
          if (nearest.some(other => other === undefined)) continue
          const end = Math.max(...(nearest as number[]))
          if ((byEnd.get(end)?.begin ?? Number.NEGATIVE_INFINITY) >= begin) continue
          byEnd.set(end, { begin, positions: nearest.map((other, i) => (other as number) + (placed[i] as (typeof slots)[0]).offset) })
        }
        let frequency = 0
        let exact = 0
        for (const [end, { begin, positions }] of byEnd) {
          const sorted = [...positions].sort((a, b) => a - b)
          const isOne = sorted.every((position, i) => i === 0 || (position > (sorted[i - 1] as number) && position - (sorted[i - 1] as number) <= 64))
          if (end - begin > slop || !isOne || (slop === 0 && placed[0]?.offset !== 0 && begin < 0)) continue
          const own = positions.filter((position, i) =>
            tokens.some(token => token.position === position && isExact(token, placed[i] as (typeof slots)[0])),
          ).length
          frequency += 1 / (1 + end - begin)
          exact += own / positions.length / (1 + end - begin)
        }
        return { frequency, exact }
      },
      idf,
    )
  }

  private pattern(pattern: string, scope: Scope): Node | undefined {
    const pieces = pattern.split(/([*?])/).map((piece, i) =>
      i % 2 === 1
        ? piece
        : tokenizer
            .forms(piece)
            .flatMap(({ form, kind }) => (kind === WHOLE || kind === VARIANT ? [] : form))
            .join(''),
    )
    if (pieces.every((piece, i) => i % 2 === 1 || piece === '')) return undefined
    const source = pieces.map((piece, i) => (i % 2 === 0 ? piece.replace(/[.\\^$+()[\]{}|/-]/g, '\\$&') : piece === '*' ? '[^]*' : '[^]')).join('')
    const whole = new RegExp(`^${source}$`)
    const seen = pieces[0] === '' || this.options.conflation === 'exact' ? [] : PROCLITICS
    const bare = new Set(this.dictionary.filter(term => whole.test(term)))
    const forms = new Set(
      this.dictionary.filter(term => {
        if (bare.has(term)) return true
        const form = resolve(this.segment, term)
        return seen.some(
          proclitic =>
            term.startsWith(proclitic) && whole.test(term.slice(proclitic.length)) && resolve(this.segment, term.slice(proclitic.length)).stem === form.stem,
        )
      }),
    )
    if (forms.size > MOST_FORMS) throw new Error('the dictionary is too large for this oracle')
    return this.found(scope, (tokens, field) => ({ frequency: tokens.filter(({ text }) => (this.isPlain(field) ? bare : forms).has(text)).length, exact: 0 }))
  }

  private fuzzy(word: string, distance: number | undefined, scope: Scope): Node | undefined {
    const [token, more] = tokenizer.forms(word)
    if (!token || more) return this.text(word, scope, 'and', false)
    const asked = token.form
    const limit = Math.min(distance ? 2 * distance : asked.length < 6 ? 2 : asked.length < 9 ? 3 : 4, 2 * Math.max(0, asked.length - 2))
    const byForm = new Map<string, number>()
    const bare = new Map<string, number>()
    const byStem = new Map<number, number>()
    for (const term of this.dictionary) {
      for (const wanted of this.options.conflation === 'exact' || asked.startsWith('ال') ? [asked] : [asked, `ال${asked}`]) {
        const far = distanceOf(term, wanted, isConfusedArabic)
        if (far > limit || wanted.length > 32 || /[^ -~\u0600-\u067d]/.test(wanted)) continue
        const weight = Math.max(0.1, 1 - (0.8 * far) / asked.length)
        byForm.set(term, Math.max(byForm.get(term) ?? 0, weight))
        if (wanted === asked) bare.set(term, weight)
        const { stem } = resolve(this.segment, term)
        byStem.set(stem, Math.max(byStem.get(stem) ?? 0, weight))
      }
    }
    const own = resolve(this.segment, asked)
    if (own.stem >= 0) byStem.set(own.stem, 1)
    const weightOf = (token: Token, field: string): number =>
      (this.isPlain(field) ? bare.get(token.text) : this.options.conflation === 'exact' ? byForm.get(token.text) : byStem.get(token.stem)) ?? 0
    return this.found(scope, (tokens, field) => ({ frequency: tokens.reduce((sum, each) => sum + weightOf(each, field), 0), exact: 0 }))
  }

  private exact(word: string, scope: Scope): Node | undefined {
    const tokens = tokenizer.forms(word)
    if (tokens.length === 0) return undefined
    if (tokens.length > 1) return this.phrase(word, 0, scope, true)
    const letters = /[\p{L}\p{N}]\p{M}*/gu
    const wanted = word.normalize('NFC').replaceAll('ـ', '').match(letters) ?? []
    const asWritten = (value: string): boolean =>
      (
        value
          .normalize('NFC')
          .replaceAll('ـ', '')
          .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
      ).some(found => {
        const own = found.match(letters) ?? []
        const signs = (letter: string): string => [...letter.slice(1)].sort().join('')
        return (
          own.length === wanted.length &&
          wanted.every((letter, i) => letter[0] === own[i]?.[0] && (signs(letter) === '' || signs(letter) === signs(own[i] as string)))
        )
      })
    return this.found(scope, (own, field, document) => {
      const value = this.documents[document]?.[field] ?? ''
      const frequency = own.filter(({ text }) => text === tokens[0]?.form).length
      const stands = (typeof value === 'string' ? [value] : value).some(asWritten)
      return stands ? { frequency, exact: frequency } : { frequency: 0, exact: 0 }
    })
  }
}

function without(node: Node, optional: ReadonlySet<Leaf>): Node | undefined {
  if ('all' in node) return node
  if ('leaf' in node) return optional.has(node.leaf) ? undefined : node
  const [must, should, mustNot] = [node.must, node.should, node.mustNot].map(group => group.flatMap(inner => without(inner, optional) ?? [])) as [
    Node[],
    Node[],
    Node[],
  ]
  const asks = node.must.length + node.should.length > 0
  return must.length + should.length > 0 || (!asks && mustNot.length > 0) ? { must, should, mustNot } : undefined
}

function answerOf(node: Node, document: number): Answer {
  if ('all' in node) return 2
  if ('leaf' in node) return node.leaf.answers[document] as Answer
  if (node.must.some(inner => answerOf(inner, document) < 2) || node.mustNot.some(inner => answerOf(inner, document) === 2)) return 0
  if (node.must.length > 0 || node.should.length === 0) return 2
  return Math.max(...node.should.map(inner => answerOf(inner, document))) as Answer
}
