import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readLayout, verifyChecksums } from '../format/image.js'
import { inspectImage } from '../format/inspect.js'
import { colorsFor } from './colors.js'
import { formatBytes, formatCount, formatShare } from './format.js'
import type { Io } from './io.js'
import { withIndexNamed } from './open.js'
import { formatTable } from './table.js'
import { jsonText, oneLine } from './text.js'

export interface InspectOptions {
  json?: boolean | undefined
}

/** `fihris inspect`: what an index holds, and where its bytes go, after all of them were checked. */
export async function inspect(io: Io, file: string, options: InspectOptions): Promise<void> {
  const image = await withIndexNamed(file, async () => {
    const bytes = await readFile(resolve(io.cwd, file))
    verifyChecksums(bytes, readLayout(bytes))
    return inspectImage(bytes)
  })
  if (options.json) {
    io.stdout.write(jsonText(image))
    return
  }
  const { version, byteLength, fingerprint, documents, fields, counts, stored, sections } = image
  const style = { heading: colorsFor(io.stdout, io.env).dim, isolate: io.stdout.isTTY }
  io.stdout.write(
    [
      oneLine(file),
      `format ${version.major}.${version.minor}, ${formatBytes(byteLength)} (${formatCount(byteLength)} bytes), ${formatCount(documents)} documents`,
      oneLine(`analysis ${fingerprint}`),
      STORED[stored],
      '',
      formatTable(
        [{ title: 'field' }, { title: 'type' }, { title: 'boost', right: true }, { title: 'stored' }, { title: 'positions' }, { title: 'column' }],
        fields.map(({ name, type, analysis, boost, store, positions, column }) => [
          name,
          analysis ?? type,
          String(boost),
          yesNo(store),
          yesNo(positions),
          yesNo(column),
        ]),
        style,
      ),
      formatTable(
        [{ title: 'count' }, { title: '', right: true }],
        Object.entries(counts).map(([name, count]) => [name, formatCount(count)]),
        style,
      ),
      formatTable(
        [{ title: 'section' }, { title: 'offset', right: true }, { title: 'bytes', right: true }, { title: 'share', right: true }],
        sections.map(({ name, offset, length }) => [name, formatCount(offset), formatCount(length), formatShare(byteLength === 0 ? 0 : length / byteLength)]),
        style,
      ),
    ].join('\n'),
  )
}

const STORED = {
  none: 'no stored values',
  plain: 'stored values uncompressed, for they are few',
  coded: 'stored values compressed',
} as const

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no'
}
