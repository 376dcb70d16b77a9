import { Packed, packForm, unpackForm } from '../tokenize/packed-form.js'
import type { FormSink } from '../tokenize/token.js'
import { FormPool, grown, hashOfUnits } from './form-pool.js'

const FIRST_FORMS = 1024

/**
 * The distinct forms of a corpus, numbered in the order in which they first came. A form that packs into a number is its own key, the
 * letters of any other lie in a pool. Both are found through one open-addressing table, which holds form numbers alone: it stays
 * small, and the keys of frequent words, which come early, lie together. Interning a form that is known allocates nothing.
 */
export class Vocabulary implements FormSink {
  /**
   * Never used: V8 throws optimized code away when the last object of the shape that it was made for is collected, and a process that
   * builds one index after the other would compile the scanner anew for each (three times its time, measured).
   */
  static readonly kept: Vocabulary = new Vocabulary()

  size = 0
  /** How often each form was interned. */
  counts: Uint32Array = new Uint32Array(FIRST_FORMS)
  /** The packed form, or -1 - its number in the pool. */
  private keys = new Float64Array(FIRST_FORMS)
  private readonly pool = new FormPool()
  /** Form number + 1, or 0 for a free slot; at most half full. */
  private table = new Int32Array(2 * FIRST_FORMS)
  /** The table has 2^(32 - shift) slots: a hash shifted by it is a slot. */
  private shift = 31 - Math.log2(FIRST_FORMS)

  /** The number of the form `units[from, to)`, given one where it is new; counts it. */
  intern(units: Uint16Array, from: number, to: number): number {
    const packed = packForm(units, from, to)
    return packed < 0 ? this.internPooled(units, from, to) : this.internPacked(packed)
  }

  /** As {@link intern}, for a form that is packed already. */
  internPacked(packed: number): number {
    const { table, keys } = this
    const mask = table.length - 1
    for (let slot = hashOf(packed) >>> this.shift; ; slot = (slot + 1) & mask) {
      const form = (table[slot] as number) - 1
      if (form < 0) return this.insert(packed, slot)
      if (keys[form] !== packed) continue
      this.counts[form] = (this.counts[form] as number) + 1
      return form
    }
  }

  /** The letters of a form. */
  termOf(form: number): string {
    const key = this.keys[form] as number
    return key < 0 ? this.pool.termOf(-1 - key) : unpackForm(key)
  }

  /** The letters of all forms. */
  terms(): string[] {
    return Array.from({ length: this.size }, (_, form) => this.termOf(form))
  }

  /** An Arabic form as one number (packed-form.ts); below 0 for any other and for a long one. */
  packedOf(form: number): number {
    const key = this.keys[form] as number
    return key < Packed.Alphabet ? key : -1
  }

  private internPooled(units: Uint16Array, from: number, to: number): number {
    const { table, keys, pool } = this
    const mask = table.length - 1
    for (let slot = hashOfUnits(units, from, to) >>> this.shift; ; slot = (slot + 1) & mask) {
      const form = (table[slot] as number) - 1
      if (form < 0) return this.insert(-1 - pool.add(units, from, to), slot)
      const key = keys[form] as number
      if (key >= 0 || !pool.holds(-1 - key, units, from, to)) continue
      this.counts[form] = (this.counts[form] as number) + 1
      return form
    }
  }

  private insert(key: number, slot: number): number {
    const form = this.size++
    if (form === this.counts.length) {
      this.keys = grown(this.keys, this.keys.length * 2)
      this.counts = grown(this.counts, this.counts.length * 2)
    }
    this.keys[form] = key
    this.counts[form] = 1
    this.table[slot] = form + 1
    if (this.size * 2 > this.table.length) this.rehash()
    return form
  }

  private rehash(): void {
    const { keys, pool } = this
    const table = new Int32Array(this.table.length * 2)
    const mask = table.length - 1
    const shift = this.shift - 1
    for (let form = 0; form < this.size; form++) {
      const key = keys[form] as number
      let slot = (key < 0 ? pool.hashOf(-1 - key) : hashOf(key)) >>> shift
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = form + 1
    }
    this.table = table
    this.shift = shift
  }
}

/** Multiplicative hashing (Knuth, TAOCP 6.4): each bit of a key moves the highest bits of the products, and those choose the slot. */
function hashOf(packed: number): number {
  return Math.imul(packed | 0, 0x9e3779b1) ^ Math.imul((packed / 2 ** 25) | 0, 0x85ebca6b)
}
