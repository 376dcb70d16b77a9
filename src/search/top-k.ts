/**
 * The best `k` documents: a binary heap of document numbers with the worst of them on top. Of two equal scores the document added
 * first is the better, so that a ranking never depends on how it was computed.
 */
export class TopK {
  private readonly docs: Uint32Array
  private readonly scores: Float64Array
  private size = 0

  constructor(k: number) {
    this.docs = new Uint32Array(k)
    this.scores = new Float64Array(k)
  }

  clear(): void {
    this.size = 0
  }

  /** The score that a document must reach to be taken. */
  get threshold(): number {
    return this.size < this.docs.length || this.size === 0 ? Number.NEGATIVE_INFINITY : (this.scores[0] as number)
  }

  /** Offers a document. */
  offer(doc: number, score: number): void {
    const { docs, scores } = this
    if (this.size < docs.length) {
      let i = this.size++
      while (i > 0) {
        const parent = (i - 1) >>> 1
        if (!isWorse(score, doc, scores[parent] as number, docs[parent] as number)) break
        docs[i] = docs[parent] as number
        scores[i] = scores[parent] as number
        i = parent
      }
      docs[i] = doc
      scores[i] = score
    } else if (docs.length > 0 && isWorse(scores[0] as number, docs[0] as number, score, doc)) this.replaceTop(doc, score)
  }

  /** The documents, best first, with their scores. */
  ranked(): { doc: number; score: number }[] {
    return Array.from({ length: this.size }, (_, i) => ({ doc: this.docs[i] as number, score: this.scores[i] as number })).sort(
      (a, b) => b.score - a.score || a.doc - b.doc,
    )
  }

  private replaceTop(doc: number, score: number): void {
    const { docs, scores, size } = this
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= size) break
      if (child + 1 < size && isWorse(scores[child + 1] as number, docs[child + 1] as number, scores[child] as number, docs[child] as number)) child++
      if (!isWorse(scores[child] as number, docs[child] as number, score, doc)) break
      docs[i] = docs[child] as number
      scores[i] = scores[child] as number
      i = child
    }
    docs[i] = doc
    scores[i] = score
  }
}

function isWorse(score: number, doc: number, otherScore: number, otherDoc: number): boolean {
  return score < otherScore || (score === otherScore && doc > otherDoc)
}
