import { describe, expect, it } from 'vitest'
import { FINGERPRINT } from '../../src/analysis/fingerprint.js'
import { MAJOR_VERSION, MANDATORY, SECTIONS } from '../../src/format/constants.js'
import { openIndex } from '../../src/index.js'
import { imageOf } from '../support/documents.js'
import type { RawSection } from './forge.js'
import { assemble, changed, rawSections } from './forge.js'

const image = imageOf({ fields: { text: { store: true } } }, [
  { id: 'a', text: 'بنى الملك القصر' },
  { id: 'b', text: 'قصور الأندلس' },
])
const UNKNOWN = 900
const unknown = (flags: number, ...bytes: number[]): RawSection => ({ type: UNKNOWN, flags, bytes: Uint8Array.from(bytes) })
const error = (code: string): unknown => expect.objectContaining({ code })
const finds = (bytes: Uint8Array, verify: boolean): string[] =>
  openIndex(bytes, { verify })
    .search('قصر')
    .hits.map(hit => hit.id)

describe('an image of another version', () => {
  it('is what the tests assemble, byte by byte, where nothing is changed', () => {
    expect(assemble(rawSections(image))).toEqual(image)
  })

  it.each([0, MAJOR_VERSION + 1, 0xffff])('is refused where the major version is %i', major => {
    const other = assemble(rawSections(image), [major, 0])
    expect(() => openIndex(other)).toThrow(error('version'))
    expect(() => openIndex(other)).toThrow(`${major}.0`)
  })

  it.each([1, 7, 0xffff])('is read where only the minor version differs: %i', minor => {
    expect(finds(assemble(rawSections(image), [MAJOR_VERSION, minor]), true)).toEqual(['a', 'b'])
  })
})

describe('an unknown section', () => {
  const sections = rawSections(image)

  it('is refused where it is mandatory', () => {
    expect(() => openIndex(assemble([...sections, unknown(MANDATORY, 1, 2, 3)]))).toThrow(error('version'))
    expect(() => openIndex(assemble([...sections, unknown(MANDATORY)]))).toThrow(/900/)
  })

  it.each([
    ['last', [...sections, unknown(0, 1, 2, 3)]],
    ['first', [unknown(0, 1, 2, 3), ...sections]],
    ['in the middle', [...sections.slice(0, 4), unknown(0, 9), { ...unknown(0, 8), type: UNKNOWN + 1 }, ...sections.slice(4)]],
    ['empty', [...sections, unknown(0)]],
    ['marked with bits of the future', [...sections, unknown(0xfffe, 1)]],
  ])('is passed over where it is optional and stands %s, with and without verify', (_, list) => {
    expect(finds(assemble(list), false)).toEqual(['a', 'b'])
    expect(finds(assemble(list), true)).toEqual(['a', 'b'])
  })

  it('is verified all the same', () => {
    const forged = assemble([...sections, unknown(0, 1, 2, 3)])
    expect(() => openIndex(changed(forged, forged.length - 8, 7), { verify: true })).toThrow(error('checksum'))
  })
})

describe('a known section', () => {
  // No search reads positions as yet.
  it.each(Object.entries(SECTIONS).filter(([name]) => name !== 'positions'))('that is missing is named: %s', (name, type) => {
    const without = assemble(rawSections(image).filter(section => section.type !== type))
    expect(() => openIndex(without, { verify: true })).toThrow(error('corrupt'))
    expect(() => openIndex(without)).toThrow(name)
  })

  it('that stands twice is refused', () => {
    const [first, ...others] = rawSections(image)
    expect(() => openIndex(assemble([first, first, ...others] as RawSection[]))).toThrow(error('corrupt'))
  })

  it('of another size than its neighbours announce is refused', () => {
    for (const name of [
      'termBlocks',
      'postingCodes',
      'stemForms',
      'rootStems',
      'rootBlocks',
      'postingOffsets',
      'positionOffsets',
      'norms',
      'idBlocks',
      'storedOffsets',
    ] as const) {
      const shorter = rawSections(image).map(section => (section.type === SECTIONS[name] ? { ...section, bytes: section.bytes.subarray(0, -1) } : section))
      expect(() => openIndex(assemble(shorter), { verify: true }), name).toThrow(error('corrupt'))
    }
  })
})

describe('an image of another analysis', () => {
  it('is refused by its fingerprint, and both are named', () => {
    const other = FINGERPRINT.replace(/.$/, last => (last === '0' ? '1' : '0'))
    const bytes = Uint8Array.from(image)
    const at = Buffer.from(bytes.buffer).indexOf(FINGERPRINT)
    bytes.set(new TextEncoder().encode(other), at)
    const forged = assemble(rawSections(bytes))
    expect(() => openIndex(forged, { verify: true })).toThrow(expect.objectContaining({ code: 'fingerprint' }))
    expect(() => openIndex(forged)).toThrow(FINGERPRINT)
    expect(() => openIndex(forged)).toThrow(other)
  })
})
