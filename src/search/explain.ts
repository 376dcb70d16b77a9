import { LEADS } from '../format/constants.js'
import { decodeLength } from '../format/lengths.js'
import type { Meta } from '../format/meta.js'
import { textFields } from '../format/meta.js'
import type { PostingCursor } from '../format/postings.js'
import { frequencyOf, leadOf } from '../format/postings.js'
import type { Segment } from '../format/segment.js'
import { decodeTerm } from '../format/term-code.js'
import type { Clause, Plan, PlannedTerm } from '../query/plan.js'
import { STOP_WORD_WEIGHT } from '../query/plan.js'
import type { Match, Special, TreePlan } from '../query/tree-plan.js'
import { B, COORDINATION, coordination, EXACT_WEIGHT, inverseDocumentFrequency, K1, LEAD_WEIGHTS, ROOT_WEIGHT, STEM_WEIGHT, saturate, stepOf } from './bm25.js'
import { Conjunction } from './conjunction.js'
import type { Ranking } from './execute.js'
import { explainFound } from './explain-found.js'
import type { Explanation } from './explanation.js'
import { leaf, product, shown, sum } from './explanation.js'
import type { ResolvedOptions } from './options.js'
import type { ResolvedRule } from './rank.js'
import { Ranker } from './rank.js'
import type { TreeScorers } from './tree-search.js'
import { evaluator, treeScorers } from './tree-search.js'
import type { Scorer, Unit } from './unit.js'
import type { UnitMaker, Units } from './units.js'
import { averageLength } from './units.js'

/** Explains the scores of ranked documents, in their order. A page goes without: the option is refused where no explainer was given. */
export type Explainer = (
  segment: Segment,
  maker: UnitMaker,
  plan: Plan,
  options: ResolvedOptions,
  ranked: Ranking['ranked'],
  rules?: readonly ResolvedRule[],
) => Explanation[]

export const explain: Explainer = (segment, maker, plan, options, ranked, rules = []) => {
  const { clauses, tree } = plan
  const rankers = rules.map(rule => new Ranker(rule, segment))
  const withRank = (text: Explanation, doc: number): Explanation => {
    const factors = rankers.map((ranker, i) => leaf(ruleText(rules[i] as ResolvedRule), ranker.factorOf(doc)))
    return factors.length === 0 ? text : product('the score with what "rank" makes of it', [text, ...factors])
  }
  if (clauses.length === 0 && !tree) return ranked.map(({ doc }) => withRank(leaf('no word was asked for, so every document matches', 1), doc))
  const scorers = tree ? treeScorers(segment, maker, { ...plan, tree }, options) : maker.make(clauses, options)
  const { units, words: size } = scorers
  const parts = tree ? tree.words : (scorers as Units).parts
  const holds = tree
    ? tree.words.map(word => evaluator(word, (scorers as TreeScorers).partOf))
    : (scorers as Units).parts.map(part => evaluator(ALONE, () => part))
  const found = tree ? (scorers as TreeScorers).found : []
  const describer = new Describer(segment, clauses, options, units)
  const explanations = new Map<number, Explanation>()
  // Units go forward only.
  for (const { doc } of [...ranked].sort((a, b) => a.doc - b.doc)) {
    const bits = new Uint32Array(size)
    const words: Explanation[][] = clauses.map(() => [])
    const take = (scorer: Scorer): number => {
      const value = scorer.scoreOf(doc)
      if (value >= 0) bits[scorer.word] = (bits[scorer.word] as number) | scorer.bits
      return value
    }
    for (const unit of units) {
      const value = take(unit)
      if (value >= 0 && !clauses[unit.clause]?.excluded) words[unit.clause]?.push(describer.unit(unit, doc, value))
    }
    const others = found.map((each, i) => explainFound(segment, maker.norms, (tree as TreePlan).specials[i] as Special, each, doc, take(each)))
    const held = holds.filter(hold => hold(bits, 0) === 2).length
    const factor = {
      text: `${held} of ${parts.length} words are found, and more of them count for more: max(1, ${held}) ^ ${COORDINATION}`,
      value: coordination(held),
    }
    const details = words.flatMap((own, i) => (clauses[i]?.excluded ? [] : describer.word(clauses[i] as Clause, own)))
    explanations.set(doc, product('the score', [factor, sum('the words of the query', [...details, ...others.flat()])]))
  }
  maker.release()
  return ranked.map(({ doc }) => withRank(explanations.get(doc) as Explanation, doc))
}

const ALONE: Match = { kind: 'clause', at: 0 }

/** An explanation as lines, each number before its sentence, details indented below. */
export function explainText(explanation: Explanation): string {
  const lines: string[] = []
  const write = ({ text, value, details = [] }: Explanation, depth: number): void => {
    lines.push(`${'  '.repeat(depth)}${shown(value)}  ${text}`)
    for (const detail of details) write(detail, depth + 1)
  }
  write(explanation, 0)
  return lines.join('\n')
}

/** What a rule's factor is made of. */
function ruleText(rule: ResolvedRule): string {
  const loss = `1 − ${rule.weight} × (1 − f)`
  if (rule.type === 'filter') return `the filter of a rule: ${loss}, f 1 where it lets the document through, else 0`
  if (rule.type === 'value') return `the value of "${rule.field}": ${loss}, f = value ÷ (value + ${rule.scale})`
  return `the distance of "${rule.field}" from ${rule.origin}: ${loss}, f = 2 ^ −(distance ÷ ${rule.scale})`
}

/** A form is not counted document by document: see `openStem`. */
const FORM = 'the form, at most those with its stem,'

/** Says what the units of one query give to documents. */
class Describer {
  private readonly segment: Segment
  private readonly clauses: readonly Clause[]
  private readonly options: ResolvedOptions
  private readonly fields: string[]
  /** The stems of each unit's lists of others. */
  private readonly families = new Map<Unit, number[]>()
  /** Terms by their forms. */
  private readonly names = new Map<number, string>()

  constructor(segment: Segment, clauses: readonly Clause[], options: ResolvedOptions, units: readonly (Unit | Conjunction)[]) {
    this.segment = segment
    this.clauses = clauses
    this.options = options
    this.fields = textFields(segment.meta.fields).map(field => field.name)
    for (const unit of units) if (!(unit instanceof Conjunction) && unit.others.length > 0) this.families.set(unit, this.familyOf(unit))
    this.findNames()
  }

  /** The parts of a word's score, or that it was not found. A stop word that is missing is not worth a line. */
  word({ parts, optional }: Clause, details: Explanation[]): Explanation[] {
    const name = `«${parts.map(part => part.text).join(' ')}»`
    if (details.length > 0) return [sum(optional ? `the stop word ${name}` : name, details)]
    return optional ? [] : [leaf(`${name} is not found`, 0)]
  }

  /** What a unit gives to a document for which it was just asked. */
  unit(unit: Unit | Conjunction, doc: number, value: number): Explanation {
    if (!(unit instanceof Conjunction)) return this.levels(this.titleOf(unit), unit, doc, value)
    const details = unit.units.map(own => {
      this.reopen(own)
      return this.levels(this.nameOf(own.term), own, doc, own.scoreOf(doc))
    })
    return sum(`a synonym of several words in "${this.fields[(unit.units[0] as Unit).field]}"`, details)
  }

  private titleOf({ term, clause, field }: Unit): string {
    const { parts } = this.clauses[clause] as Clause
    const place = `in "${this.fields[field]}"`
    if (parts.includes(term)) return parts.length > 1 ? `its part «${term.text}» ${place}` : place
    if (isReading(term, parts)) return `read as «${term.text}» ${place}`
    return `${isSynonym(term) ? 'its synonym' : 'the near term'} ${this.nameOf(term)} ${place}`
  }

  /** The levels of a unit: stem, opening, exact form, root. */
  private levels(title: string, unit: Unit, doc: number, value: number): Explanation {
    const { own, exactOnly, field, formDocuments } = unit
    const name = this.fields[field] as string
    const weights = this.weightsOf(unit)
    const rarity = this.rarity(unit.documents, this.rareText(unit))
    const stands = standsAt(own, doc)
    const lead = stands ? leadOf(own.codes[own.at] as number) : 0
    const exact = stands ? own.exactHere() : 0
    const kind = exactOnly ? 'form' : 'stem'
    const occurrences = leaf(`occurrences of the ${kind} in "${name}"`, exactOnly ? exact : stands ? frequencyOf(own.codes[own.at] as number) : 0)
    const levels: Explanation[] = []
    if (occurrences.value > 0) {
      levels.push(product(`the ${kind}`, [leaf('weight of the stem', STEM_WEIGHT), ...weights, rarity, this.saturation(occurrences, unit, doc)]))
      const opening = leaf(`weight of a stem that first stands before position ${LEADS[lead - 1]}`, LEAD_WEIGHTS[lead] as number)
      if (lead > 0) levels.push(product('the opening', [opening, ...weights, rarity]))
    }
    if (occurrences.value > 0 && exact > 0 && formDocuments > 0) {
      const formRarity = this.rarity(formDocuments, FORM)
      const once = this.saturation(leaf('once, however often the form occurs', 1), unit, doc)
      levels.push(product('the exact form', [leaf('weight of the exact form', EXACT_WEIGHT), ...weights, formRarity, once]))
    }
    if (this.options.conflation === 'root' && !exactOnly) {
      const family = sum(`occurrences of the root in "${name}"`, [...(stands ? [occurrences] : []), ...this.relatives(unit, doc)])
      levels.push(product('the root', [leaf('weight of the root', ROOT_WEIGHT), ...weights, rarity, this.saturation(family, unit, doc)]))
    }
    return { ...sum(`${title}, rounded to steps of ${stepOf(unit.grid).toPrecision(1)}`, levels), value }
  }

  /** Boosts, and what makes a term count for less than the word that was asked for. */
  private weightsOf({ term, clause, field }: Unit): Explanation[] {
    const { parts, optional, weights } = this.clauses[clause] as Clause
    const boosts = [leaf(`boost of "${this.fields[field]}"`, (weights ?? this.options.weights)[field] as number)]
    const own = parts[0] as PlannedTerm
    const asked = optional ? own.weight / STOP_WORD_WEIGHT : own.weight
    if (asked !== 1) boosts.push(leaf('boost of the word', asked))
    if (parts.includes(term)) return optional ? [...boosts, leaf('weight of a stop word beside other words', STOP_WORD_WEIGHT)] : boosts
    if (isReading(term, parts)) return boosts
    return [...boosts, leaf(isSynonym(term) ? 'weight of a synonym' : 'weight of a near term, by its distance', term.weight / asked)]
  }

  private rarity(documents: number, what: string): Explanation {
    const all = this.segment.documents
    return leaf(
      `rarity of ${what} in ${documents} of ${all} documents: ln(1 + (${all} − ${documents} + 0.5) ÷ (${documents} + 0.5))`,
      inverseDocumentFrequency(all, documents),
    )
  }

  /** Of what a unit's rarity is taken. */
  private rareText({ own, exactOnly, field }: Unit): string {
    const place = `in "${this.fields[field]}"`
    return exactOnly ? FORM : own.count > 0 ? `the stem ${place},` : `the root's stems ${place}, added up,`
  }

  private saturation(frequency: Explanation, { norms, lengths, field }: Unit, doc: number): Explanation {
    const byte = lengths[doc] as number
    const norm = norms.norms[byte] as number
    const length = shown(decodeLength(byte))
    const average = shown(averageLength(this.segment.meta.lengths[field] as Meta['lengths'][number]))
    const details = [
      frequency,
      leaf(`norm of a length of ${length} words in "${this.fields[field]}": ${K1} × (1 − ${B} + ${B} × ${length} ÷ ${average}, the average)`, norm),
    ]
    return { text: 'saturation, occurrences ÷ (occurrences + norm), from:', value: saturate(frequency.value, norm), details }
  }

  /** Occurrences of the root's other stems. */
  private relatives(unit: Unit, doc: number): Explanation[] {
    const stems = this.families.get(unit) ?? []
    return unit.others.flatMap((other, i) => {
      if (!standsAt(other, doc)) return []
      return [leaf(`occurrences of the stem of ${this.nameOfStem(stems[i] as number)}`, frequencyOf(other.codes[other.at] as number))]
    })
  }

  /** The stems whose lists a unit joined, in the same order. */
  private familyOf({ term, field }: Unit): number[] {
    const { segment } = this
    const cursors = this.fields.map(() => segment.cursor())
    const stems: number[] = []
    for (const stem of segment.stemsOf(term.root)) {
      if (stem === term.stem) continue
      segment.openStem(stem, -1, cursors)
      if ((cursors[field]?.count ?? 0) > 0) stems.push(stem)
    }
    return stems
  }

  /** Puts a unit back to its first document. */
  private reopen({ own, term, field }: Unit): void {
    const { segment } = this
    segment.openStem(
      term.stem,
      term.form,
      this.fields.map((_, i) => (i === field ? own : segment.cursor())),
    )
  }

  /** Finds the terms that will be named: near terms, and the most frequent form of each synonym's stem and of each relative's. */
  private findNames(): void {
    const { segment, names } = this
    const wanted = new Set<number>()
    for (const stem of [...this.families.values()].flat()) wanted.add(segment.firstForm(stem))
    for (const { alternatives, phrases } of this.clauses) {
      for (const { form, stem } of [...alternatives, ...phrases.flat()]) if (stem >= 0) wanted.add(form >= 0 ? form : segment.firstForm(stem))
    }
    if (wanted.size === 0) return
    segment.walkTerms((code, length, _, form) => {
      if (wanted.has(form)) names.set(form, decodeTerm(code, length))
    })
  }

  private nameOf({ form, stem }: PlannedTerm): string {
    return form >= 0 ? `«${this.names.get(form)}»` : this.nameOfStem(stem)
  }

  private nameOfStem(stem: number): string {
    return `«${this.names.get(this.segment.firstForm(stem))}»`
  }
}

/** Whether a cursor that was asked for a document found it. */
function standsAt({ docs, at, size }: PostingCursor, doc: number): boolean {
  return at < size && docs[at] === doc
}

/** A compound's whole, or another reading of its letters: what is written differs. */
function isReading(term: PlannedTerm, parts: readonly PlannedTerm[]): boolean {
  return parts.every(part => part.text !== term.text)
}

/** Among terms with the text of the word asked for: a synonym is a stem alone, a near term is a form. */
function isSynonym({ form }: PlannedTerm): boolean {
  return form < 0
}
