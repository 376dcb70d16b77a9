/** `fihris/analysis`: the chain by itself, for other engines. */
export * from '../errors.js'
export { normalize, normalizeWithOrigins } from '../normalize/normalize.js'
export type { NormalizedText } from '../normalize/normalize.js'
export { createAnalyzer, rootKey, stem, tokenize } from '../analysis/analyzer.js'
export type { Analyzer, AnalyzerOptions, Token } from '../analysis/analyzer.js'
