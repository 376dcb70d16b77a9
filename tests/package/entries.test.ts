import { describe, expect, it } from 'vitest'
import { answerOf } from './consumer.js'

/** Each entry does what it is there for, and says so in one line; `image` is an image as base64. */
const USES = {
  fihris: `const image = new IndexBuilder({ fields: ['body'] }).add({ id: 'a', body: 'زار الطلاب المكتبة' }).toBytes()
    console.log(JSON.stringify({ ids: openIndex(image).search('مكتبات').hits.map(hit => hit.id), image: Buffer.from(image).toString('base64') }))`,
  'fihris/search': `console.log(JSON.stringify(openIndex(Buffer.from(process.env.IMAGE, 'base64')).search('طالب').hits.map(hit => hit.id)))`,
  'fihris/core': `const index = openIndex(Buffer.from(process.env.IMAGE, 'base64'), { features: [completion] })
    console.log(JSON.stringify([...index.search('طالب').hits.map(hit => hit.id), index.suggest('مكت').length > 0]))`,
  'fihris/analysis': `console.log(JSON.stringify([normalize('الْمَكْتَبَةُ') === normalize('المكتبة'), tokenize('في المكتبة').length, stem('والمكتبات') === stem('مكتبة')]))`,
  'fihris/node': `const file = 'made-' + process.pid + '.fihris'
    writeImage(file, new IndexBuilder({ fields: ['body'] }).add({ id: 'a', body: 'المدرسة' }).toBytes()).then(async () =>
      console.log(JSON.stringify((await openFile(file)).search('مدارس').hits.map(hit => hit.id))))`,
  'fihris/adapters/flexsearch': `const index = new Index({ encode: fihrisEncoder() })
    index.add(1, 'زار الطلاب المكتبة')
    console.log(JSON.stringify(index.search('مكتبات')))`,
} as const

type Entry = keyof typeof USES

const NAMES: Record<Entry, string> = {
  fihris: 'IndexBuilder, openIndex',
  'fihris/search': 'openIndex',
  'fihris/core': 'completion, openIndex',
  'fihris/analysis': 'normalize, stem, tokenize',
  'fihris/node': 'IndexBuilder, openFile, withSpillFiles, writeImage',
  'fihris/adapters/flexsearch': 'fihrisEncoder',
}

const FLEXSEARCH = { esm: `import { Index } from 'flexsearch'`, cjs: `const { Index } = require('flexsearch')` }

function moduleOf(entry: Entry, system: 'esm' | 'cjs', image = ''): string {
  const load = system === 'esm' ? `import { ${NAMES[entry]} } from '${entry}'` : `const { ${NAMES[entry]} } = require('${entry}')`
  const peer = entry === 'fihris/adapters/flexsearch' ? FLEXSEARCH[system] : ''
  return `${load}\n${peer}\nprocess.env.IMAGE = '${image}'\n${USES[entry]}\n`
}

describe.each(['esm', 'cjs'] as const)('the entries as %s', system => {
  const extension = system === 'esm' ? 'mjs' : 'cjs'

  function answer(entry: Entry, image?: string): Promise<unknown> {
    return answerOf(`${entry.replaceAll('/', '-')}.${extension}`, moduleOf(entry, system, image))
  }

  it('fihris builds an image that fihris/search opens', async () => {
    const { ids, image } = (await answer('fihris')) as { ids: string[]; image: string }
    expect(ids).toEqual(['a'])
    expect(await answer('fihris/search', image)).toEqual(['a'])
    expect(await answer('fihris/core', image)).toEqual(['a', true])
  })

  it('fihris/analysis analyses', async () => {
    expect(await answer('fihris/analysis')).toEqual([true, 2, true])
  })

  it('fihris/node writes and opens a file', async () => {
    expect(await answer('fihris/node')).toEqual(['a'])
  })

  it('fihris/adapters/flexsearch encodes', async () => {
    expect(await answer('fihris/adapters/flexsearch')).toEqual([1])
  })
})

describe('the entries together', () => {
  it('fihris/browser answers as fihris/search does', async () => {
    const answers = await answerOf(
      'browser.mjs',
      `import { IndexBuilder, openIndex } from 'fihris'
      import * as browser from 'fihris/browser'
      const image = new IndexBuilder({ fields: ['body'] }).add({ id: 'a', body: 'زار الطلاب المكتبة' }).add({ id: 'b', body: 'المكتبة' }).toBytes()
      console.log(JSON.stringify([openIndex, browser.openIndex].map(open => open(image).search('المكتبات').hits)))`,
    )
    expect(answers).toHaveLength(2)
    const [inNode, inPage] = answers as [unknown[], unknown[]]
    expect(inPage).toEqual(inNode)
    expect(inPage).toHaveLength(2)
  })

  it('share their classes', async () => {
    const source = `import { ImageError, SearchIndex } from 'fihris/search'
      import * as all from 'fihris'
      import * as core from 'fihris/core'
      import * as node from 'fihris/node'
      console.log(JSON.stringify([all, core, node].flatMap(entry => [entry.ImageError === ImageError, entry.SearchIndex === SearchIndex])))`
    expect(await answerOf('classes.mjs', source)).toEqual([true, true, true, true, true, true])
  })

  it('give the same image from both module systems', async () => {
    const images = await Promise.all(
      (['esm', 'cjs'] as const).map(async system => {
        const answer = await answerOf(`image.${system === 'esm' ? 'mjs' : 'cjs'}`, moduleOf('fihris', system))
        return (answer as { image: string }).image
      }),
    )
    expect(images[0]).toBe(images[1])
  })
})
