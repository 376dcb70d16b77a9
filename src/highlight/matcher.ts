import type { StemForms } from '../query/expand.js'
import type { Plan } from '../query/plan.js'
import type { Places } from '../query/resolve.js'
import type { TermsPlan } from '../query/tree-plan.js'
import type { Conflation } from '../search/options.js'
import type { timesWritten } from '../search/times-written.js'
import { VARIANT } from '../tokenize/token.js'
import type { Tokenizer } from '../tokenize/tokenize.js'
import type { PhraseMatcher } from './phrase-matcher.js'

/** How phrases, and words as written, are found in texts. */
export interface TreeMarks {
  PhraseMatcher: typeof PhraseMatcher
  timesWritten: typeof timesWritten
}

/** A stretch of a text, in UTF-16 code units of it. */
export interface Range {
  start: number
  end: number
}

/** A token of a text that a query matches: `clause` is the ordinal of the query's word, −1 for a token that matches none. */
export interface MatchedToken extends Range {
  clause: number
}

/**
 * Finds the words of a query in a text by what they mean to the index: the same form, stem or root. What made a document match is
 * what gets marked, phrases as a whole.
 */
export class Matcher {
  private readonly byForm = new Map<number, number>()
  private readonly byStem = new Map<number, number>()
  private readonly byRoot = new Map<number, number>()
  /** Clause of each form met so far, so that a text's repeated words are looked up once. */
  private readonly known = new Map<string, number>()
  /** Forms that count only where they are written in one way. */
  private readonly written = new Map<number, { clause: number; times: (text: string) => number }>()
  private readonly phrases: PhraseMatcher[] = []
  private readonly plan: Plan
  private readonly conflation: Conflation
  private readonly tokenizer: Tokenizer
  private readonly places: Places
  private readonly plain: readonly boolean[]
  private readonly marks: TreeMarks | undefined
  /** The same for single fields, where the query says which. */
  private readonly ofFields: Matcher[] = []

  /**
   * `plain` says for each text field whether it is. `marks` are needed for a plan with a tree. `field` is the ordinal of a text field, for what a
   * query asks of it; without one, of all.
   */
  constructor(plan: Plan, conflation: Conflation, tokenizer: Tokenizer, places: Places, plain: readonly boolean[], marks?: TreeMarks, field?: number) {
    const isPlain = field !== undefined && plain[field] === true
    this.plain = plain
    this.marks = marks
    this.plan = plan
    this.conflation = conflation
    this.tokenizer = tokenizer
    this.places = places
    const isSought = (excluded: boolean | undefined, weights: readonly number[] | undefined): boolean =>
      !excluded && (field === undefined || weights?.[field] !== 0)
    const { clauses, tree } = plan
    clauses.forEach((clause, i) => {
      if (!isSought(clause.excluded, clause.weights)) return
      for (const { text, form, stem, root } of [...clause.parts, ...clause.alternatives]) {
        if (form < 0) this.known.set(text, i)
        remember(this.byForm, form, i)
        if (conflation === 'exact' || isPlain) continue
        remember(this.byStem, stem, i)
        if (conflation === 'root') remember(this.byRoot, root, i)
      }
    })
    tree?.specials.forEach((special, i) => {
      if (!marks || !isSought(special.excluded, special.weights)) return
      const clause = clauses.length + i
      if (special.kind === 'phrase') this.phrases.push(new marks.PhraseMatcher(special, clause, places, isPlain))
      else if (special.kind !== 'values') this.rememberTerms(special, isPlain ? special.plainStems : special.stems, clause, marks)
    })
  }

  /** The matcher of a text field. */
  of(field: number): Matcher {
    if (!this.plan.tree && !this.plain.includes(true)) return this
    this.ofFields[field] ??= new Matcher(this.plan, this.conflation, this.tokenizer, this.places, this.plain, this.marks, field)
    return this.ofFields[field]
  }

  /**
   * The words of a field's values in order, each with the clause that it matches; a compound's whole after its parts, a phrase's after its words.
   * Offsets are those of the values joined with one unit between them; no word and no phrase goes from one into the next.
   */
  tokens(values: readonly string[]): MatchedToken[] {
    const tokens: MatchedToken[] = []
    let from = 0
    for (const value of values) {
      for (const { start, end, clause } of this.tokensOf(value)) tokens.push({ start: from + start, end: from + end, clause })
      from += value.length + 1
    }
    return tokens
  }

  private tokensOf(text: string): MatchedToken[] {
    const tokens: MatchedToken[] = []
    const words = this.tokenizer.forms(text)
    for (const { form, start, end, kind } of words) {
      let clause = this.clauseOf(form)
      if (clause < 0 && this.written.size > 0) {
        const written = this.written.get(this.places.of(form).form)
        if (written && written.times(text.slice(start, end)) > 0) clause = written.clause
      }
      // A second reading that does not match says nothing that the first did not.
      if (kind !== VARIANT || clause >= 0) tokens.push({ start, end, clause })
    }
    const phrases = this.phrases.flatMap(phrase => phrase.matches(words))
    return phrases.length === 0 ? tokens : [...tokens, ...phrases].sort((a, b) => a.end - b.end || b.start - a.start)
  }

  private rememberTerms({ written }: TermsPlan, stems: readonly StemForms[], clause: number, marks: TreeMarks): void {
    for (const { stem, weight, forms } of stems) {
      if (weight > 0) remember(this.byStem, stem, clause)
      for (const form of forms.keys()) {
        if (written === undefined) remember(this.byForm, form, clause)
        else this.written.set(form, { clause, times: marks.timesWritten(written) })
      }
    }
  }

  private clauseOf(form: string): number {
    let clause = this.known.get(form)
    if (clause === undefined) {
      const found = this.places.of(form)
      clause = this.byForm.get(found.form) ?? this.byStem.get(found.stem) ?? this.byRoot.get(found.root) ?? -1
      this.known.set(form, clause)
    }
    return clause
  }
}

function remember(map: Map<number, number>, key: number, clause: number): void {
  if (key >= 0 && !map.has(key)) map.set(key, clause)
}

/** The matched words as ranges in order, those that touch or overlap joined. */
export function rangesOf(tokens: readonly MatchedToken[]): Range[] {
  const ranges: Range[] = []
  const matched = tokens.filter(token => token.clause >= 0).sort((a, b) => a.start - b.start || a.end - b.end)
  for (const { start, end } of matched) {
    const last = ranges[ranges.length - 1]
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else ranges.push({ start, end })
  }
  return ranges
}
