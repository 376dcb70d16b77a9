import { describe, expect, it } from 'vitest'
import { normalize } from '../../src/normalize/normalize.js'
import {
  ARTICLES,
  ENDINGS,
  IMPERATIVE,
  IMPERFECT,
  LONGEST_PREFIX,
  LONGEST_SUFFIX,
  NOUN,
  PAST,
  PREFIXES,
  SUFFIXES,
  WITH_PRONOUN,
} from '../../src/stem/affixes.js'

describe('the affixes', () => {
  it('are in folded letters', () => {
    const affixes = [...ARTICLES, ...PREFIXES.keys(), ...SUFFIXES.keys(), ...ENDINGS.map(([ending]) => ending)]
    for (const affix of affixes) expect([affix, normalize(affix)]).toEqual([affix, affix])
  })

  it('fit the lengths that the search for them tries', () => {
    expect(Math.max(...[...PREFIXES.keys()].map(prefix => prefix.length))).toBe(LONGEST_PREFIX)
    expect(Math.max(...[...SUFFIXES.keys()].map(suffix => suffix.length))).toBe(LONGEST_SUFFIX)
  })

  it('name articles once, a longer one before one that it begins with', () => {
    expect(new Set(ARTICLES).size).toBe(ARTICLES.length)
    for (const [i, article] of ARTICLES.entries()) for (const later of ARTICLES.slice(i + 1)) expect(later.startsWith(article)).toBe(false)
  })

  it.each([
    ['', NOUN | PAST],
    ['و', NOUN | PAST],
    ['ف', NOUN | PAST],
    ['ب', NOUN],
    ['وب', NOUN],
    ['فب', NOUN],
    ['فل', NOUN | PAST],
    ['ي', IMPERFECT],
    ['وسي', IMPERFECT],
    ['لن', IMPERFECT],
  ])('let "%s" stand before the right words', (prefix, kinds) => {
    expect((PREFIXES.get(prefix) ?? 0) & (NOUN | PAST | IMPERFECT)).toBe(kinds)
  })

  it.each(['بي', 'س', 'وو', 'بو', 'كل', 'م'])('know no prefix "%s"', prefix => {
    expect((PREFIXES.get(prefix) ?? 0) & (NOUN | PAST)).toBe(0)
  })

  it.each([
    ['ون', NOUN | IMPERFECT],
    ['ات', NOUN],
    ['هم', NOUN | PAST | IMPERFECT | WITH_PRONOUN],
    ['تهم', NOUN | PAST | WITH_PRONOUN],
    ['ني', PAST | IMPERFECT | WITH_PRONOUN],
    ['تم', PAST],
    ['يه', NOUN],
  ])('let "%s" stand behind the right words', (suffix, kinds) => {
    expect((SUFFIXES.get(suffix) ?? 0) & kinds).toBe(kinds)
  })

  it('mark every ending in a pronoun but those that are endings by themselves', () => {
    for (const [suffix, kinds] of SUFFIXES) if (/(هم|هن|كم|هما|كما)$/.test(suffix)) expect([suffix, kinds & WITH_PRONOUN]).toEqual([suffix, WITH_PRONOUN])
    expect((SUFFIXES.get('ات') ?? 0) & WITH_PRONOUN).toBe(0)
    expect((SUFFIXES.get('وا') ?? 0) & IMPERATIVE).toBe(IMPERATIVE)
  })
})
