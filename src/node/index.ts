/** `fihris/node`: everything of the package, and images in files. */
export * from '../index.js'
export { inspectImage } from '../format/inspect.js'
export type { ImageDescription } from '../format/inspect.js'
export { openFile, writeImage } from './files.js'
