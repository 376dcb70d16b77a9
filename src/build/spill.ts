import { checkOptions, OptionError } from '../errors.js'

/**
 * Where a builder puts what it cannot hold: named runs of bytes, each written once, whole, and read in parts until it is deleted.
 * The calls are synchronous, and what they throw is thrown by `add` or `toBytes`. `fihris/node` has one of files.
 */
export interface SpillStore {
  /** Keeps `bytes`, which the builder writes over afterwards: copy them where they are held. */
  write(name: string, bytes: Uint8Array): void
  /** The bytes [from, to) of a run. */
  read(name: string, from: number, to: number): Uint8Array
  delete(name: string): void
}

export interface BuilderOptions {
  /**
   * Bytes that the stream of words may take, at least 65,536: what is more goes to `spill`, and is sorted in as much again when the image
   * is written. Beside it stand, always, the vocabulary, ids and stored fields, eight bytes for each document's text field, and
   * in `toBytes` the image and about 40 MB.
   */
  maxMemory?: number
  /** Where the stream goes beyond `maxMemory`; each asks for the other. */
  spill?: SpillStore
}

/** A store and how much to hold without it. */
export interface Spill {
  store: SpillStore
  maxMemory: number
  /** A name that no other run of this process has. */
  nameOf(what: string): string
}

const LEAST_MEMORY = 1 << 16
const METHODS = ['write', 'read', 'delete'] as const

let runs = 0

/** What the options ask for, undefined where everything stays in memory. Throws OptionError. */
export function spillOf(options: BuilderOptions): Spill | undefined {
  if (typeof options !== 'object' || options === null) throw new OptionError(`IndexBuilder takes an object of options, not ${String(options)}`)
  checkOptions('IndexBuilder', options, ['maxMemory', 'spill'])
  const { maxMemory, spill: store } = options
  if (maxMemory === undefined && store === undefined) return undefined
  if (maxMemory === undefined) throw new OptionError('"spill" is used beyond "maxMemory": give that too, in bytes')
  if (!Number.isSafeInteger(maxMemory) || maxMemory < LEAST_MEMORY)
    throw new OptionError(`"maxMemory" is a number of bytes, ${LEAST_MEMORY} at least, not ${String(maxMemory)}`)
  if (typeof store !== 'object' || store === null || METHODS.some(method => typeof store[method] !== 'function'))
    throw new OptionError('"maxMemory" needs "spill", an object with write, read and delete; fihris/node has one: withSpillFiles')
  return { store, maxMemory, nameOf: what => `${what}-${++runs}` }
}
