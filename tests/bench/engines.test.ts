import { describe, expect, it } from 'vitest'
import type { BenchDocument, TextField } from '../../bench/data/collection.js'
import type { Engine } from '../../bench/engines/engine.js'
import { boostsOf } from '../../bench/engines/engine.js'
import { fihris } from '../../bench/engines/fihris.js'
import { flexSearch } from '../../bench/engines/flexsearch.js'
import { lunrEngine } from '../../bench/engines/lunr.js'
import { miniSearch } from '../../bench/engines/minisearch.js'
import { orama } from '../../bench/engines/orama.js'
import { ENGINES, isWanted } from '../../bench/engines/registry.js'
import { snowballTerms } from '../../bench/engines/snowball.js'
import * as library from '../../src/index.js'

const FIELDS: TextField[] = ['title', 'body']
const DOCUMENTS: BenchDocument[] = [
  { id: 'school', title: 'المدرسة', body: 'ذهب التلاميذ إلى القسم صباحا وجلسوا يكتبون' },
  { id: 'sea', title: '', body: 'البحر هادئ اليوم السفينة بعيدة' },
  { id: 'coffee', title: 'قهوة', body: 'شرب الرجل قهوته في صباح بارد' },
]

const erase = <Index>(engine: Engine<Index>): Engine<unknown> => engine as Engine<unknown>
const engines: [string, Engine<unknown>][] = [
  ['fihris', erase(fihris(library))],
  ['fihris without positions', erase(fihris(library, { positions: false, search: { conflation: 'stem' } }))],
  ['MiniSearch', erase(miniSearch(snowballTerms, FIELDS))],
  ['FlexSearch', erase(flexSearch(snowballTerms))],
  ['lunr', erase(lunrEngine(snowballTerms))],
  ['Orama', erase(orama(snowballTerms))],
]

describe.each(engines)('%s', (_, engine) => {
  it('finds by any word, in title or body, and finds the same after saving and opening', async () => {
    const building = engine.begin(FIELDS)
    // In batches, as large corpora come.
    for (const batch of [DOCUMENTS.slice(0, 1), DOCUMENTS.slice(1)]) await building.add(batch)
    const built = await building.finish()
    const parts = await engine.save(built)
    const opened = await engine.open(parts)
    for (const index of [built, opened]) {
      expect(await engine.search(index, 'سفينة', 10, 'or')).toEqual(['sea'])
      expect(await engine.search(index, 'مدرسة', 10, 'or')).toEqual(['school'])
      expect(await engine.search(index, 'سفينة في البحر قهوة', 1, 'or')).toHaveLength(1)
      expect([...(await engine.search(index, 'السفينة المدرسة ديناصور', 10, 'or'))].sort()).toEqual(['school', 'sea'])
      expect(await engine.search(index, 'ديناصور', 10, 'or')).toEqual([])
      expect(await engine.search(index, 'قهوة الرجل', 10, 'and')).toEqual(['coffee'])
      expect(await engine.search(index, 'السفينة المدرسة', 10, 'and')).toEqual([])
    }
  })
})

describe('fihris', () => {
  it('tells the sections of its image', async () => {
    const engine = fihris(library)
    const building = engine.begin(FIELDS)
    await building.add(DOCUMENTS)
    const built = await building.finish()
    const parts = engine.parts?.(built) ?? []
    expect(parts.map(part => part.name)).toContain('postings')
    const sum = parts.reduce((total, part) => total + part.bytes, 0)
    expect(sum).toBeLessThan(built.image.length)
    // The header and the padding take the rest.
    expect(sum).toBeGreaterThan(built.image.length / 2)
  })
})

describe('snowballTerms', () => {
  it('drops signs, folds alefs, leaves stop words out, stems', () => {
    expect(snowballTerms('إلى الكِتَابِ')).toEqual(snowballTerms('الكتاب'))
    expect(snowballTerms('الكتاب')).toEqual(snowballTerms('كتابـــه'))
    expect(snowballTerms('في من على')).toEqual([])
  })
})

describe('the registry', () => {
  it('has names of its own for every row', () => {
    expect(new Set(ENGINES.map(engine => engine.name)).size).toBe(ENGINES.length)
    for (const { runtime, create } of ENGINES) expect(create !== undefined).toBe(runtime === 'node')
  })

  it('chooses by name and by family', () => {
    expect(isWanted('fihris', undefined)).toBe(true)
    expect(isWanted('fihris-stem', 'lunr,fihris')).toBe(true)
    expect(isWanted('fihris', 'fihris-stem')).toBe(false)
    expect(isWanted('lunr', 'fihris')).toBe(false)
  })

  it('weights titles twice', () => {
    expect(boostsOf(['title', 'body'])).toEqual({ title: 2, body: 1 })
  })
})
