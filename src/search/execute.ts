import { popcount } from '../format/bits.js'
import type { Segment } from '../format/segment.js'
import type { Plan } from '../query/plan.js'
import { coordination } from './bm25.js'
import type { ResolvedOptions } from './options.js'
import { TopK } from './top-k.js'
import type { Scorer, Window } from './unit.js'
import { isFrequentStopWord, WINDOW } from './unit.js'
import type { Part } from './units.js'
import { UnitMaker } from './units.js'

/** Documents in order of score, and how many matched. */
export interface Ranking {
  total: number
  /** False where documents that could not come among the best were not counted: there are more than `total`. */
  totalIsExact: boolean
  ranked: { doc: number; score: number }[]
  /** True where not every document was looked at that may hold a word as written. */
  truncated?: boolean
}

/**
 * Runs plans over one image: MaxScore (Turtle and Flood 1995) over windows of documents. The words that could by themselves bring a
 * document among the best are read whole into the window; the others only where that costs less than asking them for the documents that
 * can still get there. Sums do not depend on the order (see `gridOf`), so the answer is that of scoring everything, bit for
 * bit. Its memory is made once and left clean after each query.
 */
export class Executor {
  readonly maker: UnitMaker
  readonly window: Window
  private readonly documents: number

  /** `size` is how many documents are scored at a time. Throws ImageError where the image says what no lengths can be. */
  constructor(segment: Segment, size: number = WINDOW) {
    const { documents } = segment.meta
    const room = Math.min(size, documents)
    this.documents = documents
    this.maker = new UnitMaker(segment)
    this.window = {
      from: 0,
      to: 0,
      scores: new Float64Array(room),
      parts: new Uint32Array(room),
      words: 1,
      touched: new Uint32Array(Math.ceil(room / 32)),
      family: new Uint32Array(room),
      familyDocs: new Uint32Array(room),
    }
  }

  /** The best documents for a plan. Leaves its memory clean also where the image turns out to be corrupt. */
  run({ clauses }: Plan, options: ResolvedOptions): Ranking {
    const { window, maker } = this
    try {
      const { units, parts, words } = maker.make(clauses, options)
      window.words = words
      if (window.parts.length < words * window.scores.length) window.parts = new Uint32Array(words * window.scores.length)
      return new Search(window, units, parts, options, this.documents).run()
    } catch (error) {
      for (const memory of [window.scores, window.parts, window.touched, window.family]) memory.fill(0)
      throw error
    } finally {
      maker.release()
    }
  }
}

/** Asking one list for one document costs as much as reading so many postings. */
const SEEK_COST = 3

/** One query on its way through the windows. */
class Search {
  private readonly documents: number
  private readonly window: Window
  private readonly units: readonly Scorer[]
  private readonly parts: readonly Part[]
  private readonly options: ResolvedOptions
  private readonly best: TopK
  /** The best by what is known of documents before all units are asked. */
  private readonly least: TopK
  private readonly required: number
  /** The units that are asked document by document in the window at hand, the words that they and those after them can complete, their bounds. */
  private readonly asked: Scorer[] = []
  private readonly bounds: Float64Array
  private readonly completions: Uint32Array
  private readonly factors: Float64Array
  /** True where every part is one bit: those of a document are then just counted. */
  private readonly simple: boolean
  private threshold = Number.NEGATIVE_INFINITY
  private total = 0
  private isExact = true

  constructor(window: Window, units: readonly Scorer[], parts: readonly Part[], options: ResolvedOptions, documents: number) {
    const wanted = Math.min(options.limit + options.offset, documents)
    this.documents = documents
    this.window = window
    this.units = units
    this.parts = parts
    this.options = options
    this.best = new TopK(wanted)
    this.least = new TopK(wanted)
    this.required = options.operator === 'and' ? parts.length : 0
    this.factors = Float64Array.from({ length: parts.length + 1 }, (_, matched) => coordination(matched))
    this.simple = parts.every(({ bits }) => (bits & (bits - 1)) === 0)
    this.bounds = new Float64Array(units.length + 1)
    this.completions = new Uint32Array(units.length + 1)
  }

  run(): Ranking {
    const { window, units, best, options, documents } = this
    const size = window.scores.length
    for (let from = 0; units.length > 0 && from < documents; from += size) {
      window.from = from
      window.to = Math.min(from + size, documents)
      this.askLater(units)
      const essential = this.essentialUnits()
      for (let i = 0; i < essential; i++) (units[i] as Scorer).addAll(window)
      this.askLater(this.readCheap(essential))
      this.collect()
    }
    return { total: this.total, totalIsExact: this.isExact, ranked: best.ranked().slice(options.offset) }
  }

  /** Sets the units to be asked document by document. */
  private askLater(units: readonly Scorer[]): void {
    const { asked, bounds, completions } = this
    const completed = new Set<number>()
    asked.length = units.length
    bounds[units.length] = completions[units.length] = 0
    for (let i = units.length - 1; i >= 0; i--) {
      const unit = units[i] as Scorer
      if (unit.bits !== 0) completed.add(unit.clause)
      asked[i] = unit
      bounds[i] = (bounds[i + 1] as number) + unit.bound
      completions[i] = completed.size
    }
  }

  /** How many units must be read whole: what those after them give in all does not reach the worst of the best. */
  private essentialUnits(): number {
    const { units, bounds, completions, factors, options, documents } = this
    let most = units.length
    while (most > 0 && isFrequentStopWord(units[most - 1] as Scorer, documents)) most--
    if (this.required > 0) {
      // Every document sought holds the rarest word, whose units come first.
      const { clause } = units[0] as Scorer
      let essential = 0
      while (units[essential]?.clause === clause) essential++
      return essential
    }
    if (options.exactTotal) return most
    let essential = most
    while (essential > 0 && (bounds[essential - 1] as number) * (factors[completions[essential - 1] as number] as number) < this.threshold) essential--
    return essential
  }

  /** Reads units beyond the essential ones where that costs less than asking them; returns those to be asked. */
  private readCheap(essential: number): Scorer[] {
    const { window, units, documents } = this
    if (essential === units.length) return []
    const share = (window.to - window.from) / documents
    const candidates = this.required > 0 ? this.held() : this.raiseThreshold(this.bounds[essential] as number)
    return units.slice(essential).filter(unit => {
      const isDear = candidates * unit.lists * SEEK_COST < unit.count * share
      if (!isDear) unit.addAll(window)
      // Stop words find no document, so without them nothing is missed in the count; nor where the rarest word was read.
      else if (unit.bits !== 0 && this.required === 0) this.isExact = false
      return isDear
    })
  }

  /** How many documents hold the words read so far. */
  private held(): number {
    return this.window.touched.reduce((sum, bits) => sum + popcount(bits), 0)
  }

  /** Takes what documents have already as a bound of what the best must have; returns how many can still be among them with `bound` more. */
  private raiseThreshold(bound: number): number {
    const { window, least, factors, parts } = this
    const { touched, scores, from, to } = window
    const most = factors[parts.length] as number
    let candidates = 0
    for (let i = 0, size = (to - from + 31) >>> 5; i < size; i++) {
      for (let bits = touched[i] as number; bits !== 0; bits &= bits - 1) {
        const at = i * 32 + 31 - Math.clz32(bits & -bits)
        const score = scores[at] as number
        if (score * most > least.threshold) least.offer(from + at, score * (factors[this.matchedAt(at)] as number))
      }
    }
    this.threshold = Math.max(this.threshold, least.threshold)
    for (let i = 0, size = (to - from + 31) >>> 5; i < size; i++) {
      for (let bits = touched[i] as number; bits !== 0; bits &= bits - 1) {
        if (((scores[i * 32 + 31 - Math.clz32(bits & -bits)] as number) + bound) * most >= this.threshold) candidates++
      }
    }
    return candidates
  }

  /** Takes the documents of the window to the best, and leaves the window clean. */
  private collect(): void {
    const { window, required, factors, bounds } = this
    const { touched, scores, parts, words, from, to } = window
    const most = factors[this.parts.length] as number
    const bound = bounds[0] as number
    for (let i = 0, size = (to - from + 31) >>> 5; i < size; i++) {
      let bits = touched[i] as number
      if (bits === 0) continue
      touched[i] = 0
      for (; bits !== 0; bits &= bits - 1) {
        const at = i * 32 + 31 - Math.clz32(bits & -bits)
        if (required === 0 && ((scores[at] as number) + bound) * most < this.threshold) this.total++
        else this.finish(at)
        scores[at] = 0
        for (let word = at * words; word < (at + 1) * words; word++) parts[word] = 0
      }
    }
  }

  /** Asks the remaining units for a document, as long as it can be among the best, and offers it. */
  private finish(at: number): void {
    const { asked, bounds, completions, factors, best, window, required } = this
    const { parts, words, from } = window
    const most = this.parts.length
    let score = window.scores[at] as number
    let matched = this.matchedAt(at)
    for (let i = 0; i < asked.length; i++) {
      const reach = (score + (bounds[i] as number)) * (factors[Math.min(most, matched + (completions[i] as number))] as number)
      // What cannot come among the best is only counted.
      if (reach < this.threshold && matched >= required) {
        this.total++
        return
      }
      if (matched + (completions[i] as number) < required) return
      const unit = asked[i] as Scorer
      const part = unit.scoreOf(from + at)
      if (part < 0) continue
      score += part
      if (unit.bits !== 0) {
        const place = at * words + unit.word
        parts[place] = (parts[place] as number) | unit.bits
        matched = this.matchedAt(at)
      }
    }
    if (matched < required) return
    this.total++
    best.offer(from + at, score * (factors[matched] as number))
    if (best.threshold > this.threshold) this.threshold = best.threshold
  }

  /** How many words of the query a document holds with all of their parts. */
  private matchedAt(at: number): number {
    const { window, parts } = this
    const { words } = window
    let matched = 0
    if (this.simple) {
      for (let word = at * words; word < (at + 1) * words; word++) matched += popcount(window.parts[word] as number)
      return matched
    }
    for (const { bits, word } of parts) if (((window.parts[at * words + word] as number) & bits) === bits) matched++
    return matched
  }
}
