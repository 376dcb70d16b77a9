import type { Plan } from '../query/plan.js'
import type { Places } from '../query/resolve.js'
import type { Conflation } from '../search/options.js'
import { VARIANT } from '../tokenize/token.js'
import type { Tokenizer } from '../tokenize/tokenize.js'

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
 * what gets marked.
 */
export class Matcher {
  private readonly byForm = new Map<number, number>()
  private readonly byStem = new Map<number, number>()
  private readonly byRoot = new Map<number, number>()
  /** Clause of each form met so far, so that a text's repeated words are looked up once. */
  private readonly known = new Map<string, number>()
  private readonly tokenizer: Tokenizer
  private readonly places: Places

  constructor(plan: Plan, conflation: Conflation, tokenizer: Tokenizer, places: Places) {
    this.tokenizer = tokenizer
    this.places = places
    plan.clauses.forEach((clause, i) => {
      for (const { text, form, stem, root } of [...clause.parts, ...clause.alternatives]) {
        if (form < 0) this.known.set(text, i)
        remember(this.byForm, form, i)
        if (conflation !== 'exact') remember(this.byStem, stem, i)
        if (conflation === 'root') remember(this.byRoot, root, i)
      }
    })
  }

  /** The words of a text in order, each with the clause that it matches; a compound's whole after its parts. */
  tokens(text: string): MatchedToken[] {
    const tokens: MatchedToken[] = []
    for (const { form, start, end, kind } of this.tokenizer.forms(text)) {
      const clause = this.clauseOf(form)
      // A second reading that does not match says nothing that the first did not.
      if (kind !== VARIANT || clause >= 0) tokens.push({ start, end, clause })
    }
    return tokens
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
