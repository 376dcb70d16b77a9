import { OptionError } from '../errors.js'
import type { Meta } from '../format/meta.js'
import { MOST_SYNONYM_WORDS, PHRASE_WEIGHT, SYNONYM_WEIGHT } from '../format/meta.js'
import type { Segment } from '../format/segment.js'
import type { SynonymRule } from '../tokenize/synonym-groups.js'
import { synonymGroups } from '../tokenize/synonym-groups.js'
import type { Places } from './resolve.js'

const MOST_RULES = 1000

type Table = NonNullable<Meta['synonyms']>

/** Synonyms that a program gives with a query, as an image would hold them; see docs/format/v1.md. */
export class QuerySynonyms {
  private rules: readonly SynonymRule[] | undefined
  private table: Table = {}

  constructor(
    private readonly segment: Segment,
    private readonly places: Places,
  ) {}

  /** The table of some rules; that of the last list is kept. Throws OptionError. */
  of(rules: readonly SynonymRule[]): Table {
    if (!Array.isArray(rules)) throw new OptionError(`"synonyms" of a search is a list of groups, not ${typeof rules}`)
    if (rules.length > MOST_RULES) throw new OptionError(`"synonyms" of a search has at most ${MOST_RULES} rules, not ${rules.length}`)
    if (rules !== this.rules) {
      this.table = this.tableOf(rules)
      this.rules = rules
    }
    return this.table
  }

  private tableOf(rules: readonly SynonymRule[]): Table {
    const table: Table = {}
    for (const { from, to } of synonymGroups(rules, MOST_SYNONYM_WORDS, OptionError)) {
      const [asked, sought] = [from, to].map(members => members.map(words => words.map(word => this.places.of(word).stem)).filter(stems => !stems.includes(-1)))
      for (const stems of asked as number[][]) {
        for (const others of sought as number[][]) {
          if (others.join() === stems.join() || others.some(stem => this.documentsOf(stem) === 0)) continue
          table[stems.join()] ??= []
          const list = table[stems.join()] as number[][]
          if (!list.some(([, ...known]) => known.join() === others.join())) list.push([this.hundredths(stems, others), ...others])
        }
      }
    }
    return table
  }

  /** What others count for beside what is asked for: the rarer, the less, as in the builder. */
  private hundredths(stems: readonly number[], others: readonly number[]): number {
    const rarity = (list: readonly number[]): number => list.reduce((sum, stem) => sum + Math.log(1 + this.segment.documents / this.documentsOf(stem)), 0)
    const held = stems.some(stem => this.documentsOf(stem) === 0) ? 1 : Math.min(1, rarity(stems) / rarity(others))
    return Math.ceil(100 * (others.length > 1 ? PHRASE_WEIGHT : SYNONYM_WEIGHT) * held)
  }

  /** Documents that hold a stem, in the field where most do. */
  private documentsOf(stem: number): number {
    const cursors = this.segment.meta.lengths.map(() => this.segment.cursor())
    this.segment.openStem(stem, -1, cursors)
    return Math.max(0, ...cursors.map(cursor => cursor.count))
  }
}
