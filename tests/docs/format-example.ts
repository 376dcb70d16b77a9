import { GUARD, HEADER_SIZE, SECTIONS, TABLE_ENTRY_SIZE } from '../../src/format/constants.js'
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

/** Lines of a dump: bytes, and beside them what they say. */
class Dump {
  readonly lines: string[] = []

  constructor(private readonly image: Uint8Array) {}

  /** A stretch of the image; lines of zeros behind its last meaning are left out. */
  put(from: number, length: number, ...meaning: string[]): void {
    const end = from + length
    for (let i = 0; from + i * PER_LINE < end || i < meaning.length; i++) {
      const at = from + i * PER_LINE
      const rest = this.image.subarray(at, end)
      const isLeftOut = i >= meaning.length && rest.length > 2 * PER_LINE && rest.subarray(0, 2 * PER_LINE).every(byte => byte === 0)
      if (isLeftOut) {
        const zeros = rest.findIndex(byte => byte !== 0)
        const lines = Math.floor((zeros < 0 ? rest.length : zeros) / PER_LINE)
        this.lines.push(`${hex(at, 4)}  …`)
        i += lines - 1
        continue
      }
      const bytes = [...rest.subarray(0, PER_LINE)].map(byte => hex(byte, 2)).join(' ')
      this.lines.push(`${bytes === '' ? '    ' : hex(at, 4)}  ${bytes.padEnd(3 * PER_LINE)} ${meaning[i] ?? ''}`.trimEnd())
    }
  }
}

/** Bytes of the lengths of the three prefix codes before the blocks of strings. */
const CODES = [
  [128, 'heads'],
  [128, 'bytes'],
  [17, 'widths'],
] as const

export function exampleDump(image: Uint8Array): string {
  const reader = documentedReader()
  const index = reader.open(image, readMessagePack)
  const dump = new Dump(image)
  dump.put(0, 8, 'magic')
  dump.put(8, 4, `version ${reader.u16(image, 8)}.${reader.u16(image, 10)}`)
  dump.put(12, 4, `${reader.u32(image, 12)} sections`)
  dump.put(16, 8, `${reader.u64(image, 16)} bytes`)
  dump.put(24, 4, 'checksum of header and table')
  dump.put(28, 4)
  const names = Object.entries(SECTIONS)
  const sections = Array.from({ length: reader.u32(image, 12) }, (_, i) => {
    const at = HEADER_SIZE + TABLE_ENTRY_SIZE * i
    const name = names.find(([, type]) => type === reader.u16(image, at))?.[0] ?? ''
    return { at, name, offset: reader.u64(image, at + 8), length: reader.u64(image, at + 16) }
  })
  dump.lines.push('')
  for (const { at, name, offset, length } of sections) dump.put(at, TABLE_ENTRY_SIZE, `${name}, mandatory; checksum`, `at ${hex(offset, 4)}`, `${length} bytes`)
  for (const { name, offset, length } of sections) {
    dump.lines.push('', `${name}:`)
    let at = 0
    for (const [size, ...meaning] of partsOf(name, image.subarray(offset, offset + length), index, reader)) {
      dump.put(offset + at, size, ...meaning)
      at += size
    }
    if (at < length) dump.put(offset + at, length - at, 'guard')
  }
  return `\`\`\`text\n${dump.lines.join('\n')}\n\`\`\`\n`
}

type Index = ReturnType<ReturnType<typeof documentedReader>['open']>

type Part = [size: number, ...meaning: string[]]

/** A section cut into parts, each with what it says; what they leave is its guard. */
function partsOf(name: string, bytes: Uint8Array, index: Index, reader: ReturnType<typeof documentedReader>): Part[] {
  const { meta, forms, stemForms } = index
  const stems = stemForms.slice(0, -1).map((_, stem) => stem)
  const between = (offsets: readonly number[], i: number): number => (offsets[i + 1] as number) - (offsets[i] as number)
  switch (name) {
    case 'meta':
      return [[bytes.length, ...wrapped(JSON.stringify(meta), 96)]]
    case 'terms':
      return stringParts(
        forms.toSorted().map(form => `${form} ${forms.indexOf(form)}`),
        bytes,
      )
    case 'rootKeys':
      return stringParts(index.rootKeys, bytes)
    case 'ids':
      return stringParts(index.ids, bytes)
    case 'postingCodes':
      return [[bytes.length, 'code lengths of the codes of postings']]
    case 'postings':
      return stems.flatMap(stem => {
        const { lists, counts } = reader.recordOf(index, stem)
        const postings = lists.flatMap(list => list.postings.map(({ doc, frequency, lead }) => `document ${doc}, ${frequency} times, lead ${lead}`))
        const part: Part = [
          between(index.postingOffsets, stem),
          [`stem ${stem}: ${postings.join('; ')}`, ...counts.map((count, i) => `form ${i}: ${count}`)].join('; '),
        ]
        return lists.length === 0 ? [] : [part]
      })
    case 'positions':
      return stems.flatMap(stem => {
        const part: Part = [
          between(index.positionOffsets, stem),
          `stem ${stem}: ${reader
            .occurrencesOf(index, stem)
            .map(({ form, position, doc }) => `${form} at ${position} in ${doc}`)
            .join(', ')}`,
        ]
        return part[0] === 0 ? [] : [part]
      })
    case 'norms':
      return [[bytes.length, `${[...bytes].map(reader.lengthOf).join(' ')} tokens`]]
    case 'columns':
      return meta.fields
        .filter(field => field.column)
        .map(({ name: field }, i): Part => [between(index.columnOffsets, i), `${field}: ${JSON.stringify(reader.columnOf(index, field))}`])
    case 'termPeaks':
      return [[bytes.length, `at most ${[...bytes].map(reader.lengthOf).join(' ')} occurrences`]]
    case 'stored': {
      const lists = Array.from(
        { length: meta.documents },
        (_, doc): Part => [between(index.storedOffsets, doc), JSON.stringify(reader.storedOf(index, doc, readMessagePack))],
      )
      return [[4, 'no code: values as they are'], ...lists]
    }
    default:
      return [[bytes.length, ...wrapped(reader.sequence(bytes).join(' '), 96)]]
  }
}

/** The lengths of the prefix codes, then all blocks together. */
function stringParts(strings: readonly string[], bytes: Uint8Array): Part[] {
  const codes = CODES.map(([size, of]): Part => [size, `code lengths of ${of}`])
  const blocks = bytes.length - CODES.reduce((sum, [size]) => sum + size, 0) - GUARD
  return [...codes, [blocks, ...wrapped(strings.join(', '), 96)]]
}

function wrapped(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
