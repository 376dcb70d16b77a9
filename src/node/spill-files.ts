import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SpillStore } from '../build/spill.js'

/**
 * Gives a store of files in a new folder to `use`, for an `IndexBuilder` with `maxMemory`. The folder, in `parent` (by default that of
 * the system for temporary files), is deleted when `use` has returned, thrown or settled, and when the process exits before; a
 * signal that kills it leaves the folder behind. Rejects as `use` does, or with the system's error.
 *
 * @example
 * const image = await withSpillFiles(async spill => {
 *   const builder = new IndexBuilder({ fields: ['body'] }, { maxMemory: 2 ** 28, spill })
 *   return (await builder.addAll(documents)).toBytes()
 * })
 */
export async function withSpillFiles<T>(use: (spill: SpillStore) => T | Promise<T>, parent: string = tmpdir()): Promise<T> {
  const folder = mkdtempSync(join(parent, 'fihris-'))
  const clear = (): void => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear)
  try {
    return await use(storeIn(folder))
  } finally {
    process.off('exit', clear)
    clear()
  }
}

function storeIn(folder: string): SpillStore {
  return {
    write: (name, bytes) => writeFileSync(join(folder, name), bytes, { flag: 'wx', mode: 0o600 }),
    read: (name, from, to) => {
      const bytes = new Uint8Array(to - from)
      // Opened for each part: a build may have more runs than a process may have files open.
      const file = openSync(join(folder, name), 'r')
      try {
        let length = 0
        for (let read = -1; length < bytes.length && read !== 0; length += read) read = readSync(file, bytes, length, bytes.length - length, from + length)
        return bytes.subarray(0, length)
      } finally {
        closeSync(file)
      }
    },
    delete: name => rmSync(join(folder, name), { force: true }),
  }
}
