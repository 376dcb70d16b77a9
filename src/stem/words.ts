import type { Evidence } from './evidence.js'

/** A word as its {@link Words} number it; below 0 one of which nothing is known. */
export type Word = number

/** No word, or one of which nothing is known. */
export const NONE: Word = -1

/** Takes readings of a form: the stem, the word that it was found through, and the weight. */
export interface Readings {
  /** A stem of {@link NONE} is that of the word, to be found in its turn; `sure` where no count of the whole form speaks against it. */
  offer(stem: Word, base: Word, weight: number, sure: boolean): void
}

/**
 * The words that the rules ask about, each as a number, so that of the many ways to take a form apart none need be cut out and looked
 * up as a string. What is known of them is as {@link Evidence} says.
 */
export interface Words {
  /** Takes the form that words are parts of from now on. */
  load(form: string): void
  /** The word `form[from, to)` with the unit `before` it and the unit `after` it (0: none). */
  at(from: number, to: number, before: number, after: number): Word
  /** The same as a number also where nothing is known of it. */
  named(from: number, to: number, before: number, after: number): Word
  /** The number of any word. */
  intern(word: string): Word
  textOf(word: Word): string
  countOf(word: Word): number
  stemOf(word: Word): Word
  functionStemOf(word: Word): Word
  isFunctionWord(word: Word): boolean
  verbOf(stem: Word, imperfect: boolean, slots: number): Word
  rankOf(word: Word): number
  readonly readVerb?: Evidence['readVerb']
}

/** Words as strings, numbered as they are asked for, over any evidence. */
export class SpelledWords implements Words {
  readonly readVerb?: NonNullable<Evidence['readVerb']>
  private readonly evidence: Evidence
  private readonly spelled: string[] = []
  private readonly numbers = new Map<string, Word>()
  private form = ''

  constructor(evidence: Evidence) {
    this.evidence = evidence
    if (evidence.readVerb) this.readVerb = evidence.readVerb
  }

  load(form: string): void {
    this.form = form
  }

  at(from: number, to: number, before: number, after: number): Word {
    return this.intern(unit(before) + this.form.slice(from, to) + unit(after))
  }

  named(from: number, to: number, before: number, after: number): Word {
    return this.at(from, to, before, after)
  }

  intern(word: string): Word {
    let number = this.numbers.get(word)
    if (number === undefined) {
      number = this.spelled.push(word) - 1
      this.numbers.set(word, number)
    }
    return number
  }

  textOf(word: Word): string {
    return this.spelled[word] as string
  }

  countOf(word: Word): number {
    return this.evidence.count(this.textOf(word))
  }

  stemOf(word: Word): Word {
    return this.numberOf(this.evidence.stemOf(this.textOf(word)))
  }

  functionStemOf(word: Word): Word {
    return this.numberOf(this.evidence.functionStemOf(this.textOf(word)))
  }

  isFunctionWord(word: Word): boolean {
    return this.evidence.isFunctionWord(this.textOf(word))
  }

  verbOf(stem: Word, imperfect: boolean, slots: number): Word {
    return this.numberOf(this.evidence.verbOf(this.textOf(stem), imperfect, slots))
  }

  rankOf(word: Word): number {
    return this.evidence.rankOf(this.textOf(word))
  }

  private numberOf(word: string | undefined): Word {
    return word === undefined ? NONE : this.intern(word)
  }
}

function unit(code: number): string {
  return code === 0 ? '' : String.fromCharCode(code)
}
