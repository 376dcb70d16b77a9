import { HEADER_SIZE, SECTIONS, TABLE_ENTRY_SIZE } from '../../src/format/constants.js'
import { IndexBuilder } from '../../src/index.js'
import { documentedReader, readMessagePack } from './format-reader.js'
import { fencesOf, readDocument } from './markdown.js'

/** The worked example of docs/format/v1.md: its code is run, and its bytes are told by the reader of the same document. */

/** The image that the document's own code builds. */
export function exampleImage(): Uint8Array {
  const [block] = fencesOf(readDocument('docs/format/v1.md')).filter(({ words }) => words.includes('example'))
  return new Function('IndexBuilder', `${block?.code}\nreturn image`)(IndexBuilder) as Uint8Array
}

const PER_LINE = 8

export function exampleDump(image: Uint8Array): string {
  const reader = documentedReader()
  const index = reader.open(image, readMessagePack)
  const lines: string[] = []
  const put = (from: number, length: number, ...meaning: string[]): void => {
    for (let i = 0; i * PER_LINE < length || i < meaning.length; i++) {
      const bytes = [...image.subarray(from + i * PER_LINE, Math.min(from + length, from + (i + 1) * PER_LINE))].map(byte => hex(byte, 2)).join(' ')
      lines.push(`${bytes === '' ? '    ' : hex(from + i * PER_LINE, 4)}  ${bytes.padEnd(3 * PER_LINE)} ${meaning[i] ?? ''}`.trimEnd())
    }
  }
  put(0, 8, 'magic')
  put(8, 4, `version ${reader.u16(image, 8)}.${reader.u16(image, 10)}`)
  put(12, 4, `${reader.u32(image, 12)} sections`)
  put(16, 8, `${reader.u64(image, 16)} bytes`)
  put(24, 4, 'checksum of header and table')
  put(28, 4)
  const names = Object.entries(SECTIONS)
  const sections = Array.from({ length: reader.u32(image, 12) }, (_, i) => {
    const at = HEADER_SIZE + TABLE_ENTRY_SIZE * i
    const name = names.find(([, type]) => type === reader.u16(image, at))?.[0] ?? ''
    return { at, name, offset: reader.u64(image, at + 8), length: reader.u64(image, at + 16) }
  })
  lines.push('')
  for (const { at, name, offset, length } of sections) put(at, TABLE_ENTRY_SIZE, `${name}, mandatory; checksum`, `at ${hex(offset, 4)}`, `${length} bytes`)
  for (const { name, offset, length } of sections) {
    const bytes = image.subarray(offset, offset + length)
    lines.push('', `${name}:`)
    put(offset, length, ...meaningOf(name, bytes, index, reader))
  }
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`
}

type Index = ReturnType<ReturnType<typeof documentedReader>['open']>

function meaningOf(name: string, bytes: Uint8Array, index: Index, reader: ReturnType<typeof documentedReader>): string[] {
  switch (name) {
    case 'meta':
      return wrapped(JSON.stringify(index.meta), 96)
    case 'terms':
      return index.forms.toSorted()
    case 'rootKeys':
      return index.rootKeys
    case 'ids':
      return index.ids
    case 'termForms':
      return [reader.column(bytes).join(' ')]
    case 'postings':
      return index.stemForms.slice(0, -1).flatMap((_, stem) => {
        const occurrences = reader.occurrencesOf(index, stem)
        const length = (index.postingOffsets[stem + 1] as number) - (index.postingOffsets[stem] as number)
        return length === 0 ? [] : [`stem ${stem}, ${length} bytes: ${occurrences.map(({ form, doc }) => `${form} in ${doc}`).join(', ')}`]
      })
    case 'positions':
      return index.stemForms.slice(0, -1).flatMap((_, stem) => {
        const occurrences = reader.occurrencesOf(index, stem)
        return occurrences.length === 0 ? [] : [`stem ${stem}: ${occurrences.map(({ position, doc }) => `${position} in ${doc}`).join(', ')}`]
      })
    case 'norms':
      return [`${[...bytes].map(reader.lengthOf).join(' ')} tokens`]
    case 'stored':
      return index.storedOffsets.slice(0, -1).map((from, doc) => JSON.stringify(readMessagePack(bytes.subarray(from, index.storedOffsets[doc + 1]))))
    default:
      return [reader.sequence(bytes).join(' ')]
  }
}

function wrapped(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
