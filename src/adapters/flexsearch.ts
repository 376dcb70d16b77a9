import type { AnalyzerOptions } from '../analysis/analyzer.js'
import { createAnalyzer } from '../analysis/analyzer.js'
import { checkOptions } from '../errors.js'

export interface FihrisEncoderOptions extends AnalyzerOptions {
  /** What FlexSearch indexes for a word: its stem (default), its root, or its form. */
  level?: 'stem' | 'root' | 'form'
}

/**
 * Arabic analysis for FlexSearch 0.8, as the `encode` option of an `Index` or of a `Document`'s field: a function from text to
 * terms. Set `tokenize: 'strict'` (the default) with it, and never `rtl: true`, which turns the terms around.
 *
 * @example new Index({ encode: fihrisEncoder() })
 */
export function fihrisEncoder(options: FihrisEncoderOptions = {}): (text: string) => string[] {
  checkOptions('fihrisEncoder', options, ['level', 'stopWords'])
  const { level = 'stem', ...rest } = options
  const analyzer = createAnalyzer(rest)
  return text => analyzer.analyze(String(text)).map(token => token[level])
}
