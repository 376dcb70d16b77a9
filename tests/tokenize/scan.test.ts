import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitsToString } from '../../src/normalize/mapped-text.js'
import { unpackForm } from '../../src/tokenize/packed-form.js'
import { Scanner } from '../../src/tokenize/scan.js'
import type { FormSink, TokenOutput } from '../../src/tokenize/token.js'
import { SAME_POSITION, VARIANT, WHOLE } from '../../src/tokenize/token.js'
import { Tokenizer } from '../../src/tokenize/tokenize.js'
import { anyText, arabicText, textWithNoise } from '../support/arabic.js'

/** Numbers forms by their letters. */
class Forms implements FormSink {
  readonly known: string[] = []
  private readonly numbers = new Map<string, number>()

  intern(units: Uint16Array, from: number, to: number): number {
    return this.numberOf(unitsToString(units, from, to))
  }

  internPacked(packed: number): number {
    return this.numberOf(unpackForm(packed))
  }

  private numberOf(form: string): number {
    const number = this.numbers.get(form) ?? this.known.length
    if (number === this.known.length) this.known.push(form)
    this.numbers.set(form, number)
    return number
  }
}

/** Starts without room, so that every path has to make some. */
class Output implements TokenOutput {
  tokens = new Uint32Array(0)
  length = 0

  grow(): Uint32Array {
    const larger = new Uint32Array(this.length + 1)
    larger.set(this.tokens)
    this.tokens = larger
    return larger
  }
}

const forms = new Forms()
const scanner = new Scanner(forms)
const tokenizer = new Tokenizer()

/** The forms of a text, one at the position of that before it behind a '='. */
function scanned(text: string): string[] {
  const out = new Output()
  scanner.scan(text, out)
  return [...out.tokens.subarray(0, out.length)].map(token => (token >= SAME_POSITION ? '=' : '') + forms.known[token & ~SAME_POSITION])
}

function tokenized(text: string): string[] {
  return tokenizer.forms(text).map(({ form, kind }) => (kind === WHOLE || kind === VARIANT ? '=' : '') + form)
}

function expectSame(text: string): void {
  const expected = tokenized(text)
  const found = scanned(text)
  // Comparing strings first is several times faster than what expect does.
  if (found.join('\n') !== expected.join('\n')) expect([text, found]).toEqual([text, expected])
}

/** Every character that some rule looks at from the character beside it, and a few that none does. */
const TRICKY = [
  ...'ابهوريلعدظ',
  ...'ءآأؤإئةىکڤڨٱیۀ',
  ...['\u0640', '\u064e', '\u0651', '\u0653', '\u0654', '\u0655', '\u0670', '\u200f', '\u200c', '\ufe0f'],
  ..."019٠٩۷.,٫٬-'’ \n،_/#",
  ...['\u2009', '\u202f', '\u00a0', '\u06dd', '\u2010'],
  ...['ﷺ', 'ﻻ', 'ﱞ', 'ﹶ', 'ﺋ', '．', '，', '３', 'Ａ'],
  ...'aZéßМ中',
  ...['e\u0301', '²', '😀', '𐐨', '\ud801', '\udc28', '\u{1f100}', '\u{1fbf0}'],
  ...['عبدالله', 'ابوظبي', 'وعبدالر', 'شيء', 'فئة', 'مسئول', 'قرءان', 'ب2.3', '3ر2', '1,234', 'بي.بي', 'COVID-19'],
]

const tricky = fc.array(fc.constantFrom(...TRICKY), { maxLength: 24, size: 'max' }).map(pieces => pieces.join(''))
/** Letters that fold by their neighbours, seldom broken off, so that most words are longer than a packed form or near its length. */
const words = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...'ءأؤئآاويىةهبلعد') }, { weight: 1, arbitrary: fc.constantFrom(...TRICKY) }), {
    maxLength: 80,
    size: 'max',
  })
  .map(pieces => pieces.join(''))

describe('a scanner gives the forms and positions of the tokenizer', () => {
  it.each([
    ['random tricky characters', tricky, 20000],
    ['random words', words, 10000],
    ['Arabic and Latin text', arabicText, 5000],
    ['any text', anyText, 5000],
    ['text with signs and controls strewn in', textWithNoise.map(({ noisy }) => noisy), 3000],
    ['ill-formed UTF-16', fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)) }), 3000],
  ] as const)('of %s', (_, texts, numRuns) => {
    fc.assert(fc.property(texts, expectSame), { numRuns })
  })

  it('of every short sequence of characters that join, fold or number', () => {
    const alphabet = [...'ايهوءأئةب1.,٫- ر', '\u0640', '\u064e', '\u0654', 'x']
    const check = (text: string): void => {
      expectSame(text)
      if (text.length < 4) for (const character of alphabet) check(text + character)
    }
    check('')
  })

  it('of every code unit, by itself and inside a word', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const character = String.fromCharCode(unit)
      expectSame(character)
      expectSame(`كت${character}اب 1${character}2 a${character}b`)
    }
  })

  it('of the articles', () => {
    for (const line of readFileSync('fixtures/articles/corpus.jsonl', 'utf8').trim().split('\n')) {
      const { title, body } = JSON.parse(line) as { title: string; body: string }
      for (const text of [title, body, `${title} ${body}`.normalize('NFD')]) expectSame(text)
    }
  })

  it.each([
    ['of as many letters as fit into a number', 'الديمقراطي'],
    ['of one more', 'الديمقراطية'],
    ['with signs', 'وَعَبْدُ ٱللَّهِ عَبْدُاللَّه وَعَبْدِالرَّحْمٰن'],
    ['of sixty-four letters', 'م'.repeat(64)],
    ['of more', 'م'.repeat(65)],
    ['of many more, of few among signs', `${'م'.repeat(1000)} ${'مَ'.repeat(11)}`],
    ['that end the text', 'كتاب'],
    ['in one byte a character', 'Cafe, COVID-19 and 12.5 or 1,000.'],
  ])('of words %s', (_, text) => {
    expect(tokenized(text)).not.toEqual([])
    expectSame(text)
  })

  it('appends to what is there', () => {
    const out = new Output()
    scanner.scan('كتاب', out)
    scanner.scan('قلم ڤيزا', out)
    expect(out.length).toBe(4)
  })
})

/** A text that counts how often it is read; the chain reads its slices in proportion to their length. */
class CountedText {
  reads = 0
  readonly length: number
  private readonly text: string

  constructor(text: string) {
    this.text = text
    this.length = text.length
  }

  charCodeAt(i: number): number {
    this.reads++
    return this.text.charCodeAt(i)
  }

  slice(from: number, to: number): string {
    this.reads += to - from
    return this.text.slice(from, to)
  }
}

describe('a scanner reads in proportion to the length', () => {
  it.each(TRICKY.flatMap(piece => [piece, `${piece}ا`, `ئ${piece}`, `1${piece}`, `${piece}.`, `${piece} `]).map(unit => [unit]))('%j', unit => {
    for (const text of [unit.repeat(400), `ك${unit.repeat(400)}`, `${unit.repeat(400)}ﷺ`]) {
      const counted = new CountedText(text)
      const out = new Output()
      out.tokens = new Uint32Array(3 * text.length + 16)
      new Scanner({ intern: () => 0, internPacked: () => 0 }).scan(counted as unknown as string, out)
      expect(counted.reads).toBeLessThan(10 * text.length + 20)
    }
  })
})
