import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { FihrisError } from '../errors.js'
import { verifyIndex } from '../format/verify.js'
import { colorsFor } from './colors.js'
import { formatBytes, formatCount } from './format.js'
import type { Io } from './io.js'
import { withIndexNamed } from './open.js'
import { formatTable } from './table.js'
import { jsonText, oneLine } from './text.js'

export interface VerifyCommandOptions {
  json?: boolean | undefined
}

/** Milliseconds between two looks at how far the check is. */
const INTERVAL = 100
const CLEAR_LINE = '\r\x1b[K'

/** `fihris verify`: whether an index is whole, and where its first fault is. A fault is printed as an error, with `--json` as JSON too. */
export async function verify(io: Io, file: string, options: VerifyCommandOptions): Promise<void> {
  const image = await withIndexNamed(file, () => readFile(resolve(io.cwd, file)))
  let drawnAt = io.now()
  let isDrawn = false
  const found = verifyIndex(image, {
    onProgress: ({ section, checked, total }) => {
      if (!io.stderr.isTTY || io.now() - drawnAt < INTERVAL) return
      drawnAt = io.now()
      isDrawn = true
      io.stderr.write(`${CLEAR_LINE}${Math.floor((100 * checked) / Math.max(1, total))} %  ${section}`)
    },
  })
  if (isDrawn) io.stderr.write(CLEAR_LINE)
  if (options.json) io.stdout.write(jsonText(found))
  if (!found.ok) {
    const { section, offset, message, code } = found
    const advice = code === 'not-an-image' ? '; fihris build makes an index' : ''
    throw new FihrisError(code, `${file}: section ${section}, byte ${formatCount(offset)}: ${message}${advice}`)
  }
  if (options.json) return
  const { ok, byteLength, ...counts } = found
  const style = { heading: colorsFor(io.stdout, io.env).dim, isolate: io.stdout.isTTY }
  const rows = Object.entries(counts).map(([name, count]) => [name === 'columnCodes' ? 'codes in columns' : name, formatCount(count)])
  io.stdout.write(
    [
      oneLine(file),
      `no fault in ${formatBytes(byteLength)} (${formatCount(byteLength)} bytes)`,
      '',
      formatTable([{ title: 'count' }, { title: '', right: true }], rows, style),
    ].join('\n'),
  )
}
