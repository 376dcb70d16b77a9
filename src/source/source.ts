/**
 * Where an image's bytes come from. A search plans which ranges it needs, a source brings them, and the engine then runs over them
 * without waiting. In memory bringing them is taking a view.
 */
export interface Source {
  /** Length of the whole image in bytes. */
  readonly byteLength: number
  /** The bytes from `offset`, `length` of them; a promise of them where they come from afar. */
  read(offset: number, length: number): Uint8Array | Promise<Uint8Array>
}
