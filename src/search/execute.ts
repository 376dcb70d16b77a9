import type { Bitmap } from '../filter/evaluate.js'
import { popcount } from '../format/bits.js'
import type { Segment } from '../format/segment.js'
import type { Plan } from '../query/plan.js'
import { coordination } from './bm25.js'
import type { Matches } from './matches.js'
import type { ResolvedOptions } from './options.js'
import { TopK } from './top-k.js'
import type { Scorer, Window } from './unit.js'
import { isFrequentStopWord, WINDOW } from './unit.js'
import type { Part } from './units.js'
import { UnitMaker } from './units.js'

/** What gives documents parts of their scores, and the bits of a query's words. */
export interface Scorers {
  units: readonly Scorer[]
  parts: readonly Part[]
  words: number
}

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
  private readonly window: Window
  private readonly documents: number

  /** `size` is how many documents are scored at a time. Throws ImageError where the image says what no lengths can be. */
  constructor(segment: Segment, size: number = WINDOW) {
    const { slots } = segment
    const room = Math.min(size, slots)
    this.documents = slots
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

  /**
   * The best documents for a plan. Of `allowed` documents only, where there are such. With `matches`, all of them with their scores go there in
   * place of the ranking. Leaves its memory clean also where the image turns out to be corrupt.
   */
  run({ clauses }: Plan, options: ResolvedOptions, allowed?: Bitmap, matches?: Matches): Ranking {
    const { maker } = this
    return this.inWindows(() => this.score(maker.make(clauses, options), options, allowed, matches))
  }

  /** As {@link run}, of scorers that were made before. Within {@link inWindows}. */
  score({ units, parts, words }: Scorers, options: ResolvedOptions, allowed?: Bitmap, matches?: Matches): Ranking {
    const window = this.windowOf(words)
    return new Search(window, units, parts, matches ? { ...options, exactTotal: true } : options, this.documents, allowed, matches).run()
  }

  /** The window, with so many 32-bit words of bits for each document. */
  windowOf(words: number): Window {
    const { window } = this
    window.words = words
    if (window.parts.length < words * window.scores.length) window.parts = new Uint32Array(words * window.scores.length)
    return window
  }

  /** Leaves the memory of the windows clean, whatever comes of `work`. */
  inWindows<T>(work: () => T): T {
    const { window, maker } = this
    try {
      return work()
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

/** Counting candidates is worth its while for a list of so many times the postings read so far: seldom are they few enough. */
const WORTH_COUNTING = 4

/** So much more must have been read to count them again. */
const GROWTH = 2

/** One query on its way through the windows. */
class Search {
  private readonly documents: number
  private readonly window: Window
  private readonly units: readonly Scorer[]
  private readonly parts: readonly Part[]
  private readonly options: ResolvedOptions
  private readonly best: TopK
  /** The best of a window by what is known before all units are asked. */
  private readonly least: TopK
  private readonly required: number
  /** The units that are asked document by document in the window at hand, the words that they and those after them can complete, their bounds. */
  private readonly asked: Scorer[] = []
  private readonly bounds: Float64Array
  private readonly completions: Uint32Array
  private readonly factors: Float64Array
  /** True where every part is one bit: those of a document are then just counted. */
  private readonly simple: boolean
  private readonly allowed: Bitmap | undefined
  private readonly matches: Matches | undefined
  private threshold = Number.NEGATIVE_INFINITY
  private total = 0
  private isExact = true
  /** True in a window whose allowed documents are asked for, so that it is not known yet that they match. */
  private isDirect = false

  constructor(
    window: Window,
    units: readonly Scorer[],
    parts: readonly Part[],
    options: ResolvedOptions,
    documents: number,
    allowed: Bitmap | undefined,
    matches: Matches | undefined,
  ) {
    this.allowed = allowed
    this.matches = matches
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
      this.asked.length = 0
      this.isDirect = this.takeAllowed()
      if (this.isDirect) this.asked.push(...units)
      else if (this.required > 0) this.readRarest()
      else this.readBest()
      this.dropOthers()
      this.sumUp(this.asked)
      if (this.asked.length > 0 && this.required === 0 && !this.isDirect && !this.matches) this.raiseThreshold()
      this.collect()
    }
    return { total: this.total, totalIsExact: this.isExact, ranked: best.ranked().slice(options.offset) }
  }

  /** The allowed documents among the 32 from place `i` of the window; its borders need not be those of words. */
  private allowedAt(bits: Bitmap, i: number): number {
    const { from, to } = this.window
    const at = from + 32 * i
    const shift = at & 31
    const word = (bits[at >>> 5] as number) >>> shift
    const all = shift === 0 ? word : word | ((bits[(at >>> 5) + 1] ?? 0) << (32 - shift))
    return to - at < 32 ? all & ((1 << (to - at)) - 1) : all
  }

  /** Where asking for the few allowed documents of the window costs less than reading lists, takes them and returns true. */
  private takeAllowed(): boolean {
    const { allowed, window, units, documents } = this
    if (!allowed) return false
    const { from, to, touched } = window
    const size = (to - from + 31) >>> 5
    let count = 0
    for (let i = 0; i < size; i++) count += popcount(this.allowedAt(allowed, i))
    let asking = 0
    let reading = 0
    for (const unit of units) {
      asking += count * unit.lists * SEEK_COST
      reading += unit.count
    }
    if (asking > (reading * (to - from)) / documents) return false
    for (let i = 0; i < size; i++) touched[i] = this.allowedAt(allowed, i)
    return true
  }

  /** Leaves no trace of documents that are not allowed. */
  private dropOthers(): void {
    const { allowed, window } = this
    if (!allowed) return
    const { touched, from, to } = window
    for (let i = 0, size = (to - from + 31) >>> 5; i < size; i++) {
      const known = touched[i] as number
      const kept = known & this.allowedAt(allowed, i)
      touched[i] = kept
      for (let bits = known ^ kept; bits !== 0; bits &= bits - 1) this.clear(i * 32 + 31 - Math.clz32(bits & -bits))
    }
  }

  private clear(at: number): void {
    const { scores, parts, words } = this.window
    scores[at] = 0
    for (let word = at * words; word < (at + 1) * words; word++) parts[word] = 0
  }

  /** Reads units into the window, those first that can give most; leaves in `asked` those that are cheaper to ask. */
  private readBest(): void {
    const { window, units, asked, bounds, completions, factors, options, documents } = this
    const share = (window.to - window.from) / documents
    this.sumUp(units)
    let askedBound = 0
    /** Postings read, and how many of them when the candidates were counted. */
    let postings = 0
    let counted = 0
    let candidates = Number.POSITIVE_INFINITY
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] as Scorer
      const cost = unit.count * share
      let isDear = isFrequentStopWord(unit, documents)
      if (!isDear && !(options.exactTotal && unit.bits !== 0)) {
        const left = askedBound + (bounds[i] as number)
        // Counting is worth its while where the list is long and something was read since.
        const isWorthCounting = !this.matches && cost > postings * WORTH_COUNTING && postings > counted * GROWTH
        if (isWorthCounting) {
          this.dropOthers()
          this.raiseThreshold()
          counted = postings
        }
        // What stands in no unit read so far can still be among the best.
        const isEssential = unit.bits !== 0 && asked.length === 0 && left * (factors[completions[i] as number] as number) >= this.threshold
        if (isEssential) candidates = Number.POSITIVE_INFINITY
        else if (isWorthCounting || candidates === Number.POSITIVE_INFINITY) candidates = this.candidates(left)
        isDear = candidates * unit.lists * SEEK_COST < cost
      }
      if (isDear) {
        asked.push(unit)
        askedBound += unit.bound
        // Stop words find no document, so without them nothing is missed in the count.
        if (unit.bits !== 0) this.isExact = false
      } else {
        unit.addAll(window)
        postings += cost
      }
    }
  }

  /** Where all words are asked for, every document sought holds the rarest, whose units come first. */
  private readRarest(): void {
    const { window, units, asked, documents } = this
    const share = (window.to - window.from) / documents
    const { clause } = units[0] as Scorer
    let held = Number.POSITIVE_INFINITY
    for (const unit of units) {
      if (unit.clause !== clause && held === Number.POSITIVE_INFINITY) held = this.window.touched.reduce((sum, bits) => sum + popcount(bits), 0)
      if (held * unit.lists * SEEK_COST < unit.count * share) asked.push(unit)
      else unit.addAll(window)
    }
  }

  /** Sums up from the last of some units what they can give, and how many words they can complete. */
  private sumUp(units: readonly Scorer[]): void {
    const { bounds, completions } = this
    const completed = new Set<number>()
    bounds[units.length] = completions[units.length] = 0
    for (let i = units.length - 1; i >= 0; i--) {
      const { bound, bits, clause } = units[i] as Scorer
      if (bits !== 0) completed.add(clause)
      bounds[i] = (bounds[i + 1] as number) + bound
      completions[i] = completed.size
    }
  }

  /** Takes what documents of the window have already as a bound of what the best must have. */
  private raiseThreshold(): void {
    const { window, least, factors, parts } = this
    const { touched, scores, from, to } = window
    const most = factors[parts.length] as number
    least.clear()
    let worst = least.threshold
    for (let i = 0, size = (to - from + 31) >>> 5; i < size; i++) {
      for (let bits = touched[i] as number; bits !== 0; bits &= bits - 1) {
        const at = i * 32 + 31 - Math.clz32(bits & -bits)
        const score = scores[at] as number
        if (score * most <= worst) continue
        least.offer(from + at, score * (factors[this.matchedAt(at)] as number))
        worst = least.threshold
      }
    }
    this.threshold = Math.max(this.threshold, worst)
  }

  /** How many documents of the window can still be among the best with `bound` more. */
  private candidates(bound: number): number {
    const { window, factors, parts, threshold } = this
    const { touched, scores, from, to } = window
    const least = threshold / (factors[parts.length] as number) - bound
    let candidates = 0
    for (let i = 0, size = (to - from + 31) >>> 5; i < size; i++) {
      for (let bits = touched[i] as number; bits !== 0; bits &= bits - 1) if ((scores[i * 32 + 31 - Math.clz32(bits & -bits)] as number) >= least) candidates++
    }
    return candidates
  }

  /** Takes the documents of the window to the best, and leaves the window clean. */
  private collect(): void {
    const { window, required, factors, bounds } = this
    const { touched, scores, from, to } = window
    const most = factors[this.parts.length] as number
    const bound = bounds[0] as number
    for (let i = 0, size = (to - from + 31) >>> 5; i < size; i++) {
      let bits = touched[i] as number
      if (bits === 0) continue
      touched[i] = 0
      for (; bits !== 0; bits &= bits - 1) {
        const at = i * 32 + 31 - Math.clz32(bits & -bits)
        if (required === 0 && !this.isDirect && ((scores[at] as number) + bound) * most < this.threshold) this.total++
        else this.finish(at)
        this.clear(at)
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
    let isFound = !this.isDirect
    for (let i = 0; i < asked.length; i++) {
      const reach = (score + (bounds[i] as number)) * (factors[Math.min(most, matched + (completions[i] as number))] as number)
      // What cannot come among the best is only counted.
      if (reach < this.threshold && matched >= required && (isFound || !this.options.exactTotal)) {
        if (isFound) this.total++
        else this.isExact = false
        return
      }
      if (matched + (completions[i] as number) < required) return
      const unit = asked[i] as Scorer
      const part = unit.scoreOf(from + at)
      if (part < 0) continue
      score += part
      if (unit.bits !== 0) {
        isFound = true
        const place = at * words + unit.word
        parts[place] = (parts[place] as number) | unit.bits
        matched = this.matchedAt(at)
      }
    }
    if (!isFound || matched < required) return
    this.total++
    if (this.matches) this.matches.push(from + at, score * (factors[matched] as number))
    else best.offer(from + at, score * (factors[matched] as number))
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
