import { OptionError } from '../errors.js'
import type { Feature } from './features.js'
import type { OpenOptions } from './search-index.js'
import { SearchIndex, segmentOf } from './search-index.js'

export interface CoreOptions extends OpenOptions {
  /** What the index can do beside answering words; default nothing. */
  features?: readonly Feature[]
}

/** As `openIndex` of `fihris`, with the features that are given. What is not imported is not loaded. */
export function openIndex(image: Uint8Array | ArrayBuffer, { features = [], ...options }: CoreOptions = {}): SearchIndex {
  if (!Array.isArray(features)) throw new OptionError('"features" is a list of features')
  return new SearchIndex(segmentOf(image, options), options, Object.assign({}, ...features) as Feature)
}
