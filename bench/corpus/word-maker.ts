import * as nouns from '../../src/lexicon/data/nouns.js'
import { foldedWords } from '../../src/lexicon/folded-words.js'
import { verbsOf } from '../../src/lexicon/verbs.js'
import { ARTICLES, IMPERFECT, NOUN, PAST, PREFIXES, SUFFIXES } from '../../src/stem/affixes.js'

/** Stems of one kind and what they may stand between; pairs of affixes by the number of their letters. */
interface Kind {
  stems: readonly string[]
  pairs: ReadonlyMap<number, readonly (readonly [prefix: string, suffix: string])[]>
}

/** All words with so many letters of affixes, in an order of their own. */
interface Tier {
  letters: number
  size: number
  /** Coprime to the size: multiplying by it visits every word of the tier once. */
  stride: number
}

/**
 * Words by number, from 0: those given, then as many more as the morphology makes of the library's own lexicon: nouns and the stems of
 * verbs by root and pattern, between every clitic, person, ending and pronoun that may stand there. Words with few affixes come first.
 * What is made so is spelled right, and means something about as often as nonsense verse does.
 */
export class WordMaker {
  private readonly known: readonly string[]
  private readonly kinds: readonly Kind[]
  private readonly tiers: readonly Tier[]
  /** Distinct numbers: any beyond begins again. */
  readonly size: number
  private readonly cache = new Array<string | undefined>(CACHED)

  constructor(known: readonly string[]) {
    this.known = known
    const verbs = verbsOf().map(({ verb }) => verb)
    const written = Object.values(nouns).flatMap(list => (typeof list === 'string' ? foldedWords(list) : []))
    this.kinds = [
      kindOf([...written, ...verbs.flatMap(verb => verb.nouns)], NOUN, ARTICLES),
      kindOf(stemsOf(verbs.map(verb => verb.pastStems)), PAST, []),
      kindOf(stemsOf(verbs.map(verb => verb.imperfectStems)), IMPERFECT, []),
    ]
    const lengths = new Set(this.kinds.flatMap(({ pairs }) => [...pairs.keys()]))
    this.tiers = [...lengths]
      .sort((a, b) => a - b)
      .map(letters => {
        const size = this.kinds.reduce((sum, kind) => sum + sizeOf(kind, letters), 0)
        return { letters, size, stride: strideOf(size) }
      })
    this.size = this.tiers.reduce((sum, tier) => sum + tier.size, known.length)
  }

  /** The word of a number. Now and then two numbers make the same word, as وال + د and و + الد do. */
  word(number: number): string {
    const folded = number % this.size
    if (folded < this.known.length) return this.known[folded] as string
    if (folded >= CACHED) return this.make(folded - this.known.length)
    const cached = this.cache[folded]
    if (cached !== undefined) return cached
    const word = this.make(folded - this.known.length)
    this.cache[folded] = word
    return word
  }

  private make(number: number): string {
    let left = number
    for (const { letters, size, stride } of this.tiers) {
      if (left >= size) {
        left -= size
        continue
      }
      let place = (left * stride) % size
      for (const kind of this.kinds) {
        const here = sizeOf(kind, letters)
        if (place >= here) {
          place -= here
          continue
        }
        const { stems, pairs } = kind
        const [prefix = '', suffix = ''] = pairs.get(letters)?.[Math.floor(place / stems.length)] ?? []
        return prefix + (stems[place % stems.length] as string) + suffix
      }
    }
    throw new RangeError(`no word has the number ${number}`)
  }
}

/** The words that come most often are kept. */
const CACHED = 1 << 17

function stemsOf(verbs: readonly (readonly (readonly [stem: string, slots: number])[])[]): string[] {
  return verbs.flatMap(stems => stems.map(([stem]) => stem))
}

function kindOf(stems: readonly string[], bit: number, morePrefixes: readonly string[]): Kind {
  const having = (affixes: ReadonlyMap<string, number>): string[] => [...affixes].flatMap(([affix, bits]) => (bits & bit ? [affix] : []))
  const pairs = new Map<number, [string, string][]>()
  for (const prefix of [...having(PREFIXES), ...morePrefixes])
    for (const suffix of having(SUFFIXES)) {
      const letters = prefix.length + suffix.length
      const list = pairs.get(letters) ?? []
      list.push([prefix, suffix])
      pairs.set(letters, list)
    }
  return { stems: [...new Set(stems)].filter(stem => stem.length > 1), pairs }
}

function sizeOf({ stems, pairs }: Kind, letters: number): number {
  return stems.length * (pairs.get(letters)?.length ?? 0)
}

/** Near the golden section of the size, which spreads neighbours far, and coprime to it. */
function strideOf(size: number): number {
  if (size ** 2 > Number.MAX_SAFE_INTEGER) throw new RangeError(`a tier of ${size} words is too large to reckon with`)
  let stride = Math.max(1, Math.floor(size * 0.618))
  while (divisorOf(stride, size) > 1) stride++
  return stride
}

function divisorOf(a: number, b: number): number {
  return b === 0 ? a : divisorOf(b, a % b)
}
