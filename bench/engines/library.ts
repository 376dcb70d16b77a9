import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the benchmarks call: the built package, so that they measure what users get. */
export type Library = typeof import('../../src/index.js')
export type FlexSearchAdapter = typeof import('../../src/adapters/flexsearch.js')

/** Where the built package lies, from the root of the repository. */
export const BUILT = 'dist/index.js'

/** Loads the package's main module from a path; `--module` gives another build to compare with. */
export async function loadLibrary(path: string): Promise<Library> {
  return (await import(pathToFileURL(resolve(path)).href)) as Library
}

/** The FlexSearch adapter of the same build. */
export async function loadFlexSearchAdapter(path: string): Promise<FlexSearchAdapter> {
  return (await import(pathToFileURL(resolve(dirname(path), 'adapters/flexsearch.js')).href)) as FlexSearchAdapter
}
