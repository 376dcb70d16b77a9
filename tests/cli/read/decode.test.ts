import { describe, expect, it } from 'vitest'
import { decodePage, decodeUtf8 } from '../../../src/cli/read/decode.js'

/** كتاب in windows-1256. */
const KITAB_1256 = [0xdf, 0xca, 0xc7, 0xc8]
const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')]

describe('decodeUtf8', () => {
  it('drops a byte order mark', () => {
    expect(decodeUtf8(new TextEncoder().encode('\ufeffكتاب'))).toBe('كتاب')
  })

  it('refuses other encodings', () => {
    expect(() => decodeUtf8(Uint8Array.from(KITAB_1256))).toThrow('not UTF-8')
  })
})

describe('decodePage', () => {
  it.each(['<meta charset="windows-1256">', "<META http-equiv='Content-Type' content='text/html; charset=windows-1256'>", '<meta charset=cp1256>'])(
    'believes %s',
    meta => {
      expect(decodePage(Uint8Array.from([...ascii(meta), ...KITAB_1256]))).toBe(`${meta}كتاب`)
    },
  )

  it('reads UTF-8 by default, and UTF-16 by its mark', () => {
    expect(decodePage(new TextEncoder().encode('كتاب'))).toBe('كتاب')
    expect(decodePage(Buffer.from('\ufeffكتاب', 'utf16le'))).toBe('كتاب')
    expect(decodePage(Buffer.from('\ufeffكتاب', 'utf16le').swap16())).toBe('كتاب')
  })

  it('takes a declared UTF-16 that could be read as ASCII for UTF-8', () => {
    expect(decodePage(new TextEncoder().encode('<meta charset="utf-16">كتاب'))).toContain('كتاب')
  })

  it('refuses an encoding that does not exist', () => {
    expect(() => decodePage(new TextEncoder().encode('<meta charset="arabic-99">'))).toThrow('"arabic-99"')
  })
})
