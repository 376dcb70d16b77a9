import type { ImageError } from '../errors.js'
import { corrupt } from './corrupt.js'

/**
 * Reads the MessagePack that images hold: nil, booleans, integers of 32 bits, doubles, strings, lists and maps with string keys. Anything else
 * (binary, extensions, single floats, integers of 64 bits) is no part of the format and is refused, as is nesting beyond reason. See
 * docs/decisions/002-messagepack.md for why reading is our own and writing is not.
 */
const MAX_DEPTH = 32

// A byte order mark that begins a text is a character of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The one value that fills `bytes`. Throws `corrupt` where they hold none, or more. Maps have no prototype. */
export function readMessagePack(bytes: Uint8Array): unknown {
  const reader = new Reader(bytes)
  const value = reader.value(0)
  if (reader.at !== bytes.length) throw reader.fault('more bytes than one value')
  return value
}

class Reader {
  at = 0
  private readonly bytes: Uint8Array
  private readonly view: DataView

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  fault(what: string): ImageError {
    return corrupt(this.bytes, this.at, `MessagePack: ${what}`)
  }

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw this.fault('nested too deeply')
    const type = this.uint(1)
    if (type < 0x80) return type
    if (type < 0x90) return this.map(type & 0x0f, depth)
    if (type < 0xa0) return this.list(type & 0x0f, depth)
    if (type < 0xc0) return this.string(type & 0x1f)
    if (type >= 0xe0) return type - 0x100
    switch (type) {
      case 0xc0:
        return null
      case 0xc2:
      case 0xc3:
        return type === 0xc3
      case 0xcb:
        return this.view.getFloat64(this.take(8))
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.uint(2 ** (type - 0xcc))
      case 0xd0:
      case 0xd1:
      case 0xd2: {
        const bits = 8 << (type - 0xd0)
        return (this.uint(bits / 8) << (32 - bits)) >> (32 - bits)
      }
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.string(this.uint(2 ** (type - 0xd9)))
      case 0xdc:
      case 0xdd:
        return this.list(this.uint(2 ** (type - 0xdb)), depth)
      case 0xde:
      case 0xdf:
        return this.map(this.uint(2 ** (type - 0xdd)), depth)
      default:
        throw this.fault(`type 0x${type.toString(16)} is no part of the format`)
    }
  }

  /** Moves past `size` bytes and returns where they begin. */
  private take(size: number): number {
    const from = this.at
    if (from + size > this.bytes.length) throw this.fault('it ends within a value')
    this.at = from + size
    return from
  }

  private uint(size: number): number {
    const at = this.take(size)
    return size === 1 ? this.view.getUint8(at) : size === 2 ? this.view.getUint16(at) : this.view.getUint32(at)
  }

  private string(size: number): string {
    const from = this.take(size)
    return decoder.decode(this.bytes.subarray(from, from + size))
  }

  private list(size: number, depth: number): unknown[] {
    // Grown value by value: a forged size must not allocate before the bytes run out.
    const list: unknown[] = []
    for (let i = 0; i < size; i++) list.push(this.value(depth + 1))
    return list
  }

  private map(size: number, depth: number): Record<string, unknown> {
    const map = Object.create(null) as Record<string, unknown>
    for (let i = 0; i < size; i++) {
      const key = this.value(depth + 1)
      if (typeof key !== 'string') throw this.fault('a key is no string')
      map[key] = this.value(depth + 1)
    }
    return map
  }
}
