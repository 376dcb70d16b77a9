/** `fihris/analysis`: the chain by itself, for other engines. */

export type { Analyzer, AnalyzerOptions, Token } from '../analysis/analyzer.js'
export { createAnalyzer, rootKey, stem, tokenize } from '../analysis/analyzer.js'
export * from '../errors.js'
export type { NormalizedText } from '../normalize/normalize.js'
export { normalize, normalizeWithOrigins } from '../normalize/normalize.js'
