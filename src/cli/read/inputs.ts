import { stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { glob } from 'tinyglobby'
import { InputError } from '../../errors.js'
import { systemMessage } from '../failure.js'
import { EXTENSIONS, formatOf } from './read.js'
import type { InputFile } from './record.js'

const GLOB_SIGNS = /[*?[\]{}()!]/

/**
 * The files that patterns name, sorted, each once. A pattern is a file, a folder (all readable files below it) or a glob; of what
 * a glob or a folder holds only readable formats are taken, while a file named outright must be one. Throws InputError.
 */
export async function findInputs(patterns: readonly string[], cwd: string): Promise<InputFile[]> {
  const paths = new Set<string>()
  for (const pattern of patterns) {
    for (const path of await pathsOf(pattern, cwd)) paths.add(path)
  }
  const files = await Promise.all([...paths].map(async path => ({ path, name: relativeName(path, cwd), size: (await stat(path)).size })))
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function pathsOf(pattern: string, cwd: string): Promise<string[]> {
  const path = resolve(cwd, pattern)
  const stats = await stat(path).catch(() => undefined)
  if (stats?.isFile()) {
    if (formatOf(path) === undefined)
      throw new InputError(`${pattern}: no format is known for this file name; readable are ${EXTENSIONS.map(name => `.${name}`).join(', ')}`)
    return [path]
  }
  if (stats && !stats.isDirectory()) throw new InputError(`${pattern}: this is neither a file nor a folder`)
  if (!stats && !GLOB_SIGNS.test(pattern)) throw new InputError(`${pattern}: there is no such file or folder`)
  const found = stats ? await globFiles('**/*', path) : await globFiles(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern, cwd)
  const readable = found.filter(name => formatOf(name) !== undefined)
  if (readable.length > 0) return readable
  const seen = found.length === 0 ? 'no file' : 'only files of unknown formats'
  const hint = stats ? '' : '; check the pattern, and quote it so that the shell leaves it alone'
  throw new InputError(`${pattern}: ${seen} found${hint}. Readable are ${EXTENSIONS.map(name => `.${name}`).join(', ')}`)
}

async function globFiles(pattern: string, cwd: string): Promise<string[]> {
  try {
    return (await glob([pattern], { cwd, absolute: true, ignore: ['**/node_modules/**'] })).map(path => resolve(path))
  } catch (cause) {
    throw new InputError(`${pattern}: ${systemMessage(cause) ?? 'the pattern could not be followed'}`, { cause })
  }
}

/** With forward slashes on every system: as an id it must not depend on where the index was built. */
function relativeName(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/')
}
