import { u32At } from './bits.js'
import type { SectionName } from './constants.js'
import { SECTIONS } from './constants.js'
import { readLayout, sectionBytes } from './image.js'
import type { Field } from './schema.js'
import { ImageSegment } from './segment.js'

/** What an image holds, for people to read. */
export interface ImageDescription {
  version: { major: number; minor: number }
  byteLength: number
  /** The analysis that wrote it. */
  fingerprint: string
  documents: number
  fields: Field[]
  /** How stored values stand in the image: as they are, or in a prefix code made for them; none where no field is stored. */
  stored: 'none' | 'plain' | 'coded'
  counts: { terms: number; stems: number; roots: number; tokens: number }
  /** In the order of the file; lengths in bytes. */
  sections: { name: string; offset: number; length: number }[]
}

/** Describes an image without searching it. Throws ImageError as opening it would. */
export function inspectImage(image: Uint8Array): ImageDescription {
  const layout = readLayout(image)
  const { meta } = new ImageSegment(image, layout)
  const names = new Map<number, string>((Object.keys(SECTIONS) as SectionName[]).map(name => [SECTIONS[name], name]))
  return {
    version: layout.version,
    byteLength: layout.byteLength,
    fingerprint: meta.fingerprint,
    documents: meta.documents,
    fields: meta.fields,
    stored: storedAs(sectionBytes(image, layout, 'stored')),
    counts: { terms: meta.terms, stems: meta.stems, roots: meta.roots, tokens: meta.lengths.reduce((sum, { tokens }) => sum + tokens, 0) },
    sections: layout.sections.map(({ type, offset, length }) => ({ name: names.get(type) ?? `section ${type}`, offset, length })),
  }
}

function storedAs(section: Uint8Array): ImageDescription['stored'] {
  if (section.length === 0) return 'none'
  return u32At(section, 0) === 0 ? 'plain' : 'coded'
}
