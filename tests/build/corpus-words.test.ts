import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CorpusWords } from '../../src/build/corpus-words.js'
import { builtInLexicon } from '../../src/lexicon/built-in.js'
import { NO_LEXICON } from '../../src/lexicon/lexicon.js'
import { normalize } from '../../src/normalize/normalize.js'
import { analyze } from '../../src/stem/analyze.js'
import { Stemmer } from '../../src/stem/stemmer.js'
import { NONE } from '../../src/stem/words.js'
import { term, VOCABULARY } from '../support/documents.js'

/** Forms that the rules take apart in every way: real words, affixes around them, and random letters. */
const core = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...VOCABULARY.map(word => normalize(word))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('قال', 'يقول', 'استعمل', 'دعا', 'قرا', 'هييه', 'مسوول', 'لغه', 'الله', 'التزام', 'المانيا', 'سماء', 'مستوي', 'ابناء'),
  },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...'اوبكلسيتهمنردعء'), { minLength: 1, maxLength: 6 }).map(letters => letters.join('')) },
)
const proclitic = fc.constantFrom('', '', 'و', 'ف', 'ب', 'ال', 'وال', 'لل', 'ولل', 'فبال', 'سي', 'ت', 'ن', 'ا', 'ليست', 'وسي', 'ا')
const ending = fc.constantFrom('', '', 'ه', 'ها', 'هم', 'ات', 'ون', 'ين', 'ان', 'ي', 'يه', 'تهما', 'وا', 'نا', 'تم', 'كم', 'ته', 'اوه', 'ايي', 'ا')
const form = fc.oneof({ weight: 9, arbitrary: fc.tuple(proclitic, core, ending).map(parts => parts.join('')) }, { weight: 1, arbitrary: term })

describe('CorpusWords', () => {
  it.each([
    ['the lexicon', builtInLexicon()],
    ['no lexicon', NO_LEXICON],
  ])('lead a stemmer to what strings and maps lead it to, with %s', (_, lexicon) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(form, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 40 }),
        fc.array(form, { maxLength: 20 }),
        (attested, asked) => {
          const counts = new Map<string, number>()
          const words = new CorpusWords(lexicon, 4)
          for (const [text, count] of attested) {
            counts.set(text, (counts.get(text) ?? 0) + count)
            words.count(words.intern(text), count)
          }
          const evidence = { ...lexicon, count: (word: string) => counts.get(word) ?? 0 }
          const stemmer = new Stemmer(words)
          for (const text of [...counts.keys(), ...asked]) {
            stemmer.analyze(text)
            expect([text, words.textOf(stemmer.stem), words.textOf(stemmer.base)]).toEqual([text, ...Object.values(analyze(text, evidence))])
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('know nothing of no word, and count beyond their first room', () => {
    const words = new CorpusWords(NO_LEXICON, 1)
    const known = [words.stemOf, words.functionStemOf, words.singularOf, words.rootOf].map(ask => ask.call(words, NONE))
    expect([...known, words.countOf(NONE), words.rankOf(NONE), words.verbOf(NONE, true, 63)]).toEqual([NONE, NONE, NONE, NONE, 0, 0, NONE])
    for (let i = 0; i < 100; i++) words.count(words.intern(`كلمه${'ا'.repeat(i)}`), i)
    expect(words.countOf(words.find(`كلمه${'ا'.repeat(77)}`))).toBe(77)
  })
})
