import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SpillStore } from '../../src/node/index.js'
import { IndexBuilder, withSpillFiles } from '../../src/node/index.js'
import { imageOf, randomOf, VOCABULARY } from '../support/documents.js'

const random = randomOf(7)
const documents = Array.from({ length: 300 }, (_, id) => ({
  id,
  body: Array.from({ length: random(200) }, () => VOCABULARY[random(VOCABULARY.length)]).join(' '),
}))

let parent: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'fihris-spill-'))
})
afterEach(async () => {
  await rm(parent, { recursive: true, force: true })
})

describe('withSpillFiles', () => {
  it('gives a builder what it needs, and deletes it', async () => {
    let files = 0
    const image = await withSpillFiles(async spill => {
      const builder = new IndexBuilder({ fields: ['body'] }, { maxMemory: 1 << 16, spill })
      await builder.addAll(documents)
      files = (await readdir(parent, { recursive: true })).length
      return builder.toBytes()
    }, parent)
    expect(files).toBeGreaterThan(1)
    expect(Buffer.compare(image, imageOf({ fields: ['body'] }, documents))).toBe(0)
    expect(await readdir(parent)).toEqual([])
  })

  it('deletes everything where the building fails, now or later', async () => {
    const listeners = process.listenerCount('exit')
    const fail = (spill: SpillStore): never => {
      spill.write('a', Uint8Array.of(1, 2))
      throw new Error('no more')
    }
    await expect(withSpillFiles(fail, parent)).rejects.toThrow('no more')
    await expect(withSpillFiles(async spill => fail(spill), parent)).rejects.toThrow('no more')
    expect(await readdir(parent)).toEqual([])
    expect(process.listenerCount('exit')).toBe(listeners)
  })

  it('deletes everything where the process exits before', async () => {
    await withSpillFiles(async spill => {
      spill.write('a', Uint8Array.of(1))
      expect(await readdir(parent)).toHaveLength(1)
      for (const listener of process.listeners('exit').slice(-1)) listener(0)
      expect(await readdir(parent)).toEqual([])
    }, parent)
  })

  it('reads the parts of what was written, less at its end, and writes nothing twice', async () => {
    await withSpillFiles(spill => {
      spill.write('a', Uint8Array.of(1, 2, 3, 4, 5))
      expect([...spill.read('a', 1, 4)]).toEqual([2, 3, 4])
      expect([...spill.read('a', 4, 8)]).toEqual([5])
      expect(() => spill.write('a', Uint8Array.of(1))).toThrow(expect.objectContaining({ code: 'EEXIST' }))
      spill.delete('a')
      expect(() => spill.read('a', 0, 1)).toThrow(expect.objectContaining({ code: 'ENOENT' }))
    }, parent)
  })

  it('rejects where the folder cannot be made', async () => {
    await expect(withSpillFiles(() => 1, join(parent, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
