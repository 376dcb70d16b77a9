import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Query } from '../../src/index.js'
import { FihrisError } from '../../src/index.js'
import { parseQuery } from '../../src/query/parse.js'
import { indexOf, randomOf } from '../support/documents.js'

/** Random strings for the parser: `PARSE_RUNS=1000000 npx vitest run tests/query/parse.test.ts` for a long run. */
const RUNS = Number(process.env['PARSE_RUNS'] ?? 20_000)

const field = (name: string, type: 'text' | 'number' | 'keyword'): never => ({ name, type, boost: 1, store: true, positions: true }) as never
const FIELDS = [field('title', 'text'), field('العنوان', 'text'), field('year', 'number'), field('topic', 'keyword')]

const parse = (text: string, operator: 'or' | 'and' = 'or', operatorWords = false): { query: Query; warnings: string[] } =>
  parseQuery(text, { fields: FIELDS, operator, operatorWords })

const w = (word: string, more: object = {}): Query => ({ type: 'word', word, ...more })
const t = (text: string): Query => ({ type: 'text', text })

describe('parseQuery', () => {
  it.each([
    'كتاب',
    'المهدية : القبض',
    'لقاح COVID-19 2020-05-01',
    'الساعة 10:30',
    'https://example.org/a_b?c=d&e=f#g',
    'شاشة 5" جديدة',
    'كتاب - قلم – دفتر',
    '(كتاب)',
    'العربية (لغة) الضاد',
    'f(x) = y',
    'C++ أو C#',
    'ماهو الكتاب؟ what?',
    '5*3 = 15',
    '* كتاب *',
    '"كتاب"',
    '«الأيام»',
    '+',
    '-',
    '()',
    '""',
    'a/b, c;d',
    "l'eau",
    'user@example.org',
    'title : كتاب',
    'عنوان:كتاب',
    '~كتاب ^كتاب',
    'x^ y~z',
    '[كتاب] {قلم}',
    'تونس 2-1 مصر',
    'و أو بدون',
    'and or not',
  ])('leaves a text as it is: %s', text => {
    expect(parse(text).query).toEqual(t(text))
  })

  it.each<[string, Query]>([
    ['"كتاب جديد"', { type: 'phrase', text: 'كتاب جديد' }],
    ['«كتاب جديد»', { type: 'phrase', text: 'كتاب جديد' }],
    ['“كتاب جديد”', { type: 'phrase', text: 'كتاب جديد' }],
    ['”كتاب جديد“', { type: 'phrase', text: 'كتاب جديد' }],
    ['"كتاب جديد"~5', { type: 'phrase', text: 'كتاب جديد', slop: 5 }],
    ['"كتاب جديد"~٥^٢', { type: 'phrase', text: 'كتاب جديد', slop: 5, boost: 2 }],
    ['قلم "كتاب جديد"', { type: 'bool', should: [t('قلم "كتاب جديد"'), { type: 'phrase', text: 'كتاب جديد' }] }],
    ['كتا*', { type: 'prefix', prefix: 'كتا' }],
    ['كتا*،', { type: 'prefix', prefix: 'كتا' }],
    ['م*رسة', { type: 'wildcard', pattern: 'م*رسة' }],
    ['مدر?ة', { type: 'wildcard', pattern: 'مدر?ة' }],
    ['*رسة', { type: 'wildcard', pattern: '*رسة' }],
    ['كتااب~', { type: 'fuzzy', word: 'كتااب' }],
    ['كتااب~2', { type: 'fuzzy', word: 'كتااب', distance: 2 }],
    ['كتااب~١', { type: 'fuzzy', word: 'كتااب', distance: 1 }],
    ['كتاب^2', w('كتاب', { boost: 2 })],
    ['كتاب^٢٫٥', w('كتاب', { boost: 2.5 })],
    ['كتا*^3', { type: 'prefix', prefix: 'كتا', boost: 3 }],
    ['=كَتَبَ', { type: 'exact', word: 'كَتَبَ' }],
    ['+كتاب قلم', { type: 'bool', must: [w('كتاب')], should: [t('قلم')] }],
    ['كتاب -قلم', { type: 'bool', should: [t('كتاب')], mustNot: [w('قلم')] }],
    ['-قلم', { type: 'bool', mustNot: [w('قلم')] }],
    ['NOT قلم', { type: 'bool', mustNot: [w('قلم')] }],
    ['كتاب AND قلم', { type: 'bool', must: [w('كتاب'), w('قلم')] }],
    ['كتاب OR قلم', { type: 'bool', should: [w('كتاب'), w('قلم')] }],
    ['a AND b OR c', { type: 'bool', should: [{ type: 'bool', must: [w('a'), w('b')] }, w('c')] }],
    ['a AND NOT b', { type: 'bool', must: [w('a')], mustNot: [w('b')] }],
    ['a AND -b', { type: 'bool', must: [w('a')], mustNot: [w('b')] }],
    ['a OR NOT b', { type: 'bool', should: [w('a'), { type: 'bool', mustNot: [w('b')] }] }],
    ['a b AND c', { type: 'bool', should: [t('a'), { type: 'bool', must: [w('b'), w('c')] }] }],
    ['(a OR b) AND c', { type: 'bool', must: [{ type: 'bool', should: [w('a'), w('b')] }, w('c')] }],
    ['-(a b)', { type: 'bool', mustNot: [{ type: 'text', text: 'a b', operator: 'or' }] }],
    ['(a -b)^2', { type: 'bool', should: [t('a')], mustNot: [w('b')], boost: 2 }],
    ['title:كتاب', w('كتاب', { fields: ['title'] })],
    ['العنوان:كتاب', w('كتاب', { fields: ['العنوان'] })],
    ['title:كتاب^2', w('كتاب', { boost: 2, fields: ['title'] })],
    ['title:"كتاب جديد"', { type: 'phrase', text: 'كتاب جديد', fields: ['title'] }],
    ['title:(a b)', { type: 'text', text: 'a b', operator: 'or', fields: ['title'] }],
    ['title:=كتاب', { type: 'exact', word: 'كتاب', fields: ['title'] }],
    ['-title:كتا*', { type: 'bool', mustNot: [{ type: 'prefix', prefix: 'كتا', fields: ['title'] }] }],
    ['year:>2020', { type: 'range', field: 'year', gt: '2020' }],
    ['year:>=٢٠٢٠', { type: 'range', field: 'year', gte: '2020' }],
    ['year:≤2020', { type: 'range', field: 'year', lte: '2020' }],
    ['year:<2020', { type: 'range', field: 'year', lt: '2020' }],
    ['year:[2020 TO 2024]', { type: 'range', field: 'year', gte: '2020', lte: '2024' }],
    ['year:[٢٠٢٠ إلى ٢٠٢٤]', { type: 'range', field: 'year', gte: '2020', lte: '2024' }],
    ['year:[2020، 2024]', { type: 'range', field: 'year', gte: '2020', lte: '2024' }],
    ['year:[2020 TO *]', { type: 'range', field: 'year', gte: '2020' }],
    ['year:2020', { type: 'range', field: 'year', gte: '2020', lte: '2020' }],
    ['topic:"كرة القدم"', { type: 'range', field: 'topic', gte: 'كرة القدم', lte: 'كرة القدم' }],
    ['\u200f-قلم', { type: 'bool', mustNot: [w('قلم')] }],
  ])('reads %s', (text, query) => {
    expect(parse(text)).toEqual({ query, warnings: [] })
  })

  it('joins clauses side by side by the operator', () => {
    expect(parse('a "b c" -d', 'and').query).toEqual({ type: 'bool', must: [t('a'), { type: 'phrase', text: 'b c' }], mustNot: [w('d')] })
    expect(parse('a b OR c', 'and').query).toEqual({ type: 'bool', must: [t('a'), { type: 'bool', should: [w('b'), w('c')] }] })
  })

  it('reads Arabic operators where they are asked for', () => {
    expect(parse('كتاب و قلم', 'or', true).query).toEqual({ type: 'bool', must: [w('كتاب'), w('قلم')] })
    expect(parse('كتاب أو قلم', 'or', true).query).toEqual({ type: 'bool', should: [w('كتاب'), w('قلم')] })
    expect(parse('كتاب بدون قلم', 'or', true).query).toEqual({ type: 'bool', should: [t('كتاب')], mustNot: [w('قلم')] })
    expect(parse('وكتاب', 'or', true).query).toEqual(t('وكتاب'))
  })

  it.each<[string, string]>([
    ['كتاب "قلم', 'a quotation mark is not closed, at 5'],
    ['(كتاب', 'a parenthesis has no partner, at 0'],
    ['كتاب) قلم', 'a parenthesis has no partner, at 4'],
    ['كتاب AND', 'an operator without a clause is taken for a word, at 5'],
    ['OR كتاب', 'an operator without a clause is taken for a word, at 0'],
    ['الرحلة من مدينة تونس -عنابة تبدأ اليوم', 'a hyphen between words is taken for a dash, at 21'],
  ])('takes %s for plain words and says so', (text, warning) => {
    expect(parse(text)).toEqual({ query: t(text), warnings: [warning] })
  })

  it('warns of suffixes and ranges that mean nothing', () => {
    expect(parse('"a b"~500')).toEqual({ query: { type: 'phrase', text: 'a b', slop: 50 }, warnings: ['words are near within 50 places at most, at 0'] })
    expect(parse('(a -b)^0').warnings).toEqual(['a boost is a number above 0 and up to 1e+100, at 6'])
    expect(parse('year:[2020').warnings).toEqual(['a range is not closed, at 5'])
    expect(parse('year:[1 2 3]').warnings).toEqual(['a range is not understood, at 5'])
  })

  it('refuses what is too long or too deep, and only that', () => {
    const error = expect.objectContaining({ code: 'query' })
    expect(() => parse('x'.repeat(16_385))).toThrow(error)
    expect(() => parse(`${'('.repeat(33)}a${')'.repeat(33)}`)).toThrow(error)
    expect(parse(`${'('.repeat(32)}a${')'.repeat(32)}`).query).toMatchObject({ type: 'text' })
    expect(parse('('.repeat(10_000)).query).toEqual(t('('.repeat(10_000)))
    expect(parse(`${'(a)'.repeat(5_000)}`).query).toMatchObject({ type: 'text' })
  })

  const pieces = [
    'كتاب',
    'a',
    ' ',
    ' ',
    '"',
    '«',
    '»',
    '“',
    '”',
    '(',
    ')',
    '+',
    '-',
    '~',
    '^',
    '*',
    '?',
    '=',
    ':',
    '[',
    ']',
    '2',
    '٥',
    'AND',
    'OR',
    'NOT',
    ' TO ',
    'title:',
    'year:>',
    'و',
    '\u200f',
    'ِ',
    '\ud800',
    '😀',
    '\\',
    '<',
    '.',
    '،',
  ]

  it('throws nothing but the errors of limits, whatever is typed', { timeout: 60_000 + RUNS }, () => {
    const random = randomOf(RUNS + 7)
    let structured = 0
    for (let i = 0; i < RUNS; i++) {
      const length = random(random(20) === 0 ? 200 : 24)
      const text = Array.from({ length }, () => (random(9) === 0 ? String.fromCharCode(random(0x10000)) : pieces[random(pieces.length)])).join('')
      try {
        if (parse(text, random(2) ? 'or' : 'and', random(2) === 1).query.type !== 'text') structured++
      } catch (error) {
        if (!(error instanceof FihrisError && error.code === 'query')) throw new Error(`«${text}»: ${String(error)}`)
      }
    }
    expect(structured).toBeGreaterThan(RUNS / 10)
  })

  it('is answered without another error by an index', { timeout: 60_000 + RUNS }, () => {
    const index = indexOf({ fields: { title: { store: true }, year: { type: 'number' } } }, [
      { id: 1, title: 'كتاب جديد a', year: 2020 },
      { id: 2, title: ['قلم', 'كِتاب a 2'], year: 2021 },
    ])
    const option = {
      operator: fc.constantFrom('or' as const, 'and' as const),
      prefix: fc.constantFrom('last' as const, 'none' as const),
      operatorWords: fc.boolean(),
    }
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), fc.record(option), (parts, options) => {
        const { total, hits, warnings } = index.search(parts.join(''), { ...options, highlight: true, snippet: true, explain: true })
        expect(hits).toHaveLength(total)
        expect(warnings.every(warning => typeof warning === 'string')).toBe(true)
      }),
      { numRuns: Math.min(RUNS / 10, 5_000) },
    )
  })

  // Times are measured, so only where somebody looks at them.
  it.runIf(RUNS >= 1_000_000)('takes time in proportion to the length', { timeout: 120_000 }, () => {
    const costOf = (text: string): number => {
      let least = Number.POSITIVE_INFINITY
      for (let i = 0; i < 5; i++) {
        const start = process.cpuUsage()
        parse(text)
        const { user, system } = process.cpuUsage(start)
        least = Math.min(least, user + system)
      }
      return least
    }
    for (const piece of [...pieces, 'a "', '«', '(a ', 'a) ', 'a^', 'a~', '^1', 'title:[', 'NOT ', '- ', '-a ', 'a AND ', 'a OR ', '"a b" ', '?a', '*a']) {
      const small = costOf(piece.repeat(Math.floor(1_000 / piece.length)))
      const large = costOf(piece.repeat(Math.floor(16_000 / piece.length)))
      // Quadratic growth would be 256-fold; what is measured in microseconds is noise.
      expect(large, `${piece}: ${small} µs, ${large} µs`).toBeLessThan(80 * Math.max(small, 400))
    }
  })
})

it('takes a text without signs for words, whatever else it holds', () => {
  const unit = fc.oneof(
    fc.constantFrom(..."كتاب والمدرسة  AND OR NOT و أو بدون ،؛.…!٪%$#@&|/\\'’‘_{}[]<>≤≥١٢٣abc\n\t"),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), units => {
      const text = units.join('').replaceAll(/[()+\-"«»“”„‟:=*?؟~^]|AND|OR|NOT/g, ' ')
      // What has a sign goes through the whole parser: here one that reads nothing into it.
      const { query } = parseQuery(`${text} \u061c?`, { fields: [], operator: 'or' })
      expect(parseQuery(text, { fields: [], operator: 'or' })).toEqual({ query: { type: 'text', text }, warnings: [] })
      expect(query.type).toBe('text')
    }),
    { numRuns: 3000 },
  )
})
