/** FNV-1a, 32 bits, over UTF-16 code units, as eight hexadecimal digits: a name for a content, no protection against malice. */
export function fnv1a(text: string): string {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}
