import { InputError } from '../errors.js'
import { createAnalyzer } from '../index.js'
import { colorsFor } from './colors.js'
import { UsageError } from './failure.js'
import type { Io } from './io.js'
import { decodeUtf8 } from './read/decode.js'
import { formatTable } from './table.js'
import { jsonText } from './text.js'

export interface AnalyzeOptions {
  json?: boolean | undefined
}

/** `fihris analyze`: the tokens of the text, or of standard input where there is none. */
export async function analyze(io: Io, words: readonly string[], options: AnalyzeOptions): Promise<void> {
  const tokens = createAnalyzer().analyze(words.length > 0 ? words.join(' ') : await readStdin(io))
  if (options.json) {
    io.stdout.write(jsonText(tokens))
    return
  }
  const columns = [{ title: 'as written' }, { title: 'form' }, { title: 'stem' }, { title: 'root' }, { title: 'why' }]
  const rows = tokens.map(({ text, form, stem, root, why }) => [text, form, stem, root, why])
  io.stdout.write(formatTable(columns, rows, { heading: colorsFor(io.stdout, io.env).dim, isolate: io.stdout.isTTY }))
}

async function readStdin(io: Io): Promise<string> {
  if (io.stdin.isTTY) throw new UsageError('analyze needs a text: as an argument, or on standard input (fihris analyze < text.txt)')
  const chunks: Uint8Array[] = []
  for await (const chunk of io.stdin) chunks.push(chunk)
  try {
    return decodeUtf8(Buffer.concat(chunks))
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`standard input: ${error.message}`, { cause: error })
    throw error
  }
}
