import { writeFileSync } from 'node:fs'
import { IndexBuilder } from '../../src/index.js'
import { DOCUMENTS, SCHEMA } from './corpus.js'

/** Writes the golden image; see README.md beside this file for the command. */
const builder = new IndexBuilder(SCHEMA)
for (const document of DOCUMENTS) builder.add(document)
const image = builder.toBytes()
writeFileSync('tests/golden/small.fihris', image)
console.log(`tests/golden/small.fihris: ${builder.documents} documents, ${image.length} bytes`)
