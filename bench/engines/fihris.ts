import { gzipSync } from 'node:zlib'
import { inspectImage } from '../../src/format/inspect.js'
import type { FieldOptions, Schema, SearchIndex, SearchOptions } from '../../src/index.js'
import type { Engine } from './engine.js'
import { boostsOf } from './engine.js'
import type { Library } from './library.js'

interface OpenImage {
  image: Uint8Array
  index: SearchIndex
}

/** How a variant differs from the library's defaults, by public options alone. */
export interface FihrisVariant {
  schema?: Omit<Schema, 'fields'>
  search?: SearchOptions
  positions?: boolean
}

/** Our engine. The image that `build` makes is the export: saving costs nothing and opening copies nothing. */
export function fihris(library: Library, { schema = {}, search = {}, positions = true }: FihrisVariant = {}): Engine<OpenImage> {
  const { IndexBuilder, openIndex } = library
  return {
    begin(fields) {
      const boosts = boostsOf(fields)
      const options: Record<string, FieldOptions> = Object.fromEntries(fields.map(field => [field, { boost: boosts[field] as number, positions }]))
      const builder = new IndexBuilder({ id: 'id', ...schema, fields: options })
      return {
        add(documents) {
          for (const document of documents) builder.add(document)
        },
        finish() {
          const image = builder.toBytes()
          return { image, index: openIndex(image) }
        },
      }
    },
    save: ({ image }) => [image],
    open([image]) {
      if (!image) throw new Error('the export of fihris is one part')
      return { image, index: openIndex(image) }
    },
    search: ({ index }, query, limit, operator) => index.search(query, { ...search, limit, operator }).hits.map(hit => hit.id),
    parts: ({ image }) =>
      inspectImage(image).sections.map(({ name, offset, length }) => ({
        name,
        bytes: length,
        gzipBytes: gzipSync(image.subarray(offset, offset + length)).length,
      })),
  }
}
