import { unitsToString } from '../normalize/mapped-text.js'

/** The letters of forms that pack into no number, one after the other in one array. */
export class FormPool {
  private size = 0
  private units = new Uint16Array(256)
  private starts = new Uint32Array(64)

  add(units: Uint16Array, from: number, to: number): number {
    const number = this.size++
    if (this.size === this.starts.length) this.starts = grown(this.starts, 2 * this.size)
    const start = this.starts[number] as number
    const end = start + to - from
    if (end > this.units.length) this.units = grown(this.units, Math.max(end, 2 * this.units.length))
    this.units.set(units.subarray(from, to), start)
    this.starts[this.size] = end
    return number
  }

  holds(number: number, units: Uint16Array, from: number, to: number): boolean {
    let at = this.starts[number] as number
    if ((this.starts[number + 1] as number) - at !== to - from) return false
    for (let i = from; i < to; i++) if (this.units[at++] !== units[i]) return false
    return true
  }

  hashOf(number: number): number {
    return hashOfUnits(this.units, this.starts[number] as number, this.starts[number + 1] as number)
  }

  termOf(number: number): string {
    return unitsToString(this.units, this.starts[number] as number, this.starts[number + 1] as number)
  }
}

/** FNV-1a over code units, spread in the same way. */
export function hashOfUnits(units: Uint16Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (units[i] as number), 0x01000193)
  return Math.imul(hash, 0x9e3779b1)
}

/** A larger copy of an array. */
export function grown<T extends Uint16Array | Uint32Array | Float64Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(length)
  larger.set(array)
  return larger
}
