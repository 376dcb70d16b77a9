import { unitsToString } from '../normalize/mapped-text.js'

/**
 * The distinct forms of a corpus, numbered in the order in which they first came. Letters lie in one pool of code units, found
 * through an open-addressing table: interning a form that is known allocates nothing.
 */
export class Vocabulary {
  size = 0
  /** How often each form was interned. */
  counts: Uint32Array = new Uint32Array(1024)
  private pool = new Uint16Array(8192)
  private starts = new Uint32Array(1025)
  private hashes = new Uint32Array(1024)
  /** Form number + 1, or 0 for a free slot; at most half full. */
  private table = new Uint32Array(4096)

  /** The number of the form `units[from, to)`, given one where it is new; counts it. */
  intern(units: Uint16Array, from: number, to: number): number {
    const length = to - from
    // FNV-1a over code units, then its high half folded in: neighbours in the alphabet must not be neighbours in the table.
    let hash = 0x811c9dc5
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (units[i] as number), 0x01000193)
    hash = (hash ^ (hash >>> 15)) >>> 0
    const { table, starts, pool, hashes } = this
    const mask = table.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = table[slot] as number
      if (entry === 0) return this.insert(units, from, to, hash, slot)
      const form = entry - 1
      if (hashes[form] !== hash) continue
      const start = starts[form] as number
      if ((starts[form + 1] as number) - start !== length) continue
      let k = 0
      while (k < length && pool[start + k] === units[from + k]) k++
      if (k < length) continue
      this.counts[form] = (this.counts[form] as number) + 1
      return form
    }
  }

  /** The letters of a form. */
  termOf(form: number): string {
    return unitsToString(this.pool, this.starts[form] as number, this.starts[form + 1] as number)
  }

  private insert(units: Uint16Array, from: number, to: number, hash: number, slot: number): number {
    const form = this.size++
    const start = this.starts[form] as number
    const end = start + to - from
    if (end > this.pool.length) this.pool = grown(this.pool, Math.max(end, this.pool.length * 2))
    if (form === this.hashes.length) {
      this.starts = grown(this.starts, 2 * form + 1)
      this.hashes = grown(this.hashes, this.hashes.length * 2)
      this.counts = grown(this.counts, this.counts.length * 2)
    }
    this.pool.set(units.subarray(from, to), start)
    this.starts[form + 1] = end
    this.hashes[form] = hash
    this.counts[form] = 1
    this.table[slot] = form + 1
    if (this.size * 2 > this.table.length) this.rehash()
    return form
  }

  private rehash(): void {
    const table = new Uint32Array(this.table.length * 2)
    const mask = table.length - 1
    for (let form = 0; form < this.size; form++) {
      let slot = (this.hashes[form] as number) & mask
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = form + 1
    }
    this.table = table
  }
}

function grown<T extends Uint16Array | Uint32Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(length)
  larger.set(array)
  return larger
}
