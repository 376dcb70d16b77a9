import type { Scorer, Unit, Window } from './unit.js'
import { addPart } from './unit.js'

/** Several words of one field that count only together: found once, for a synonym of several words is rare. */
export class Conjunction implements Scorer {
  readonly units: readonly Unit[]
  readonly bits: number
  readonly word: number
  readonly clause: number
  private readonly documents: number
  private docs: number[] = []
  private scores: number[] = []
  private at = 0

  constructor(units: readonly Unit[], documents: number) {
    const [first] = units as readonly [Unit]
    this.units = units
    this.documents = documents
    this.bits = first.bits
    this.word = first.word
    this.clause = first.clause
  }

  get bound(): number {
    return this.units.reduce((sum, unit) => sum + unit.bound, 0)
  }

  get count(): number {
    return Math.min(...this.units.map(unit => unit.count))
  }

  get lists(): number {
    return this.units.length
  }

  /** Finds the documents too: those of the rarest word that the others hold. */
  roundBy(grid: number): void {
    for (const unit of this.units) unit.roundBy(grid)
    const [rarest, ...others] = [...this.units].sort((a, b) => a.count - b.count) as [Unit, ...Unit[]]
    const { own } = rarest
    for (let doc = 0; doc < this.documents && own.seek(doc); doc++) {
      doc = own.docs[own.at] as number
      let score = rarest.scoreOf(doc)
      for (const other of others) {
        const part = score < 0 ? -1 : other.scoreOf(doc)
        score = part < 0 ? -1 : score + part
      }
      if (score < 0) continue
      this.docs.push(doc)
      this.scores.push(score)
    }
  }

  addAll(window: Window): void {
    this.seek(window.from)
    for (; this.at < this.docs.length && (this.docs[this.at] as number) < window.to; this.at++) {
      addPart(window, this, (this.docs[this.at] as number) - window.from, this.scores[this.at] as number)
    }
  }

  scoreOf(doc: number): number {
    this.seek(doc)
    return this.docs[this.at] === doc ? (this.scores[this.at] as number) : -1
  }

  /** Moves to the first document from `doc` on; windows that asked for few may have left it behind. */
  private seek(doc: number): void {
    while (this.at < this.docs.length && (this.docs[this.at] as number) < doc) this.at++
  }
}
