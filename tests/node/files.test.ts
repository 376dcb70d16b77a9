import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFile, writeImage } from '../../src/node/index.js'
import { idsOf, imageOf } from '../support/documents.js'

const image = imageOf({ fields: ['text'] }, [{ id: 'a', text: 'كتاب' }])
const other = imageOf({ fields: ['text'] }, [{ id: 'b', text: 'كتاب وأشياء أخرى كثيرة' }])

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fihris-files-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('writeImage and openFile', () => {
  it('write a file and open it', async () => {
    const path = join(folder, 'فهرس الموقع.fihris')
    await writeImage(path, image)
    expect(new Uint8Array(await readFile(path))).toEqual(image)
    expect(idsOf(await openFile(path, { verify: true }), 'كتاب')).toEqual(['a'])
    expect(await readdir(folder)).toEqual(['فهرس الموقع.fihris'])
  })

  it('replace a file', async () => {
    const path = join(folder, 'index.fihris')
    await writeImage(path, other)
    await writeImage(path, image)
    expect(new Uint8Array(await readFile(path))).toEqual(image)
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('leave one whole image where several are written to the same path at once', async () => {
    const path = join(folder, 'index.fihris')
    const images = [image, other, image, other, image, other]
    await Promise.all(images.map(bytes => writeImage(path, bytes)))
    const written = new Uint8Array(await readFile(path))
    expect([image, other]).toContainEqual(written)
    expect(await readdir(folder)).toEqual(['index.fihris'])
  })

  it('leave nothing behind where a folder stands in the way', async () => {
    const path = join(folder, 'taken')
    await mkdir(join(path, 'inner'), { recursive: true })
    await expect(writeImage(path, image)).rejects.toMatchObject({ syscall: 'rename' })
    expect(await readdir(folder)).toEqual(['taken'])
    expect(await readdir(path)).toEqual(['inner'])
  })

  it('reject where the folder is missing or is a file, and leave the old file alone', async () => {
    await expect(writeImage(join(folder, 'missing', 'index.fihris'), image)).rejects.toMatchObject({ code: 'ENOENT' })
    const path = join(folder, 'index.fihris')
    await writeImage(path, image)
    await expect(writeImage(join(path, 'index.fihris'), other)).rejects.toMatchObject({ code: 'ENOTDIR' })
    await expect(writeImage(path, 'no bytes' as unknown as Uint8Array).then(() => openFile(path))).rejects.toThrow()
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('leave the old file whole where the new one cannot be written', async () => {
    const path = join(folder, 'index.fihris')
    await writeImage(path, image)
    await expect(writeImage(path, { length: 5 } as unknown as Uint8Array)).rejects.toThrow()
    expect(new Uint8Array(await readFile(path))).toEqual(image)
    expect(await readdir(folder)).toEqual(['index.fihris'])
  })

  it('reject a missing file, a folder and a file that is no image', async () => {
    await expect(openFile(join(folder, 'missing.fihris'))).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(openFile(folder)).rejects.toMatchObject({ code: 'EISDIR' })
    const path = join(folder, 'text.fihris')
    await writeFile(path, 'this is no image')
    await expect(openFile(path)).rejects.toMatchObject({ code: 'not-an-image' })
    await writeFile(path, image.subarray(0, 100))
    await expect(openFile(path)).rejects.toMatchObject({ code: 'truncated' })
    await chmod(path, 0o600)
  })
})
