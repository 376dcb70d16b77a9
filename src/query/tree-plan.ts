import { QueryError } from '../errors.js'
import type { Condition } from '../filter/filter.js'
import { textFields } from '../format/meta.js'
import type { Field } from '../format/schema.js'
import { VARIANT, WHOLE } from '../tokenize/token.js'
import type { Budget, StemForms } from './expand.js'
import { byStem, expand, fullBudget } from './expand.js'
import { MOST_WARNINGS } from './parse.js'
import type { Clause, Plan, PlanContext } from './plan.js'
import { clausesOfText, isStopClause, MAX_MISSPELT, weighLittle } from './plan.js'
import { rangeCondition } from './range-filter.js'
import { ARTICLE } from './resolve.js'
import type { NearTerm } from './spelling.js'
import { defaultEdits, termsWithin } from './spelling.js'
import type { BoolQuery, Query, RangeQuery } from './tree.js'
import { MAX_BOOST, MAX_PHRASE_WORDS, MAX_QUERY_NODES, MAX_QUERY_WORDS, MAX_SLOP, MAX_TREE_DEPTH } from './tree.js'
import { operatorOf, shorten, string } from './tree-checks.js'

/** Which documents a query matches, by what it looks for in them. */
export type Match = Leaf | { must: Match[]; should: Match[]; mustNot: Match[] }

/** A clause or one of the specials by its ordinal, or every document. */
export interface Leaf {
  kind: 'clause' | 'special' | 'all'
  at: number
}

/** What is looked for in another way than word by word. */
export type Special = TermsPlan | PhrasePlan | ValuesPlan

interface SpecialBase {
  /** What was asked for, as written. */
  text: string
  /** Weights of the text fields, boosts within. */
  weights: readonly number[]
  /** True for what a document must not hold. */
  excluded: boolean
}

/** Values of a column: what they find counts for nothing. */
export interface ValuesPlan extends SpecialBase {
  kind: 'values'
  condition: Condition
}

/** Several forms that count as one word. */
export interface TermsPlan extends SpecialBase {
  kind: 'prefix' | 'wildcard' | 'fuzzy' | 'exact'
  stems: StemForms[]
  /** What is looked for in plain fields. */
  plainStems: StemForms[]
  /** Letters and vowel signs that stored texts must show. */
  written?: string
}

/** Words in their order. */
export interface PhrasePlan extends SpecialBase {
  kind: 'phrase'
  slots: PhraseSlot[]
  slop: number
  /** Only forms as written count. */
  exactOnly: boolean
}

/** A place of a phrase: what may stand there, and how many places behind the phrase's first. */
export interface PhraseSlot {
  offset: number
  terms: { form: number; stem: number }[]
}

/** What makes a query more than a list of words. */
export interface TreePlan {
  /** Undefined where nothing is asked for. */
  match: Match | undefined
  specials: Special[]
  /** What is counted where documents with more of a query's words count for more. */
  words: Match[]
}

/** What a search says of all of its query. */
export interface TreeOptions {
  operator: 'or' | 'and'
  conflation: 'root' | 'stem' | 'exact'
  fuzzy: boolean
  /** Weights of the text fields: of those searched, and of all where a node names them. */
  weights: readonly number[]
  fieldWeights: readonly number[]
}

/** A query within, and a word that is still being typed. */
export type InnerQuery = Query | { type: 'last'; word: string }

/** What holds for a node from those above it. */
interface Place {
  depth: number
  excluded: boolean
  boost: number
  weights: readonly number[]
}

const MOST_NEAR = 64
/** So many letters of a word must be left by edits. */
const UNTOUCHED = 2
/** What a near term loses of its weight for each half of an edit over the word's length, and what is left at least. */
const NEAR_LOSS = 0.8
const LEAST_WEIGHT = 0.1

/** Plans a query tree for one image. Throws QueryError for what is no query, and beyond the limits. */
export function planTree(query: InnerQuery, context: PlanContext, options: TreeOptions, warnings: string[]): Plan {
  return new TreePlanner(context, options, warnings).run(query)
}

class TreePlanner {
  private readonly clauses: Clause[] = []
  private readonly specials: Special[] = []
  private readonly words: Match[] = []
  private readonly budget: Budget = fullBudget()
  private readonly text: Field[]
  private readonly context: PlanContext
  private readonly options: TreeOptions
  private readonly warnings: string[]
  /** Stop words in texts; whether anything else is asked for. */
  private readonly stops: Clause[] = []
  private hasWords = false
  private misspelt = 0
  private truncated = false
  private nodes = 0

  constructor(context: PlanContext, options: TreeOptions, warnings: string[]) {
    this.context = context
    this.options = options
    this.warnings = warnings
    this.text = textFields(context.segment.meta.fields)
  }

  run(query: InnerQuery): Plan {
    const { clauses, specials, warnings, stops } = this
    const match = this.node(query, { depth: 0, excluded: false, boost: 1, weights: this.options.weights })
    if (this.hasWords) for (const clause of stops) weighLittle(clause)
    // Which form of a stop word stands in a document says nothing.
    if (this.options.conflation !== 'exact' && !this.context.segment.hasPlain)
      for (const { optional, parts, alternatives } of clauses) if (optional) for (const part of [...parts, ...alternatives]) part.form = -1
    const kept = (inner: Match): Match | undefined => withoutOptional(inner, clauses)
    const words = this.words.flatMap(word => kept(word) ?? [])
    return { clauses, tree: { match: match && kept(match), specials, words }, warnings, truncated: this.truncated }
  }

  private node(query: InnerQuery, above: Place): Match | undefined {
    if (typeof query !== 'object' || query === null) throw new QueryError(`a query is a string or an object with a "type", not ${typeof query}`)
    if (++this.nodes > MAX_QUERY_NODES) throw new QueryError(`a query has at most ${MAX_QUERY_NODES} clauses`)
    if (above.depth > MAX_TREE_DEPTH) throw new QueryError(`a query has groups in groups down to ${MAX_TREE_DEPTH}`)
    const place = query.type === 'range' || query.type === 'all' || query.type === 'last' ? above : this.placeOf(query, above)
    switch (query.type) {
      case 'bool':
        return this.bool(query, place)
      case 'text':
        return this.wordsOf(string(query, 'text', query.text), place, operatorOf(query.operator) ?? this.options.operator, true)
      case 'word':
        return this.wordsOf(string(query, 'word', query.word), place, 'and', false)
      case 'phrase':
        return this.phrase(string(query, 'text', query.text), query.slop ?? 0, place)
      case 'prefix':
        return this.pattern('prefix', `${string(query, 'prefix', query.prefix)}*`, place)
      case 'wildcard':
        return this.pattern('wildcard', string(query, 'pattern', query.pattern), place)
      case 'fuzzy':
        return this.near(string(query, 'word', query.word), query.distance, place)
      case 'exact':
        return this.exact(string(query, 'word', query.word), place)
      case 'range':
        return this.range(query, place)
      case 'all':
        return { kind: 'all', at: 0 }
      case 'last':
        return this.last(query.word, place)
      default:
        throw new QueryError(`a query has no type ${JSON.stringify((query as { type: unknown }).type)?.slice(0, 40)}`)
    }
  }

  private placeOf({ fields, boost = 1 }: { fields?: readonly string[]; boost?: number }, above: Place): Place {
    if (!(typeof boost === 'number' && boost > 0 && boost <= MAX_BOOST))
      throw new QueryError(`a boost is a number above 0 and up to ${MAX_BOOST}, not ${typeof boost === 'number' ? boost : typeof boost}`)
    const product = above.boost * boost
    if (product > MAX_BOOST) throw new QueryError(`boosts within each other make up to ${MAX_BOOST}`)
    const place = { ...above, depth: above.depth + 1, boost: product }
    if (fields === undefined) return place
    if (!Array.isArray(fields)) throw new QueryError('"fields" of a query is a list of names')
    for (const name of fields) if (!this.text.some(field => field.name === name)) throw new QueryError(`the index has no text field "${String(name)}"`)
    const weights = this.text.map(({ name }, i) => (fields.includes(name) ? (this.options.fieldWeights[i] as number) : 0))
    return { ...place, weights }
  }

  private bool(query: BoolQuery, place: Place): Match | undefined {
    const group = (name: 'must' | 'should' | 'mustNot'): Match[] => {
      const queries = query[name] ?? []
      if (!Array.isArray(queries)) throw new QueryError(`"${name}" is a list of queries`)
      const inner = name === 'mustNot' ? { ...place, excluded: !place.excluded } : place
      return (queries as readonly Query[]).flatMap(each => this.node(each, inner) ?? [])
    }
    const must = group('must')
    const should = group('should')
    const mustNot = group('mustNot')
    return must.length + should.length + mustNot.length === 0 ? undefined : { must, should, mustNot }
  }

  /** Words of a text, or (not `isText`) words that are meant even where they are stop words. */
  private wordsOf(text: string, place: Place, operator: 'or' | 'and', isText: boolean, fuzzy: boolean = this.options.fuzzy): Match | undefined {
    const { context, options } = this
    const { excluded, weights } = place
    // What is excluded is not guessed at, and its family may stay.
    const isPlain = context.segment.isPlainSearch(weights)
    let clauses = clausesOfText(text, context, excluded ? 0 : place.boost, fuzzy && !excluded && this.misspelt < MAX_MISSPELT, isPlain)
    for (const { parts } of clauses) if (parts[0]?.[isPlain ? 'form' : 'stem'] === -1) this.misspelt++
    const isStop = (clause: Clause): boolean => isText && !isPlain && isStopClause(clause, context.segment)
    if (excluded && !clauses.every(isStop)) clauses = clauses.filter(clause => !isStop(clause))
    const conflation = excluded && options.conflation === 'root' ? 'stem' : options.conflation
    const matches = clauses.map((clause): Match => {
      if (!excluded && isStop(clause)) this.stops.push(clause)
      else if (!excluded) this.hasWords = true
      const leaf: Match = { kind: 'clause', at: this.clauses.length }
      this.clauses.push(Object.assign(clause, { weights, conflation, excluded }))
      this.countWords()
      if (!excluded) this.words.push(leaf)
      return leaf
    })
    return together(matches, operator)
  }

  private warn(message: string): void {
    if (this.warnings.length < MOST_WARNINGS && !this.warnings.includes(message)) this.warnings.push(message)
  }

  private countWords(): void {
    if (this.clauses.length + this.specials.length > MAX_QUERY_WORDS) throw new QueryError(`a query has at most ${MAX_QUERY_WORDS} words`)
  }

  private special(special: Special): Leaf {
    const leaf: Leaf = { kind: 'special', at: this.specials.length }
    this.specials.push(special)
    this.countWords()
    if (!special.excluded) {
      this.hasWords = true
      this.words.push(leaf)
    }
    return leaf
  }

  /** Weights of the fields with the node's boost; what is excluded counts for nothing, but is looked for where others are. */
  private base(text: string, { excluded, boost, weights }: Place): SpecialBase {
    return { text, excluded, weights: weights.map(weight => weight * boost) }
  }

  private phrase(text: string, slop: number, place: Place, exactOnly: boolean = this.options.conflation === 'exact'): Match | undefined {
    if (!(Number.isInteger(slop) && slop >= 0 && slop <= MAX_SLOP)) throw new QueryError(`the slop of a phrase is an integer from 0 to ${MAX_SLOP}`)
    const { segment, tokenizer, places } = this.context
    const slots: PhraseSlot[] = []
    for (const { form, position, kind } of tokenizer.forms(text)) {
      if (kind === WHOLE) continue
      const { stem, form: found } = places.of(form)
      const slot = kind === VARIANT ? slots[slots.length - 1] : undefined
      if (slot) slot.terms.push({ form: found, stem })
      else slots.push({ offset: position, terms: [{ form: found, stem }] })
    }
    if (slots.length > MAX_PHRASE_WORDS) {
      this.warn(`a phrase has at most ${MAX_PHRASE_WORDS} words: the rest of «${shorten(text)}» is passed over`)
      slots.length = MAX_PHRASE_WORDS
    }
    if (slots.length < 2) return this.wordsOf(text, place, 'and', false, false)
    // Of stop words no positions are kept.
    const placed = slots.filter(({ terms }) => !terms.some(({ stem }) => stem >= 0 && segment.isStopForm(segment.firstForm(stem))))
    if (placed.length === 0) {
      this.warn(`the index does not keep where stop words stand: «${shorten(text)}» is taken for its words`)
      return this.wordsOf(text, place, 'and', false, false)
    }
    const without = this.text.filter(({ positions }, i) => !positions && (place.weights[i] as number) > 0)
    if (without.length > 0) this.warn(`phrases are not looked for in ${without.map(({ name }) => `"${name}"`).join(', ')}, which keeps no positions`)
    return this.special({ kind: 'phrase', ...this.base(text, place), slots: placed, slop, exactOnly })
  }

  private pattern(kind: 'prefix' | 'wildcard', pattern: string, place: Place): Match | undefined {
    const found = this.stemsOf(pattern)
    return found && this.special({ kind, ...this.base(pattern, place), ...found })
  }

  /** What a pattern finds, by stems; undefined where it holds no letter. */
  private stemsOf(pattern: string, withStops = true): Pick<TermsPlan, 'stems' | 'plainStems'> | undefined {
    const { segment, tokenizer, places } = this.context
    const letters = (piece: string): string =>
      tokenizer
        .forms(piece)
        .flatMap(({ form, kind }) => (kind === WHOLE || kind === VARIANT ? [] : form))
        .join('')
    const folded = pattern.split(/([*?])/).map((piece, i) => (i % 2 === 1 ? piece : letters(piece)))
    if (folded.every((piece, i) => i % 2 === 1 || piece === '')) return undefined
    const { forms, bare, truncated } = expand(folded.join(''), segment, places, this.options.conflation === 'exact', this.budget)
    this.truncated ||= truncated
    const stemsOf = (list: readonly number[]): StemForms[] => byStem(withStops ? list : list.filter(form => !segment.isStopForm(form)), segment)
    const stems = stemsOf(forms)
    return { stems, plainStems: segment.hasPlain ? stemsOf(forms.slice(0, bare)) : stems }
  }

  private near(word: string, distance: number | undefined, place: Place): Match | undefined {
    if (distance !== undefined && distance !== 1 && distance !== 2) throw new QueryError('the distance of a fuzzy word is 1 or 2')
    const { segment, tokenizer, places } = this.context
    const [token, more] = tokenizer.forms(word)
    if (!token || more) return this.wordsOf(word, place, 'and', false)
    this.truncated ||= this.budget.entries <= 0
    if (this.budget.entries <= 0) return this.wordsOf(word, place, 'and', false, false)
    const asWritten = this.options.conflation === 'exact'
    const near: NearTerm[] = []
    /** So many are near to the word without an article. */
    let bare = -1
    // A word may stand in the index behind the article alone.
    for (const form of asWritten || token.form.startsWith(ARTICLE) ? [token.form] : [token.form, ARTICLE + token.form]) {
      const found = termsWithin(form, segment, Math.min(distance ?? defaultEdits(token.form), Math.max(0, token.form.length - UNTOUCHED)), MOST_NEAR)
      near.push(...found.near)
      if (bare < 0) bare = near.length
      this.budget.entries -= segment.meta.terms
      this.truncated ||= found.truncated
    }
    const weightOf = ({ distance }: NearTerm): number => Math.max(LEAST_WEIGHT, 1 - (NEAR_LOSS * distance) / token.form.length)
    const stemsOf = (list: readonly NearTerm[], byForm: boolean): StemForms[] => {
      const stems = new Map<number, StemForms>()
      const add = (stem: number, form: number, weight: number): void => {
        const found = stems.get(stem) ?? { stem, weight: 0, forms: new Map() }
        stems.set(stem, found)
        if (byForm) found.forms.set(form, weight)
        else found.weight = Math.max(found.weight, weight)
      }
      for (const found of list) add(segment.stemOf(found.form), found.form, weightOf(found))
      const own = places.of(token.form)
      if (!byForm && own.stem >= 0) add(own.stem, -1, 1)
      return [...stems.values()].sort((a, b) => a.stem - b.stem)
    }
    const stems = stemsOf(near, asWritten)
    return this.special({ kind: 'fuzzy', ...this.base(word, place), stems, plainStems: segment.hasPlain ? stemsOf(near.slice(0, bare), true) : stems })
  }

  private exact(word: string, place: Place): Match | undefined {
    const { segment, tokenizer } = this.context
    const tokens = tokenizer.forms(word)
    if (tokens.length === 0) return undefined
    if (tokens.length > 1) return this.phrase(word, 0, place, true)
    const form = segment.formOf(tokens[0]?.form as string)
    const unstored = this.text.filter(({ store }, i) => !store && (place.weights[i] as number) > 0)
    if (unstored.length > 0)
      this.warn(
        `the letters and vowel signs of «${shorten(word)}» cannot be looked up in ${unstored.map(({ name }) => `"${name}"`).join(', ')}, which is not stored`,
      )
    const stems = form < 0 ? [] : byStem([form], segment)
    return this.special({ kind: 'exact', ...this.base(word, place), stems, plainStems: stems, written: word })
  }

  private range(query: RangeQuery, { excluded }: Place): Leaf | undefined {
    const field = shorten(String(query.field))
    const condition = rangeCondition(query, this.context.segment.meta.fields)
    if (typeof condition === 'string') {
      this.warn(`a range of "${field}" is passed over: it ${condition}`)
      return undefined
    }
    const leaf: Leaf = { kind: 'special', at: this.specials.length }
    this.specials.push({ kind: 'values', text: field, weights: [], excluded, condition })
    this.countWords()
    return leaf
  }

  /** A word that is still being typed: itself, or those that begin with it. */
  private last(word: string, place: Place): Match | undefined {
    const begins = this.stemsOf(`${word}*`, this.context.segment.isPlainSearch(place.weights))
    const isBegun = begins !== undefined && begins.stems.length > 0
    const known = this.words.length
    const whole = this.wordsOf(word, place, this.options.operator, true, this.options.fuzzy && !isBegun)
    if (!isBegun || !whole) return whole
    const begun = this.special({ kind: 'prefix', ...this.base(`${word}*`, { ...place, boost: place.boost * COMPLETION_WEIGHT }), ...begins })
    // One word, whichever of the two is found.
    this.words.length = known
    const either: Match = { must: [], should: [whole, begun], mustNot: [] }
    this.words.push(either)
    return either
  }
}

/** What a word counts for that only begins as the one typed. */
const COMPLETION_WEIGHT = 0.5

function together(matches: Match[], operator: 'or' | 'and'): Match | undefined {
  if (matches.length === 0) return undefined
  return operator === 'and' ? { must: matches, should: [], mustNot: [] } : { must: [], should: matches, mustNot: [] }
}

/** A match without stop words beside others, which find no document; undefined where nothing is left. */
function withoutOptional(match: Match, clauses: readonly Clause[]): Match | undefined {
  if ('kind' in match) return match.kind === 'clause' && (clauses[match.at] as Clause).optional ? undefined : match
  const [must, should, mustNot] = [match.must, match.should, match.mustNot].map(group => group.flatMap(inner => withoutOptional(inner, clauses) ?? [])) as [
    Match[],
    Match[],
    Match[],
  ]
  const asks = match.must.length + match.should.length > 0
  return must.length + should.length + (asks ? 0 : mustNot.length) === 0 ? undefined : { must, should, mustNot }
}
