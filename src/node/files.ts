import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { openIndex } from '../open/open-index.js'
import type { OpenOptions, SearchIndex } from '../open/search-index.js'

/** Opens the image in a file. Rejects with the system's error where it cannot be read, and as `openIndex` throws. */
export async function openFile(path: string, options: OpenOptions = {}): Promise<SearchIndex> {
  return openIndex(await readFile(path), options)
}

/**
 * Writes an image so that a crash at any moment leaves the old file or the new one whole: written aside in the same folder, flushed
 * to the disk, renamed. Rejects with the system's error, and leaves nothing behind.
 */
export async function writeImage(path: string, image: Uint8Array): Promise<void> {
  // A name of its own for each call, also for two that write the same file at once.
  const aside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  try {
    const file = await open(aside, 'w')
    try {
      await file.writeFile(image)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}
