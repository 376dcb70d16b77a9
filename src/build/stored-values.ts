import { Packr } from 'msgpackr/pack'

// Records compile readers with `new Function`, which a strict content-security policy forbids.
export const packr: Packr = new Packr({ useRecords: false })

/** Stored values as the image has them, a MessagePack list in schema order for each document: encoded at once, for text takes twice the room as a string. */
export class StoredValues {
  /** Where each document's list begins, and the end of the last. */
  readonly offsets: number[] = [0]
  private encoded = new Uint8Array(1 << 12)
  private length = 0

  add(values: readonly unknown[]): void {
    const list = packr.pack(values)
    if (this.length + list.length > this.encoded.length) {
      const larger = new Uint8Array(Math.max(2 * this.encoded.length, this.length + list.length))
      larger.set(this.encoded)
      this.encoded = larger
    }
    this.encoded.set(list, this.length)
    this.length += list.length
    this.offsets.push(this.length)
  }

  /** All lists, one after the other; valid until the next is added. */
  bytes(): Uint8Array {
    return this.encoded.subarray(0, this.length)
  }
}
