import { resolve } from 'node:path'
import { openFile } from '../node/index.js'
import { formatCount } from './format.js'
import type { Io } from './io.js'
import { withIndexNamed } from './open.js'
import { formatTable } from './table.js'
import { jsonText } from './text.js'

export interface SuggestOptions {
  limit: number
  json?: boolean | undefined
}

/** `fihris suggest`: what the text may be about to say, and, of words that the index does not hold, what they may have meant. */
export async function suggest(io: Io, file: string, text: string, { limit, json }: SuggestOptions): Promise<void> {
  const { suggestions, didYouMean } = await withIndexNamed(file, async () => {
    const index = await openFile(resolve(io.cwd, file), { verify: true })
    return { suggestions: index.suggest(text, { limit }), didYouMean: index.didYouMean(text) }
  })
  if (json) {
    io.stdout.write(jsonText({ suggestions, ...(didYouMean !== undefined && { didYouMean }) }))
    return
  }
  const rows = suggestions.map(suggestion => [suggestion.text, formatCount(suggestion.count)])
  io.stdout.write(formatTable([{ title: 'text' }, { title: 'count', right: true }], rows, { isolate: io.stdout.isTTY }))
}
