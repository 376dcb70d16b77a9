/** Arabic letters, with room for those that folding leaves out. */
const FIRST_LETTER = 0x0620
const LETTERS = 64

/** Affixes as a tree of their letters: how a form begins or ends is read letter by letter, without cutting it. */
export class AffixTrie {
  /** For each node and letter the next node, 0 where no affix goes on so. Node 0 is the affix of no letters. */
  private readonly edges: Uint16Array
  private readonly nodes = new Map<string, number>([['', 0]])

  /** Suffixes (`fromEnd`) are read from their last letter. */
  constructor(affixes: Iterable<string>, fromEnd: boolean) {
    const edges: number[] = new Array(LETTERS).fill(0)
    for (const affix of affixes) {
      let node = 0
      for (let i = 0; i < affix.length; i++) {
        const edge = node * LETTERS + affix.charCodeAt(fromEnd ? affix.length - 1 - i : i) - FIRST_LETTER
        if (edges[edge] === 0) {
          edges[edge] = edges.length / LETTERS
          edges.push(...new Array(LETTERS).fill(0))
        }
        node = edges[edge] as number
      }
      this.nodes.set(affix, node)
    }
    this.edges = Uint16Array.from(edges)
  }

  /** The node of an affix with one more letter, 0 where there is none. */
  next(node: number, unit: number): number {
    const letter = unit - FIRST_LETTER
    return letter >= 0 && letter < LETTERS ? (this.edges[node * LETTERS + letter] as number) : 0
  }

  /** What a map says of each affix, by node; 0 for others. */
  values(map: ReadonlyMap<string, number>): Uint16Array {
    const values = new Uint16Array(this.edges.length / LETTERS)
    for (const [affix, value] of map) {
      const node = this.nodes.get(affix)
      if (node !== undefined) values[node] = value
    }
    return values
  }
}
