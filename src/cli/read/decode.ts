import { InputError } from '../../errors.js'

/** Where the HTML standard lets a page declare its encoding: within this many bytes. */
const PRESCAN_BYTES = 1024
const META_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i

/**
 * UTF-8 as text, without a byte order mark. Bytes that are not UTF-8 are refused: replacement characters would be indexed as if
 * someone had written them.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  return decode(bytes, 'utf-8')
}

/**
 * A page as text, in the encoding of its byte order mark or its meta element, otherwise UTF-8. Much of the older Arabic web is
 * windows-1256, and says so.
 */
export function decodePage(bytes: Uint8Array): string {
  return decode(bytes, markedEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8')
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES))
  const label = META_CHARSET.exec(head)?.[1]?.toLowerCase()
  // The declaration itself could be read, so the page cannot be UTF-16; the standard takes it for UTF-8.
  return label?.startsWith('utf-16') ? 'utf-8' : label
}

function decode(bytes: Uint8Array, encoding: string): string {
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(encoding, { fatal: true })
  } catch (cause) {
    throw new InputError(`the encoding "${encoding}" that the page declares is unknown; convert it to UTF-8`, { cause })
  }
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    // Only what cannot be decoded is a TypeError; beyond 512 MB the engine has no string for the result.
    if (!(cause instanceof TypeError))
      throw new InputError('the text is too long to be held as one string; split the file, or write it as JSON Lines', { cause })
    throw new InputError(`the bytes are not ${encoding.toUpperCase()}; convert them (iconv -f WINDOWS-1256 -t UTF-8)`, { cause })
  }
}
