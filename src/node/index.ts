/** `fihris/node`: everything of the package, and images in files. */

export type { ImageDescription } from '../format/inspect.js'
export { inspectImage } from '../format/inspect.js'
export * from '../index.js'
export { openFile, writeImage } from './files.js'
export { withSpillFiles } from './spill-files.js'
