import { Packr, unpack } from 'msgpackr'
import { SECTIONS } from '../../src/format/constants.js'
import { EliasFano } from '../../src/format/elias-fano.js'
import { encodeEliasFano } from '../../src/format/elias-fano-writer.js'
import { randomOf } from '../support/documents.js'
import type { RawSection } from './forge.js'
import { assemble, rawSections } from './forge.js'

/** Images that somebody forged: each mutation leaves the checksums right, and most leave sizes that fit each other. */

type Random = (most: number) => number

const packr = new Packr({ useRecords: false })
const SEQUENCES: readonly number[] = [
  ...[SECTIONS.termBlocks, SECTIONS.stemForms, SECTIONS.rootStems, SECTIONS.rootBlocks, SECTIONS.postingOffsets],
  ...[SECTIONS.positionOffsets, SECTIONS.idBlocks, SECTIONS.storedOffsets, SECTIONS.columnOffsets],
]

/** Sections of bits: where a search reads most. */
const BITS: readonly number[] = [
  ...[SECTIONS.terms, SECTIONS.postings, SECTIONS.postings, SECTIONS.postingCodes, SECTIONS.rootKeys, SECTIONS.ids, SECTIONS.columns, SECTIONS.stored],
]

/** Numbers at which something ends. */
const EDGES: readonly unknown[] = [0, 1, 2, 31, 32, 127, 128, 255, 1000, 65_535, 2 ** 24, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]

/** What no field of a description is, or should be. */
const ODD: readonly unknown[] = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300, null, true, 'text', '', [], {}, [[]], [1, -1, 2 ** 31]]

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T

/** An image with one to three mutations. The same seed gives the same image. */
export function forged(image: Uint8Array, seed: number): Uint8Array {
  const random = randomOf(Math.imul(seed, 2_654_435_761))
  // The first numbers of a seed are much like its neighbour's.
  for (let i = 0; i < 5; i++) random(2)
  const sections = rawSections(image)
  for (let mutations = 1 + random(3); mutations > 0; mutations--) {
    const bits = sections.filter(({ type }) => BITS.includes(type))
    const section = pick(random, random(2) === 0 ? bits : sections)
    section.bytes = mutated(section, sections, random)
  }
  return assemble(sections)
}

function mutated(section: RawSection, sections: readonly RawSection[], random: Random): Uint8Array {
  const { type, bytes } = section
  if (type === SECTIONS.meta && random(4) > 0) return otherMeta(bytes, random)
  if (SEQUENCES.includes(type) && random(3) > 0) return otherSequence(bytes, random)
  const copy = Uint8Array.from(bytes)
  const at = random(bytes.length + 1)
  const to = at + random(Math.min(64, bytes.length - at + 1))
  switch (random(14)) {
    case 0:
      // A bit of the first bytes, where counts and widths stand.
      flip(copy, random(Math.min(bytes.length, 24)), random(8))
      return copy
    case 1:
      for (let changes = 1 + random(8); changes > 0; changes--) copy[random(bytes.length)] = random(256)
      return copy
    case 2:
      return copy.fill(pick(random, [0, 0xff, 0x55]), at, to)
    case 3:
      return copy.fill(pick(random, [0, 0xff]), at)
    case 4:
      return copy.subarray(0, at)
    case 5: {
      const longer = new Uint8Array(bytes.length + random(40))
      longer.set(bytes)
      return longer
    }
    case 6:
      copy.copyWithin(random(bytes.length + 1), at, to)
      return copy
    case 7:
      return pick(random, sections).bytes
    case 8:
      return copy.map(() => random(256))
    default:
      for (let changes = 1 + random(3); changes > 0; changes--) flip(copy, random(bytes.length), random(8))
      return copy
  }
}

function flip(bytes: Uint8Array, at: number, bit: number): void {
  bytes[at] = (bytes[at] as number) ^ (1 << bit)
}

/** A sequence of as many values, each near its own or anything. */
function otherSequence(bytes: Uint8Array, random: Random): Uint8Array {
  let values: number[]
  try {
    const read = new EliasFano(bytes)
    values = Array.from({ length: read.length }, (_, i) => read.get(i))
  } catch {
    return bytes
  }
  const most = values.at(-1) ?? 0
  const i = random(values.length)
  const kind = random(6)
  if (kind === 0) values[i] = random(2 * most + 2)
  else if (kind === 1) values.fill(values[i] ?? 0, random(values.length))
  else if (kind === 2) values = values.map(() => random(most + 1))
  else if (kind === 3) values = values.map((value, k) => (k < i ? value : value + random(9)))
  else if (kind === 4) values.push(pick(random, EDGES) as number)
  else values.splice(i, 1)
  values.sort((a, b) => a - b)
  const encoded = encodeEliasFano(values.map(value => Math.min(value, 2 ** 32 - 1)))
  // A low part, a sample or a high bit: values that fall. Samples of all but the first are where few changes hit by chance.
  if (random(3) === 0 && encoded.length > 12) encoded[12 + random(encoded.length - 12)] = random(256)
  if (random(3) === 0 && values.length > 64) encoded.set([random(256), random(2), 0, random(8) === 0 ? 255 : 0], 16)
  return encoded
}

function otherMeta(bytes: Uint8Array, random: Random): Uint8Array {
  let meta: Record<string, unknown>
  try {
    meta = unpack(bytes) as Record<string, unknown>
  } catch {
    return bytes
  }
  const key = pick(random, Object.keys(meta))
  const value = meta[key]
  const kind = random(4)
  if (kind === 0) meta[key] = pick(random, ODD)
  else if (kind === 1) meta[key] = pick(random, EDGES)
  else if (kind === 2 && typeof value === 'number') meta[key] = Math.max(0, value + random(5) - 2)
  else if (Array.isArray(value) && value.length > 0) {
    const i = random(value.length)
    const item: unknown = value[i]
    if (typeof item === 'object' && item !== null && random(4) > 0)
      (item as Record<string, unknown>)[pick(random, Object.keys(item))] = pick(random, [...EDGES, ...ODD])
    else if (random(2) === 0) value[i] = pick(random, [...EDGES, ...ODD])
    else value.push(item)
  } else if (typeof value === 'object' && value !== null) {
    const lists = value as Record<string, unknown>
    lists[pick(random, [...Object.keys(lists), '0', '1', '0,1', '-1', ''])] = pick(random, [
      [[100, 0]],
      [[50, 1, 2]],
      [[1e9, 0, 0, 0]],
      [[100, 2 ** 31]],
      [[100, -1]],
      ...ODD,
    ])
  }
  // NaN and fractions as floats of 64 bits; undefined is no value of the format.
  return packr.pack(meta)
}
