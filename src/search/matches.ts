/** All documents that match, rising, with their scores. */
export class Matches {
  count = 0
  docs: Uint32Array = new Uint32Array(256)
  scores: Float64Array = new Float64Array(256)

  push(doc: number, score: number): void {
    if (this.count === this.docs.length) {
      const { docs, scores } = this
      this.docs = new Uint32Array(2 * docs.length)
      this.docs.set(docs)
      this.scores = new Float64Array(2 * scores.length)
      this.scores.set(scores)
    }
    this.docs[this.count] = doc
    this.scores[this.count++] = score
  }
}

/** The best `most` of the places from 0 up to `count` that are `wanted`, best first: a heap with the worst of them on top. */
export function bestOf(count: number, most: number, compare: (a: number, b: number) => number, wanted?: (i: number) => boolean): number[] {
  const heap: number[] = []
  for (let i = 0; i < count && most > 0; i++) {
    if (wanted && !wanted(i)) continue
    if (heap.length < most) {
      let at = heap.length
      while (at > 0 && compare(heap[(at - 1) >>> 1] as number, i) < 0) {
        heap[at] = heap[(at - 1) >>> 1] as number
        at = (at - 1) >>> 1
      }
      heap[at] = i
    } else if (compare(i, heap[0] as number) < 0) {
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child + 1 < most && compare(heap[child + 1] as number, heap[child] as number) > 0) child++
        if (child >= most || compare(heap[child] as number, i) <= 0) break
        heap[at] = heap[child] as number
        at = child
      }
      heap[at] = i
    }
  }
  return heap.sort(compare)
}
